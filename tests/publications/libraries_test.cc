// Reference libraries: what is written is read back the same.
#include "publications/libraries.h"

#include <catch2/catch.hpp>

#include "publications/latex.h"
#include "publications/retractions.h"

using namespace netkg;
using namespace netkg::publications;

namespace {

using model::CslItem;
using model::Name;
using model::PartialDate;

std::vector<LibraryItem> samples() {
  CslItem article;
  article.type = "article-journal";
  article.author = {{.family = "Garc\u00EDa M\u00E1rquez", .given = "A."},
                    {.family = "Berg", .given = "JP", .suffix = "Jr", .particle = "van der"},
                    {.literal = "Pain Study Group and Friends, Inc"}};
  article.et_al = true;
  article.title = "Effects of 5% salt & {sugar} on HIF-2\xCE\xB1_x ~ a \\ test $3 #1";
  article.container_title = "Ann Test";
  article.volume = "39";
  article.issue = "1 Pt 2";
  article.supplement = "Suppl 4";
  article.number = "NCT01234567";
  article.page = "iv192-iv237";
  article.doi = "10.1000/s0140-6736(75)91070-3_x";
  article.pmid = "12345678";
  article.pmcid = "PMC1234567";
  article.issued = PartialDate::make(2017, 11);
  CslItem chapter;
  chapter.type = "chapter";
  chapter.author = {{.family = "Smith", .given = "John A."}};
  chapter.editor = {{.family = "Adams", .given = "C"}, {.family = "Brown", .given = "DE"}};
  chapter.title = "Pain";
  chapter.container_title = "Big Book of Tests";
  chapter.chapter_number = "7";
  chapter.edition = "11";
  chapter.publisher = "Test Press";
  chapter.publisher_place = "Philadelphia, Pa";
  chapter.page = "12";
  chapter.isbn = "9780306406157";
  chapter.issued = PartialDate::make(2015);
  CslItem guidance;
  guidance.type = "report";
  guidance.author = {{.literal = "National Test Institute (NTI)"}};
  guidance.title = "Pain in adults";
  guidance.number = "TA449";
  guidance.version = "V.3.2018";
  guidance.issued = PartialDate::make(2017, 6, 28);
  guidance.url = "https://www.example.org/a_b?c=1&d=2#e";
  guidance.accessed = PartialDate::make(2021, 3);
  guidance.updated = PartialDate::make(2020, 1, 2);
  CslItem page;
  page.type = "webpage";
  page.title = "Pain";
  page.container_title = "TestPedia";
  page.editor = {{.family = "Adams", .given = "C"}};
  page.et_al = true;
  return {{"a", article}, {"b", chapter}, {"c", guidance}, {"d", page}, {"e", {}}};
}

void check_same(const std::vector<LibraryItem>& read, const std::vector<LibraryItem>& wanted) {
  REQUIRE(read.size() == wanted.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CAPTURE(wanted[i].key, model::vancouver(read[i].csl), model::vancouver(wanted[i].csl));
    CHECK(read[i].key == wanted[i].key);
    CHECK(read[i].csl == wanted[i].csl);
  }
}

}  // namespace

TEST_CASE("BibTeX and RIS survive a round trip") {
  check_same(read_bibtex(write_bibtex(samples())), samples());
  check_same(read_ris(write_ris(samples())), samples());
}

TEST_CASE("BibTeX of other programs is read") {
  const auto items = read_bibtex(R"(
% a comment
@string{jt = "Journal of " # "Tests"}
@comment{ignored}
@Article{key:1,
  Author = "J.-P. M{\"u}ller and van der Berg, Jan and {World Test Organization} and others",
  title  = {A {DNA} \& {\'E}tude, part~2},
  journal = jt, year = 2004, month = mar, number = 3, pages = "12--19",
  volume = 7
}
@book{b2, title={Unclosed
@misc{c3, title = "After"})");
  REQUIRE(items.size() == 3);
  const auto& csl = items[0].csl;
  CHECK(items[0].key == "key:1");
  REQUIRE(csl.author.size() == 3);
  CHECK(csl.author[0].family == "M\xC3\xBCller");
  CHECK(csl.author[1].particle == "van der");
  CHECK(csl.author[2].literal == "World Test Organization");
  CHECK(csl.et_al);
  CHECK(csl.title == "A DNA & \xC3\x89tude, part 2");
  CHECK(csl.container_title == "Journal of Tests");
  CHECK(csl.issue == "3");
  CHECK(csl.page == "12-19");
  CHECK(csl.issued->iso() == "2004-03");
}

TEST_CASE("RIS of other programs is read") {
  const auto items = read_ris(
      "\xEF\xBB\xBFTY  - JOUR\r\nA1  - Smith,John,Jr\r\nT1  - Pain\r\nJF  - Ann Test\r\nY1  - "
      "2004/03//\r\nSP  - 12\r\nEP  - 19\r\nER  - \r\nTY  - BOOK\r\nAU  - Test Society\r\n");
  REQUIRE(items.size() == 2);
  CHECK(items[0].csl.author[0].suffix == "Jr");
  CHECK(items[0].csl.container_title == "Ann Test");
  CHECK(items[0].csl.issued->iso() == "2004-03");
  CHECK(items[0].csl.page == "12-19");
  CHECK(items[1].csl.author[0].literal == "Test Society");
}

TEST_CASE("Hostile libraries are read in linear time and without harm") {
  for (const std::string piece :
       {"@", "{", "}", "@a{", "@a{b,c={", "\\", "TY  - ", "\"", "=", "#", "\xFF", " and ",
        "@string{a=", "ER  -\n", "TY  -\nAU  - ,,,\n"}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 200000) text += piece;
    CHECK(read_bibtex(text).size() <= text.size());
    CHECK(read_ris(text).size() <= text.size());
    CHECK(from_latex(text).size() <= 3 * text.size());
  }
}

TEST_CASE("Retractions are looked up by DOI, then PMID") {
  const std::string header =
      "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
      "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
      "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n";
  const Retractions table(
      header +
          "1,\"A \"\"bold\"\" test,\nwith a line\",,,,,,,,,1/2/2020 0:00,,,,10.1000/ABC,111,"
          "Retraction,+Unreliable Data;,No,\n"
          "2,Other,,,,,,,,,3/4/2019 0:00,,,,unavailable,222,Expression of "
          "concern,+Concerns;,No,\n"
          "3,Again,,,,,,,,,5/6/2021 0:00,,,,10.1000/abc,111,Reinstatement,+Mended;,No,\n"
          "4,None,,,,,,,,,,,,,,0,Correction,,No,\n",
      "test.csv");
  CHECK(table.size() == 3);
  CslItem csl;
  CHECK(table.of(csl).empty());
  csl.doi = "10.1000/abc";
  const auto found = table.of(csl);
  REQUIRE(found.size() == 2);
  CHECK(found[0].nature == "Retraction");
  CHECK(found[0].date == "1/2/2020 0:00");
  CHECK(found[0].reason == "+Unreliable Data;");
  CHECK(found[1].nature == "Reinstatement");
  csl = {};
  csl.pmid = "222";
  CHECK(table.of(csl)[0].nature == "Expression of concern");
  csl.doi = "10.1000/other";
  CHECK(table.of(csl).size() == 1);
  CHECK_THROWS(Retractions("a,b\n1,2\n", "other.csv"));
  CHECK_THROWS(Retractions("", "empty.csv"));
}
