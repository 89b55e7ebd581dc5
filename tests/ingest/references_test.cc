// Bibliographies: one row, one printed form. Fields are shown as "name=value", in the order of
// the table below, empty ones left out.
#include "ingest/references.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ingest/readers/text.h"
#include "ingest/reference_fields/confidence.h"
#include "ingest/reference_fields/locator.h"

using namespace netkg;

namespace {

std::string names(const std::vector<model::Name>& list) {
  std::string line;
  for (const auto& name : list) {
    if (!line.empty()) line += ", ";
    if (!name.literal.empty()) line += "{" + name.literal + "}";
    if (!name.particle.empty()) line += name.particle + " ";
    line += name.family;
    if (!name.given.empty()) line += " " + name.given;
    if (!name.suffix.empty()) line += " " + name.suffix;
  }
  return line;
}

std::string iso(const std::optional<model::PartialDate>& date) {
  return date ? date->iso() : std::string();
}

std::string print(const model::CslItem& csl) {
  const std::vector<std::pair<std::string, std::string>> fields{
      {"type", csl.type},
      {"author", names(csl.author) + (csl.et_al ? " +" : "")},
      {"editor", names(csl.editor)},
      {"chapter", csl.chapter_number},
      {"title", csl.title},
      {"in", csl.container_title},
      {"edition", csl.edition},
      {"volume", csl.volume},
      {"issue", csl.issue},
      {"page", csl.page},
      {"place", csl.publisher_place},
      {"publisher", csl.publisher},
      {"year", iso(csl.issued)},
      {"version", csl.version},
      {"number", csl.number},
      {"updated", iso(csl.updated)},
      {"accessed", iso(csl.accessed)},
      {"doi", csl.doi},
      {"pmid", csl.pmid},
      {"pmcid", csl.pmcid},
      {"isbn", csl.isbn},
      {"url", csl.url},
  };
  std::string line;
  for (const auto& [name, value] : fields) {
    if (!value.empty()) line += (line.empty() ? "" : " | ") + name + "=" + value;
  }
  return line;
}

model::Reference parse(const std::string& text) {
  return ingest::parse_reference(text, {0, static_cast<uint32_t>(text.size())});
}

model::Document page(const std::string& text) {
  model::Document document;
  document.text = text;
  document.blocks = ingest::find_text_blocks(text);
  return document;
}

std::vector<std::string> entries(const std::string& text) {
  std::vector<std::string> result;
  for (const auto& entry : ingest::find_references(page(text)).entries) {
    result.emplace_back(entry.marker.empty() ? "" : entry.marker + " ");
    result.back() += entry.span.in(text);
  }
  return result;
}

const std::string yao =
    "Yao JC, Shah MH, Ito T, et al. Everolimus for advanced pancreatic neuroendocrine tumors. "
    "N Engl J Med. 2011;364:514-523.";
const std::string raymond =
    "Raymond E, Dahan L, Raoul JL, et al. Sunitinib malate for the treatment of pancreatic "
    "neuroendocrine tumors. N Engl J Med. 2011;364:501-513.";
const std::string prose = "Sunitinib blocks growth. You usually take it every day.\n\n";

}  // namespace

