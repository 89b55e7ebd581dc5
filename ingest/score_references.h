// References against the gold's: which entry is which, and field by field, folded as
// score_fields.h says.
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

}  // namespace netkg::ingest
