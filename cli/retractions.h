// A local copy of Retraction Watch's table.
#pragma once

#include <string>

#include "desk/evidence.h"

namespace netkg::cli {

/// Throws Error{Unreadable} when it is missing or no such table.
desk::RetractionSnapshot read_retractions(const std::string& path);

}  // namespace netkg::cli
