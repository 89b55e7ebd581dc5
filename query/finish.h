// The last touch to answers: order, limit and facets, as the options ask.
#pragma once

#include <string_view>
#include <vector>

#include "query/run.h"

namespace netkg::query {

/// Names that `--facet` takes: drug, effect, relation, publisher, band, level, state.
std::vector<std::string_view> facet_fields();

void finish(const Options& options, Answers& out);

}  // namespace netkg::query
