// Near-identical pages: the same leaflet on two hosts is one page wherever pages are counted.
//
//   Copies copies(store);
//   copies.leader(7)  -> 3: page 7 is a copy of page 3
//
// Pages are compared by their runs of five words (shingles). A sketch of each page, the
// smallest hashes of its shingles, finds pairs worth a look; those are then compared in full.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/store.h"
#include "vocabulary/vocabulary.h"

namespace netkg::desk {

using index::DocumentNumber;

/// Hashes of the runs of five words, folded to lower case, sorted, each once. A text of fewer
/// words is one run.
std::vector<uint64_t> shingles(std::string_view text);

/// What two pages have in common of all that they have: 0 to 1.
double likeness(std::span<const uint64_t> a, std::span<const uint64_t> b);

struct Copy {
  DocumentNumber page = 0;
  DocumentNumber of = 0;      // the leader
  double like = 0;            // 1 when only the address tells
  bool same_address = false;  // they differ in scheme, "www.", a mirror or a last slash only
};

class Copies {
 public:
  /// No page is a copy.
  Copies() = default;
  /// Compares those pages; `numbers` empty: all of the store.
  explicit Copies(const index::Store& store, std::vector<DocumentNumber> numbers = {},
                  const vocabulary::Vocabulary& vocabulary = vocabulary::Vocabulary::builtin());

  /// The page that stands for this one and its copies; itself when there are none.
  DocumentNumber leader(DocumentNumber page) const;
  const std::vector<Copy>& all() const { return copies_; }

 private:
  std::vector<Copy> copies_;  // by the id of the page
  std::map<DocumentNumber, DocumentNumber> leaders_;
};

/// "https://www.example.org/a/?x=1#y" -> "example.org/a?x=1"
std::string plain_address(std::string_view url);

/// The plain address of the same page at its publisher's own host, where `url` is at a mirror.
class Homes {
 public:
  explicit Homes(const vocabulary::Vocabulary& vocabulary);
  std::string address(std::string_view url) const;

 private:
  std::map<std::string, std::string, std::less<>> homes_;  // mirror -> host
};

}  // namespace netkg::desk
