// The shape of machine output: every field of the contract, null where nothing is known.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "query/json.h"
#include "query/other_names.h"
#include "query/page_words.h"
#include "query/values.h"
#include "store_fixture.h"

using namespace netkg::query;
using namespace netkg::query::test;
using netkg::model::Predicate;

namespace {

Fixture small() {
  Page page("one", "Page one");
  page.extraction.document.publisher.reset();
  page.says("drug:aaaine", Predicate::MayCause, "effect:fatigue");
  auto& claim = page.extraction.claims.back();
  page.frequency(claim, netkg::model::FrequencyBand::Common, "common");
  page.cites("A page-level work", "Journal", 2001);
  page.cites("Aaaine in trials", "New England Journal of Medicine", 2011);
  claim.citations = {{ReferenceId("r1"), netkg::model::Basis::Page},
                     {ReferenceId("r2"), netkg::model::Basis::Title}};
  return Fixture({page.extraction});
}

void has_fields(const Json& json, const std::vector<const char*>& fields) {
  for (const char* field : fields) {
    CAPTURE(field);
    CHECK(json.contains(field));
  }
}

}  // namespace

TEST_CASE("answers have the contract's fields") {
  Json json = answers_json(small().ask("which drugs cause fatigue?"));
  has_fields(json, {"schema", "question", "interpretation", "as_of", "answers", "related",
                    "passages", "verdict", "count", "none_reason"});
  CHECK(json["schema"] == "netkg.answers/1");
  CHECK(json["as_of"] == "2026-11-20");
  CHECK(json["verdict"].is_null());
  CHECK(json["count"].is_null());
  CHECK(json["none_reason"].is_null());
  REQUIRE(json["answers"].size() == 1);
  has_fields(json["answers"][0], {"entity", "type", "label", "level", "evidence"});
  CHECK(json["answers"][0]["entity"] == "drug:aaaine");
  CHECK(json["answers"][0]["type"] == "Drug");
  const Json& evidence = json["answers"][0]["evidence"][0];
  has_fields(evidence, {"claim", "document", "title", "publisher", "begin", "end", "exact",
                        "sentence", "lead_in", "frequency", "severity", "negated", "hedged",
                        "level", "via", "last_reviewed", "review_state", "citations"});
  CHECK(evidence["publisher"].is_null());
  CHECK(evidence["lead_in"].is_null());
  CHECK(evidence["severity"].is_null());
  CHECK(evidence["via"].is_null());
  CHECK(evidence["last_reviewed"].is_null());
  CHECK(evidence["review_state"] == "undated");
  CHECK(evidence["frequency"]["words"] == "common");
  CHECK(evidence["frequency"]["band"] == "common");
  CHECK(evidence["frequency"]["low"].is_null());
  REQUIRE(evidence["citations"].size() == 2);  // the strongest basis first
  CHECK(evidence["citations"][0]["basis"] == "title");
  CHECK(evidence["citations"][0]["reference"] == "r2");
  CHECK(evidence["citations"][0]["text"].get<std::string>().find("Aaaine in trials") == 0);
  CHECK(evidence["citations"][1]["basis"] == "page");
}

TEST_CASE("yes or no, counts and reasons") {
  Fixture fixture = small();
  CHECK(answers_json(fixture.ask("does aaaine cause fatigue"))["verdict"] == "yes");
  CHECK(answers_json(fixture.ask("how many drugs cause fatigue"))["count"] == 1);
  Json none = answers_json(fixture.ask("which drugs cause hair loss"));
  CHECK(none["answers"].empty());
  CHECK(none["none_reason"] == "no page here mentions hair loss");
}

TEST_CASE("questions of other fields are refused") {
  Fixture fixture = small();
  for (const char* question :
       {"what is the capital of France?", "who won the world cup in 1966",
        "how do I bake bread", "which cars are red", "how tall is Mount Everest",
        "which genes are associated with fatigue", "what is the weather tomorrow",
        "who is the president", "which planets have rings", "does the moon cause tides",
        "which drugs cause unicorns", "asdf qwer zxcv", "what is the best football team",
        "list all programming languages"}) {
    CAPTURE(question);
    Answers answers = fixture.ask(question);
    CAPTURE(brief(answers.answers), answers.interpretation);
    CHECK_FALSE(answers.understood);
    CHECK(answers.answers.empty());
    REQUIRE(answers.none_reason);
  }
  Answers genes = fixture.ask("which genes are associated with fatigue");
  CHECK(genes.not_understood == std::vector<std::string>{"genes"});
}

TEST_CASE("misspelt names are read, and said to be") {
  Answers answers = small().ask("which drugs cause fatige");
  CHECK(brief(answers.answers) == "aaaine direct");
  CHECK(answers.interpretation.find("reading \"fatige\" as") != std::string::npos);
}

