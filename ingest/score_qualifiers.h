// Of the claims that were found: is everything about them right? Frequency, severity, hedging,
// the level they stand on, and how strongly they are cited.
#pragma once

#include "ingest/score.h"
#include "ingest/score_match.h"

namespace netkg::ingest {

void score_qualifiers(const Gold& gold, const std::vector<Statement>& statements,
                      const Matching& matching, Score* score);
/// A class claim said of a drug, or the reverse, is a level error.
void score_levels(const Gold& gold, const std::vector<Statement>& statements,
                  const Matching& matching, Score* score);
/// A basis stronger than the gold's is overstated; markers in the text must be found.
void score_citations(const Gold& gold, const std::vector<Statement>& statements,
                     const Matching& matching, const Extraction& extraction, Score* score);

}  // namespace netkg::ingest
