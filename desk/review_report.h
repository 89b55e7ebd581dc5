// The review report: which pages of those that are asked for, in which order, as rows, as
// findings, and what a new policy would change.
//
//   auto rows = query::review(store, day, settings.review);
//   rows = narrowed(std::move(rows), filter, store);
//   review_sheet(rows)
#pragma once

#include <set>

#include "desk/finding.h"
#include "desk/settings.h"

namespace netkg::desk {

/// Empty fields let every page through.
struct ReviewFilter {
  std::string publisher = {};                  // any case
  std::string path = {};                       // of the file or the address, see fits_glob()
  std::set<index::DocumentNumber> pages = {};  // those that name a drug; see `of_pages`
  bool of_pages = false;
  std::vector<std::string> states = {};      // "overdue"; any of them
  std::optional<PartialDate> due_from = {};  // first day
  std::optional<PartialDate> due_to = {};    // last day
};

std::vector<query::ReviewRow> narrowed(std::vector<query::ReviewRow> rows,
                                       const ReviewFilter& filter);

/// What comes first among pages of one state.
enum class ReviewOrder : uint8_t { Urgency, Days, Month, Claims, Serious, Evidence, Title };
/// "claims" -> Claims: the most statements first. Nothing for other words.
std::optional<ReviewOrder> order_named(std::string_view name);

void sort_rows(std::vector<query::ReviewRow>& rows, ReviewOrder order);

/// Every field of "netkg.review/1".
Sheet review_sheet(const std::vector<query::ReviewRow>& rows);

/// Pages whose state or due date a new policy changes: `before` and `after` are the same pages.
/// The columns of review_sheet(), with `state_before` and `due_before`.
Sheet preview_sheet(const std::vector<query::ReviewRow>& before,
                    const std::vector<query::ReviewRow>& after);

/// Overdue, inconsistent, due soon, undated, and dates that cannot be or may mean two days;
/// with the words of the date where the page has them. Located.
std::vector<Finding> review_findings(const index::Store& store,
                                     const std::vector<query::ReviewRow>& rows,
                                     std::chrono::sys_days as_of);

}  // namespace netkg::desk
