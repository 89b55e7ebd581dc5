// netkg.toml: what it may say, and that a slip is named with its line.
#include "desk/settings.h"

#include <catch2/catch.hpp>

#include "model/error.h"
#include "model/words.h"

using namespace netkg;
using namespace netkg::desk;

TEST_CASE("Settings are read") {
  const auto settings = read_settings(R"(
[review]
within = "12w"
[[review.policy]]
publisher = "Zebra NET Support"
every = "3 years"
[[review.policy]]
path = "news/*"
every = "6 months"
from = "newest"
[evidence]
older_than = 7
retractions = "watch.csv"
[[suppress]]
rule = "evidence-old"
path = "leaflets/*"
reason = "still the only trial"
until = 2027-01-31
[[suppress]]
rule = "review-undated"
document = "doc:one"
reason = "a news item"
until = "2027-02"
)",
                                      "netkg.toml");
  CHECK(settings.review.within_days == 84);
  REQUIRE(settings.review.rules.size() == 2);
  CHECK(settings.review.rules[0].interval.months == 36);
  CHECK(settings.review.rules[0].from == query::CountFrom::Reviewed);
  CHECK(settings.review.rules[1].path == "news/*");
  CHECK(settings.review.rules[1].from == query::CountFrom::Newest);
  CHECK(settings.older_than == 7);
  CHECK(settings.retractions == "watch.csv");
  REQUIRE(settings.suppressions.size() == 2);
  CHECK(settings.suppressions[0].until->iso() == "2027-01-31");
  CHECK(settings.suppressions[1].until->iso() == "2027-02");
}

TEST_CASE("What a publisher says of all its pages counts where nothing was settled") {
  const auto& vocabulary = vocabulary::Vocabulary::builtin();
  std::string publisher;
  for (const auto& each : vocabulary.publishers()) {
    CAPTURE(std::string(each.name));
    CHECK((each.review_every.empty() || read_interval(each.review_every)));
    if (!each.review_every.empty()) publisher = each.name;
  }
  REQUIRE_FALSE(publisher.empty());

  index::DocumentRecord page;
  page.id = DocumentId("doc:one");
  page.publisher = publisher;
  page.review.last_reviewed = StatedDate{*PartialDate::from_iso("2021-03"), {}};
  const auto day = std::chrono::sys_days{std::chrono::year{2023} / 1 / 1};
  query::ReviewPolicy policy;
  add_published_policies(vocabulary, policy);
  auto row = query::review_row(page, day, policy);
  REQUIRE(row.next_due);
  CHECK(row.next_due->iso() == "2024-03");
  CHECK(row.due_basis == "policy");
  CHECK(row.reasons.back() ==
        "the publisher's published policy: every 3 years after it was reviewed");

  auto stated = page;
  stated.review.next_due = StatedDate{*PartialDate::from_iso("2025-01-02"), {}};
  CHECK(query::review_row(stated, day, policy).due_basis == "stated");
  auto other = page;
  other.publisher = "Somebody else";
  CHECK_FALSE(query::review_row(other, day, policy).next_due);

  // netkg.toml goes before it, also where its own rule is for some pages only.
  auto settled = read_settings("[[review.policy]]\npublisher = \"" + lower(publisher) +
                                   "\"\npath = \"news/*\"\nevery = \"1 year\"\n",
                               "netkg.toml");
  add_published_policies(vocabulary, settled.review);
  CHECK_FALSE(query::review_row(page, day, settled.review).next_due);
  page.source = "news/a.txt";
  CHECK(query::review_row(page, day, settled.review).next_due->iso() == "2022-03");
}

