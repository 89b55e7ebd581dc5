// When the scorer takes two names, values or fields of references for the same.
#include "ingest/score_names.h"

#include <catch2/catch.hpp>
#include <functional>

#include "ingest/score_fields.h"

using namespace netkg::ingest;

TEST_CASE("names are the same when their keys are") {
  struct Row {
    std::string name, key;
  };
  const std::vector<Row> rows{{"The Hand–foot Syndromes", "hand foot syndrome"},
                              {"Diarrhoea", "diarrhea"},
                              {"anaemia", "anemia"},
                              {"Leukaemia", "leukemia"},
                              {"tumours", "tumor"},
                              {"virus", "virus"},
                              {"illness", "illness"},
                              {"diagnosis", "diagnosis"},
                              {"gas", "gas"},
                              {"your child’s drugs", "child s drug"},
                              {"Afinitor®", "afinitor"},
                              {"ÉTATS", "état"},
                              {"feeling\u00a0tired or (weak)", "feeling tired or weak"},
                              {"the a an", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(score_key(row.name) == row.key);
  }
}

TEST_CASE("keys that are alike") {
  struct Row {
    std::string a, b;
    bool same;
  };
  const std::vector<Row> rows{{"mouth sore", "sore mouth", true},
                              {"low blood count", "low count", true},
                              {"blood", "low blood count", true},
                              {"blood", "bloody nose", false},
                              {"one two three", "three four five", false},
                              {"", "", true},
                              {"", "x", false}};
  for (const auto& row : rows) {
    CAPTURE(row.a, row.b);
    CHECK(alike(row.a, row.b) == row.same);
    CHECK(alike(row.b, row.a) == row.same);
  }
  CHECK(same_value(score_key("by mouth"), score_key("orally")));
  CHECK(same_value(score_key("pill"), score_key("capsules")));
  CHECK_FALSE(same_value(score_key("tablet"), score_key("capsule")));
}

TEST_CASE("fields of references, folded") {
  struct Row {
    std::string field;
    std::function<void(CslItem&)> set;
    std::string folded;
  };
  const std::vector<Row> rows{
      {"title", [](CslItem& c) { c.title = "Résumé & “More”."; }, "resume and more"},
      {"author",
       [](CslItem& c) {
         c.author = {{"Velde", "J", "", "van der"}, {"Ćwikła", "J"}};
       },
       "van der velde; cwikła"},
      {"author",
       [](CslItem& c) {
         c.author = {{"", "", "", "", "The Institute (NIH)"}};
       },
       "institute"},
      {"container-title", [](CslItem& c) { c.container_title = "The UpToDate website"; },
       "uptodate"},
      {"page-first", [](CslItem& c) { c.page = "S501-13"; }, "s501"},
      {"page-last", [](CslItem& c) { c.page = "501-13"; }, "513"},
      {"page-last", [](CslItem& c) { c.page = "501−513"; }, "513"},
      {"page-last", [](CslItem& c) { c.page = "e501-e13"; }, "e13"},
      {"page-first", [](CslItem& c) { c.page = "xii"; }, "xii"},
      {"DOI", [](CslItem& c) { c.doi = "https://doi.org/10.1000/AB."; }, "10.1000/ab"},
      {"DOI", [](CslItem& c) { c.doi = "doi: 10.1000/ab"; }, "10.1000/ab"},
      {"URL", [](CslItem& c) { c.url = "HTTPS://www.Example.org/a/"; }, "example.org/a"},
      {"PMID", [](CslItem& c) { c.pmid = "PMID 123"; }, "123"},
      {"publisher", [](CslItem& c) { c.publisher = "The Press (a) b (London)"; }, "press a b"},
      {"edition", [](CslItem& c) { c.edition = "3rd"; }, "3"},
      {"edition", [](CslItem& c) { c.edition = "Third"; }, "third"},
      {"issued", [](CslItem& c) { c.issued = PartialDate::make(2018, 8); }, "2018"}};
  for (const auto& row : rows) {
    CAPTURE(row.field, row.folded);
    CslItem csl;
    row.set(csl);
    CHECK(comparable_fields(csl)[row.field] == row.folded);
  }
  CHECK(comparable_fields({}).empty());
}
