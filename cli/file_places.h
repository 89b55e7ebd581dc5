// Lines and columns in the files themselves, for editors.
#pragma once

#include <vector>

#include "desk/finding.h"
#include "index/store.h"

namespace netkg::cli {

/// A finding is placed in the text as it was read; where that is not the file (HTML, Markdown,
/// XML) and the file is still there unchanged, it is placed in the file instead.
void place_in_files(const index::Store& store, std::vector<desk::Finding>& findings);

}  // namespace netkg::cli
