// netkg references import: a library of a reference manager, matched to the store's works.
#pragma once

#include "cli/commands.h"

namespace netkg::cli {

/// `request.words` is "import", then one file or "-": CSL-JSON, BibTeX or RIS, told apart by
/// their content. Nothing in the store changes: what pages print is never replaced.
int references_import(const Request& request);

}  // namespace netkg::cli
