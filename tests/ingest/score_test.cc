// The scorer: a perfect extraction scores 1, every kind of fault lowers the figure that is made
// for it, and what is no fault lowers none.
#include "ingest/score.h"

#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>

#include "model/error.h"
#include "model/json.h"

using namespace netkg::ingest;

namespace {

const std::string page_text =
    "Minibs\n\n"
    "Drugol is a minib. Minibs may cause a cough. Common side effects of Drugol are "
    "nausea and tiredness. Up to 5 in 100 people get a fever. Drugol does not cause hair loss. "
    "Drugol is a tablet. Drugol was better than Oldol, which caused a rash. Again, nausea.\n\n"
    "Last reviewed: 18 March 2021. This page is due for review.\n\n"
    "Yao JC, Shah MH. Drugol for tumours. N Engl J Med. 2011;364:514-523.\n";

Span at(const std::string& words, std::size_t nth = 0) {
  auto begin = page_text.find(words);
  while (nth-- > 0) begin = page_text.find(words, begin + 1);
  REQUIRE(begin != std::string::npos);
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
}

Claim claim(const std::string& subject, Predicate predicate, const std::string& object,
            Span evidence, const std::string& sentence) {
  Claim out;
  out.predicate = predicate;
  out.subject = EntityId(subject);
  if (object.find(':') != std::string::npos)
    out.object = EntityId(object);
  else
    out.value = object;
  out.level = subject.starts_with("class:") ? Level::Class : Level::Direct;
  out.evidence = evidence;
  out.sentence = at(sentence);
  return out;
}

Entity entity(const std::string& id, EntityType type, std::vector<std::string> names) {
  Entity out;
  out.id = EntityId(id);
  out.type = type;
  out.label = names.front();
  out.names = std::move(names);
  return out;
}

std::vector<Claim> page_claims() {
  const auto common = "Common side effects of Drugol are nausea and tiredness.";
  std::vector<Claim> claims{
      claim("drug:drugol", Predicate::IsA, "class:minib", at("Drugol is a minib"),
            "Drugol is a minib."),
      claim("class:minib", Predicate::MayCause, "effect:cough", at("a cough"),
            "Minibs may cause a cough."),
      claim("drug:drugol", Predicate::MayCause, "effect:nausea", at("nausea"), common),
      claim("drug:drugol", Predicate::MayCause, "effect:fatigue", at("tiredness"), common),
      claim("drug:drugol", Predicate::MayCause, "effect:fever", at("a fever"),
            "Up to 5 in 100 people get a fever."),
      claim("drug:drugol", Predicate::MayCause, "effect:alopecia", at("hair loss"),
            "Drugol does not cause hair loss."),
      claim("drug:drugol", Predicate::HasForm, "tablet", at("tablet"), "Drugol is a tablet.")};
  claims[1].qualifiers.hedged = true;
  claims[2].qualifiers.frequency = {at("Common"), FrequencyBand::Common};
  claims[3].qualifiers.frequency = {at("Common"), FrequencyBand::Common};
  claims[4].qualifiers.frequency = {at("Up to 5 in 100"), FrequencyBand::Common, {}, 0.05};
  claims[4].citations = {{ReferenceId("r1"), Basis::Inline}};
  claims[5].qualifiers.negated = true;
  for (std::size_t i = 0; i < claims.size(); ++i)
    claims[i].id = ClaimId("c" + std::to_string(i));
  return claims;
}

Reference page_reference() {
  Reference reference;
  reference.id = ReferenceId("r1");
  reference.span = at("Yao JC, Shah MH. Drugol for tumours. N Engl J Med. 2011;364:514-523.");
  reference.csl.author = {{"Yao", "JC"}, {"Shah", "MH"}};
  reference.csl.title = "Drugol for tumours";
  reference.csl.container_title = "N Engl J Med";
  reference.csl.volume = "364";
  reference.csl.page = "514-523";
  reference.csl.issued = PartialDate::make(2011);
  reference.fields = {{"title", at("Drugol for tumours")}};
  return reference;
}

/// All that is to be found on the page.
Extraction perfect() {
  Extraction out;
  out.document.text = page_text;
  out.entities = {
      entity("drug:drugol", EntityType::Drug, {"Drugol"}),
      entity("class:minib", EntityType::DrugClass, {"minib"}),
      entity("effect:cough", EntityType::SideEffect, {"cough"}),
      entity("effect:nausea", EntityType::SideEffect, {"nausea", "feeling sick"}),
      entity("effect:fatigue", EntityType::SideEffect, {"fatigue", "tiredness"}),
      entity("effect:fever", EntityType::SideEffect, {"fever"}),
      entity("effect:alopecia", EntityType::SideEffect, {"alopecia", "hair loss"}),
      entity("effect:rash", EntityType::SideEffect, {"rash"}),
  };
  out.claims = page_claims();
  out.references = {page_reference()};
  out.review.last_reviewed = {{2021, 3, 18}, at("18 March 2021")};
  out.review.notice = {NoticeKind::Due, at("This page is due for review.")};
  out.mentions = {{at("Oldol"), EntityId("drug:oldol")}};
  out.sections = {{"sec1", at("Minibs"), {0, 400}}};
  return out;
}

/// The perfect extraction turned into a gold file, with traps.
nlohmann::json gold_json() {
  nlohmann::json gold = extraction_json(perfect());
  gold["schema"] = "netkg.gold/1";
  gold["document"]["file"] = "page.txt";
  gold["scope"] = {{"exhaustive", {"side_effect", "class_membership", "dosing"}}};
  auto where = at("Drugol was better than Oldol, which caused a rash");
  gold["traps"] = {{{"id", "n1"},
                    {"begin", where.begin},
                    {"end", where.end},
                    {"exact", std::string(where.in(page_text))},
                    {"must_not", "give the other drug's effect"},
                    {"test", {{"type", {"side_effect"}}, {"object", {"effect:rash"}}}}}};
  gold["expected_inherited"] = {
      {{"subject", "drug:drugol"}, {"predicate", "may_cause"}, {"object", "effect:cough"}}};
  return gold;
}

Gold gold_of(const nlohmann::json& json) { return read_gold(json.dump(), "gold.json"); }

Score score_of(const Extraction& extraction) {
  static const Gold gold = gold_of(gold_json());
  return score(gold, extraction, page_text);
}

using Change = std::function<void(Extraction&)>;

Figures after(const Change& change) {
  auto extraction = perfect();
  change(extraction);
  return score_of(extraction).figures;
}

Claim& add_copy(Extraction& extraction, std::size_t of) {
  auto copy = extraction.claims[of];
  return extraction.claims.emplace_back(std::move(copy));
}

/// The figures that a fault may lower, by the names used in the rows below.
std::vector<std::string> lowered(const Figures& f) {
  const Counts fields = f.all_fields();
  const std::vector<std::pair<std::string, bool>> all{
      {"precision", f.overlap.precision() < 1},
      {"recall", f.overlap.recall() < 1},
      {"strict", f.strict.f1() < f.overlap.f1()},
      {"frequency", f.quality(Quality::Frequency).right < f.quality(Quality::Frequency).of},
      {"numbers",
       f.quality(Quality::FrequencyNumbers).right < f.quality(Quality::FrequencyNumbers).of},
      {"severity", f.quality(Quality::Severity).right < f.quality(Quality::Severity).of},
      {"negated", f.quality(Quality::Negated).right < f.quality(Quality::Negated).of},
      {"hedged", f.quality(Quality::Hedged).right < f.quality(Quality::Hedged).of},
      {"support", f.quality(Quality::Support).right < f.quality(Quality::Support).of},
      {"level", f.level_errors() > 0},
      {"trap", f.trap_hits() > 0},
      {"overstated", f.overstated > 0},
      {"inline", f.inline_citations.right < f.inline_citations.of},
      {"span", f.span_faults() > 0},
      {"date", f.dates.f1() < 1},
      {"date span", f.date_spans.right < f.date_spans.of},
      {"date precision", f.date_precision.right < f.date_precision.of},
      {"notice", f.notices.right < f.notices.of},
      {"reference", f.whole < f.references},
      {"field precision", fields.precision() < 1},
      {"field recall", fields.recall() < 1},
  };
  std::vector<std::string> names;
  for (const auto& [name, is_lower] : all)
    if (is_lower) names.push_back(name);
  return names;
}

}  // namespace