TEST_CASE("Entries are read in the forms that pages print") {
  const struct {
    std::string entry, fields;
  } rows[]{
      // Vancouver and AMA
      {"Smith JA, Jones B. Pain in adults. Ann Test. 2017 Nov;39(11):2146-57. "
       "doi: 10.1000/ABC.2017.10.",
       "type=article-journal | author=Smith JA, Jones B | title=Pain in adults | in=Ann Test | "
       "volume=39 | issue=11 | page=2146-2157 | year=2017-11 | doi=10.1000/abc.2017.10"},
      {"Smith JA. Pain. J Test. 2014;23:R89\xE2\x80\x93"
       "98. PMID: 12345678. PMCID: PMC1234567.",
       "type=article-journal | author=Smith JA | title=Pain | in=J Test | volume=23 | "
       "page=R89-R98 | year=2014 | pmid=12345678 | pmcid=PMC1234567"},
      {"Smith J, van der Berg P, O'Brien K, et al. Is it safe? BMJ 2019;7:e286.",
       "type=article-journal | author=Smith J, van der Berg P, O'Brien K + | title=Is it safe? "
       "| "
       "in=BMJ | volume=7 | page=e286 | year=2019"},
      {"Du X, Garc\xC3\xAD"
       "a M\xC3\xA1rquez A, Lee KT 3rd. Sleep. Test Res. "
       "2018;29(Suppl 4):iv192\xE2\x88\x92"
       "iv237.",
       "type=article-journal | author=Du X, Garc\xC3\xAD"
       "a M\xC3\xA1rquez A, Lee KT 3rd | "
       "title=Sleep | in=Test Res | volume=29 | issue=Suppl 4 | page=iv192-iv237 | year=2018"},
      {"Smith JA, Jones B. Pain. J Test. 2005;25(1 Pt 2):3-9; discussion 10.",
       "type=article-journal | author=Smith JA, Jones B | title=Pain | in=J Test | volume=25 | "
       "issue=1 Pt 2 | page=3-9 | year=2005"},
      {"Smith JA; Pain Study Group. A trial. J Test. 2005;25:3.",
       "type=article-journal | author=Smith JA, {Pain Study Group} | title=A trial | in=J Test "
       "| "
       "volume=25 | page=3 | year=2005"},
      // with the year after the authors
      {"Smith JA, Jones B (2010) A long title: with a colon. Parasit Vectors 3: 71.",
       "type=article-journal | author=Smith JA, Jones B | title=A long title: with a colon | "
       "in=Parasit Vectors | volume=3 | page=71 | year=2010"},
      {"Smith, J. A., & Jones, B. (1994). Learning slowly. Test Bulletin, 5 (1), 33-42.",
       "type=article-journal | author=Smith J. A, Jones B | title=Learning slowly | "
       "in=Test Bulletin | volume=5 | issue=1 | page=33-42 | year=1994"},
      {"National Test Foundation (2002) Practice guidelines. Am J Test 39: S1-266.",
       "type=article-journal | author={National Test Foundation} | title=Practice guidelines | "
       "in=Am J Test | volume=39 | page=S1-266 | year=2002"},
      // with the year at the end
      {"Smith JA, Jones B, et al.: Pain in adults. J Test 12 (11): 1013-22, 2011. "
       "[PUBMED Abstract]",
       "type=article-journal | author=Smith JA, Jones B + | title=Pain in adults | in=J Test | "
       "volume=12 | issue=11 | page=1013-1022 | year=2011"},
      {"Smith JA, Jones B: Herbs. Test Database Syst Rev (9): CD007244, 2012.",
       "type=article-journal | author=Smith JA, Jones B | title=Herbs | in=Test Database Syst "
       "Rev | "
       "issue=9 | page=CD007244 | year=2012"},
      {"Smith J, Jones B. Waves. Phys. Rev. E 57: 3-9 (1998).",
       "type=article-journal | author=Smith J, Jones B | title=Waves | in=Phys. Rev. E | "
       "volume=57 | "
       "page=3-9 | year=1998"},
      {"Smith A, et al; Guidelines for pain. J Test. 2012 Jan;61(1):6-32.",
       "type=article-journal | author=Smith A + | title=Guidelines for pain | in=J Test | "
       "volume=61 | "
       "issue=1 | page=6-32 | year=2012-01"},
      {"European Test Society. Pain guideline. Annals of Tests, 2020; 31, 5, 556\xE2\x80\x93"
       "568.",
       "type=article-journal | author={European Test Society} | title=Pain guideline | "
       "in=Annals of Tests | volume=31 | issue=5 | page=556-568 | year=2020"},
      // books
      {"Smith JA, Jones B. Chapter 7: Pain. In: Adams C, Brown DE, eds. Big Book of Tests. "
       "11th ed. "
       "Philadelphia, Pa: Test Press; 2015:12-19.",
       "type=chapter | author=Smith JA, Jones B | editor=Adams C, Brown DE | chapter=7 | "
       "title=Pain | "
       "in=Big Book of Tests | edition=11 | page=12-19 | place=Philadelphia, Pa | "
       "publisher=Test Press | year=2015"},
      {"Adams C, Brown DE, editors. Big Book of Tests. 2nd edition. London: Test Press; 2015.",
       "type=book | editor=Adams C, Brown DE | title=Big Book of Tests | edition=2 | "
       "place=London | "
       "publisher=Test Press | year=2015"},
      {"Smith JA: Pain. In: Adams C, ed.: Big Book. 3rd ed. Test Press, 2007, pp 239-46.",
       "type=chapter | author=Smith JA | editor=Adams C | title=Pain | in=Big Book | edition=3 "
       "| "
       "page=239-246 | publisher=Test Press | year=2007"},
      {"American Test Society. Facts & Figures 2021. Atlanta, Ga: American Test Society; 2021.",
       "type=report | author={American Test Society} | title=Facts & Figures 2021 | "
       "place=Atlanta, Ga | publisher=American Test Society | year=2021"},
      // guidance and pages
      {"National Test Institute. Pain: diagnosis. Clinical guideline CG101. 2018. Available "
       "at: "
       "https://www.example.org/a. Accessed June 3, 2021.",
       "type=report | author={National Test Institute} | title=Pain: diagnosis | year=2018 | "
       "number=CG101 | accessed=2021-06-03 | url=https://www.example.org/a"},
      {"National Test Network. Practice Guidelines: Pain. V.3.2018. Accessed at "
       "https://example.org/x.pdf on October 5, 2018.",
       "type=report | author={National Test Network} | title=Practice Guidelines: Pain | "
       "year=2018 | "
       "version=V.3.2018 | accessed=2018-10-05 | url=https://example.org/x.pdf"},
      {"National Test Institute. Pain (https://www.example.org/pain). Accessed 3/18/2021.",
       "type=webpage | author={National Test Institute} | title=Pain | accessed=2021-03-18 | "
       "url=https://www.example.org/pain"},
      {"Smith JA, Jones B. Pain. TestPedia website. https://example.org/p Updated August 31, "
       "2018. "
       "Accessed October 9, 2018.",
       "type=webpage | author=Smith JA, Jones B | title=Pain | in=TestPedia | year=2018-08-31 "
       "| "
       "updated=2018-08-31 | accessed=2018-10-09 | url=https://example.org/p"},
      {"Lung pain. National Test Institute. https://example.org/lung. Accessed Dec. 3, 2020.",
       "type=webpage | author={National Test Institute} | title=Lung pain | "
       "accessed=2020-12-03 | "
       "url=https://example.org/lung"},
      {"Smith JA. Pain. J Test. 2001;1:2. https://doi.org/10.1000/S0140-6736(75)91070-3.",
       "type=article-journal | author=Smith JA | title=Pain | in=J Test | volume=1 | page=2 | "
       "year=2001 | doi=10.1000/s0140-6736(75)91070-3"},
      {"Smith JA. Pain. J Test. 2001;1:2. doi: 10.1016/ j.test.2017",
       "type=article-journal | author=Smith JA | title=Pain | in=J Test | volume=1 | page=2 | "
       "year=2001 | doi=10.1016/j.test.2017"},
      {"Smith JA. Big Book. London: Test Press; 2015. ISBN 978-0-306-40615-7.",
       "type=book | author=Smith JA | title=Big Book | place=London | publisher=Test Press | "
       "year=2015 | isbn=9780306406157"},
      // three lines
      {"Guidelines for pain (NETs)\n    JK Ramage and others\n    Gut, 2012. Vol 61, Pages "
       "6-32",
       "type=article-journal | author=Ramage JK + | title=Guidelines for pain (NETs) | in=Gut "
       "| "
       "volume=61 | page=6-32 | year=2012"},
      {"Pain: a review\nM. Pavel and colleagues\nAnnals of Tests 2020, Vol 31, Issue 5",
       "type=article-journal | author=Pavel M + | title=Pain: a review | in=Annals of Tests | "
       "volume=31 | issue=5 | year=2020"},
      {"Pain: a review M. Pavel and others Annals of Tests (2020) Volume 31, pages "
       "5\xE2\x88\x92"
       "7",
       "type=article-journal | author=Pavel M + | title=Pain: a review | in=Annals of Tests | "
       "volume=31 | page=5-7 | year=2020"},
      {"Is it safe? A review\nMW Adams and O von Brown\n2011. Genome Tests. Volume 6, Page e24",
       "type=article-journal | author=Adams MW, von Brown O | title=Is it safe? A review | "
       "in=Genome Tests | volume=6 | page=e24 | year=2011"},
      {"Pain in adults. Technology appraisal guidance [TA449]\nNational Test Institute (NTI), "
       "28 "
       "June 2017",
       "type=report | author={National Test Institute (NTI)} | title=Pain in adults | "
       "year=2017-06-28 | number=TA449"},
      {"Principles of Tests (11th edition)\nVT Adams, TS Brown\nTest Press, 2019",
       "type=book | author=Adams VT, Brown TS | title=Principles of Tests | edition=11 | "
       "publisher=Test Press | year=2019"},
      {"Electronic Tests Compendium (eTC)\n    Accessed March 2021",
       "type=webpage | title=Electronic Tests Compendium (eTC) | accessed=2021-03"},
      {"Painless 5 mg tablets: Summary\nElectronic Tests Compendium (eTC), Accessed October "
       "2023",
       "type=webpage | title=Painless 5 mg tablets: Summary | in=Electronic Tests Compendium "
       "(eTC) | "
       "accessed=2023-10"},
      // damaged or bare
      {"Pain", "type=document | title=Pain"},
      {"", "type=document"},
      {".,;:()[]", "type=document"},
      {"2011;364:501-513.", "type=article-journal | volume=364 | page=501-513 | year=2011"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.entry);
    CHECK(print(parse(row.entry).csl) == row.fields);
  }
}

