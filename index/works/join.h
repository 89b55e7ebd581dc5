// Printed entries -> works: which of them name the same publication, and why.
//
// Entries that share a candidate key are compared; those that agree are tied, the strongest
// ties first, unless the two groups hold identifiers that contradict each other. The result
// depends on the entries alone, not on their order: an entry more changes only the works whose
// keys it shares.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "index/works/features.h"
#include "model/id.h"

namespace netkg::index {

struct JoinedEntry {
  std::size_t entry = 0;         // its place in what was given
  Reason reason = Reason::None;  // what tied it to the work; None for the entry that leads it
  std::size_t to = 0;            // the entry that it agrees with; itself for the leading one
};

struct JoinedWork {
  WorkId id;
  std::vector<JoinedEntry> entries;  // the one that tells most first, then in the order given
  CslItem csl;                       // as that one prints it, with identifiers of the others
};

/// The works of these entries, in the order of their first entries. `printed` stands for an
/// entry of which nothing could be read; it has the same length, or is empty.
std::vector<JoinedWork> join_works(std::span<const CslItem> entries,
                                   std::span<const std::string> printed = {});

}  // namespace netkg::index
