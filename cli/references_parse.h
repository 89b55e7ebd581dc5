// netkg references parse: loose strings -> CSL-JSON with spans, confidence and work keys.
#pragma once

#include "cli/commands.h"

namespace netkg::cli {

/// `request.words` is "parse", then one file or "-".
int references_parse(const Request& request);

}  // namespace netkg::cli