TEST_CASE("Every field points to the words it was read from") {
  const std::string text =
      "x Smith JA, Jones B, et al. Pain. J Test. 2017 Nov;39(11):21\xE2\x88\x92"
      "57. doi: 10.1000/X. y";
  const auto entry = ingest::parse_reference(text, {2, static_cast<uint32_t>(text.size() - 2)});
  const std::map<std::string, std::string> expected{{"author", "Smith JA, Jones B, et al"},
                                                    {"title", "Pain"},
                                                    {"container-title", "J Test"},
                                                    {"issued", "2017 Nov"},
                                                    {"volume", "39"},
                                                    {"issue", "11"},
                                                    {"page",
                                                     "21\xE2\x88\x92"
                                                     "57"},
                                                    {"DOI", "10.1000/X"}};
  std::map<std::string, std::string> found;
  for (const auto& [field, span] : entry.fields) found[field] = std::string(span.in(text));
  CHECK(found == expected);
}

TEST_CASE("Hostile entries cost linear time and stay inside their text") {
  for (const std::string piece :
       {"(",      ")",      "[",    "10.1000/",     "http://a ", "Smith J, ",   "2011;",
        "1:",     "et al ", "In: ", "\xE2\x80\x9C", "\xFF",      "A. ",         "\n",
        "PMID: ", "the ",   "Jr. ", "X-",           "vol ",      "accessed at "}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 200000) text += piece;
    const auto entry = parse(text);
    for (const auto& [field, span] : entry.fields) {
      CAPTURE(field);
      CHECK(span.begin <= span.end);
      CHECK(span.end <= text.size());
    }
    auto document = page("References\n\n" + text);
    CHECK(ingest::find_references(document).blocks.size() <= document.blocks.size());
  }
}

