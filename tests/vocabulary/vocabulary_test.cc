#include "vocabulary/vocabulary.h"

#include <catch2/catch.hpp>
#include <map>

#include "model/error.h"
#include "vocabulary/check.h"
#include "vocabulary/compile.h"

using namespace netkg::vocabulary;
using namespace netkg::model;

namespace {

constexpr std::string_view header =
    "id\tlabel\tnames\tparents\trelated\txrefs\tsource\tlicence\n";

std::string compile_rows(const std::string& rows) {
  Rows read;
  read_rows(std::string(header) + rows, "test.tsv", &read);
  return compile(read);
}

}  // namespace

TEST_CASE("the longest name wins, and concepts may share one") {
  auto bytes = compile_rows(
      "effect:rash\trash\t\t\t\t\town\tx\n"
      "effect:skin-rash\tskin rash\tacne-like rash{lay}\teffect:rash\t\tS:1\town\tx\n"
      "condition:rash\trash\tRSH{abbr}\t\t\t\town\tx\n");
  Vocabulary vocabulary(bytes);
  REQUIRE(vocabulary.size() == 3);
  auto words = split_words("a Skin rashes and rash");
  auto match = vocabulary.longest(words, 1);
  REQUIRE(match.size() == 1);
  CHECK(vocabulary.id(match[0].number) == "effect:skin-rash");
  CHECK(match[0].words == 2);
  CHECK(vocabulary.longest(words, 4).size() == 2);
  CHECK(vocabulary.longest(words, 0).empty());
  CHECK(vocabulary.named("acne like rash")[0].kind == MentionKind::Lay);
  auto narrow = vocabulary.find(EntityId("effect:skin-rash")),
       broad = vocabulary.find(EntityId("effect:rash"));
  REQUIRE(narrow);
  REQUIRE(broad);
  CHECK(vocabulary.is_below(*narrow, *broad));
  CHECK_FALSE(vocabulary.is_below(*broad, *narrow));
  CHECK(vocabulary.below(*broad) == std::vector<ConceptNumber>{*narrow});
  CHECK(vocabulary.entity(*narrow).xrefs == std::vector<std::string>{"S:1"});
}

TEST_CASE("rows that cannot be are refused by file and line") {
  struct Row {
    std::string rows, what;
  };
  const std::vector<Row> table{
      {"effect:a\ta\n", "test.tsv:2: 2 columns, expected 8"},
      {"foo:a\ta\t\t\t\t\t\t\n", "test.tsv:2: unknown kind of id: foo:a"},
      {"effect:a\ta\tb{odd}\t\t\t\t\t\n", "test.tsv:2: unknown flag {odd}"},
      {"effect:a\ta\t\teffect:b\t\t\t\t\n", "effect:a points to effect:b, which has no row"},
      {"effect:a\ta\t\t\t\t\t\t\neffect:a\ta\t\t\t\t\t\t\n",
       "two vocabulary rows for effect:a"}};
  for (const auto& row : table) {
    CAPTURE(row.rows);
    CHECK_THROWS_WITH(compile_rows(row.rows), row.what);
  }
  CHECK_THROWS_AS(Vocabulary("not a vocabulary"), Error);
}

TEST_CASE("what is wrong with rows") {
  struct Row {
    std::string rows;
    std::vector<std::string> findings;
  };
  const std::vector<Row> table{
      {"effect:a\ta\tb\t\t\t\t\t\n", {}},
      {"effect:a\ta\t\t\t\t\t\t\neffect:a\ta\t\t\t\t\t\t\n",
       {"duplicate-id effect:a has two rows"}},
      {"effect:a\tb\t\t\t\t\t\t\n",
       {"wrong-id effect:a has the label \"b\", which makes effect:b"}},
      {"effect:a\ta\t\teffect:b\t\t\t\t\n",
       {"dangling effect:a points to effect:b, which has no row"}},
      {"effect:a\ta\t\teffect:b\t\t\t\t\neffect:b\tb\t\teffect:a\t\t\t\t\n",
       {"cycle effect:a is its own ancestor", "cycle effect:b is its own ancestor"}},
      {"effect:a\ta\tsores{lay}\t\t\t\t\t\neffect:b\tb\tSore\t\t\t\t\t\n",
       {"duplicate-name effect:b \"Sore\" also names effect:a"}},
      {"effect:a\ta\t\t\t\t\t\t\ncondition:a\ta\t\t\t\t\t\t\n",
       {"ambiguous-name condition:a \"a\" also names effect:a"}}};
  for (const auto& row : table) {
    CAPTURE(row.rows);
    Rows rows;
    read_rows(std::string(header) + row.rows, "test.tsv", &rows);
    std::vector<std::string> findings;
    for (const auto& finding : check(rows)) {
      findings.push_back(finding.rule + " " + finding.id + " " + finding.message);
    }
    CHECK(findings == row.findings);
  }
}

