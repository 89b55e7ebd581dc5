// One document made ready for the store: what an Extraction says, with the words of its claims
// copied out and the numbers still missing.
#pragma once

#include <string>
#include <vector>

#include "index/records.h"

namespace netkg::index {

struct Staged {
  DocumentRecord record;
  std::string text;
  std::vector<ClaimRecord> claims;
  std::vector<Entity> entities;         // those that a mention or claim names, by id, each once
  std::vector<StoredPassage> passages;  // by begin
};

/// Throws Error{Failed} for an extraction that contradicts itself: an empty id, a span outside
/// the text, a claim without its object, a claim id twice.
Staged stage(const Extraction& extraction, const Stamp& stamp,
             uint32_t sentences_without_claim);

}  // namespace netkg::index
