// One document made ready for the store: what an Extraction says, with the words of its claims
// copied out and the numbers still missing.
#pragma once

#include <string>
#include <vector>

#include "index/records.h"

namespace netkg::index {

/// The earlier texts of a page, as they lie in the store.
struct History {
  uint32_t version = 1;                                     // of the text that is put
  std::vector<std::pair<uint32_t, std::string>> kept = {};  // version, encoded record
};

struct Staged {
  DocumentRecord record;
  std::string text;
  SourceRecord source;
  std::vector<WorkId> works;  // of each reference; an empty id: none
  std::vector<ClaimRecord> claims;
  std::vector<Entity> entities;         // those that a mention or claim names, by id, each once
  std::vector<StoredPassage> passages;  // by begin
};

/// Throws Error{Unreadable} for an extraction that contradicts itself: an empty id, a span
/// outside the text, a claim without its object, a claim id twice.
Staged stage(const Extraction& extraction, const Stamp& stamp, uint32_t sentences_without_claim,
             const std::vector<WorkId>& works = {});

}  // namespace netkg::index
