// Rates that can be compared, and which pages differ.
#include "desk/disagree.h"

#include <catch2/catch.hpp>

#include "tests/query/store_fixture.h"

using namespace netkg;
using namespace netkg::desk;
using query::test::Fixture;
using query::test::Page;

namespace {

Claim rated(FrequencyBand band, std::optional<double> low, std::optional<double> high) {
  Claim claim;
  claim.qualifiers.frequency = Frequency{{}, band, low, high};
  return claim;
}

const vocabulary::Vocabulary& words() { return vocabulary::Vocabulary::builtin(); }

Page page(const std::string& id) { return Page(id, "Page " + id); }

/// "denied two: drug-a effect-x" and the like, sorted.
std::vector<std::string> brief(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const auto& finding : findings)
    lines.push_back(std::string(finding.rule->id).substr(9) + " " +
                    finding.document.text.substr(4) + " " +
                    std::to_string(finding.strength.value_or(0)));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> differences(std::vector<Page>& pages, DisagreeOptions options = {}) {
  std::vector<Extraction> extractions;
  for (auto& each : pages) extractions.push_back(each.extraction);
  const Fixture fixture(extractions);
  const Statements statements(*fixture.store, words());
  return brief(disagreements(*fixture.store, statements, options));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Rates come from the page, the publisher's scale, or the widest of all scales") {
  const Rates rates(words());
  struct Row {
    Claim claim;
    std::optional<std::string> publisher;
    const char* rate;  // "" when none
    RateSource source;
  };
  const std::string agency = "European Medicines Agency", charity = "Cancer Research UK";
  const Row rows[]{
      {rated(FrequencyBand::Common, 0.1, 1), agency, "10% to 100%", RateSource::Page},
      {rated(FrequencyBand::Common, 0.1, {}), agency, "10% to 100%", RateSource::Page},
      {rated(FrequencyBand::Common, {}, {}), agency, "1% to 10%", RateSource::Publisher},
      {rated(FrequencyBand::Common, {}, {}), charity, "10% to 100%", RateSource::Publisher},
      {rated(FrequencyBand::Common, {}, {}), {}, "1% to 100%", RateSource::AnyScale},
      {rated(FrequencyBand::Rare, {}, {}), {}, "0% to 1%", RateSource::AnyScale},
      {rated(FrequencyBand::VeryCommon, 0.66, 0.66), {}, "66%", RateSource::Page},
      {rated(FrequencyBand::Possible, {}, {}), {}, "", RateSource::Page},
      {Claim{}, agency, "", RateSource::Page},
  };
  for (const auto& row : rows) {
    CAPTURE(row.rate);
    const auto rate = rates.of(row.claim, row.publisher);
    CHECK((rate ? rate_words(*rate) : "") == row.rate);
    if (rate) CHECK(rate->source == row.source);
  }
}

TEST_CASE("Rates exclude each other when no proportion is in both") {
  struct Row {
    Rate a, b;
    bool excluded;
  };
  const Row rows[]{
      {{0.1, 1}, {0.01, 0.1}, true},  {{0.1, 1}, {0, 0.01}, true},
      {{0.1, 1}, {0.1, 1}, false},    {{0.66, 0.66}, {0.1, 1}, false},
      {{0.1, 0.1}, {0.1, 1}, false},  {{0.05, 0.05}, {0.1, 1}, true},
      {{0, 1}, {0.5, 0.5}, false},    {{0.3, 0.3}, {0.3, 0.3}, false},
      {{0.3, 0.3}, {0.4, 0.4}, true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.a.low, row.a.high, row.b.low, row.b.high);
    CHECK(exclude(row.a, row.b) == row.excluded);
    CHECK(exclude(row.b, row.a) == row.excluded);
  }
}

TEST_CASE("Stated here, denied there, whoever says it of whom") {
  auto one = page("one"), two = page("two"), three = page("three");
  one.says("drug:aaa", Predicate::MayCause, "effect:fatigue");
  two.says("drug:aaa", Predicate::MayCause, "effect:fatigue").qualifiers.negated = true;
  three.says("drug:bbb", Predicate::MayCause, "effect:fatigue");
  // of a class, and of itself both ways: no contradiction between pages
  three.says("class:ccc", Predicate::MayCause, "effect:nausea");
  two.says("drug:aaa", Predicate::MayCause, "effect:nausea").qualifiers.negated = true;
  std::vector<Page> pages{one, two, three};
  CHECK(differences(pages) == Lines{"denied two 2"});
  CHECK(differences(pages, {.about = {EntityId("drug:bbb")}}).empty());
  CHECK(differences(pages, {.about = {EntityId("effect:fatigue")}}) == Lines{"denied two 2"});
  // one publisher contradicts itself only when that is asked for
  for (auto& each : pages) each.extraction.document.publisher = "The same";
  CHECK(differences(pages).empty());
  CHECK(differences(pages, {.same_publisher = true}) == Lines{"denied two 2"});
}

TEST_CASE("What a page leaves out is told from another topic and from the class") {
  auto full = page("full"), lacks = page("lacks"), other = page("other"),
       of_class = page("class");
  for (const char* effect :
       {"effect:fatigue", "effect:nausea", "effect:headache", "effect:rash"}) {
    full.says("drug:aaa", Predicate::MayCause, effect);
    if (std::string(effect) != "effect:rash") {
      lacks.says("drug:aaa", Predicate::MayCause, effect);
      of_class.says("drug:aaa", Predicate::MayCause, effect);
    }
  }
  other.says("drug:aaa", Predicate::MayCause, "effect:fatigue");
  of_class.says("drug:aaa", Predicate::IsA, "class:ccc");
  of_class.says("class:ccc", Predicate::MayCause, "effect:rash");
  std::vector<Page> pages{full, lacks, other, of_class};
  CHECK(differences(pages).empty());  // silence is no contradiction unless it is asked for
  CHECK(differences(pages, {.absent = true}) == Lines{"absent lacks 1"});
  CHECK(differences(pages, {.absent = true, .least_pages = 2}).empty());
}

TEST_CASE("Copies of a page count once, the page that stands alone is named") {
  auto rated_page = [](const std::string& id, double low, double high) {
    auto made = page(id);
    auto& claim = made.says("drug:aaa", Predicate::MayCause, "effect:fatigue");
    made.frequency(claim, FrequencyBand::Common, "some people, by " + id);
    claim.qualifiers.frequency->low = low;
    claim.qualifiers.frequency->high = high;
    // without more words of its own a page this short is a copy of any other
    for (int i = 0; i < 30; ++i)
      made.says("drug:aaa", Predicate::HasSchedule, id + " words " + std::to_string(i));
    return made;
  };
  auto one = rated_page("one", 0.1, 1), two = rated_page("two", 0.1, 1),
       three = rated_page("three", 0, 0.01);
  auto copy = one;
  copy.extraction.document.id = DocumentId("doc:zcopy");
  copy.extraction.document.sha256 = "another";
  copy.extraction.document.publisher = "Mirror";
  for (auto& claim : copy.extraction.claims) claim.id.text += "z";
  std::vector<Page> pages{one, two, three, copy};
  CHECK(differences(pages) == Lines{"band three 3"});
}
