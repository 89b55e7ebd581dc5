// Which of the page's references a claim may cite, and on what basis. Never printed stronger
// than it is: without a marker at the claim, a title that names the subject is the most there
// is. That the page merely lists an entry (basis page) holds for every claim alike and is not
// repeated on each.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "model/claim.h"
#include "model/reference.h"

namespace netkg::ingest {

void cite(const Page& page, const std::vector<Reference>& references,
          std::vector<Claim>* claims);

}  // namespace netkg::ingest
