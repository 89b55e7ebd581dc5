// How sure each field of an entry is: the share of fields read in the same circumstances that
// were right on references labelled by their publishers.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/reference.h"

namespace netkg::ingest {

using namespace netkg::model;

/// CSL field name -> 0 to 1, for every field that has a span.
std::vector<std::pair<std::string_view, double>> confidence(const Reference& reference);

}  // namespace netkg::ingest
