// Identifiers, editions, copies: the small parts that evidence and duplicates rest on.
#include <catch2/catch.hpp>
#include <random>

#include "desk/copies.h"
#include "desk/evidence_words.h"
#include "desk/identifiers.h"
#include "desk/superseded.h"
#include "tests/query/store_fixture.h"
#include "vocabulary/compile.h"

using namespace netkg;
using namespace netkg::desk;

TEST_CASE("An identifier is refused by its form or its check digit") {
  struct Row {
    std::string_view field;
    const char* value;
    const char* why;  // "" when it may be right
  };
  const Row rows[]{
      {"DOI", "10.1056/nejmoa065044", ""},
      {"DOI", "10.1016/s0140-6736(21)01234-5", ""},
      {"DOI", "10.1000.10/x", ""},
      {"DOI", "11.1056/nejm", "a DOI begins with 10."},
      {"DOI", "10.1056", "a DOI has a slash"},
      {"DOI", "10.12/abc", "four to nine digits stand between 10. and the slash"},
      {"DOI", "10.10x6/abc", "four to nine digits stand between 10. and the slash"},
      {"DOI", "10.1056/", "nothing follows the slash"},
      {"PMID", "17215529", ""},
      {"PMID", "7", ""},
      {"PMID", "172155291", "a PMID has one to eight digits"},
      {"PMID", "01721552", "a PMID has one to eight digits"},
      {"PMID", "PMC123", "a PMID is a number"},
      {"PMCID", "PMC3208924", ""},
      {"PMCID", "3208924", ""},
      {"PMCID", "PMC", "a PMCID is PMC and a number"},
      {"PMCID", "PMC12x", "a PMCID is PMC and a number"},
      {"ISBN", "978-3-16-148410-0", ""},
      {"ISBN", "9783161484100", ""},
      {"ISBN", "0-306-40615-2", ""},
      {"ISBN", "080442957X", ""},
      {"ISBN", "080442957x", ""},
      {"ISBN", "978-3-16-148410-1", "its check digit would be 0"},
      {"ISBN", "0-306-40615-3", "its check digit would be 2"},
      {"ISBN", "0804429571", "its check digit would be X"},
      {"ISBN", "12345", "an ISBN has 10 or 13 digits"},
      {"ISBN", "978316148410X", "an ISBN has digits only"},
      {"ISBN", "97831a1484100", "an ISBN has digits only"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.field, row.value);
    CslItem csl;
    (row.field == "DOI"     ? csl.doi
     : row.field == "PMID"  ? csl.pmid
     : row.field == "PMCID" ? csl.pmcid
                            : csl.isbn) = row.value;
    const auto troubles = identifier_troubles(csl);
    CHECK(troubles.size() == (*row.why ? 1 : 0));
    if (troubles.empty()) continue;
    CHECK(troubles[0].field == row.field);
    CHECK(troubles[0].why == row.why);
  }
  CHECK(identifier_troubles({}).empty());
}

TEST_CASE("The year in a version") {
  struct Row {
    const char* version;
    std::optional<int> year;
  };
  const Row rows[]{
      {"V.3.2018", 2018}, {"Version 1.2021", 2021}, {"2.2020", 2020}, {"2018", 2018},
      {"V.3", {}},        {"1.20189", {}},          {"", {}},         {"4.03", {}},
      {"V.1234", {}}};
  for (const auto& row : rows) {
    CAPTURE(row.version);
    CHECK(year_of_version({.version = row.version}) == row.year);
  }
}

TEST_CASE("Newer editions: of other pages first, then of the table") {
  Editions editions;
  const CslItem third{.type = "book", .title = "Handbook of cancer drugs", .edition = "3"};
  const CslItem fourth{.type = "book", .title = "Handbook of Cancer Drugs", .edition = "4"};
  editions.add(WorkId("work:third"), third);
  CHECK_FALSE(editions.newer_than(third));
  editions.add(WorkId("work:fourth"), fourth);
  REQUIRE(editions.newer_than(third));
  CHECK(editions.newer_than(third)->work.text == "work:fourth");
  CHECK_FALSE(editions.newer_than(fourth));
  CHECK_FALSE(editions.newer_than({.title = "Handbook of cancer drugs"}));
  const auto guideline = editions.newer_than({.title = "Lung cancer", .number = "CG121"});
  REQUIRE(guideline);
  CHECK(guideline->words == "NG122 Lung cancer (2019)");
  CHECK(guideline->source == "NICE");
}

