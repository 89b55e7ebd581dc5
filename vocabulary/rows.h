// corpus/vocab/*.tsv -> rows. One row a concept; this file owns the format.
//
//   id <tab> label <tab> names <tab> parents <tab> related <tab> xrefs <tab> source <tab>
//   licence effect:fatigue	fatigue	tiredness{lay}|feeling tired{lay}	…
//
// Lists are separated by '|'; a name may carry flags in braces, and a backslash takes '|', '{'
// and itself as they are. Lines that begin with '#' are comments. Four files have columns of
// their own: publishers.tsv (name, locale, hosts, phrases, mirrors, review_every, source,
// licence; without mirrors and review_every in older files), context_rules.tsv (cue, category,
// direction, scope, source, licence), not_misspelled.tsv (word, near, source, licence) and
// scales.tsv (publisher, band, low, high, source, licence). The first cell of the header line
// says which table a file is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/entity.h"
#include "model/mention.h"
#include "model/relations.h"
#include "vocabulary/cues.h"
#include "vocabulary/problem.h"

namespace netkg::vocabulary {

using namespace netkg::model;

/// How near a name is to its concept. Only Exact names are matched; the others are kept for
/// people: {related}, {broad}, {narrow}.
enum class NameScope : uint8_t { Exact, Related, Broad, Narrow };

struct NameRow {
  std::string text;
  MentionKind kind = MentionKind::Name;
  NameScope scope = NameScope::Exact;
  bool operator==(const NameRow&) const = default;
};

struct ConceptRow {
  EntityId id;
  EntityType type = EntityType::Drug;
  std::string label;
  std::vector<NameRow> names;
  std::vector<EntityId> parents;
  std::vector<EntityId> related;
  std::vector<std::string> xrefs;
  std::string source, licence;
  std::string place;  // "own/drugs.tsv:12"; empty for the program's own rows
};

struct PublisherRow {
  std::string name, locale, hosts, phrases;
  std::string mirrors = {}, review_every = {};
};

struct CueRow {
  std::string words;
  CueCategory category = CueCategory::Negated;
  CueDirection direction = CueDirection::Forward;
  uint32_t reach = whole_clause;
};

/// A word that is no misspelling of the name beside it: "addition", "addiction".
struct PlainWordRow {
  std::string word, near;
};

/// What a publisher means by a frequency word; proportions in parts of a million.
struct ScaleRow {
  std::string publisher;
  FrequencyBand band = FrequencyBand::Unknown;
  std::optional<uint32_t> low, high;
};

struct Rows {
  std::vector<ConceptRow> concepts;
  std::vector<PublisherRow> publishers;
  std::vector<CueRow> cues;
  std::vector<PlainWordRow> plain_words;
  std::vector<ScaleRow> scales;
};

/// Adds the rows of one file; what is wrong with a line (its number of columns, an unknown id
/// prefix, flag, category or direction) goes into `problems`, and the line is left out.
void read_rows(std::string_view tsv, const std::string& file, Rows* rows,
               std::vector<Problem>* problems);
/// The same; the first problem is thrown as Error{Unreadable}.
void read_rows(std::string_view tsv, const std::string& file, Rows* rows);

struct RowFile {
  std::string name;
  std::string bytes;
};
/// The *.tsv files of a directory, by name. Throws Error{Unreadable} when one cannot be read.
std::vector<RowFile> read_row_files(const std::string& directory);
Rows read_rows(const std::vector<RowFile>& files, std::vector<Problem>* problems);

/// All *.tsv files of a directory, by name. Throws Error{Unreadable} when it cannot be read.
Rows read_directory(const std::string& directory, std::vector<Problem>* problems);
/// The same; the first problem is thrown as Error{Unreadable}.
Rows read_directory(const std::string& directory);

/// A header line and one line a concept: read_rows() gives the same concepts back.
std::string write_rows(const std::vector<ConceptRow>& concepts);

}  // namespace netkg::vocabulary
