// Misspelt names on a page: marked, and meant as what they stand for.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "model/json.h"
#include "read_page.h"

using namespace netkg::ingest;
using namespace netkg::model;

namespace {

/// "drug:sunitinib ~sunitnib": each mention, misspelt ones with a "~".
std::vector<std::string> mentions_of(const std::string& text) {
  auto stages = read_page(text);
  std::vector<std::string> out;
  for (const auto& mention : stages.extraction.mentions) {
    out.push_back(mention.entity.text + (mention.misspelled ? " ~" : " ") +
                  std::string(mention.span.in(stages.extraction.document.text)));
  }
  return out;
}

}  // namespace

TEST_CASE("A misspelt name is marked") {
  struct Row {
    std::string text;
    std::vector<std::string> mentions;
  };
  const std::vector<Row> table{
      {"You may be given lenaliodomide.", {"drug:lenalidomide ~lenaliodomide"}},
      {"You may be given lenalidomide.", {"drug:lenalidomide lenalidomide"}},
      {"Tell us about any arrythmias.", {"condition:irregular-heartbeat ~arrythmias"}},
      {"In addition, the bleating lamb was a resistor.", {}},
      // A drug's stem: it may be a drug of its own, unless the page names the other as well.
      {"Some people are given apatinib.", {"drug:apatinib apatinib"}},
      {"Afatinib is a drug. Some people are given afutinib.",
       {"drug:afatinib Afatinib", "drug:afatinib ~afutinib"}},
      {"Some people are given afutinib.", {"drug:afutinib afutinib"}},
      {"Some people are given sunitnib.", {"drug:sunitinib ~sunitnib"}}};
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(mentions_of(row.text) == row.mentions);
  }
}

TEST_CASE("A claim about a misspelt name keeps the page's own words") {
  auto stages = read_page("Trabectidin\n\nTrabectidin may cause nausea and diarrhoea.");
  const auto& text = stages.extraction.document.text;
  REQUIRE(stages.extraction.claims.size() == 2);
  CHECK(stages.extraction.claims[0].subject.text == "drug:trabectedin");
  auto json = extraction_json(stages.extraction);
  CHECK(json["mentions"][0]["exact"] == "Trabectidin");
  CHECK(json["mentions"][0]["misspelled"] == true);
  auto nausea = text.find("nausea");
  for (const auto& mention : json["mentions"])
    CHECK(mention.contains("misspelled") == (mention["begin"].get<std::size_t>() < nausea));
  auto printed = print_stage(stages, "mentions");
  CHECK_THAT(printed, Catch::Contains("Trabectidin  (misspelled)"));
}
