// Foreign vocabularies -> rows of our own form: `netkg vocab import`.
//
//   import_terms(read_foreign({"symp.obo"}, columns), {SideEffect, "SYMP", "CC0"})
//   -> effect:back-pain  back pain  backache  …  SYMP:0000006
//
// Nothing is lost silently: what cannot be read is a problem with file and line, what is
// decided here (two terms joined, a name that two terms share) is a note, and what our rows
// have no column for is counted by name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/rows.h"
#include "vocabulary/vocabulary.h"

namespace netkg::vocabulary {

/// A name as the source gives it.
struct ForeignName {
  NameRow name;
  std::size_t line = 0;
};

/// One term of an OBO file, or one row of a table. Rows with the same id are one term.
struct ForeignTerm {
  std::string id;  // the source's own: "SYMP:0000006"; may be empty
  std::string label;
  std::vector<ForeignName> names;
  std::vector<ForeignName> parents;  // ids or labels of the source
  std::vector<std::string> xrefs;
  std::string file;
  std::size_t line = 0;
};

struct ForeignTerms {
  std::vector<ForeignTerm> terms;
  std::vector<Problem> problems;
  std::size_t obsolete = 0;
  std::map<std::string, std::size_t> not_taken;  // "def" -> 435, "column \"uses\"" -> 436
};

/// Which column of a table is what.
struct TableColumns {
  struct Choice {
    std::string field;   // label, id, names, lay, brand, abbr, related, broad, narrow, parents,
                         // xrefs; a field may have several columns
    std::string header;  // "?term", or "#2" by place
  };
  std::vector<Choice> choices;  // columns headed by a field's name need none
  bool has_header = true;
  char separator = '|';  // between the values of one cell
};

/// "lay=layperson"; throws Error{Usage} for a field that is none.
TableColumns::Choice read_choice(std::string_view text);

/// OBO 1.0 to 1.4, by what the text looks like; else a table. Throws Error{Unreadable} when the
/// file as a whole cannot be one, Error{Usage} when its columns are not told.
void read_foreign(std::string_view text, const std::string& file, const TableColumns& columns,
                  ForeignTerms* terms);
void read_obo(std::string_view text, const std::string& file, ForeignTerms* terms);
void read_table(std::string_view text, const std::string& file, const TableColumns& columns,
                ForeignTerms* terms);

struct ImportOptions {
  EntityType type = EntityType::SideEffect;
  std::string source;
  std::string licence;
  const Vocabulary* known = nullptr;  // terms that it names take its ids and labels, so that
                                      // the rows can be added to it
};

struct Imported {
  std::vector<ConceptRow> rows;
  std::vector<Problem> problems;
  std::vector<Problem> notes;
  std::size_t names = 0;      // other names, matched
  std::size_t unmatched = 0;  // kept beside them: related, broad, narrow
  std::size_t repeated = 0;   // names that differ in case, plural or spelling only
  std::size_t joined = 0;     // rows that go on with a term given before
};

/// Terms with one label or one id become one row. A name that another concept has already is
/// kept as {related}, which is never matched, so that the rows pass check().
Imported import_terms(const ForeignTerms& terms, const ImportOptions& options);

/// The rows as a file, with the notes as comments above them.
std::string print_import(const Imported& imported);

}  // namespace netkg::vocabulary
