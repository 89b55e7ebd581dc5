// What follows from class claims, and what must not.
#include <catch2/catch.hpp>

#include "store_fixture.h"

using namespace netkg::query;
using namespace netkg::query::test;
using netkg::model::Predicate;

namespace {

constexpr const char* group = "class:growth-blockers";

/// A page with a class claim and one member.
Page class_page(const std::string& id = "one") {
  Page page(id, "Page " + id);
  page.says(group, Predicate::MayCause, "effect:fatigue");
  page.says("drug:memberine", Predicate::IsA, group);
  return page;
}

std::string asked(const std::vector<netkg::model::Extraction>& pages) {
  return brief(Fixture(pages).ask("which drugs cause fatigue?").answers);
}

}  // namespace

TEST_CASE("a class claim reaches the members that its page names") {
  Fixture fixture({class_page().extraction});
  Answers answers = fixture.ask("which drugs cause fatigue?");
  REQUIRE(brief(answers.answers) == "memberine class");
  const Evidence& evidence = answers.answers[0].evidence.at(0);
  CHECK(evidence.level == netkg::model::Level::Class);
  REQUIRE(evidence.via);
  CHECK(evidence.via->class_subject->text == group);
  CHECK(evidence.via->membership.has_value());
  CHECK_FALSE(evidence.via->vocabulary);
  CHECK(brief(answers.related) == "growth blockers class");
}

TEST_CASE("the same from the member's side") {
  Fixture fixture({class_page().extraction});
  CHECK(brief(fixture.ask("side effects of memberine").answers) == "fatigue class");
  CHECK(fixture.ask("does memberine cause fatigue?").verdict == "yes");
}

TEST_CASE("what a class claim does not reach") {
  Page disjunctive = class_page();
  disjunctive.extraction.claims[0].disjunctive = true;
  CHECK(asked({disjunctive.extraction}).empty());

  Page denied_member = class_page();
  denied_member.extraction.claims[1].qualifiers.negated = true;
  CHECK(asked({denied_member.extraction}).empty());

  Page studied_member = class_page();
  studied_member.extraction.claims[1].qualifiers.hedged = true;
  CHECK(asked({studied_member.extraction}).empty());

  Page denied_claim = class_page();
  denied_claim.extraction.claims[0].qualifiers.negated = true;
  CHECK(asked({denied_claim.extraction}).empty());

  Page one("one", "One"), two("two", "Two");  // membership on another page
  one.says(group, Predicate::MayCause, "effect:fatigue");
  two.says("drug:memberine", Predicate::IsA, group);
  CHECK(asked({one.extraction, two.extraction}).empty());

  Page partner = class_page();  // a combination partner is no member
  partner.says("drug:memberine", Predicate::CombinedWith, "drug:partnerine");
  CHECK(asked({partner.extraction}) == "memberine class");

  Page chain = class_page();  // one step only
  chain.says("drug:faroffine", Predicate::IsA, "class:narrow-blockers");
  chain.says("class:narrow-blockers", Predicate::IsA, group);
  CHECK(asked({chain.extraction}) == "memberine class");
}

TEST_CASE("a denial on the page outweighs the class") {
  Page page = class_page();
  page.says("drug:memberine", Predicate::MayCause, "effect:fatigue").qualifiers.negated = true;
  Fixture fixture({page.extraction});
  CHECK(fixture.ask("which drugs cause fatigue?").answers.empty());
  CHECK(fixture.ask("does memberine cause fatigue?").verdict == "no");
  CHECK(brief(fixture.ask("which drugs do not cause fatigue?").answers) == "memberine direct");
}

TEST_CASE("direct evidence makes a direct answer and keeps the class's beside it") {
  Page page = class_page();
  page.says("drug:memberine", Predicate::MayCause, "effect:fatigue");
  page.says("drug:otherine", Predicate::IsA, group);
  Answers answers = Fixture({page.extraction}).ask("which drugs cause fatigue?");
  REQUIRE(brief(answers.answers) == "memberine direct, otherine class");
  const auto& evidence = answers.answers[0].evidence;
  REQUIRE(evidence.size() == 2);
  CHECK_FALSE(evidence[0].via);
  CHECK(evidence[1].via);
}

TEST_CASE("answers are ordered by level, frequency and pages") {
  using netkg::model::FrequencyBand;
  Page one("one", "One"), two("two", "Two");
  one.says("drug:rarine", Predicate::MayCause, "effect:fatigue");
  one.frequency(one.extraction.claims.back(), FrequencyBand::Rare, "rare");
  one.says("drug:plainine", Predicate::MayCause, "effect:fatigue");
  one.says("drug:twicine", Predicate::MayCause, "effect:fatigue");
  two.says("drug:twicine", Predicate::MayCause, "effect:fatigue");
  one.says("drug:commonine", Predicate::MayCause, "effect:fatigue");
  one.frequency(one.extraction.claims.back(), FrequencyBand::Common, "common");
  CHECK(asked({one.extraction, two.extraction}) ==
        "commonine direct, rarine direct, twicine direct, plainine direct");
}