TEST_CASE("a perfect extraction scores 1") {
  auto result = score_of(perfect());
  const auto& f = result.figures;
  CHECK(lowered(f).empty());
  CHECK(result.findings.empty());
  CHECK(f.overlap == Counts{7, 0, 0});
  CHECK(f.strict == Counts{7, 0, 0});
  CHECK(f.anywhere == Counts{7, 0, 0});
  CHECK(f.types.at("side_effect") == Counts{5, 0, 0});
  CHECK(f.overlap.f1() == 1);
  CHECK(f.quality(Quality::Frequency) == Share{7, 7});
  CHECK(f.quality(Quality::FrequencyStated) == Share{3, 3});
  CHECK(f.quality(Quality::FrequencyNumbers) == Share{1, 1});
  CHECK(f.levels == Share{7, 7});
  CHECK(f.traps == Share{1, 1});
  CHECK(f.inline_citations == Share{1, 1});
  // 7 claims x evidence and sentence, a heading, a mention, a date, a notice, a reference and
  // field
  CHECK(f.spans == Share{20, 20});
  CHECK(f.review_pages == Share{1, 1});
  CHECK(f.dates == Counts{1, 0, 0});
  CHECK(f.whole == 1);
  CHECK(f.all_fields() == Counts{7, 0, 0});
}