TEST_CASE("The bibliography is found where it stands") {
  using List = std::vector<std::string>;
  const struct {
    std::string text;
    List entries;
  } rows[]{
      {"Title\n\n" + prose + "References\n\n" + yao + "\n\n" + raymond, {yao, raymond}},
      {"Title\n\n" + prose + "References\n\n1. " + yao + "\n2. " + raymond,
       {"1 " + yao, "2 " + raymond}},
      {"Title\n\n" + prose + "References\n\n[1] " + yao + "\n[2] " + raymond,
       {"[1] " + yao, "[2] " + raymond}},
      {"Title\n\n" + prose + "Sources\n\n• " + yao + "\n• " + raymond, {yao, raymond}},
      {"Title\n\n" + prose + yao + "\n\n" + raymond + "\n\nLast Revised: August 17, 2021",
       {yao, raymond}},
      {"Title\n\n" + prose + yao + "\n\nSign up to stay up-to-date with news.", {yao}},
      {"Title\n\n" + prose + "References\n" + yao + "\n" + raymond + "\n", {yao, raymond}},
      {"Title\n\n" + prose +
           "This page is due for review.\n\n  • Pain guidelines\n    JK Ramage and others\n"
           "    Gut, 2012. Vol 61, Pages 6-32 \n\n  • Electronic Tests Compendium\n    "
           "Accessed "
           "March 2021\n\nLast reviewed:\n18 Mar 2021",
       {"Pain guidelines\n    JK Ramage and others\n    Gut, 2012. Vol 61, Pages 6-32",
        "Electronic Tests Compendium\n    Accessed March 2021"}},
      {"Title\n\n" + prose +
           "References\n\nPain guidelines for adults and children with a long title that goes "
           "on "
           "and on until it is long\nJK Ramage and others\nGut, 2012. Vol 61, Pages "
           "6-32\n\nPain "
           "again\nM. Pavel and others\nAnnals of Tests 2020, Vol 31, Issue 5",
       {"Pain guidelines for adults and children with a long title that goes on and on until "
        "it is "
        "long\nJK Ramage and others\nGut, 2012. Vol 61, Pages 6-32",
        "Pain again\nM. Pavel and others\nAnnals of Tests 2020, Vol 31, Issue 5"}},
      {"Title\n\n" + prose + "References\n\n• Electronic Tests Compendium (eTC)\n• " + yao,
       {"Electronic Tests Compendium (eTC)", yao}},
      // no bibliography
      {"Title\n\n" + prose, {}},
      {"Title\n\nThe gut includes the:\n\n  • stomach\n  • small bowel\n  • large bowel\n", {}},
      {"Title\n\n" + prose + "Related links\n\n• Sunitinib, 2018\n• Everolimus (Afinitor)", {}},
      {"Title\n\n" + prose +
           "References\n\nThe information on this page is based on literature "
           "searches and specialist checking.",
       {}},
      {"Title\n\nIn a 2014 study of 171 people, it worked in 40 to 70 out of 100.\n\nIn 2016 "
       "the "
       "drug was approved. You may have it from 2017.",
       {}},
      {"More information\n\nTo learn more, see https://example.org/more or call us in 2021.",
       {}},
      {"", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(entries(row.text) == row.entries);
  }
}

TEST_CASE("A bibliography names all its blocks, its headings included") {
  const auto document = page("Title\n\n" + prose + "References\n\n" + yao + "\n\n" + raymond +
                             "\n\nLast Revised: August 17, 2021");
  const auto found = ingest::find_references(document);
  CHECK(found.blocks == std::vector<std::size_t>{2, 3, 4});
  REQUIRE(found.entries.size() == 2);
  CHECK(found.entries[1].id.text == "r2");
}

TEST_CASE("Page furniture is never an entry") {
  std::ifstream file(std::string(NETKG_SOURCE_DIR) +
                     "/../shared/data/references/negatives.jsonl");
  if (!file) {
    std::cout << "skipped: ../shared not present\n";
    return;
  }
  std::string plain = "Title\n\n" + prose, headed = plain + "References\n\n" + yao;
  for (std::string line; std::getline(file, line);) {
    const auto raw = nlohmann::json::parse(line).at("raw").get<std::string>();
    plain += raw + "\n\n";
    headed += "\n\n• " + raw;
  }
  CHECK(entries(plain).empty());
  CHECK(entries(headed) == std::vector<std::string>{yao});
}

TEST_CASE("Forms seen on health pages are read whole") {
  std::size_t rows = 0;
  for (const std::string name : {"hand-forms.jsonl", "seeds.jsonl"}) {
    std::ifstream file(std::string(NETKG_SOURCE_DIR) + "/../shared/data/references/" + name);
    for (std::string line; std::getline(file, line); ++rows) {
      const auto row = nlohmann::json::parse(line);
      std::string text;
      for (const auto& part : row.at("raw_lines")) {
        text += (text.empty() ? "" : "\n") + part.get<std::string>();
      }
      CAPTURE(text);
      const auto& fields = row.at("fields");
      const auto csl = parse(text).csl;
      const auto wanted = [&](const char* key) { return fields.value(key, std::string()); };
      CHECK(csl.title == wanted("title"));
      CHECK(csl.container_title == wanted("container"));
      CHECK(csl.type == wanted("type"));
      CHECK(iso(csl.issued).substr(0, 4) == wanted("year"));
      CHECK(csl.volume == wanted("volume"));
      CHECK(csl.issue == wanted("issue"));
      CHECK(csl.doi == wanted("doi"));
      CHECK(csl.url == wanted("url"));
      CHECK(csl.publisher == wanted("publisher"));
      CHECK(csl.publisher_place == wanted("location"));
      CHECK(csl.edition == wanted("edition"));
      CHECK(csl.number == wanted("number"));
      CHECK(iso(csl.accessed) == wanted("accessed"));
    }
  }
  if (!rows) std::cout << "skipped: ../shared not present\n";
}

TEST_CASE("References are printed in Vancouver style") {
  const struct {
    std::string entry, printed;
  } rows[]{
      {yao,
       "Yao JC, Shah MH, Ito T, et al. Everolimus for advanced pancreatic neuroendocrine "
       "tumors. "
       "N Engl J Med. 2011;364:514-523."},
      {"Smith, J.-C., & Jones, Robert (1994). Is it safe? Test Bulletin, 5(1), 33-42.",
       "Smith JC, Jones R. Is it safe? Test Bulletin. 1994;5(1):33-42."},
      {"Smith JA. Chapter 7: Pain. In: Adams C, Brown DE, eds. Big Book. 2nd ed. London: Test "
       "Press; 2015.",
       "Smith JA. Chapter 7: Pain. In: Adams C, Brown DE, editors. Big Book. 2nd ed. London: "
       "Test "
       "Press; 2015."},
      {"Electronic Tests Compendium (eTC)\nAccessed March 2021",
       "Electronic Tests Compendium (eTC). Accessed 2021 Mar."},
      {"Smith JA. Sleep. Test Res. 2018;29(Suppl 4):iv192-iv237.",
       "Smith JA. Sleep. Test Res. 2018;29(Suppl 4):iv192-iv237."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.entry);
    CHECK(model::vancouver(parse(row.entry).csl) == row.printed);
  }
  CHECK(model::vancouver({}).empty());
}

namespace {

bool on_boundary(std::string_view text, uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace

TEST_CASE("Loose references: furniture is none, markers go, what is left is the remainder") {
  const struct {
    std::string text, title, remainder;  // an empty title: no reference
  } rows[]{
      {yao, "Everolimus for advanced pancreatic neuroendocrine tumors", ""},
      {"[12] " + yao, "Everolimus for advanced pancreatic neuroendocrine tumors", ""},
      {"1Test Dental Journal 217, 61 (2014).", "", "-"},
      {"Related links", "", ""},
      {"American Cancer Society Emails", "", ""},
      {"Last reviewed: 18 Mar 2021", "", ""},
      {"", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto reference = ingest::read_loose_reference(row.text);
    CHECK(reference.has_value() == (!row.title.empty() || row.remainder == "-"));
    if (!reference || row.title.empty()) continue;
    CHECK(reference->csl.title == row.title);
    CHECK(reference->remainder.empty() == row.remainder.empty());
  }
}

TEST_CASE("Styles of other fields are read") {
  const struct {
    std::string entry, fields;
  } rows[]{
      {"Adams, John S. \xE2\x80\x9CPain in Adults.\xE2\x80\x9D Test Journal 42.11 (2009): "
       "1379\xE2\x80\x93"
       "1402.",
       "type=article-journal | author=Adams John S | title=Pain in Adults | in=Test Journal | "
       "volume=42 | issue=11 | page=1379-1402 | year=2009"},
      {"Adams, Ann, and Mark P. Brown. 2018. \xE2\x80\x9CPain in Adults.\xE2\x80\x9D Test "
       "Journal "
       "4 (2) (April 16): 158\xE2\x80\x93"
       "165.",
       "type=article-journal | author=Adams Ann, Brown Mark P | title=Pain in Adults | "
       "in=Test Journal | volume=4 | issue=2 | page=158-165 | year=2018"},
      {"N. Adams, M.P. Brown, Test Journal 4 (2018) 158.",
       "type=article-journal | author=Adams N, Brown M.P | in=Test Journal | volume=4 | "
       "page=158 | year=2018"},
      {"N. Adams and M.P. Brown, Test Journal 4, 158 (2018).",
       "type=article-journal | author=Adams N, Brown M.P | in=Test Journal | volume=4 | "
       "page=158 | year=2018"},
      {"Adams, N. A.; Brown, M. P. Test Journal 2018, 4, 158\xE2\x80\x93"
       "165.",
       "type=article-journal | author=Adams N. A, Brown M. P | in=Test Journal | volume=4 | "
       "page=158-165 | year=2018"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.entry);
    CHECK(print(parse(row.entry).csl) == row.fields);
  }
}

TEST_CASE(
    "Properties of real references: spans lie in the entry, printing and reading is stable") {
  std::ifstream file(std::string(NETKG_SOURCE_DIR) +
                     "/../shared/data/references/jats-plos-dev.jsonl");
  if (!file) {
    std::cout << "skipped: ../shared not present\n";
    return;
  }
  std::size_t rows = 0, stable = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    const auto raw = nlohmann::json::parse(line).at("raw").get<std::string>();
    CAPTURE(raw);
    const auto entry = parse(raw);
    for (const auto& [field, span] : entry.fields) {
      CAPTURE(field);
      const bool inside = span.begin < span.end && span.end <= raw.size() &&
                          on_boundary(raw, span.begin) && on_boundary(raw, span.end);
      REQUIRE(inside);
    }
    for (const auto& [field, share] : ingest::confidence(entry)) {
      CAPTURE(field);
      const bool possible = share > 0 && share < 1;
      REQUIRE(possible);
    }
    const auto printed = model::vancouver(entry.csl);
    stable += model::vancouver(parse(printed).csl) == printed;
  }
  std::cout << "references: " << stable << " of " << rows << " stable when read again\n";
  CHECK(stable * 10 >= rows * 9);
}

namespace {

/// Lower-case letters and digits of ASCII only.
std::string bare(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') result += static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  }
  return result;
}

/// Title, container, year, volume, issue and pages as the publisher labelled them.
bool is_read(const model::CslItem& csl, const nlohmann::json& fields) {
  const auto wanted = [&](const char* key) { return bare(fields.value(key, std::string())); };
  const auto pages = ingest::expanded_pages(fields.value("pages", std::string()));
  return bare(csl.title) == wanted("title") &&
         bare(csl.container_title) == wanted("container") &&
         iso(csl.issued).substr(0, 4) == wanted("year").substr(0, 4) &&
         bare(csl.volume) == wanted("volume") && bare(csl.issue) == wanted("issue") &&
         bare(csl.page) == bare(pages);
}

}  // namespace

TEST_CASE("References of a publisher are read as it labelled them") {
  std::ifstream file(std::string(NETKG_SOURCE_DIR) +
                     "/../shared/data/references/jats-plos-dev.jsonl");
  std::size_t rows = 0, right = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    const auto row = nlohmann::json::parse(line);
    right += is_read(parse(row.at("raw").get<std::string>()).csl, row.at("fields"));
  }
  if (!rows) std::cout << "skipped: ../shared not present\n";
  CAPTURE(right, rows);
  CHECK(right * 100 >= rows * 93);
}