TEST_CASE("values fit words of questions") {
  struct Row {
    const char* asked;
    const char* stored;
    bool fits;
  };
  const Row rows[] = {{"by mouth", "oral", true},
                      {"by mouth", "tablet", true},
                      {"injection", "subcutaneous", true},
                      {"injection", "tablet", false},
                      {"injection", "oral", false},
                      {"into a vein", "intravenous infusion", true},
                      {"once a day", "every day", true},
                      {"daily", "once a day", true},
                      {"once a day", "twice a day", false},
                      {"3 times a week", "three times a week", true},
                      {"every day", "3 times a week", false},
                      {"weekly", "every 4 weeks", false},
                      {"with food", "with or without food", true},
                      {"without food", "with or without food", true},
                      {"with food", "without food", false},
                      {"with food", "on an empty stomach", false},
                      {"on an empty stomach", "without food", true},
                      {"tablets", "tablet", true},
                      {"", "tablet", false}};
  for (const auto& row : rows) {
    CAPTURE(row.asked, row.stored);
    CHECK(value_matches(row.asked, row.stored) == row.fits);
  }
}

TEST_CASE("journals go by several names") {
  struct Row {
    const char* asked;
    const char* printed;
    bool same;
  };
  const Row rows[] = {{"New England Journal of Medicine", "N Engl J Med", true},
                      {"the New England Journal of Medicine", "N Engl J Med", true},
                      {"NEJM", "N Engl J Med", true},
                      {"N Engl J Med", "New England Journal of Medicine", true},
                      {"NEJM", "New England Journal of Medicine", true},
                      {"Lancet", "The Lancet Oncology", true},
                      {"Clinical Therapeutics", "Clin Ther", true},
                      {"Journal of Clinical Oncology", "N Engl J Med", false},
                      {"Gut", "Annals of Oncology", false},
                      {"Medicine", "", false}};
  for (const auto& row : rows) {
    CAPTURE(row.asked, row.printed);
    CHECK(journal_matches(row.asked, row.printed) == row.same);
  }
}

TEST_CASE("questions about references") {
  Fixture fixture = small();
  CHECK(brief(fixture.ask("which pages cite the NEJM").answers) == "Page one document");
  CHECK(brief(fixture.ask("which references are older than 20 years").answers) ==
        "A page-level work document");
  CHECK(fixture.ask("which references mention aaaine").answers.size() == 1);
  CHECK(fixture.ask("which references were published in 2011").answers.size() == 1);
  CHECK(fixture.ask("which drugs have no reference that names them").answers.empty());
}

TEST_CASE("other names of what is asked for, and corrections of what nobody is called") {
  struct Row {
    std::string question, instead_of, name;
    bool misspelt;
  };
  const Row rows[] = {
      {"coping with loose stools", "loos stool", "Diarrhoea", false},
      {"Sutent and moonlight", "sutent", "Sunitinib", false},
      {"neusea at night", "neusea", "nausea", true},
      {"fatige", "fatige", "fatigue", true},
  };
  const auto& vocabulary = netkg::vocabulary::Vocabulary::builtin();
  for (const auto& row : rows) {
    CAPTURE(row.question);
    auto all = other_names(row.question, vocabulary);
    REQUIRE(all.size() == 1);
    CHECK(all[0].instead_of == row.instead_of);
    CHECK(all[0].misspelt == row.misspelt);
    CHECK(std::ranges::any_of(all[0].names, [&](const auto& name) {
      return netkg::model::name_key(name) == netkg::model::name_key(row.name);
    }));
    CHECK(std::ranges::count(all[0].names, row.instead_of) == 0);
  }
  CHECK(other_names("the capital of France", vocabulary).empty());
  CHECK(other_names("", vocabulary).empty());
}

TEST_CASE("of many answers the first are read with their words") {
  Page page("many", "Many");
  for (char c = 'a'; c < 'f'; ++c)
    page.says("drug:aaa", Predicate::MayCause, std::string("effect:e") + c);
  Fixture fixture({page.extraction});
  Options options{.as_of = day("2026-11-20")};
  options.quoted = 2;
  auto out = ask("what are the side effects of aaa?", *fixture.store,
                 netkg::vocabulary::Vocabulary::builtin(), options);
  REQUIRE(out.answers.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    CAPTURE(i);
    const auto& evidence = out.answers[i].evidence;
    REQUIRE(evidence.size() == 1);
    CHECK(evidence[0].claim.exact.empty() == (i >= 2));
    CHECK(evidence[0].claim.claim.object->text == out.answers[i].entity);
    CHECK(evidence[0].level == Level::Direct);
  }
}

TEST_CASE("of a story the question at its end is read, and said to be") {
  Fixture fixture = small();
  auto out = fixture.ask("My aunt has a new garden gate. Which references mention aaaine?");
  CHECK(out.answers.size() == 1);
  REQUIRE_FALSE(out.notes.empty());
  CHECK(out.notes[0] == "Only the end of this was read: “Which references mention aaaine?”.");
}