TEST_CASE("every kind of fault lowers its own figure") {
  struct Row {
    std::string fault;
    std::vector<std::string> lowers;
    Change change;
  };
  const std::vector<Row> rows{
      {"a claim is missing", {"recall"}, [](Extraction& x) { x.claims.pop_back(); }},
      {"nothing is found", {"precision", "recall"}, [](Extraction& x) { x.claims.clear(); }},
      {"a claim of another drug",
       {"precision"},
       [](Extraction& x) { add_copy(x, 2).subject = EntityId("drug:oldol"); }},
      {"the wrong effect",
       {"precision", "recall"},
       [](Extraction& x) { x.claims[2].object = EntityId("effect:rash"); }},
      {"the wrong value",
       {"precision", "recall"},
       [](Extraction& x) { x.claims[6].value = "injection"; }},
      {"the wrong type",
       {"precision", "recall"},
       [](Extraction& x) { x.claims[0].predicate = Predicate::MayCause; }},
      {"a denial read as a statement",
       {"precision", "recall", "negated"},
       [](Extraction& x) { x.claims[5].qualifiers.negated = false; }},
      {"evidence cut short", {"strict"}, [](Extraction& x) { --x.claims[3].evidence.end; }},
      {"evidence at another place",
       {"precision", "recall"},
       [](Extraction& x) { x.claims[2].evidence = at("nausea", 1); }},
      {"another band",
       {"frequency"},
       [](Extraction& x) { x.claims[2].qualifiers.frequency->band = FrequencyBand::Rare; }},
      {"a band that is not stated",
       {"frequency"},
       [](Extraction& x) {
         x.claims[1].qualifiers.frequency = {at("may"), FrequencyBand::Rare};
       }},
      {"no numbers",
       {"numbers"},
       [](Extraction& x) { x.claims[4].qualifiers.frequency->high.reset(); }},
      {"severity made up",
       {"severity"},
       [](Extraction& x) {
         x.claims[2].qualifiers.severity = {at("nausea"), SeverityBand::Mild};
       }},
      {"a hedge dropped",
       {"hedged"},
       [](Extraction& x) { x.claims[1].qualifiers.hedged = false; }},
      {"support overstated",
       {"support"},
       [](Extraction& x) { x.claims[0].support = Support::Implied; }},
      {"a class claim called direct",
       {"level"},
       [](Extraction& x) { x.claims[1].level = Level::Direct; }},
      {"a class claim copied to a member",
       {"precision", "trap"},
       [](Extraction& x) { add_copy(x, 1).subject = EntityId("drug:drugol"); }},
      {"another drug's effect",
       {"precision", "trap"},
       [](Extraction& x) {
         x.claims.push_back(claim("drug:oldol", Predicate::MayCause, "effect:rash",
                                  at("a rash"),
                                  "Drugol was better than Oldol, which caused a rash."));
       }},
      {"a marker made up",
       {"overstated"},
       [](Extraction& x) {
         x.claims[2].citations = {{ReferenceId("r1"), Basis::Inline}};
       }},
      {"a marker lost", {"inline"}, [](Extraction& x) { x.claims[4].citations.clear(); }},
      {"a span past the end",
       {"span"},
       [](Extraction& x) { x.mentions[0].span.end = 1u << 20; }},
      {"words that are not those of the file",
       {"span"},
       [](Extraction& x) { x.document.text[x.mentions[0].span.begin] = 'X'; }},
      {"a date lost", {"date"}, [](Extraction& x) { x.review.last_reviewed.reset(); }},
      {"another date", {"date"}, [](Extraction& x) { x.review.last_reviewed->date.day = 19; }},
      {"a date made up",
       {"date"},
       [](Extraction& x) {
         x.review.next_due = {{2024, 3}, at("2021")};
       }},
      {"a date from elsewhere",
       {"date span"},
       [](Extraction& x) { x.review.last_reviewed->span = at("2011"); }},
      {"a notice lost", {"notice"}, [](Extraction& x) { x.review.notice.reset(); }},
      {"another notice",
       {"notice"},
       [](Extraction& x) { x.review.notice->kind = NoticeKind::Archived; }},
      {"a field lost",
       {"reference", "field recall"},
       [](Extraction& x) { x.references[0].csl.volume.clear(); }},
      {"a field made up",
       {"reference", "field precision"},
       [](Extraction& x) { x.references[0].csl.issue = "6"; }},
      {"authors in another order",
       {"reference", "field precision", "field recall"},
       [](Extraction& x) {
         std::swap(x.references[0].csl.author[0], x.references[0].csl.author[1]);
       }},
      {"a reference invented",
       {"field precision"},
       [](Extraction& x) {
         x.references.push_back(x.references[0]);
         x.references[1].span = at("Minibs");
       }},
      {"a reference lost",
       {"inline", "reference", "field precision", "field recall"},
       [](Extraction& x) { x.references.clear(); }},
  };
  for (const auto& row : rows) {
    CAPTURE(row.fault);
    CHECK(lowered(after(row.change)) == row.lowers);
    auto extraction = perfect();
    row.change(extraction);
    CHECK(!score_of(extraction).findings.empty());
  }
}

