// Review states by the precedence of the contract: archived, inconsistent, overdue, due soon,
// current, undated.
#include "query/review.h"

#include <algorithm>

namespace netkg::query {
namespace {

using std::chrono::sys_days;

std::optional<PartialDate> date_of(const std::optional<StatedDate>& stated) {
  return stated ? std::optional(stated->date) : std::nullopt;
}

int days_until(const PartialDate& due, sys_days as_of) {
  return static_cast<int>((due.last_day() - as_of).count());
}

/// "2021-03" may be any day of March: it lies before another date only when its last day does.
bool surely_before(const PartialDate& a, const PartialDate& b) {
  return a.last_day() < b.first_day();
}

std::string freshest(const ReviewRow& row) {
  if (row.last_reviewed) return "last reviewed " + row.last_reviewed->iso();
  if (row.last_modified) return "last modified " + row.last_modified->iso();
  if (row.published) return "published " + row.published->iso();
  return "no date at all";
}

void decide_by_date(ReviewRow& row, sys_days as_of, const ReviewPolicy& policy) {
  row.days = days_until(*row.next_due, as_of);
  auto due = "due " + row.next_due->iso();
  if (*row.days < 0) {
    row.state = ReviewState::Overdue;
    row.reasons.push_back(due + ", " + std::to_string(-*row.days) + " days ago");
    return;
  }
  bool soon = *row.days <= policy.within_days;
  row.state = soon ? ReviewState::DueSoon : ReviewState::Current;
  row.reasons.push_back(due + ", in " + std::to_string(*row.days) + " days");
}

void decide(const index::DocumentRecord& document, ReviewRow& row, sys_days as_of,
            const ReviewPolicy& policy) {
  if (row.next_due) decide_by_date(row, as_of, policy);
  const auto& notice = document.review.notice;
  auto words = document.notice.value_or("");
  if (notice && notice->kind == NoticeKind::Archived) {
    row.state = ReviewState::Archived;
    row.reasons.insert(row.reasons.begin(), "the page says: " + words);
    return;
  }
  if (row.next_due && row.last_reviewed && surely_before(*row.next_due, *row.last_reviewed)) {
    row.state = ReviewState::Inconsistent;
    row.reasons.insert(row.reasons.begin(), "due " + row.next_due->iso() + " before reviewed " +
                                                row.last_reviewed->iso());
    return;
  }
  if (notice) {
    row.state = ReviewState::Overdue;
    row.reasons.push_back("the page says: " + words);
  }
  if (!notice && !row.next_due)
    row.reasons.push_back("no due date is stated; " + freshest(row));
}

}  // namespace

ReviewRow review_row(const index::DocumentRecord& document, sys_days as_of,
                     const ReviewPolicy& policy) {
  ReviewRow row;
  row.document = document.id;
  row.title = document.title;
  row.publisher = document.publisher;
  row.last_reviewed = date_of(document.review.last_reviewed);
  row.last_modified = date_of(document.review.last_modified);
  row.published = date_of(document.review.published);
  row.next_due = date_of(document.review.next_due);
  if (row.next_due) row.due_basis = "stated";
  row.notice = document.review.notice.has_value();
  row.claims = document.claims;
  row.oldest_reference = document.oldest_reference;
  row.newest_reference = document.newest_reference;
  decide(document, row, as_of, policy);
  if (document.review.due_promise && row.next_due)
    row.reasons.push_back("computed from the page's promise to review");
  return row;
}

std::vector<ReviewRow> review(const index::Store& store, sys_days as_of,
                              const ReviewPolicy& policy) {
  std::vector<ReviewRow> rows;
  for (const auto& document : store.documents(index::Detail::Head))
    rows.push_back(review_row(document, as_of, policy));
  // Overdue and due soon first: what needs somebody's time today.
  auto urgency = [](const ReviewRow& row) {
    switch (row.state) {
      case ReviewState::Overdue:
        return 0;
      case ReviewState::Inconsistent:
        return 1;
      case ReviewState::DueSoon:
        return 2;
      case ReviewState::Undated:
        return 3;
      case ReviewState::Current:
        return 4;
      case ReviewState::Archived:
        return 5;
    }
    return 6;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const ReviewRow& a, const ReviewRow& b) {
    if (urgency(a) != urgency(b)) return urgency(a) < urgency(b);
    int most = 1 << 20;
    if (a.days.value_or(most) != b.days.value_or(most))
      return a.days.value_or(most) < b.days.value_or(most);
    return a.document < b.document;
  });
  return rows;
}

}  // namespace netkg::query
