// netkg.toml of a command line.
#pragma once

#include "cli/commands.h"
#include "desk/settings.h"

namespace netkg::cli {

/// Of --config, else of netkg.toml in the working folder, else nothing is set. --within counts
/// before the file. Throws Error{Unreadable} naming file and line.
desk::Settings settings_of(const Request& request);
/// Of that file.
desk::Settings settings_in(const std::string& path);

}  // namespace netkg::cli
