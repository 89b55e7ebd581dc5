// Due dates by policy, filters, and what calendars and SARIF readers are given.
#include <libical/ical.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "desk/calendar.h"
#include "desk/review_report.h"
#include "desk/sarif.h"

using namespace netkg;
using namespace netkg::desk;
using query::CountFrom;
using query::ReviewRow;
using query::ReviewState;

namespace {

std::chrono::sys_days day(const char* iso) { return PartialDate::from_iso(iso)->first_day(); }

std::optional<StatedDate> stated(const char* iso, bool ambiguous = false) {
  auto date = PartialDate::from_iso(iso);
  return date ? std::optional(StatedDate{*date, {}, ambiguous}) : std::nullopt;
}

index::DocumentRecord page(const char* reviewed, const char* modified, const char* due) {
  index::DocumentRecord document;
  document.number = 1;
  document.id = DocumentId("doc:one");
  document.title = "One";
  document.source = "leaflets/one.txt";
  document.publisher = "Zebra NET Support";
  document.review.last_reviewed = stated(reviewed);
  document.review.last_modified = stated(modified);
  document.review.next_due = stated(due);
  return document;
}

ReviewRow row(const char* id, const char* title, const char* due) {
  ReviewRow row;
  row.document = DocumentId(id);
  row.title = title;
  row.next_due = PartialDate::from_iso(due);
  row.reasons = {"due, and \\ more; really\nsoon"};
  row.url = "https://example.org/a b";
  return row;
}

}  // namespace

TEST_CASE("An interval is added at the precision of the date") {
  struct Row {
    const char* date;
    query::Interval interval;
    const char* later;
  };
  const Row rows[]{
      {"2021-03-18", {36, 0}, "2024-03-18"},
      {"2021-03", {36, 0}, "2024-03"},
      {"2021", {36, 0}, "2024"},
      {"2021", {18, 0}, "2023-06"},
      {"2021-08-31", {6, 0}, "2022-02-28"},
      {"2023-08-31", {6, 0}, "2024-02-29"},
      {"2021-12", {1, 0}, "2022-01"},
      {"2021-03-18", {0, 90}, "2021-06-16"},
      {"2021-03", {0, 1}, "2021-04-01"},
      {"2021", {0, 1}, "2022-01-01"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.date, row.interval.months, row.interval.days);
    auto later = query::later_by(*PartialDate::from_iso(row.date), row.interval);
    REQUIRE(later);
    CHECK(later->iso() == row.later);
  }
}

TEST_CASE("Patterns of paths") {
  struct Row {
    const char* pattern;
    const char* text;
    bool fits;
  };
  const Row rows[]{
      {"*", "", true},       {"", "", true},       {"", "a", false},
      {"a*c", "abc", true},  {"a*c", "ac", true},  {"a*c", "acd", false},
      {"a?c", "abc", true},  {"a?c", "ac", false}, {"*/b.txt", "a/b.txt", true},
      {"*b*", "abab", true}, {"**", "x", true},    {"a*b*c", "aXbYbZc", true},
      {"A*", "abc", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.pattern, row.text);
    CHECK(query::fits_glob(row.pattern, row.text) == row.fits);
  }
}

TEST_CASE("A policy dates what the page leaves open, and is named") {
  struct Row {
    const char* reviewed;
    const char* modified;
    const char* due;
    query::PolicyRule rule;
    const char* state;
    const char* next_due;   // "" none
    const char* due_basis;  // "" none
  };
  const query::Interval three_years{36, 0, "3 years"};
  const query::PolicyRule everyone{.interval = three_years};
  query::PolicyRule ours = everyone, theirs = everyone, here = everyone, elsewhere = everyone,
                    changes = everyone, newest = everyone;
  ours.publisher = "zebra net support";
  theirs.publisher = "Prairie Cancer Library";
  here.path = "leaflets/*";
  elsewhere.path = "news/*";
  changes.from = CountFrom::Modified;
  newest.from = CountFrom::Newest;
  const Row rows[]{
      {"2021-03-18", "", "", everyone, "overdue", "2024-03-18", "policy"},
      {"2021-03-18", "", "2027-12-01", everyone, "current", "2027-12-01", "stated"},
      {"2021-03-18", "", "", ours, "overdue", "2024-03-18", "policy"},
      {"2021-03-18", "", "", theirs, "undated", "", ""},
      {"2021-03-18", "", "", here, "overdue", "2024-03-18", "policy"},
      {"2021-03-18", "", "", elsewhere, "undated", "", ""},
      {"", "2025-01-01", "", everyone, "undated", "", ""},  // a change is no review
      {"", "2025-01-01", "", changes, "current", "2028-01-01", "policy"},
      {"2021-03-18", "2025-01-01", "", newest, "current", "2028-01-01", "policy"},
      {"2025-03-18", "2021-01-01", "", newest, "current", "2028-03-18", "policy"},
      {"", "", "", everyone, "undated", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.reviewed, row.modified, row.due, row.rule.publisher, row.rule.path);
    query::ReviewPolicy policy{.rules = {row.rule}};
    const auto got =
        query::review_row(page(row.reviewed, row.modified, row.due), day("2026-11-20"), policy);
    CHECK(name(got.state) == row.state);
    CHECK((got.next_due ? got.next_due->iso() : "") == row.next_due);
    CHECK(got.due_basis.value_or("") == row.due_basis);
  }
}

