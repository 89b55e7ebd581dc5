// The table of journals and the table of editions.
#include "publications/journals.h"

#include <catch2/catch.hpp>
#include <string>

#include "publications/editions.h"

using namespace netkg::publications;

TEST_CASE("A journal is found by any of its names") {
  const struct {
    std::string printed, name;  // empty: not known
  } rows[]{
      {"N Engl J Med", "New England Journal of Medicine"},
      {"N. Engl. J. Med.", "New England Journal of Medicine"},
      {"The New England journal of medicine", "New England Journal of Medicine"},
      {"Gut", "Gut"},
      {"Journal of Clinical Oncology", "Journal of Clinical Oncology"},
      {"J Clin Oncol", "Journal of Clinical Oncology"},
      {"Annals of Tests", ""},
      {"", ""},
      {"the", ""},
      {"(", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.printed);
    const auto journal = find_journal(row.printed);
    CHECK(std::string(journal ? journal->name : "") == row.name);
  }
  CHECK(journal_count() > 20000);
}

TEST_CASE("A compiled table answers for its rows only") {
  const auto table =
      compile_journals("name\tabbreviation\nBig Test\tBig T\nSmall Test\tSm T\n");
  CHECK(find_journal(table, "big  TEST")->abbreviation == "Big T");
  CHECK(find_journal(table, "Sm. T.")->name == "Small Test");
  CHECK(!find_journal(table, "Test"));
  CHECK(!find_journal(compile_journals(""), "Big Test"));
  CHECK(!find_journal("", "Big Test"));
}

TEST_CASE("Replaced guidance and newer editions") {
  CHECK(replaced_guidance("CG121")->by == "NG122 Lung cancer");
  CHECK(!replaced_guidance("NG122"));
  CHECK(!replaced_guidance(""));
  CHECK(newer_edition("AJCC Cancer Staging Manual", "7th")->year == "2017");
  CHECK(!newer_edition("AJCC cancer staging manual", "8"));
  CHECK(!newer_edition("AJCC cancer staging manual", ""));
  CHECK(!newer_edition("Big Book of Tests", "1"));
}
