// corpus/vocab/*.tsv -> rows. One row a concept; this file owns the format.
//
//   id <tab> label <tab> names <tab> parents <tab> related <tab> xrefs <tab> source <tab>
//   licence effect:fatigue	fatigue	tiredness{lay}|feeling tired{lay}	…
//
// Lists are separated by '|'; a name may carry flags in braces. Lines that begin with '#' are
// comments. Two files have columns of their own: publishers.tsv (name, locale, hosts, phrases,
// source, licence) and context_rules.tsv (cue, category, direction, scope, source, licence).
// The first cell of the header line says which table a file is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/entity.h"
#include "model/mention.h"
#include "vocabulary/cues.h"

namespace netkg::vocabulary {

using namespace netkg::model;

struct NameRow {
  std::string text;
  MentionKind kind = MentionKind::Name;
};

struct ConceptRow {
  EntityId id;
  EntityType type = EntityType::Drug;
  std::string label;
  std::vector<NameRow> names;
  std::vector<EntityId> parents;
  std::vector<EntityId> related;
  std::vector<std::string> xrefs;
};

struct PublisherRow {
  std::string name, locale, hosts, phrases;
};

struct CueRow {
  std::string words;
  CueCategory category = CueCategory::Negated;
  CueDirection direction = CueDirection::Forward;
  uint32_t reach = whole_clause;
};

struct Rows {
  std::vector<ConceptRow> concepts;
  std::vector<PublisherRow> publishers;
  std::vector<CueRow> cues;
};

/// Adds the rows of one file. Throws Error{Unreadable} naming file and line: wrong number of
/// columns, an unknown id prefix, flag, category or direction.
void read_rows(std::string_view tsv, const std::string& file, Rows* rows);

/// All *.tsv files of a directory, by name.
Rows read_directory(const std::string& directory);

}  // namespace netkg::vocabulary
