// doc/query-language.md: its examples find what it says they find.
#include <catch2/catch.hpp>
#include <fstream>

#include "program.h"
#include "query/fields.h"

using namespace netkg;

TEST_CASE("the examples of the query language") {
  tests::Workplace place;
  REQUIRE(place.run({"ingest", "corpus/documents", "--db", "store"}).code == 0);
  std::ifstream in(std::string(NETKG_SOURCE_DIR) + "/doc/query-language.md");
  std::size_t examples = 0;
  for (std::string line; std::getline(in, line);) {
    auto begin = line.find("netkg query '");
    auto note = line.find("  # ");
    if (begin != 4 || note == std::string::npos) continue;
    auto from = begin + 13;
    auto query = line.substr(from, line.find('\'', from) - from);
    auto wanted = line.substr(note + 4);
    CAPTURE(query, wanted);
    auto got = place.run(
        {"query", query, "--db", "store", "--format", "json", "--as-of", "2026-11-21"});
    CHECK(got.code == 0);
    CHECK(got.out.find(wanted) != std::string::npos);
    ++examples;
  }
  CHECK(examples >= 20);
}

TEST_CASE("each field has an example that is read") {
  for (const auto& row : query::field_rows()) {
    CAPTURE(std::string(row.name));
    CHECK(&query::describe(row.field) == &row);
    auto read = query::parse_fields(row.example);
    CHECK(std::holds_alternative<query::FieldNode>(read));
    CHECK(query::is_field_query(row.example));
  }
}