TEST_CASE("what is no fault lowers nothing") {
  struct Row {
    std::string what;
    Change change;
  };
  const std::vector<Row> rows{
      {"another label for the same thing",
       [](Extraction& x) {
         x.claims[3].object = EntityId("effect:tiredness");
         x.entities.push_back(
             entity("effect:tiredness", EntityType::SideEffect, {"tiredness"}));
       }},
      {"the same claim once more", [](Extraction& x) { add_copy(x, 2); }},
      {"the same claim at another place",
       [](Extraction& x) { add_copy(x, 2).evidence = at("nausea", 1); }},
      {"a claim of a type out of scope",
       [](Extraction& x) { add_copy(x, 2).predicate = Predicate::InteractsWith; }},
      {"another way to say the same value", [](Extraction& x) { x.claims[6].value = "pills"; }},
      {"the trivial bound given",
       [](Extraction& x) { x.claims[4].qualifiers.frequency->low = 0; }},
      {"the order of claims", [](Extraction& x) { std::swap(x.claims[2], x.claims[5]); }},
      {"pages written short", [](Extraction& x) { x.references[0].csl.page = "514-23"; }},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(lowered(after(row.change)).empty());
  }
  CHECK(after([](Extraction& x) { add_copy(x, 2); }).repeats == 1);
}

