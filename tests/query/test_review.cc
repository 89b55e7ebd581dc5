// Review states: precedence, precision, and nothing invented.
#include <catch2/catch.hpp>

#include "query/json.h"
#include "query/review.h"
#include "store_fixture.h"

using namespace netkg::query;
using netkg::query::test::day;

namespace {

std::optional<StatedDate> stated(const char* iso) {
  auto date = PartialDate::from_iso(iso);
  return date ? std::optional(StatedDate{*date, {}}) : std::nullopt;
}

netkg::index::DocumentRecord page(const char* reviewed, const char* due, const char* notice) {
  netkg::index::DocumentRecord document;
  document.id = DocumentId("doc:one");
  document.title = "One";
  document.review.last_reviewed = stated(reviewed);
  document.review.next_due = stated(due);
  std::string kind = notice;
  if (!kind.empty()) {
    document.review.notice =
        Notice{kind == "archived" ? NoticeKind::Archived : NoticeKind::Due, {}};
    document.notice = "This page is due for review.";
  }
  return document;
}

}  // namespace

TEST_CASE("review states") {
  struct Row {
    const char* reviewed;
    const char* due;
    const char* notice;  // "", "due", "archived"
    const char* state;
    std::optional<int> days;
  };
  const Row rows[] = {
      {"2021-03-18", "2024-03-19", "", "overdue", -976},
      {"2021-03-18", "2024-03-19", "due", "overdue", -976},
      {"2021-03-18", "", "due", "overdue", {}},  // the page says so itself
      {"2021-03-18", "", "", "undated", {}},     // no due date is invented
      {"", "", "", "undated", {}},
      {"2025-01-01", "2028-01-01", "", "current", 407},
      {"2025-01-01", "2028-01-01", "due", "overdue", 407},
      {"2025-01-01", "2027-02-18", "", "due_soon", 90},  // the 90th day belongs to "soon"
      {"2025-01-01", "2027-02-19", "", "current", 91},
      {"2025-01-01", "2026-11-20", "", "due_soon", 0},  // due today is not past
      {"2025-01-01", "2026-11-19", "", "overdue", -1},
      {"2025-01-01", "2026-11", "", "due_soon", 10},  // November is not past until its last day
      {"2025-01-01", "2026-10", "", "overdue", -20},
      {"2025-01-01", "2026", "", "due_soon", 41},
      {"2025-01-01", "2025", "", "overdue", -324},
      {"2025-01-01", "2024-01-01", "", "inconsistent", -1054},
      {"2025-01-01", "2025", "", "overdue", -324},  // may be the same year: consistent
      {"2025-01-01", "2024-01-01", "archived", "archived", -1054},
      {"2021-03-18", "", "archived", "archived", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.reviewed, row.due, row.notice);
    ReviewRow result =
        review_row(page(row.reviewed, row.due, row.notice), day("2026-11-20"), {});
    CHECK(name(result.state) == row.state);
    CHECK(result.days == row.days);
    CHECK(result.due_basis.has_value() == !std::string(row.due).empty());
    CHECK_FALSE(result.reasons.empty());
  }
}

TEST_CASE("within changes what is soon") {
  auto document = page("2025-01-01", "2026-12-20", "");
  CHECK(review_row(document, day("2026-11-20"), {29}).state == ReviewState::Current);
  CHECK(review_row(document, day("2026-11-20"), {30}).state == ReviewState::DueSoon);
}

TEST_CASE("a modified date is shown, not taken for a review") {
  auto document = page("", "", "");
  document.review.last_modified = stated("2021-08-17");
  auto row = review_row(document, day("2026-11-20"), {});
  CHECK(row.state == ReviewState::Undated);
  CHECK_FALSE(row.last_reviewed);
  CHECK(row.reasons.at(0) == "no due date is stated; last modified 2021-08-17");
}

TEST_CASE("rows are ordered by urgency and answer questions") {
  using test::Page;
  std::vector<netkg::model::Extraction> pages;
  auto add = [&](const char* id, const char* reviewed, const char* due) {
    Page made(id, std::string("Title ") + id);
    made.extraction.review.last_reviewed = stated(reviewed);
    made.extraction.review.next_due = stated(due);
    pages.push_back(made.extraction);
  };
  add("current", "2025-06-01", "2028-06-01");
  add("undated", "2020-01-01", "");
  add("late", "2018-01-01", "2021-01-01");
  add("later", "2016-01-01", "2019-01-01");
  add("soon", "2023-12-01", "2026-12-01");
  test::Fixture fixture(pages);
  auto rows = review(*fixture.store, day("2026-11-20"), {});
  std::string order;
  for (const auto& row : rows) order += row.document.text.substr(4) + " ";
  CHECK(order == "later late soon undated current ");

  struct Row {
    const char* question;
    std::size_t answers;
  };
  const Row asked[] = {{"which pages are overdue?", 2},
                       {"which pages are due soon?", 1},
                       {"which pages are due for review?", 3},
                       {"which pages have no due date?", 1},
                       {"how many pages are overdue", 2},
                       {"which pages were reviewed before 2019", 2},
                       {"which pages were reviewed since 2025", 1},
                       {"which pages were last reviewed more than 5 years ago", 3},
                       {"which pages were reviewed in the last 4 years", 2},
                       {"which pages were reviewed in 2020", 1}};
  for (const auto& row : asked) {
    CAPTURE(row.question);
    CHECK(fixture.ask(row.question).answers.size() == row.answers);
  }
}