TEST_CASE("What is odd about dates is noted and changes no state") {
  struct Row {
    const char* reviewed;
    const char* modified;
    bool ambiguous;
    const char* reason;
  };
  const Row rows[]{
      {"2021-03-18", "2021-08-17", false, "modified 2021-08-17, after its review"},
      {"2062-03-18", "", false, "reviewed 2062-03-18 lies in the future"},
      {"2023-06-02", "", true, "reviewed 2023-06-02 may mean day and month exchanged"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.reason);
    auto document = page(row.reviewed, row.modified, "");
    document.review.last_reviewed->ambiguous = row.ambiguous;
    const auto got = query::review_row(document, day("2026-11-20"), {});
    CHECK(got.state == ReviewState::Undated);
    CHECK(std::find(got.reasons.begin(), got.reasons.end(), row.reason) != got.reasons.end());
  }
}

TEST_CASE("Rows have the contract's fields, and every format the same") {
  const auto sheet = review_sheet({row("doc:a", "A", "2027-01-01")});
  std::vector<std::string> names;
  for (const auto& column : sheet.columns) names.emplace_back(column.name);
  const std::vector<std::string> contract{"document",
                                          "title",
                                          "publisher",
                                          "last_reviewed",
                                          "last_modified",
                                          "published",
                                          "next_due",
                                          "due_basis",
                                          "state",
                                          "days",
                                          "notice",
                                          "reasons",
                                          "oldest_reference",
                                          "newest_reference",
                                          "claims"};
  REQUIRE(names.size() >= contract.size());
  CHECK(std::vector<std::string>(names.begin(), names.begin() + 15) == contract);
  for (const auto& cells : sheet.rows) CHECK(cells.size() == names.size());
  const auto json = sheet_json(sheet);
  CHECK(json[0]["next_due"] == "2027-01-01");
  CHECK(json[0]["days"].is_null());
  CHECK(json[0]["notice"] == false);
  CHECK(json[0]["reasons"].is_array());
}

TEST_CASE("Filters let through what fits all of them") {
  std::vector<ReviewRow> rows{row("doc:a", "A", "2027-01-01"), row("doc:b", "B", "2027-06"),
                              row("doc:c", "C", "")};
  rows[0].number = 1;
  rows[1].number = 2;
  rows[2].number = 3;
  rows[0].publisher = "Zebra NET Support";
  rows[1].source = "news/b.txt";
  rows[1].state = ReviewState::Current;
  struct Row {
    ReviewFilter filter;
    const char* left;
  };
  const auto date = [](const char* iso) { return PartialDate::from_iso(iso); };
  const Row table[]{
      {{}, "abc"},
      {{.publisher = "ZEBRA net support"}, "a"},
      {{.path = "news/*"}, "b"},
      {{.path = "https://example.org/*"}, "abc"},
      {{.states = {"current"}}, "b"},
      {{.states = {"current", "undated"}}, "abc"},
      {{.pages = {2, 3}, .of_pages = true}, "bc"},
      {{.of_pages = true}, ""},
      {{.due_from = date("2027-02")}, "b"},
      {{.due_to = date("2027-01")}, "a"},
      {{.due_from = date("2027"), .due_to = date("2027")}, "ab"},
      {{.due_from = date("2027-06-30"), .due_to = date("2027-06-30")}, "b"},
  };
  for (const auto& [filter, left] : table) {
    std::string ids;
    for (const auto& each : narrowed(rows, filter)) ids += each.document.text.substr(4);
    CHECK(ids == left);
  }
}