TEST_CASE("second readings of the gold are right too") {
  struct Row {
    std::string what;
    std::function<void(nlohmann::json&)> change;
    bool right;
  };
  auto effect = [](nlohmann::json& gold) -> nlohmann::json& { return gold["claims"][2]; };
  const std::vector<Row> rows{
      {"nothing else", [](auto&) {}, true},
      {"another object", [&](auto& g) { effect(g)["object"] = "effect:rash"; }, false},
      {"an object accepted",
       [&](auto& g) {
         effect(g)["object"] = "effect:rash";
         effect(g)["accept"] = {{"object", {"effect:nausea"}}};
       },
       true},
      {"any object accepted",
       [&](auto& g) {
         effect(g)["object"] = "effect:rash";
         effect(g)["accept"] = {{"object_any", true}};
       },
       true},
      {"another subject", [&](auto& g) { effect(g)["subject"] = "class:minib"; }, false},
      {"a subject accepted",
       [&](auto& g) {
         effect(g)["subject"] = "class:minib";
         effect(g)["accept"] = {{"subject", {"drug:drugol"}}};
       },
       true},
      {"another type", [&](auto& g) { effect(g)["type"] = "dosing"; }, false},
      {"a type accepted, with its predicates",
       [&](auto& g) {
         effect(g)["type"] = "dosing";
         effect(g)["predicate"] = "has_form";
         effect(g)["accept"] = {{"type", {"side_effect"}}};
       },
       true},
      {"another band accepted",
       [&](auto& g) {
         effect(g)["qualifiers"]["frequency"]["band"] = "rare";
         effect(g)["accept"] = {{"frequency_band", {"common"}}};
       },
       true},
      {"no band accepted, one was read",
       [&](auto& g) {
         effect(g)["qualifiers"]["frequency"]["band"] = "rare";
         effect(g)["accept"] = {{"frequency_band", {nullptr}}};
       },
       false},
      {"another place",
       [&](auto& g) {
         auto other = at("nausea", 1);
         effect(g)["evidence"] = {
             {"begin", other.begin}, {"end", other.end}, {"exact", "nausea"}};
       },
       false},
      {"another place accepted",
       [&](auto& g) {
         auto other = at("nausea", 1);
         effect(g)["alt_evidence"] = {effect(g)["evidence"]};
         effect(g)["evidence"] = {
             {"begin", other.begin}, {"end", other.end}, {"exact", "nausea"}};
       },
       true},
      {"an optional claim that was read", [&](auto& g) { effect(g)["optional"] = true; }, true},
      {"an optional claim that was not read",
       [&](auto& g) {
         g["claims"].push_back(effect(g));
         g["claims"].back()["object"] = "effect:rash";
         g["claims"].back()["optional"] = true;
       },
       true},
      {"a date in either of two fields",
       [](auto& g) {
         g["review"]["last_modified"] = g["review"]["last_reviewed"];
         g["review"]["last_reviewed"] = nullptr;
         g["review_either"].push_back({"last_modified", "last_reviewed"});
       },
       true},
      {"a date that is not required",
       [](auto& g) {
         g["review"]["published"] = g["review"]["last_reviewed"];
         g["review_optional"] = {"published"};
       },
       true},
      {"a review that was not annotated",
       [](auto& g) {
         g["review"]["published"] = g["review"]["last_reviewed"];
         g["scope"]["review"] = false;
       },
       true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    auto json = gold_json();
    row.change(json);
    auto figures = score(gold_of(json), perfect(), page_text).figures;
    CHECK(lowered(figures).empty() == row.right);
  }
}

TEST_CASE("how far a trap reaches") {
  struct Row {
    std::string reach;
    std::string evidence;  // of a wrong claim; the trap lies on "Oldol"
    bool caught;
  };
  const std::vector<Row> rows{
      {"inside", "Oldol", true},       {"inside", "than Oldol", false},
      {"overlap", "than Oldol", true}, {"overlap", "a rash", false},
      {"sentence", "a rash", true},    {"sentence", "tablet", false},
      {"any", "tablet", true},         {"inside", "tablet", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.reach, row.evidence);
    auto json = gold_json();
    auto& trap = json["traps"][0];
    trap["begin"] = at("Oldol").begin;
    trap["end"] = at("Oldol").end;
    trap["test"]["span"] = row.reach;
    auto sentence = row.evidence == "tablet"
                        ? "Drugol is a tablet."
                        : "Drugol was better than Oldol, which caused a rash.";
    auto extraction = perfect();
    extraction.claims.push_back(
        claim("drug:drugol", Predicate::MayCause, "effect:rash", at(row.evidence), sentence));
    CHECK(score(gold_of(json), extraction, page_text).figures.trap_hits() ==
          (row.caught ? 1 : 0));
  }
}

TEST_CASE("a gold whose offsets are another text's is compared by words") {
  auto json = gold_json();
  json["scope"]["spans"] = "words";
  for (auto& one : json["claims"]) {
    one["evidence"]["begin"] = 0;
    one["evidence"]["end"] = 0;
  }
  for (auto& one : json["references"]) one["begin"] = one["end"] = 0;
  json["review"]["last_reviewed"]["begin"] = 0;
  auto gold = gold_of(json);
  auto figures = score(gold, perfect(), page_text).figures;
  CHECK(lowered(figures).empty());
  CHECK(figures.spans.of == 0);  // there are no bytes to hold them against

  auto extraction = perfect();
  extraction.claims[4].evidence = at("people get a fever");
  CHECK(lowered(score(gold, extraction, page_text).figures) ==
        std::vector<std::string>{"strict"});
  extraction.claims[4].evidence = at("Minibs");
  CHECK(score(gold, extraction, page_text).figures.overlap == Counts{6, 1, 1});
}

TEST_CASE("figures of pages add up") {
  auto sum = score_of(perfect()).figures;
  sum += after([](Extraction& x) { x.claims.pop_back(); });
  CHECK(sum.pages == 2);
  CHECK(sum.claims == 14);
  CHECK(sum.overlap == Counts{13, 0, 1});
  CHECK(sum.types.at("dosing") == Counts{1, 0, 1});
  CHECK(sum.quality(Quality::Frequency) == Share{13, 13});
  CHECK(sum.whole == 2);
}

TEST_CASE("precision, recall and F1 at their ends") {
  struct Row {
    Counts counts;
    double precision, recall, f1;
  };
  const std::vector<Row> rows{{{0, 0, 0}, 1, 1, 1},
                              {{0, 0, 3}, 0, 0, 0},
                              {{0, 3, 0}, 0, 1, 0},
                              {{1, 1, 0}, 0.5, 1, 2.0 / 3},
                              {{2, 0, 2}, 1, 0.5, 2.0 / 3}};
  for (const auto& row : rows) {
    CAPTURE(row.counts.right, row.counts.wrong, row.counts.missed);
    CHECK(row.counts.precision() == Approx(row.precision));
    CHECK(row.counts.recall() == Approx(row.recall));
    CHECK(row.counts.f1() == Approx(row.f1));
  }
}

TEST_CASE("a file that is no gold says why") {
  struct Row {
    std::function<void(nlohmann::json&)> change;
    std::string says;
  };
  const std::vector<Row> rows{
      {[](auto& g) { g["schema"] = "netkg.gold/2"; }, "schema"},
      {[](auto& g) { g.erase("document"); }, "document"},
      {[](auto& g) { g["claims"][1].erase("evidence"); }, "claims[1]"},
      {[](auto& g) { g["claims"][1]["evidence"]["begin"] = -1; }, "claims[1]"},
      {[](auto& g) { g["claims"][1]["evidence"]["end"] = 1; }, "ends before it begins"},
      {[](auto& g) { g["claims"][2]["subject"] = 7; }, "claims[2]"},
      {[](auto& g) { g["claims"] = "none"; }, "no list"},
      {[](auto& g) { g["traps"][0]["test"]["span"] = "near"; }, "near"},
      {[](auto& g) {
         g["review_either"].push_back({"last_reviewed", "someday"});
       },
       "someday"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.says);
    auto json = gold_json();
    row.change(json);
    CHECK_THROWS_WITH(gold_of(json), Catch::Contains(row.says) && Catch::Contains("gold.json"));
  }
  CHECK_THROWS_AS(read_gold("{", "gold.json"), Error);
  CHECK_THROWS_AS(read_gold("", "gold.json"), Error);
  CHECK_FALSE(is_gold("[1]"));
}

TEST_CASE("any bytes end in a Gold or an Error") {
  std::mt19937 random(11);
  const auto sound = gold_json().dump();
  std::size_t read = 0;
  for (int round = 0; round < 400; ++round) {
    auto bytes = sound;
    for (auto cuts = random() % 4; cuts > 0; --cuts) {
      auto place = random() % bytes.size();
      if (random() % 2)
        bytes[place] = "{}[]\",:0-x"[random() % 10];
      else
        bytes.erase(place, 1 + random() % 30);
    }
    try {
      auto gold = read_gold(bytes, "gold.json");
      score(gold, perfect(), page_text);
      ++read;
    } catch (const Error& trouble) {
      CHECK(trouble.kind == ErrorKind::Unreadable);
    }
  }
  CHECK(read > 20);
}
