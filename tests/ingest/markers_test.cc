// Marks in running text.
#include "ingest/markers.h"

#include <catch2/catch.hpp>

using namespace netkg;

TEST_CASE("Marks that point to entries") {
  using Numbers = std::vector<int>;
  const struct {
    std::string text;
    Numbers numbers;
  } rows[]{
      {"It slows growth [1].", {1}},
      {"It slows growth [1,3] and [ 5 ].", {1, 3}},
      {"It slows growth [4-6, 9].", {4, 5, 6, 9}},
      {"It slows growth [4\xE2\x80\x93"
       "6].",
       {4, 5, 6}},
      {"It slows growth.1,2 They", {1, 2}},
      {"It slows growth.12 They", {12}},
      {"It slows growth3\xE2\x80\x93"
       "5 and",
       {3, 4, 5}},
      {"It slows growth\xC2\xB9\xE2\x81\xBB\xC2\xB3.", {1, 2, 3}},
      {"It slows growth\xC2\xB2,\xE2\x81\xB5", {2, 5}},
      // none
      {"Take 5 mg 3 times", {}},
      {"vitamin B12, IL-6, H2O and p53", {}},
      {"see [the list] and []", {}},
      {"in 2,000 people (1 in 10)", {}},
      {"[0] [1000] [1,x] [", {}},
      {"for weeks. 4 of them", {}},
      {"", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(ingest::find_markers(row.text) == row.numbers);
  }
}

TEST_CASE("Author and year") {
  model::CslItem csl;
  csl.author = {{.family = "Yao", .given = "JC"}};
  csl.issued = model::PartialDate::make(2011);
  const struct {
    std::string text;
    bool cites;
  } rows[]{{"It works (Yao 2011).", true},
           {"It works (Raymond 2010; Yao et al., 2011).", true},
           {"Yao and others (2011) found", true},
           {"It works (Yao et al., 2012).", false},
           {"It works (Yao; Raymond 2011).", false},
           {"Yaounde 2011", false},
           {"In 2011 Yao", false},
           {"", false}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(ingest::has_author_year(row.text, csl) == row.cites);
  }
}

TEST_CASE("Hostile marks cost linear time") {
  for (const std::string piece :
       {"[", "[1", "[1-", "abcd1", "abcd.1,", "\xC2\xB9", "1", "Yao "}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    CHECK(ingest::find_markers(text).size() <= text.size() * 999);
  }
}
