// Copies of pages as findings.
#pragma once

#include <vector>

#include "desk/finding.h"

namespace netkg::desk {

/// One for each page that is a copy; it names the page that stands for it.
std::vector<Finding> duplicates(const index::Store& store);

}  // namespace netkg::desk
