// The dates of a page against the gold's: which, how exact, where they stand, the page's own
// notice, and who reviewed it.
#pragma once

#include "ingest/score.h"

namespace netkg::ingest {

/// Nothing is scored when the gold has no review.
void score_review(const Gold& gold, const Extraction& extraction, Score* score);

}  // namespace netkg::ingest
