// Which pages are due: states and precedence of the output contract. Stated dates come first,
// then the interval that a publisher has set for its pages; a due date is never invented.
//
//   reviewed 2021-03, "every 3 years"  -> due 2024-03, basis "policy"
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/store.h"
#include "query/answer.h"

namespace netkg::query {

/// Months and days, as "2 years", "18 months", "90 days".
struct Interval {
  int months = 0;
  int days = 0;
  std::string words = {};
};

/// From which stated date an interval counts. A change is no review: only a publisher who says
/// so counts from it.
enum class CountFrom : uint8_t { Reviewed, Modified, Published, Newest };

/// How often pages are reviewed where they do not say so themselves.
struct PolicyRule {
  std::string publisher = {};  // as pages name it, any case; empty: every publisher
  std::string path = {};       // "leaflets/*": of the file or the address; empty: every page
  Interval interval = {};
  CountFrom from = CountFrom::Reviewed;
  bool published = false;  // the publisher says so in public; else it was settled here
};

struct ReviewPolicy {
  int within_days = 90;                // due_soon
  std::vector<PolicyRule> rules = {};  // the first that fits a page counts
};

struct ReviewRow {
  index::DocumentNumber number = 0;
  DocumentId document;
  std::string title;
  std::string source = {};
  std::optional<std::string> publisher = {};
  std::optional<std::string> url = {};
  std::optional<PartialDate> last_reviewed = {};
  std::optional<PartialDate> last_modified = {};
  std::optional<PartialDate> published = {};
  std::optional<PartialDate> next_due = {};
  std::optional<std::string> due_basis = {};  // "stated" | "policy"
  ReviewState state = ReviewState::Undated;
  std::optional<int> days = {};  // until due; negative when overdue
  bool notice = false;
  std::vector<std::string> reasons = {};
  std::optional<int> oldest_reference = {};  // year
  std::optional<int> median_reference = {};
  std::optional<int> newest_reference = {};
  uint32_t claims = 0;
  uint32_t serious_claims = 0;  // with any severity above mild
};

/// A date so much later, as exact as it was and the interval allows: 2021-03 and 3 years is
/// 2024-03; 2021 and 18 months is 2023-06, counted from the last month that 2021 may mean.
std::optional<PartialDate> later_by(const PartialDate& date, const Interval& interval);

/// "leaflets/*.txt", "*everolimus*": '*' stands for any characters, '?' for one.
bool fits_glob(std::string_view pattern, std::string_view text);

ReviewRow review_row(const index::DocumentRecord& document, std::chrono::sys_days as_of,
                     const ReviewPolicy& policy);

/// One row a document, the most urgent first.
std::vector<ReviewRow> review(const index::Store& store, std::chrono::sys_days as_of,
                              const ReviewPolicy& policy);

}  // namespace netkg::query
