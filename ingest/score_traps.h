// Traps: pieces of a page that invite wrong claims, such as the symptoms of the disease where
// its drug's side effects are expected. All claims are looked at, those out of scope too.
#pragma once

#include "ingest/score.h"
#include "ingest/score_match.h"

namespace netkg::ingest {

void score_traps(const Gold& gold, const std::vector<Statement>& statements,
                 const Matching& matching, const Extraction& extraction, Score* score);

/// A claim in one line, for a Finding:
/// "side_effect: drug:x may_cause effect:rash NOT [10:14] \"rash\""
std::string claim_line(const Claim& claim, std::string_view text);
std::string claim_line(const GoldClaim& claim);

}  // namespace netkg::ingest
