// Which pages are due: states and precedence of the output contract. Stated dates only; a due
// date is never invented.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "index/store.h"
#include "query/answer.h"

namespace netkg::query {

struct ReviewPolicy {
  int within_days = 90;  // due_soon
};

struct ReviewRow {
  DocumentId document;
  std::string title;
  std::optional<std::string> publisher = {};
  std::optional<PartialDate> last_reviewed = {};
  std::optional<PartialDate> last_modified = {};
  std::optional<PartialDate> published = {};
  std::optional<PartialDate> next_due = {};
  std::optional<std::string> due_basis = {};  // "stated"
  ReviewState state = ReviewState::Undated;
  std::optional<int> days = {};  // until due; negative when overdue
  bool notice = false;
  std::vector<std::string> reasons = {};
  std::optional<int> oldest_reference = {};  // year
  std::optional<int> newest_reference = {};
  uint32_t claims = 0;
};

ReviewRow review_row(const index::DocumentRecord& document, std::chrono::sys_days as_of,
                     const ReviewPolicy& policy);

/// One row a document, the most urgent first.
std::vector<ReviewRow> review(const index::Store& store, std::chrono::sys_days as_of,
                              const ReviewPolicy& policy);

}  // namespace netkg::query
