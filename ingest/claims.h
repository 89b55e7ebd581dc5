// Readings -> claims: runs the table of rules over every sentence, then settles what all claims
// have in common: level, citations, ids, order.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "model/extraction.h"

namespace netkg::ingest {

struct ClaimSet {
  std::vector<Claim> claims;              // in the order of their evidence
  std::vector<bool> sentence_gave_claim;  // one a sentence
};

ClaimSet find_claims(Page* page, const std::vector<Reference>& references);

}  // namespace netkg::ingest
