// Which of a page's reference lists serves a claim. A summary may have one for each section,
// each numbered from 1: "[3]" then means the third entry of the section's own list.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "ingest/page.h"

namespace netkg::ingest {

/// The entries references[first, last) that stand together.
struct ReferenceList {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t scope = 0;  // the section whose claims, and those of its parts, it serves
  uint32_t begin = 0;     // byte of its first entry
  std::map<int, std::size_t> by_number = {};  // "3." -> the entry's place in references
};

/// In the order of the page. One list when no number comes twice, however the entries stand.
std::vector<ReferenceList> reference_lists(const Page& page,
                                           const std::vector<Reference>& references);

/// The list that serves what is said at byte `at`: of the smallest section around it that has
/// one, the first that follows. `lists` is not empty.
const ReferenceList& list_serving(const Page& page, const std::vector<ReferenceList>& lists,
                                  uint32_t at);

}  // namespace netkg::ingest
