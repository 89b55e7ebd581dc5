// The last touch to answers: order, limit and facets, as the options ask; then what is shown is
// written out.
#pragma once

#include <string_view>
#include <vector>

#include "query/evidence.h"

namespace netkg::query {

/// Names that `--facet` takes: drug, effect, relation, publisher, band, level, state.
std::vector<std::string_view> facet_fields();

void finish(Pages& pages, Answers& out);

}  // namespace netkg::query