TEST_CASE("what a publisher means by a frequency word") {
  struct Row {
    std::string publisher;
    FrequencyBand band;
    std::optional<double> low, high;
  };
  const std::vector<Row> table{
      {"European Medicines Agency", FrequencyBand::VeryCommon, 0.1, {}},
      {"European Medicines Agency", FrequencyBand::Common, 0.01, 0.1},
      {"European Medicines Agency", FrequencyBand::VeryRare, {}, 0.0001},
      {"Cancer Research UK", FrequencyBand::Common, 0.1, {}},
      {"Cancer Research UK", FrequencyBand::Rare, {}, 0.01}};
  const auto& vocabulary = Vocabulary::builtin();
  for (const auto& row : table) {
    CAPTURE(row.publisher, name(row.band));
    auto step = vocabulary.scale(row.publisher, row.band);
    REQUIRE(step);
    CHECK(step->low == row.low);
    CHECK(step->high == row.high);
  }
  // No scale, no numbers: nothing is invented.
  CHECK_FALSE(vocabulary.scale("National Cancer Institute", FrequencyBand::Common));
  CHECK_FALSE(vocabulary.scale("European Medicines Agency", FrequencyBand::MostCommon));
  CHECK_FALSE(vocabulary.scale("", FrequencyBand::Common));
}

TEST_CASE("steps of a scale that cannot be are refused") {
  struct Row {
    std::string row, what;
  };
  const std::vector<Row> table{
      {"P\tfrequent\t0.1\t\to\tx", "unknown band: frequent"},
      {"P\tcommon\t1.5\t\to\tx", "a proportion is a number from 0 to 1"},
      {"P\tcommon\tnan\t\to\tx", "a proportion is a number from 0 to 1"},
      {"P\tcommon\t1%\t\to\tx", "a proportion is a number from 0 to 1"},
      {"P\tcommon\t0.1\t0.01\to\tx", "low is not below high"},
      {"P\tcommon\t\t\to\tx", "a band without low and high"}};
  for (const auto& row : table) {
    CAPTURE(row.row);
    Rows rows;
    CHECK_THROWS_WITH(
        read_rows("publisher\tband\tlow\thigh\tsource\tlicence\n" + row.row + "\n", "s.tsv",
                  &rows),
        Catch::Contains("s.tsv:2: ") && Catch::Contains(row.what));
  }
  Rows rows;
  read_rows(
      "publisher\tband\tlow\thigh\tsource\tlicence\nP\tcommon\t0.1\t\to\tx\n"
      "P\tcommon\t0.2\t\to\tx\n",
      "s.tsv", &rows);
  std::vector<std::string> rules;
  for (const auto& finding : check(rows)) rules.push_back(finding.rule);
  CHECK(rules ==
        std::vector<std::string>{"unknown-publisher", "unknown-publisher", "duplicate-step"});
}

TEST_CASE("the rows of corpus/vocab hold no error") {
  for (const auto& finding : check(read_directory(NETKG_SOURCE_DIR "/corpus/vocab"))) {
    CAPTURE(finding.rule, finding.id, finding.message);
    CHECK_FALSE(is_error(finding));
  }
}

TEST_CASE("the vocabulary of the program") {
  const auto& vocabulary = Vocabulary::builtin();
  std::map<EntityType, int> count;
  for (ConceptNumber n = 0; n < vocabulary.size(); ++n) {
    ++count[vocabulary.type(n)];
    // Every concept is found under its own label and id.
    CAPTURE(vocabulary.id(n));
    auto named = vocabulary.named(vocabulary.label(n));
    CHECK(
        std::any_of(named.begin(), named.end(), [&](const Match& m) { return m.number == n; }));
    CHECK(vocabulary.find(EntityId(std::string(vocabulary.id(n)))) == n);
    CHECK(make_entity_id(vocabulary.type(n), vocabulary.label(n)).text == vocabulary.id(n));
  }
  CHECK(count[EntityType::Drug] >= 436);
  CHECK(count[EntityType::Target] >= 120);
  CHECK(count[EntityType::SideEffect] >= 400);
  CHECK(vocabulary.nearest_name("sunitnib") == "sunitinib");
  CHECK_FALSE(vocabulary.nearest_name("zzzzzzzz"));
  CHECK(vocabulary.hash().size() == 16);
}
