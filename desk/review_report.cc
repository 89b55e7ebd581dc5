// Review rows: narrowed, sorted, printed, compared.
#include "desk/review_report.h"

#include <algorithm>
#include <array>
#include <map>

#include "model/words.h"

namespace netkg::desk {
namespace {

using query::ReviewRow;
using query::ReviewState;

bool lets_through(const ReviewFilter& filter, const ReviewRow& row) {
  if (!filter.publisher.empty() &&
      lower(filter.publisher) != lower(row.publisher ? *row.publisher : std::string()))
    return false;
  if (!filter.path.empty() && !query::fits_glob(filter.path, row.source) &&
      !(row.url && query::fits_glob(filter.path, *row.url)))
    return false;
  if (filter.of_pages && !filter.pages.contains(row.number)) return false;
  const auto& states = filter.states;
  if (!states.empty() &&
      std::find(states.begin(), states.end(), name(row.state)) == states.end())
    return false;
  if ((filter.due_from || filter.due_to) && !row.next_due) return false;
  if (filter.due_from && row.next_due->last_day() < filter.due_from->first_day()) return false;
  return !filter.due_to || row.next_due->last_day() <= filter.due_to->last_day();
}

/// What is compared in each order, the smaller the earlier.
int64_t weight(const ReviewRow& row, ReviewOrder order) {
  constexpr int64_t unknown = 1 << 30;
  switch (order) {
    case ReviewOrder::Claims:
      return -int64_t{row.claims};
    case ReviewOrder::Serious:
      return -int64_t{row.serious_claims};
    case ReviewOrder::Evidence:
      return row.median_reference.value_or(unknown);
    case ReviewOrder::Urgency:
    case ReviewOrder::Days:
    case ReviewOrder::Month:
      return row.days.value_or(unknown);
    case ReviewOrder::Title:
      return 0;
  }
  return 0;
}

constexpr SheetColumn columns[]{
    {"document", "document"},
    {"title", "page", Shown::Fitted, false, 7},
    {"publisher", "publisher", Shown::Wide, false, 6},
    {"last_reviewed", "reviewed", Shown::Always, false, 4},
    {"last_modified", "changed", Shown::Always, false, 5},
    {"published", "published"},
    {"next_due", "due", Shown::Always, false, 2},
    {"due_basis", "basis", Shown::Wide, false, 2},
    {"state", "state", Shown::Always, false, 1},
    {"days", "days", Shown::Always, true, 3},
    {"notice", "notice"},
    {"reasons", "reasons"},
    {"oldest_reference", "oldest"},
    {"newest_reference", "newest"},
    {"claims", "claims", Shown::Never, true},
    {"median_reference", "median", Shown::Never, true},
    {"serious_claims", "serious", Shown::Never, true},
    {"source", "source"},
    {"url", "address"},
};

std::vector<Value> cells_of(const ReviewRow& row) {
  return {row.document.text,
          row.title,
          value_of(row.publisher),
          value_of(row.last_reviewed),
          value_of(row.last_modified),
          value_of(row.published),
          value_of(row.next_due),
          value_of(row.due_basis),
          std::string(name(row.state)),
          value_of(row.days),
          row.notice,
          row.reasons,
          value_of(row.oldest_reference),
          value_of(row.newest_reference),
          value_of(row.claims),
          value_of(row.median_reference),
          value_of(row.serious_claims),
          row.source,
          value_of(row.url)};
}

struct StateRule {
  ReviewState state;
  std::string_view rule;
};
constexpr std::array state_rules{
    StateRule{ReviewState::Overdue, "review-overdue"},
    StateRule{ReviewState::Inconsistent, "review-inconsistent"},
    StateRule{ReviewState::DueSoon, "review-due-soon"},
    StateRule{ReviewState::Undated, "review-undated"},
};

/// The words that a state rests on: the notice, the due date, or the date of the review.
std::optional<Span> words_behind(const Review& review, ReviewState state) {
  if (state == ReviewState::Overdue && review.notice) return review.notice->span;
  if (review.next_due && state != ReviewState::Undated) return review.next_due->span;
  if (review.last_reviewed) return review.last_reviewed->span;
  return std::nullopt;
}

Finding review_finding(std::string_view id, const index::DocumentRecord& document,
                       const ReviewRow& row) {
  auto finding = finding_of(id, document);
  if (row.next_due) finding.next_due = row.next_due->iso();
  finding.state = std::string(name(row.state));
  return finding;
}

/// "overdue since 2024-03-19, 976 days"
std::string state_message(const ReviewRow& row) {
  const auto due = row.next_due ? row.next_due->iso() : std::string();
  const auto days = row.days ? std::to_string(std::abs(*row.days)) + " days" : std::string();
  switch (row.state) {
    case ReviewState::Overdue:
      return row.days && *row.days < 0 ? "the review is overdue since " + due + ", by " + days
                                       : "the page says that it is due for review";
    case ReviewState::DueSoon:
      return "the review is due on " + due + ", in " + days;
    case ReviewState::Inconsistent:
      return row.reasons.front();
    default:
      return "no due date is stated";
  }
}

void add_date_findings(const index::DocumentRecord& document, const ReviewRow& row,
                       std::chrono::sys_days as_of, std::vector<Finding>& out) {
  struct Named {
    const std::optional<StatedDate>& stated;
    std::string_view what;
    bool past;
  };
  const auto& review = document.review;
  for (const auto& [stated, what, past] :
       {Named{review.last_reviewed, "reviewed", true},
        Named{review.last_modified, "modified", true},
        Named{review.published, "published", true}, Named{review.next_due, "due", false}}) {
    if (!stated) continue;
    const auto said = std::string(what) + " " + stated->date.iso();
    if (past && stated->date.first_day() > as_of) {
      out.push_back(review_finding("review-future", document, row));
      out.back().span = stated->span;
      out.back().message = said + " lies in the future";
      out.back().reason = "later than the day of this report";
    }
    if (stated->ambiguous) {
      out.push_back(review_finding("review-ambiguous", document, row));
      out.back().span = stated->span;
      out.back().message = said + " may mean day and month exchanged";
      out.back().reason = "read in the order of the page's country";
    }
  }
}

}  // namespace

std::vector<ReviewRow> narrowed(std::vector<ReviewRow> rows, const ReviewFilter& filter) {
  std::erase_if(rows, [&](const ReviewRow& row) { return !lets_through(filter, row); });
  return rows;
}

std::optional<ReviewOrder> order_named(std::string_view name) {
  struct Named {
    std::string_view name;
    ReviewOrder order;
  };
  constexpr Named orders[]{
      {"urgency", ReviewOrder::Urgency}, {"days", ReviewOrder::Days},
      {"month", ReviewOrder::Month},     {"claims", ReviewOrder::Claims},
      {"serious", ReviewOrder::Serious}, {"evidence", ReviewOrder::Evidence},
      {"title", ReviewOrder::Title}};
  for (const auto& each : orders)
    if (each.name == name) return each.order;
  return std::nullopt;
}

void sort_rows(std::vector<ReviewRow>& rows, ReviewOrder order) {
  if (order == ReviewOrder::Urgency) return;  // as query::review() gives them
  std::stable_sort(rows.begin(), rows.end(), [&](const ReviewRow& a, const ReviewRow& b) {
    if (order == ReviewOrder::Title && a.title != b.title) return a.title < b.title;
    return weight(a, order) < weight(b, order);
  });
}

Sheet review_sheet(const std::vector<ReviewRow>& rows) {
  Sheet sheet{{std::begin(columns), std::end(columns)}, {}};
  for (const auto& row : rows) sheet.rows.push_back(cells_of(row));
  return sheet;
}

Sheet preview_sheet(const std::vector<ReviewRow>& before, const std::vector<ReviewRow>& after) {
  Sheet sheet{{std::begin(columns), std::end(columns)}, {}};
  sheet.columns.push_back({"state_before", "was", Shown::Always, false, 1});
  sheet.columns.push_back({"due_before", "due before"});
  std::map<index::DocumentNumber, const ReviewRow*> was;
  for (const auto& row : before) was[row.number] = &row;
  for (const auto& row : after) {
    const auto old = was.find(row.number);
    if (old == was.end()) continue;
    if (old->second->state == row.state && old->second->next_due == row.next_due) continue;
    auto cells = cells_of(row);
    cells.emplace_back(std::string(name(old->second->state)));
    cells.push_back(value_of(old->second->next_due));
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

std::vector<Finding> review_findings(const index::Store& store,
                                     const std::vector<ReviewRow>& rows,
                                     std::chrono::sys_days as_of) {
  std::vector<Finding> findings;
  for (const auto& row : rows) {
    const auto document = store.document(row.number, index::Detail::Head);
    if (!document) continue;
    add_date_findings(*document, row, as_of, findings);
    for (const auto& [state, id] : state_rules) {
      if (state != row.state) continue;
      auto finding = review_finding(id, *document, row);
      finding.span = words_behind(document->review, state);
      finding.message = state_message(row);
      finding.reason = words_of(Value(row.reasons));
      findings.push_back(std::move(finding));
    }
  }
  locate(store, findings);
  sort_findings(findings);
  return findings;
}

}  // namespace netkg::desk
