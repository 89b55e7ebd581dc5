// Review states by the precedence of the contract: archived, inconsistent, overdue, due soon,
// current, undated.
#include "query/review.h"

#include <algorithm>

#include "model/words.h"

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

bool fits(const PolicyRule& rule, const ReviewRow& row) {
  if (!rule.publisher.empty() &&
      lower(rule.publisher) != lower(row.publisher ? *row.publisher : std::string()))
    return false;
  return rule.path.empty() || fits_glob(rule.path, row.source) ||
         (row.url && fits_glob(rule.path, *row.url));
}

struct Start {
  std::optional<PartialDate> date;
  std::string_view what;
};

Start start_of(CountFrom from, const ReviewRow& row) {
  const Start reviewed{row.last_reviewed, "reviewed"}, modified{row.last_modified, "modified"},
      published{row.published, "published"};
  if (from == CountFrom::Reviewed) return reviewed;
  if (from == CountFrom::Modified) return modified;
  if (from == CountFrom::Published) return published;
  auto newest = reviewed;
  for (const auto& other : {modified, published})
    if (other.date && (!newest.date || surely_before(*newest.date, *other.date)))
      newest = other;
  return newest;
}

/// Where the page states no due date itself.
void apply_policy(ReviewRow& row, const ReviewPolicy& policy) {
  if (row.next_due) return;
  auto rule = std::find_if(policy.rules.begin(), policy.rules.end(),
                           [&](const PolicyRule& each) { return fits(each, row); });
  if (rule == policy.rules.end()) return;
  const auto start = start_of(rule->from, row);
  const auto every = std::string(rule->published ? "the publisher's published policy: every "
                                                 : "policy: every ") +
                     rule->interval.words;
  if (start.date) row.next_due = later_by(*start.date, rule->interval);
  if (row.next_due) row.due_basis = "policy";
  row.reasons.push_back(row.next_due ? every + " after it was " + std::string(start.what)
                                     : every + ", but no date to count from is stated");
}

void decide_by_date(ReviewRow& row, sys_days as_of, const ReviewPolicy& policy) {
  row.days = days_until(*row.next_due, as_of);
  auto due = "due " + row.next_due->iso();
  bool past = *row.days < 0;
  bool soon = *row.days <= policy.within_days;
  row.state = past ? ReviewState::Overdue : soon ? ReviewState::DueSoon : ReviewState::Current;
  auto count = std::to_string(past ? -*row.days : *row.days);
  row.reasons.insert(row.reasons.begin(),
                     past ? due + ", " + count + " days ago" : due + ", in " + count + " days");
}

void decide(const index::DocumentRecord& document, ReviewRow& row, sys_days as_of,
            const ReviewPolicy& policy) {
  apply_policy(row, policy);
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
    row.reasons.insert(row.reasons.begin(), "no due date is stated; " + freshest(row));
}

/// What a reviewer should know of the dates, without changing the state.
void remark(const index::DocumentRecord& document, ReviewRow& row, sys_days as_of) {
  const auto& review = document.review;
  if (review.due_promise && row.due_basis == "stated")
    row.reasons.push_back("computed from the page's promise to review");
  if (row.last_reviewed && row.last_modified &&
      surely_before(*row.last_reviewed, *row.last_modified))
    row.reasons.push_back("modified " + row.last_modified->iso() + ", after its review");
  struct Named {
    const std::optional<StatedDate>& stated;
    std::string_view what;
    bool past;  // cannot lie in the future
  };
  for (const auto& [stated, what, past] :
       {Named{review.last_reviewed, "reviewed", true},
        Named{review.last_modified, "modified", true},
        Named{review.published, "published", true}, Named{review.next_due, "due", false}}) {
    if (!stated) continue;
    const auto named = std::string(what) + " " + stated->date.iso();
    if (past && stated->date.first_day() > as_of)
      row.reasons.push_back(named + " lies in the future");
    if (stated->ambiguous) row.reasons.push_back(named + " may mean day and month exchanged");
  }
}

}  // namespace

std::optional<PartialDate> later_by(const PartialDate& date, const Interval& interval) {
  using namespace std::chrono;
  if (interval.days > 0) {
    const year_month_day day(date.last_day() + days(interval.days));
    return PartialDate::make(static_cast<int>(day.year()),
                             static_cast<int>(static_cast<unsigned>(day.month())),
                             static_cast<int>(static_cast<unsigned>(day.day())));
  }
  constexpr int year_of_months = 12;
  if (!date.month && interval.months % year_of_months == 0)
    return PartialDate::make(date.year + interval.months / year_of_months);
  const int month = (date.month ? date.month : year_of_months) - 1 + interval.months;
  const int year = date.year + month / year_of_months;
  const int of_year = month % year_of_months + 1;
  // 31 August and 6 months is the end of February
  for (int day = date.day; day > 0; --day)
    if (auto later = PartialDate::make(year, of_year, day)) return later;
  return PartialDate::make(year, of_year);
}

bool fits_glob(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

ReviewRow review_row(const index::DocumentRecord& document, sys_days as_of,
                     const ReviewPolicy& policy) {
  ReviewRow row;
  row.number = document.number;
  row.document = document.id;
  row.title = document.title;
  row.source = document.source;
  row.url = document.url;
  row.publisher = document.publisher;
  row.last_reviewed = date_of(document.review.last_reviewed);
  row.last_modified = date_of(document.review.last_modified);
  row.published = date_of(document.review.published);
  row.next_due = date_of(document.review.next_due);
  if (row.next_due) row.due_basis = "stated";
  row.notice = document.review.notice.has_value();
  row.claims = document.claims;
  row.oldest_reference = document.oldest_reference;
  row.median_reference = document.median_reference;
  row.newest_reference = document.newest_reference;
  row.serious_claims = document.serious_claims;
  decide(document, row, as_of, policy);
  remark(document, row, as_of);
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
