// Finds a page's own dates: reviewed, due, modified, published, and "this page is due for
// review".
#pragma once

#include <vector>

#include "model/document.h"
#include "model/review.h"

namespace netkg::ingest {

using namespace netkg::model;

struct ReviewDates {
  Review review;
  std::vector<std::size_t>
      blocks;  // indices of blocks that hold only dates: they give no claims
};

/// Never takes a date from the blocks named in `bibliography` (indices), nor expiry dates,
/// templates ("<MM/DD/YYYY>") or study years.
ReviewDates find_review(const Document& document, const std::vector<std::size_t>& bibliography);

}  // namespace netkg::ingest
