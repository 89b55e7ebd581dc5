// The annotated pages and their questions: measures query/ alone, whatever extraction does. Set
// NETKG_ANSWERS to a file name to keep the answers as JSON Lines for the scorer.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "query/json.h"
#include "store_fixture.h"

using namespace netkg::query;
using namespace netkg::query::test;

namespace {

const Fixture& gold() {
  static Fixture fixture({*gold_page("seed0.json"), *gold_page("seed1.json")});
  return fixture;
}

nlohmann::json questions() {
  std::ifstream in(std::string(NETKG_SOURCE_DIR) + "/../shared/gold/questions.json");
  return nlohmann::json::parse(in).at("questions");
}

bool names_answer(const nlohmann::json& expected, const Answer& answer) {
  if (expected.at("entity").is_string() && answer.entity)
    return expected.at("entity").get<std::string>() == *answer.entity;
  auto key = netkg::model::name_key(answer.label);
  if (netkg::model::name_key(expected.at("label").get<std::string>()) == key) return true;
  for (const auto& alias : expected.at("aliases")) {
    if (netkg::model::name_key(alias.get<std::string>()) == key) return true;
  }
  return false;
}

std::set<std::string> labels(const nlohmann::json& list) {
  std::set<std::string> out;
  for (const auto& one : list) out.insert(one.is_string() ? one : one.at("label"));
  return out;
}

}  // namespace

TEST_CASE("the annotated pages answer their questions") {
  if (!shared_is_present()) return;
  std::ofstream keep;
  if (const char* path = std::getenv("NETKG_ANSWERS")) keep.open(path);
  for (const auto& question : questions()) {
    auto text = question.at("question").get<std::string>();
    Answers answers = gold().ask(text);
    if (keep.is_open()) keep << netkg::model::dump(answers_json(answers)) << "\n";
    if (question.value("unscored", false)) continue;
    CAPTURE(text, answers.interpretation, brief(answers.answers));
    for (const auto& expected : question.at("answers")) {
      CAPTURE(expected.at("label").get<std::string>());
      auto found = std::find_if(answers.answers.begin(), answers.answers.end(),
                                [&](const Answer& a) { return names_answer(expected, a); });
      CHECK(found != answers.answers.end());
      if (found == answers.answers.end() || !expected.at("level").is_string()) continue;
      CHECK(name(found->level) == expected.at("level").get<std::string>());
    }
    auto forbidden = labels(question.at("must_not_answer"));
    for (const auto& answer : answers.answers) CHECK_FALSE(forbidden.contains(answer.label));
  }
}

TEST_CASE("related answers stay apart") {
  if (!shared_is_present()) return;
  Answers answers = gold().ask("which drugs cause fatigue?");
  bool weakness = false;
  for (const auto& related : answers.related) {
    for (const auto& evidence : related.evidence)
      weakness |= evidence.claim.exact == "weakness";
  }
  CHECK(weakness);
  for (const auto& answer : answers.answers) {
    for (const auto& evidence : answer.evidence) CHECK(evidence.claim.exact != "weakness");
  }
}

TEST_CASE("no side effects are made up for a drug that has none stated") {
  if (!shared_is_present()) return;
  Answers answers = gold().ask("what are the side effects of octreotide?");
  CHECK(answers.understood);
  CHECK(answers.answers.empty());
  CHECK(answers.none_reason == "no page here says so");
}
