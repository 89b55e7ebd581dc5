// `netkg references --format csl-json` has the shape of the CSL-JSON schema (csl-data.json of
// CSL 1.0.2, https://github.com/citation-style-language/schema): an array of items with id and
// type, known variables only, names and dates as objects of known parts.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/program.h"

using namespace netkg::tests;
using Json = nlohmann::json;

namespace {

const std::set<std::string> types{"article",
                                  "article-journal",
                                  "article-magazine",
                                  "article-newspaper",
                                  "bill",
                                  "book",
                                  "chapter",
                                  "dataset",
                                  "document",
                                  "entry",
                                  "entry-dictionary",
                                  "entry-encyclopedia",
                                  "legislation",
                                  "paper-conference",
                                  "patent",
                                  "post-weblog",
                                  "regulation",
                                  "report",
                                  "software",
                                  "standard",
                                  "thesis",
                                  "webpage"};

const std::set<std::string> name_lists{"author", "editor"};
const std::set<std::string> dates{"issued", "accessed"};
const std::set<std::string> texts{"id",
                                  "type",
                                  "title",
                                  "container-title",
                                  "container-title-short",
                                  "volume",
                                  "issue",
                                  "page",
                                  "number",
                                  "edition",
                                  "version",
                                  "DOI",
                                  "PMID",
                                  "PMCID",
                                  "ISBN",
                                  "URL",
                                  "publisher",
                                  "publisher-place",
                                  "chapter-number",
                                  "supplement-number",
                                  "note"};
const std::set<std::string> name_parts{
    "family", "given", "suffix", "literal", "non-dropping-particle", "dropping-particle"};

void check_names(const Json& names) {
  REQUIRE(names.is_array());
  for (const auto& name : names) {
    REQUIRE(name.is_object());
    for (const auto& [part, value] : name.items()) {
      CAPTURE(part);
      CHECK(name_parts.contains(part));
      CHECK(value.is_string());
    }
  }
}

/// {"date-parts": [[2025, 3, 26]]}: one to three whole numbers.
void check_date(const Json& date) {
  const auto& parts = date.at("date-parts");
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].size() >= 1);
  CHECK(parts[0].size() <= 3);
  for (const auto& part : parts[0]) CHECK(part.is_number_integer());
}

void check_item(const Json& item) {
  CHECK(item.at("id").is_string());
  CHECK(types.contains(item.at("type").get<std::string>()));
  for (const auto& [variable, value] : item.items()) {
    CAPTURE(variable);
    if (name_lists.contains(variable)) {
      check_names(value);
    } else if (dates.contains(variable)) {
      check_date(value);
    } else if (variable == "custom") {
      CHECK(value.is_object());
    } else {
      CHECK(texts.contains(variable));
      CHECK(value.is_string());
    }
  }
}

}  // namespace

TEST_CASE("CSL-JSON has the shape of its schema") {
  Workplace place;
  REQUIRE(place.run({"ingest", "corpus/documents", "--db", "store"}).code == 0);
  auto printed = place.run({"references", "--db", "store", "--format", "csl-json"});
  REQUIRE(printed.code == 0);
  auto library = Json::parse(printed.out);
  REQUIRE(library.is_array());
  CHECK(library.size() >= 25);
  for (const auto& item : library) {
    CAPTURE(item.dump());
    check_item(item);
  }
}