TEST_CASE("What is not understood is refused with its line") {
  struct Row {
    const char* toml;
    const char* what;
  };
  const Row rows[]{
      {"\n[reviews]\n", "x.toml:2: what is \"reviews\"?"},
      {"[review]\nwithn = \"90d\"\n", "x.toml:2: what is \"withn\"?"},
      {"[review]\nwithin = 90\n", "x.toml:2: within is no text in quotes"},
      {"[review]\nwithin = \"3 months\"\n", "x.toml:2: within is a number of days: \"90d\""},
      {"[[review.policy]]\npublisher = \"A\"\n", "x.toml:1: every is missing"},
      {"[[review.policy]]\nevery = \"often\"\n",
       "x.toml:2: every is a time: \"2 years\", \"18 months\""},
      {"[[review.policy]]\nevery = \"1 year\"\nfrom = \"birth\"\n",
       "x.toml:3: from is one of reviewed, modified, published, newest"},
      {"[review.policy]\nevery = \"1 year\"\n", "x.toml:1: write [[policy]]"},
      {"[evidence]\nolder_than = 0\n", "x.toml:2: older_than is a number of years"},
      {"[[suppress]]\nrule = \"evidence-old\"\n", "x.toml:1: reason is missing"},
      {"[[suppress]]\nrule = \"olde\"\nreason = \"r\"\n",
       "x.toml:2: there is no rule \"olde\"; netkg help rules lists them"},
      {"[[suppress]]\nrule = \"evidence-old\"\nreason = \"r\"\nuntil = \"soon\"\n",
       "x.toml:4: until is a date: 2027-01-31"},
      {"review = \n", "x.toml:1:"},
      {"\xFF\xFE", "x.toml:1:"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.toml);
    try {
      read_settings(row.toml, "x.toml");
      FAIL("nothing was refused");
    } catch (const model::Error& error) {
      CHECK_THAT(error.what(), Catch::StartsWith(row.what));
      CHECK(error.kind == model::ErrorKind::Unreadable);
    }
  }
}

TEST_CASE("Intervals") {
  struct Row {
    const char* text;
    int months, days;  // both 0: not read
  };
  const Row rows[]{
      {"2 years", 24, 0},   {"1 year", 12, 0},   {"18 months", 18, 0},
      {"3y", 36, 0},        {"90d", 0, 90},      {"12w", 0, 84},
      {"30", 0, 30},        {"1 day", 0, 1},     {"0 days", 0, 0},
      {"-1 year", 0, 0},    {"two years", 0, 0}, {"2 fortnights", 0, 0},
      {"", 0, 0},           {"999 years", 0, 0}, {"99999999999 days", 0, 0},
      {"6000 weeks", 0, 0}, {"years", 0, 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto read = read_interval(row.text);
    CHECK(read.has_value() == (row.months + row.days > 0));
    if (!read) continue;
    CHECK(read->months == row.months);
    CHECK(read->days == row.days);
  }
}

TEST_CASE("A suppression covers its rule on its pages until its day") {
  Finding finding;
  finding.rule = &rule("evidence-old");
  finding.document = DocumentId("doc:one");
  finding.source = "leaflets/one.txt";
  struct Row {
    Suppression suppression;
    bool covers;
  };
  const auto until = PartialDate::make(2026, 11);
  const Row rows[]{
      {{.rule = "evidence-old", .reason = "r"}, true},
      {{.rule = "review-undated", .reason = "r"}, false},
      {{.rule = "evidence-old", .path = "leaflets/*", .reason = "r"}, true},
      {{.rule = "evidence-old", .path = "news/*", .reason = "r"}, false},
      {{.rule = "evidence-old", .document = "doc:one", .reason = "r"}, true},
      {{.rule = "evidence-old", .document = "doc:two", .reason = "r"}, false},
      {{.rule = "evidence-old", .reason = "r", .until = until}, true},
      {{.rule = "evidence-old", .reason = "r", .until = PartialDate::make(2026, 11, 19)},
       false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.suppression.rule, row.suppression.path, row.suppression.document);
    Settings settings;
    settings.suppressions = {row.suppression};
    std::vector<Finding> findings{finding};
    suppress(settings, PartialDate::make(2026, 11, 20)->first_day(), findings);
    CHECK(findings.front().suppressed_by.has_value() == row.covers);
  }
}
