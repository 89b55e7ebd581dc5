// Help, the manual page and shell completion, all made from the table of commands.
#pragma once

#include <string>

#include "cli/commands.h"

namespace netkg::cli {

/// "netkg 0.1.0\n"
std::string version_line();
/// The daily commands, the others by name, and the global options; fits 24 lines of 80 columns,
/// as does explain().
std::string overview();
/// Every command with its summary, by group.
std::string overview_of_all();
std::string explain(const Command& command);
/// netkg(1) as mdoc source.
std::string manual_page();
/// Completion script for "bash", "zsh" or "fish"; throws Error{Usage} for another shell.
std::string completion(std::string_view shell);

}  // namespace netkg::cli