TEST_CASE("sets of answers") {
  Page page("one", "One");
  page.says("drug:aaaine", Predicate::MayCause, "effect:fatigue");
  page.says("drug:aaaine", Predicate::MayCause, "effect:nausea");
  page.says("drug:bbbine", Predicate::MayCause, "effect:fatigue");
  page.says("drug:bbbine", Predicate::Inhibits, "target:mtor");
  page.says("drug:cccine", Predicate::MayCause, "effect:nausea");
  page.says("drug:cccine", Predicate::HasBrandName, "Ceebrand");
  page.names("drug:cccine", "Ceebrand");
  Fixture fixture({page.extraction});
  struct Row {
    const char* question;
    const char* answers;
  };
  const Row rows[] = {
      {"which drugs cause fatigue and nausea", "aaaine direct"},
      {"which drugs cause fatigue or nausea", "aaaine direct, bbbine direct, cccine direct"},
      {"which drugs cause fatigue but not nausea", "bbbine direct"},
      {"which drugs block mTOR and cause fatigue", "bbbine direct"},
      {"side effects of drugs that block mTOR", "fatigue direct"},
      {"side effects of aaaine and bbbine", "fatigue direct, nausea direct"},
      {"which side effects are common to aaaine and bbbine", "fatigue direct"},
      {"side effects of aaaine but not bbbine", "nausea direct"},
      {"what are the side effects of Ceebrand", "nausea direct"},
      {"which drug is called Ceebrand", "cccine direct"},
      {"what is the brand name of cccine", "Ceebrand direct"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question);
    CHECK(brief(fixture.ask(row.question).answers) == row.answers);
  }
  CHECK(fixture.ask("how many drugs cause nausea").count == 2u);
}

TEST_CASE("verdicts") {
  Page page("one", "One");
  page.says("drug:aaaine", Predicate::MayCause, "effect:fatigue");
  page.says("drug:aaaine", Predicate::MayCause, "effect:hair-loss").qualifiers.negated = true;
  page.says("drug:aaaine", Predicate::NotSuitableFor, "pregnant women");
  page.says("drug:aaaine", Predicate::HasFoodRule, "on an empty stomach");
  Fixture fixture({page.extraction});
  struct Row {
    const char* question;
    const char* verdict;
    std::size_t answers;
  };
  const Row rows[] = {
      {"does aaaine cause fatigue?", "yes", 1},
      {"does aaaine cause hair loss?", "no", 1},
      {"does aaaine cause nausea?", "not_stated", 0},
      {"does aaaine cause fatigue and nausea?", "not_stated", 0},
      {"does aaaine cause fatigue or nausea?", "yes", 1},
      {"is aaaine safe for pregnant women?", "no", 1},
      {"can aaaine be taken with food?", "not_stated", 0},
      {"can aaaine be taken on an empty stomach?", "yes", 1},
      {"do any drugs cause fatigue?", "yes", 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question);
    Answers answers = fixture.ask(row.question);
    CAPTURE(answers.interpretation);
    CHECK(answers.verdict == std::string(row.verdict));
    CHECK(answers.answers.size() == row.answers);
  }
}

TEST_CASE("evidence beyond what is wanted is counted") {
  struct Row {
    int drugs;
    std::size_t wanted, shown;
  };
  // Of more than ten answers each has one piece.
  for (auto [drugs, wanted, shown] :
       {Row{2, 0, 3}, {2, 2, 2}, {2, 9, 3}, {11, 2, 1}, {11, 0, 3}}) {
    CAPTURE(drugs, wanted);
    std::vector<Extraction> pages;
    for (const char* id : {"one", "two", "three"}) {
      Page page(id, std::string("Page ") + id);
      for (int i = 0; i < drugs; ++i)
        page.says("drug:d" + std::to_string(i), Predicate::MayCause, "effect:fatigue");
      pages.push_back(page.extraction);
    }
    Fixture fixture(pages);
    Options options{.as_of = day("2026-11-20")};
    options.evidence = wanted;
    auto answers = netkg::query::ask("which drugs cause fatigue?", *fixture.store,
                                     netkg::vocabulary::Vocabulary::builtin(), options);
    REQUIRE(answers.answers.size() == static_cast<std::size_t>(drugs));
    CHECK(answers.pages == 3);
    for (const auto& answer : answers.answers) {
      CHECK(answer.evidence.size() == shown);
      CHECK(answer.more == 3 - shown);
    }
  }
}
