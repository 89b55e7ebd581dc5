// References against the gold's, field by field, after folding what printing varies: case, marks,
// "501-13" for "501-513", the prefix of a DOI. "The Lancet" is "Lancet".
#pragma once

#include <map>
#include <string>

#include "ingest/score.h"

namespace netkg::ingest {

/// Id of a reference of the extraction -> id of the gold's entry in the same place.
std::map<std::string, std::string> gold_references(const Gold& gold,
                                                   const Extraction& extraction);

/// Nothing is scored when the gold has no references.
void score_references(const Gold& gold, const Extraction& extraction, Score* score);

/// The fields that are compared, folded; only those that are there. "page-first" -> "501",
/// "author" -> "yao; shah"
std::map<std::string, std::string> comparable_fields(const CslItem& csl);

}  // namespace netkg::ingest