TEST_CASE("Pages are alike by their runs of five words") {
  std::string text, other;
  std::mt19937 random(3);
  for (int i = 0; i < 400; ++i) text += "word" + std::to_string(random() % 5000) + " ";
  for (int i = 0; i < 400; ++i) other += "word" + std::to_string(random() % 5000) + " ";
  struct Row {
    std::string a, b;
    double least, most;
  };
  const Row rows[]{
      {text, text, 1, 1},
      {text, "WORD1 " + text, 0.95, 1},
      {text, other, 0, 0.01},
      {text, text + other, 0.45, 0.55},
      {"a b c", "A, b; c.", 1, 1},
      {"a b c", "a b", 0, 0},
      {"", "", 0, 0},
      {"Tom\nsaid so, and went.", "tom said so and went", 1, 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.a.substr(0, 40), row.b.substr(0, 40));
    const auto like = likeness(shingles(row.a), shingles(row.b));
    CHECK(like >= row.least);
    CHECK(like <= row.most);
  }
}

TEST_CASE("Addresses without what does not tell pages apart") {
  struct Row {
    const char* url;
    const char* plain;
  };
  const Row rows[]{{"https://www.Example.org/a/", "example.org/a"},
                   {"http://example.org/a", "example.org/a"},
                   {"https://example.org/a?x=1#y", "example.org/a?x=1"},
                   {"example.org", "example.org"},
                   {"https://example.org/A", "example.org/A"},
                   {"", ""},
                   {"https://example.org/a//", "example.org/a"}};
  for (const auto& row : rows) {
    CAPTURE(row.url);
    CHECK(plain_address(row.url) == row.plain);
  }
}

TEST_CASE("A page at a mirror is the page at its publisher's own host") {
  // Two rows of one publisher: the page that stands first by id leads, whatever it says.
  vocabulary::Rows rows;
  rows.publishers = {
      {"Zebra", "en-GB", "zebra.test www2.zebra.test", "", "m.test n.test:80", ""},
      {"None", "en-GB", "", "", "lost.test", ""}};
  const auto compiled = vocabulary::compile(rows);
  const vocabulary::Vocabulary vocabulary(compiled);
  const Homes homes(vocabulary);
  struct Row {
    const char* url;
    const char* address;
  };
  const Row table[]{{"https://m.test/a/b/?x=1", "zebra.test/a/b?x=1"},
                    {"http://www.M.test/a", "zebra.test/a"},
                    {"https://sub.m.test/a", "sub.m.test/a"},
                    {"https://zebra.test/a", "zebra.test/a"},
                    {"https://lost.test/a", "lost.test/a"},
                    {"m.test", "zebra.test"},
                    {"", ""}};
  for (const auto& row : table) {
    CAPTURE(row.url);
    CHECK(homes.address(row.url) == row.address);
  }

  auto at = [](const std::string& id, const std::string& url) {
    query::test::Page page(id, "Page " + id);
    for (int i = 0; i < 30; ++i)
      page.says("drug:aaa", Predicate::HasSchedule, id + " words " + std::to_string(i));
    page.extraction.document.url = url;
    return page.extraction;
  };
  const query::test::Fixture fixture(
      {at("one", "https://zebra.test/a"), at("two", "https://m.test/a/"),
       at("three", "https://m.test/b"), at("four", "https://other.test/a")});
  CHECK(Copies(*fixture.store).all().empty());
  const Copies copies(*fixture.store, {}, vocabulary);
  REQUIRE(copies.all().size() == 1);
  CHECK(copies.all()[0].same_address);
}

TEST_CASE("A drug is named by whole words, a reason is read as words") {
  struct Row {
    const char* words;
    const char* name;
    bool named;
  };
  const Row rows[]{
      {"sunitinib versus interferon alfa", "interferon alfa", true},
      {"sunitinib.", "sunitinib", true},
      {"(sunitinib)", "sunitinib", true},
      {"sunitinibs", "sunitinib", false},
      {"xsunitinib, sunitinib", "sunitinib", true},
      {"anything", "", false},
      {"", "sunitinib", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words, row.name);
    CHECK(names_it(row.words, row.name) == row.named);
  }
  CHECK(lower_case("NEJMoa-Ä") == "nejmoa-Ä");
  CHECK(plain_reason("+Error in Data;+Plagiarism;") == "Error in Data, Plagiarism; ");
  CHECK(plain_reason("") == "");
  CHECK(title_of({}, "Printed\nentry") == "Printed entry");
  CHECK(title_of({.title = std::string(200, 'x')}, "") == std::string(90, 'x') + "…");
}
