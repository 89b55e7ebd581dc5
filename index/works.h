// The same publication in many bibliographies. Which entries name one work is said by whoever
// puts a document (an id for each entry); here is which of the entries speaks for it.
#pragma once

#include <cstdint>

#include "model/reference.h"

namespace netkg::index {

/// How much an entry tells of its work. Of two that tell as much, the hash decides, so that the
/// order of ingest makes no difference.
struct Telling {
  uint32_t fullness = 0;
  uint64_t hash = 0;
  bool operator==(const Telling&) const = default;
};

Telling telling(const model::CslItem& csl);
bool tells_more(const Telling& a, const Telling& b);

}  // namespace netkg::index
