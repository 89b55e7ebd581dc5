// netkg vocab import: foreign vocabularies -> rows on standard output or in a file.
#pragma once

#include "cli/commands.h"

namespace netkg::cli {

/// 2 when lines could not be read; the others are in the output all the same.
int import_vocabulary(const Request& request);

}  // namespace netkg::cli
