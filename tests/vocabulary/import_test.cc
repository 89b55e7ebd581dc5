// Foreign vocabularies become rows, and nothing of them is lost silently.
#include "vocabulary/import.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "model/error.h"
#include "vocabulary/check.h"
#include "vocabulary/own.h"

using namespace netkg::vocabulary;
using namespace netkg::model;

namespace {

const ImportOptions effects{EntityType::SideEffect, "S", "CC0"};

struct Outcome {
  ForeignTerms terms;
  Imported imported;
  /// "f:3 what" for each.
  std::vector<std::string> problems, notes;
};

std::vector<std::string> printed(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const auto& problem : problems) out.push_back(problem.place() + " " + problem.what);
  return out;
}

Outcome run(const std::string& text, const std::string& file,
            const TableColumns& columns = {}) {
  Outcome outcome;
  read_foreign(text, file, columns, &outcome.terms);
  outcome.imported = import_terms(outcome.terms, effects);
  outcome.problems = printed(outcome.imported.problems);
  outcome.notes = printed(outcome.imported.notes);
  return outcome;
}

/// The rows without the header line and the columns that are always the same.
std::string body(const Outcome& outcome) {
  auto text = write_rows(outcome.imported.rows);
  return text.substr(text.find('\n') + 1);
}

std::string term(const std::string& lines) { return "[Term]\nid: A:1\nname: a\n" + lines; }