TEST_CASE("The calendar is one that libical reads back") {
  std::string long_title = "Éverolimus für Ältere, ";
  for (int i = 0; i < 12; ++i) long_title += "ααα βββ;";
  auto archived = row("doc:d", "archived", "2012-03-03");
  archived.state = ReviewState::Archived;
  const std::vector<ReviewRow> rows{row("doc:a", long_title.c_str(), "2027-03-19"),
                                    row("doc:b", "month", "2024-02"),
                                    row("doc:c", "undated", ""), archived};
  const auto text = calendar(rows, day("2026-11-20"));
  CHECK(text == calendar(rows, day("2026-11-20")));
  // CR LF and nothing else, lines of 75 bytes at most, cut between characters
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    const auto line = text.substr(at, end - at);
    CAPTURE(line);
    CHECK(line.size() <= 75);
    CHECK(line.find_first_of("\r\n") == std::string::npos);
    CHECK((line.empty() || (static_cast<unsigned char>(line[0]) & 0xC0) != 0x80));
    at = end + 2;
  }
  icalcomponent* root = icalparser_parse_string(text.c_str());
  REQUIRE(root);
  CHECK(icalcomponent_count_errors(root) == 0);
  CHECK(icalrestriction_check(root) == 1);
  std::vector<std::string> days;
  std::set<std::string> uids;
  for (auto* event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)) {
    const auto start = icalcomponent_get_dtstart(event);
    CHECK(start.is_date == 1);
    days.emplace_back(icaltime_as_ical_string(start));
    uids.insert(icalcomponent_get_uid(event));
    CHECK(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT) == 1);
  }
  CHECK(days == std::vector<std::string>{"20270319", "20240229"});
  CHECK(uids == std::set<std::string>{"doc:a@netkg", "doc:b@netkg"});
  auto* first = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT);
  CHECK(std::string(icalcomponent_get_summary(first)) == "Review due: " + long_title);
  CHECK_THAT(icalcomponent_get_description(first),
             Catch::StartsWith("due, and \\ more; really\nsoon\n"));
  icalcomponent_free(root);
}

TEST_CASE("SARIF has what the schema of 2.1.0 requires") {
  Finding finding = finding_of("review-overdue", page("2021-03-18", "", "2024-03-19"));
  finding.source = "leaflets/two words.txt";
  finding.span = Span{10, 21};
  finding.exact = "19 Mar 2024";
  finding.place = Place{2, 3, 2, 14};
  finding.message = "overdue";
  Finding other = finding_of("review-undated", page("", "", ""));
  other.suppressed_by = "a news item";
  const auto log = nlohmann::json::parse(sarif({finding, other}, "1.2.3"));
  CHECK(log.at("version") == "2.1.0");
  REQUIRE(log.at("runs").is_array());
  const auto& run = log["runs"].at(0);
  CHECK(run.at("tool").at("driver").at("name") == "netkg");
  const auto& rules = run["tool"]["driver"].at("rules");
  REQUIRE(run.at("results").size() == 2);
  for (const auto& result : run["results"]) {
    CAPTURE(result.dump());
    CHECK(result.at("message").at("text").is_string());
    CHECK(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") == result.at("ruleId"));
    const std::set<std::string> levels{"none", "note", "warning", "error"};
    CHECK(levels.contains(result.at("level").get<std::string>()));
    const auto& place = result.at("locations").at(0).at("physicalLocation");
    CHECK(place.at("artifactLocation").at("uri").is_string());
    CHECK_FALSE(result.at("partialFingerprints").at("netkg/1").get<std::string>().empty());
  }
  const auto& first = run["results"][0]["locations"][0]["physicalLocation"];
  CHECK(first["artifactLocation"]["uri"] == "leaflets/two%20words.txt");
  CHECK(first["region"]["startLine"] == 2);
  CHECK(first["region"]["endColumn"] == 14);
  CHECK(run["results"][1]["suppressions"][0]["justification"] == "a news item");
}

TEST_CASE("A fingerprint outlives a move of the line, not another finding") {
  auto finding = finding_of("review-overdue", page("", "", "2024-03-19"));
  finding.exact = "19 Mar 2024";
  auto moved = finding;
  moved.place = Place{99, 1, 99, 12};
  moved.message = "977 days overdue";
  CHECK(fingerprint(moved) == fingerprint(finding));
  auto other = finding;
  other.exact = "20 Mar 2024";
  CHECK(fingerprint(other) != fingerprint(finding));
  other = finding;
  other.rule = &rule("review-due-soon");
  CHECK(fingerprint(other) != fingerprint(finding));
}

TEST_CASE("Lines and columns count characters from 1") {
  const std::string text = "á first\nβγ due 2024\n";
  struct Row {
    const char* words;
    Place place;
  };
  const Row rows[]{{"first", {1, 3, 1, 8}}, {"due", {2, 4, 2, 7}}, {"2024\n", {2, 8, 3, 1}}};
  for (const auto& row : rows) {
    CAPTURE(row.words);
    const auto at = static_cast<uint32_t>(text.find(row.words));
    const auto got =
        place_in(text, {at, at + static_cast<uint32_t>(std::string(row.words).size())});
    CHECK(got.line == row.place.line);
    CHECK(got.column == row.place.column);
    CHECK(got.end_line == row.place.end_line);
    CHECK(got.end_column == row.place.end_column);
  }
}

TEST_CASE("Rules have ids of their own and everything help shows") {
  std::set<std::string_view> ids;
  for (const auto& each : rules()) {
    CAPTURE(each.id);
    CHECK(ids.insert(each.id).second);
    CHECK_FALSE(each.summary.empty());
    CHECK_FALSE(each.about.empty());
    CHECK_FALSE(each.example.empty());
    CHECK(find_rule(each.id) == &each);
  }
  CHECK(find_rule("none") == nullptr);
}
