// What a page's statements rest on, and how old that is. Everything here means "check", never
// "wrong": the reason is always given.
//
//   evidence(store, {}, options).pages     one row a page: oldest, median, newest reference
//   evidence(store, {}, options).findings  "a newer edition is known", "listed as retracted", …
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "desk/finding.h"
#include "publications/retractions.h"

namespace netkg::desk {

/// A local copy of Retraction Watch's table: which file, of which day.
struct RetractionSnapshot {
  publications::Retractions table;
  std::string name;
  std::string date;
};

struct EvidenceOptions {
  std::chrono::sys_days as_of;
  int older_than = 10;  // years between a reference and the review
  const RetractionSnapshot* retractions = nullptr;
};

struct EvidenceReport {
  std::vector<Finding> findings = {};
  Sheet pages = {};
};

/// Of those pages; `numbers` empty: of all. What other pages cite is looked at in any case.
EvidenceReport evidence(const index::Store& store,
                        const std::vector<index::DocumentNumber>& numbers,
                        const EvidenceOptions& options);

}  // namespace netkg::desk