std::string shared(const std::string& file) {
  std::ifstream in(NETKG_SOURCE_DIR "/../shared/data/vocab/" + file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("OBO terms become rows") {
  struct Row {
    std::string obo, rows;
  };
  const std::vector<Row> table{
      {term(""), "effect:a\ta\t\t\t\tA:1\tS\tCC0\n"},
      {term("synonym: \"b c\" EXACT []\n"), "effect:a\ta\tb c\t\t\tA:1\tS\tCC0\n"},
      {term("synonym: \"b\" EXACT layperson [x:y]\nsynonym: \"B2\" EXACT ABBREVIATION []\n"
            "synonym: \"b3\" EXACT BRAND_NAME []\n"),
       "effect:a\ta\tb{lay}|B2{abbr}|b3{brand}\t\t\tA:1\tS\tCC0\n"},
      {term("synonym: \"b\" RELATED []\nsynonym: \"c\" BROAD []\nsynonym: \"d\" NARROW []\n"
            "synonym: \"e\" []\nnarrow_synonym: \"f\" []\n"),
       "effect:a\ta\tb{related}|c{broad}|d{narrow}|e{related}|f{narrow}\t\t\tA:1\tS\tCC0\n"},
      // an exact name is not said again as a related one; neither is a plural
      {term("synonym: \"b\" RELATED []\nsynonym: \"b\" EXACT []\nsynonym: \"A\" EXACT []\n"),
       "effect:a\ta\tb\t\t\tA:1\tS\tCC0\n"},
      // escapes, comments, modifiers
      {"[Term]\nid: A\\:1 ! remark\nname: say \\\"a\\\" \\{now\\}\\, please {x=\"y\"} ! "
       "remark\n",
       "effect:say-a-now-please\tsay \"a\" {now}, please\t\t\t\tA:1\tS\tCC0\n"},
      {term("synonym: \"a \\\"b\\\"\\tc\\nd | e{1}\" EXACT []\n"),
       "effect:a\ta\ta \"b\" c d \\| e\\{1}\t\t\tA:1\tS\tCC0\n"},
      {term("xref: MESH:D1 \"words\" {source=\"x\"}\nalt_id: A:9\n"),
       "effect:a\ta\t\t\t\tA:1|MESH:D1|A:9\tS\tCC0\n"},
      {"[Term]\nid: A:1\nname: first \\\nline\n",
       "effect:first-line\tfirst line\t\t\t\tA:1\tS\tCC0\n"},
      {term("is_a: A:2 ! b\n\n[Term]\nid: A:2\nname: b\n"),
       "effect:a\ta\t\teffect:b\t\tA:1\tS\tCC0\neffect:b\tb\t\t\t\tA:2\tS\tCC0\n"},
      {term("[Term]\nid: A:2\nname: obsolete b\nis_obsolete: true\n"),
       "effect:a\ta\t\t\t\tA:1\tS\tCC0\n"},
      {"\xEF\xBB\xBF"
       "format-version: 1.2\r\n\r\n[Term]\r\nid: A:1\r\nname: a\r\n",
       "effect:a\ta\t\t\t\tA:1\tS\tCC0\n"},
      {term("[Typedef]\nid: part_of\nname: part of\n[Instance]\nid: x\nname: y\n"),
       "effect:a\ta\t\t\t\tA:1\tS\tCC0\n"}};
  for (const auto& row : table) {
    CAPTURE(row.obo);
    auto outcome = run(row.obo, "f.obo");
    CHECK(body(outcome) == row.rows);
    CHECK(outcome.problems == std::vector<std::string>{});
  }
}

TEST_CASE("Tables become rows") {
  struct Row {
    std::string table;
    std::vector<std::string> choices;
    std::string rows;
    bool header = true;
  };
  const std::vector<Row> table{
      {"label\nfatigue\n", {}, "effect:fatigue\tfatigue\t\t\t\t\tS\tCC0\n"},
      {"id\tlabel\tsubClassOf\n\"D:1\"\t\"a\"\t\"b\"\n\"D:2\"\t\"b\"\t\"\"\n",
       {"parents=subClassOf"},
       "effect:a\ta\t\teffect:b\t\tD:1\tS\tCC0\neffect:b\tb\t\t\t\tD:2\tS\tCC0\n"},
      {"?term\t?term_label\t?layperson\n<http://purl.obolibrary.org/obo/HP_1>\t\"Excessive "
       "salivation\"@en\t\"Watery mouth\"\n<http://purl.obolibrary.org/obo/HP_1>\t\"Excessive "
       "salivation\"\t\"Drooling\"\n",
       {"id=term", "label=?term_label", "lay=layperson"},
       "effect:excessive-salivation\tExcessive salivation\tWatery "
       "mouth{lay}|Drooling{lay}\t\t\t"
       "HP:1\tS\tCC0\n"},
      {"name\tus_brands\tother\nx\tXa|Xb\tx 2\n",
       {"label=name", "brand=us_brands", "names=other"},
       "effect:x\tx\tXa{brand}|Xb{brand}|x 2\t\t\t\tS\tCC0\n"},
      {"x\tXa\n", {"label=#1", "brand=#2"}, "effect:x\tx\tXa{brand}\t\t\t\tS\tCC0\n", false},
      {"# a remark\n#label\tnames\nsay \"a\"\t\"b \"\"c\"\"\"\n",
       {},
       "effect:say-a\tsay \"a\"\tb \"c\"\t\t\t\tS\tCC0\n"}};
  for (const auto& row : table) {
    CAPTURE(row.table);
    TableColumns columns;
    columns.has_header = row.header;
    for (const auto& choice : row.choices) columns.choices.push_back(read_choice(choice));
    auto outcome = run(row.table, "f.tsv", columns);
    CHECK(body(outcome) == row.rows);
    CHECK(outcome.problems == std::vector<std::string>{});
  }
}

TEST_CASE("What is decided while importing is said") {
  struct Row {
    std::string obo;
    std::vector<std::string> problems, notes;
  };
  const std::vector<Row> table{
      {term("is_a: A:7 ! gone\n"),
       {},
       {"f.obo:4 the parent \"A:7\" is obsolete or not in the "
        "files: left out"}},
      {term("is_a: A:1\n"), {}, {"f.obo:4 effect:a would be its own parent: left out"}},
      {term("[Term]\nid: A:2\nname: b\nsynonym: \"A\" EXACT []\n"),
       {},
       {"f.obo:7 \"A\" also names effect:a: kept with effect:b as {related}, which is not "
        "matched"}},
      {term("[Term]\nid: A:2\nname: A\n"),
       {},
       {"f.obo:4 \"A\" A:2 is one concept with \"a\" A:1 (f.obo:1)"}},
      {term("is_a: A:2\n[Term]\nid: A:2\nname: b\nis_a: A:1\n"),
       {},
       {" to mend: effect:a is its own ancestor", " to mend: effect:b is its own ancestor"}},
      {term("synonym: \"--\" EXACT []\n"), {}, {"f.obo:4 \"--\" has no letters: left out"}},
      {term("no tag\n: no name\n"),
       {"f.obo:4 a line without a tag is left out", "f.obo:5 a line without a tag is left out"},
       {}},
      {term("synonym: b EXACT []\nsynonym: \"b EXACT []\nsynonym: \"b\" ODD []\n"),
       {"f.obo:4 a synonym without its quotes is left out",
        "f.obo:5 a synonym without its quotes is left out",
        "f.obo:6 a synonym of unknown scope is left out"},
       {}},
      {term("[Term\nid: A:2\nname: b\n"),
       {"f.obo:4 a heading without ] is left out, and the lines below it"},
       {}},
      {term("[Term]\nname: b\n[Term]\nid: A:3\n"),
       {"f.obo:4 a term without id is left out", "f.obo:6 a term without name is left out"},
       {}},
      {term("name: b\n"), {"f.obo:4 a second name is left out"}, {}},
      {term("[Term]\nid: A:2\nname: 日本\n"),
       {"f.obo:4 the label \"日本\" makes no id: the term is left out"},
       {}},
      {term("name\xFF: b\ndef: \x01\n"),
       {"f.obo:4 bytes that are no UTF-8: the line is left out",
        "f.obo:5 control characters: the line is left out"},
       {}},
      {"format-version: 1.2\n", {"f.obo:1 no [Term] in the file"}, {}}};
  for (const auto& row : table) {
    CAPTURE(row.obo);
    auto outcome = run(row.obo, "f.obo");
    CHECK(outcome.problems == row.problems);
    CHECK(outcome.notes == row.notes);
    for (const auto& problem : outcome.imported.problems) CHECK(!problem.hint.empty());
  }
  auto counted = run(term("def: \"x\" []\ncomment: y\n[Term]\nid: A:2\nname: o\n"
                          "is_obsolete: true\n[Typedef]\nid: p\n"),
                     "f.obo");
  CHECK(counted.terms.obsolete == 1);
  CHECK(counted.terms.not_taken ==
        std::map<std::string, std::size_t>{{"[Typedef]", 1}, {"comment", 1}, {"def", 1}});
}

TEST_CASE("Terms that are known take the ids that they have") {
  auto options = effects;
  options.known = &Vocabulary::builtin();
  ForeignTerms terms;
  read_foreign(
      "label\tnames\tparents\ntiredness\tzebra tiredness\t\n"
      "stripes\tnausea|stripy\tfatigue\nfatigue\tzebra fatigue\t\n",
      "f.tsv", {}, &terms);
  auto imported = import_terms(terms, options);
  CHECK(
      write_rows(imported.rows)
          .ends_with(
              "effect:fatigue\tfatigue\ttiredness|zebra tiredness|zebra fatigue\t\t\t\tS\tCC0\n"
              "effect:stripes\tstripes\tnausea{related}|stripy\teffect:fatigue\t\t\tS\tCC0\n"));
  CHECK(printed(imported.notes) ==
        std::vector<std::string>{
            "f.tsv:3 \"nausea\" also names effect:nausea, which the program knows: kept with "
            "effect:stripes as {related}"});
  std::vector<Problem> problems;
  Rows own;
  read_rows(print_import(imported), "f.tsv", &own, &problems);
  extend(rows_of(Vocabulary::builtin()), own, &problems);
  CHECK(printed(problems) == std::vector<std::string>{});
}

TEST_CASE("Bad rows of a table are named") {
  auto outcome = run("label\tnames\tuses\na\tb\nc\t\"d\tx\n\td\t\ne\tf\tx\n", "f.tsv");
  CHECK(outcome.problems ==
        std::vector<std::string>{
            "f.tsv:2 2 cells, the first line has 3: the row is left out",
            "f.tsv:3 a quote in column \"names\" does not close: the row is left out",
            "f.tsv:4 a row without a label is left out"});
  CHECK(body(outcome) == "effect:e\te\tf\t\t\t\tS\tCC0\n");
  CHECK(outcome.terms.not_taken == std::map<std::string, std::size_t>{{"column \"uses\"", 1}});
}

TEST_CASE("Files that cannot be imported are refused with the way out") {
  struct Row {
    std::string text, file, what;
  };
  const std::vector<Row> table{
      {"", "f.obo", "f.obo is empty"},
      {" \n\n", "f.tsv", "f.tsv is empty"},
      {std::string("a\0b", 3), "f.tsv", "f.tsv is binary"},
      {"\xFF\xFE[\0T\0", "f.obo", "f.obo"},
      {"soc\tterm\nx\ty\n", "f.tsv", "f.tsv has the columns soc, term: which is the label?"},
      {"id\tlabel\tnames\tparents\trelated\txrefs\tsource\tlicence\n", "f.tsv",
       "f.tsv is in the form of vocabulary rows already"}};
  for (const auto& row : table) {
    CAPTURE(row.text);
    if (row.what == "f.obo") {
      CHECK(run(row.text, row.file).imported.rows.empty());
      continue;
    }
    CHECK_THROWS_WITH(run(row.text, row.file), row.what);
  }
  CHECK_THROWS_WITH(run("label\na\n", "f.tsv", {{{"names", "x"}}}),
                    "f.tsv has no column \"x\"");
  CHECK_THROWS_WITH(read_choice("odd=x"), "--column \"odd=x\" is no FIELD=HEADING");
  CHECK_THROWS_AS(read_choice("label="), Error);
  CHECK_THROWS_AS(read_choice("label"), Error);
}

TEST_CASE("Importing takes time in proportion to the file, whatever it holds") {
  const std::size_t size = 200u << 10;
  auto repeat = [&](const std::string& unit) {
    std::string text;
    while (text.size() < size) text += unit;
    return text;
  };
  const std::vector<std::string> files{term("def: " + std::string(size, 'x') + "\n"),
                                       term(repeat("\\")),
                                       term(repeat("\\\n")),
                                       term(repeat("a\\\n")),
                                       term(repeat("synonym: \"b\" EXACT []\n")),
                                       term(repeat("is_a: A:2\n")),
                                       repeat("[Term]\nid: A:1\nname: a\n"),
                                       repeat("[Term]\n"),
                                       repeat("[[[["),
                                       term("synonym: \"" + repeat("\\\"")),
                                       "label\t" + repeat("\t") + "\n" + repeat("\t"),
                                       "label\tnames\na\t" + repeat("|x"),
                                       "label\n" + repeat("\"\n"),
                                       "[Term]\n" + repeat("id: x ! ! ! ! !\n"),
                                       term("xref: " + repeat("! "))};
  for (const auto& file : files) {
    for (const char* name : {"f.obo", "f.tsv"}) {
      CAPTURE(name, file.substr(0, 60));
      ForeignTerms terms;
      try {
        read_foreign(file, name, {}, &terms);
      } catch (const Error&) {
        continue;  // refused as a whole
      }
      auto imported = import_terms(terms, effects);
      CHECK(imported.rows.size() <= 3);
    }
  }
}

TEST_CASE("Imported rows read back as they were") {
  auto outcome = run(term("synonym: \"b|c {d} \\\\ e\" EXACT layperson []\nxref: u|v\\\\w\n"
                          "synonym: \"f\" BROAD ABBREVIATION []\n"),
                     "f.obo");
  Rows rows;
  read_rows(print_import(outcome.imported), "f.tsv", &rows);
  REQUIRE(rows.concepts.size() == 1);
  CHECK(rows.concepts[0].names == outcome.imported.rows[0].names);
  CHECK(rows.concepts[0].names[0].text == "b|c {d} \\ e");
  CHECK(rows.concepts[0].names[1] == NameRow{"f", MentionKind::Abbreviation, NameScope::Broad});
  CHECK(rows.concepts[0].xrefs == outcome.imported.rows[0].xrefs);
  CHECK(rows.concepts[0].source == "S");
  CHECK(rows.concepts[0].licence == "CC0");
  CHECK(write_rows(rows.concepts) == write_rows(outcome.imported.rows));
}

TEST_CASE("The open vocabularies come in whole") {
  struct Row {
    std::string file;
    std::vector<std::string> choices;
    std::size_t rows, obsolete;
  };
  const std::vector<Row> table{
      {"symp.obo", {}, 895, 125},
      {"hp_layperson_synonyms.tsv", {"id=term", "label=term_label", "lay=layperson"}, 4701, 0},
      {"ctcae_terms.tsv", {"label=term"}, 837, 0},
      {"nci_drug_pages.tsv", {"label=name", "brand=us_brands", "names=other_names"}, 436, 0}};
  if (!std::filesystem::exists(NETKG_SOURCE_DIR "/../shared/data/vocab")) {
    std::cout << "skipped: ../shared not present\n";
    return;
  }
  for (const auto& row : table) {
    CAPTURE(row.file);
    TableColumns columns;
    for (const auto& choice : row.choices) columns.choices.push_back(read_choice(choice));
    auto outcome = run(shared(row.file), row.file, columns);
    CHECK(outcome.problems == std::vector<std::string>{});
    CHECK(outcome.imported.rows.size() == row.rows);
    CHECK(outcome.terms.obsolete == row.obsolete);
    Rows rows;
    read_rows(print_import(outcome.imported), row.file, &rows);
    CHECK(write_rows(rows.concepts) == write_rows(outcome.imported.rows));
    for (const auto& finding : check(rows)) {
      CAPTURE(finding.id, finding.message);
      CHECK_FALSE(is_error(finding));
    }
  }
}
