// Everything that the reports find.
#pragma once

#include <vector>

#include "cli/commands.h"
#include "desk/finding.h"
#include "desk/settings.h"

namespace netkg::cli {

/// Of review, evidence, disagree and duplicates, for those pages (empty: all), the gravest
/// first; what netkg.toml covers is marked.
std::vector<desk::Finding> every_finding(const Request& request, const index::Store& store,
                                         const desk::Settings& settings,
                                         const std::vector<index::DocumentNumber>& pages);

}  // namespace netkg::cli
