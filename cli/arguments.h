// Command line -> Request, by the table of commands. Global options stand before or after the
// command; "--" ends the options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"

namespace netkg::cli {

/// `arguments` without the program's name. --help becomes the command help, --version stays an
/// option of a Request without a command, as do no arguments at all. Throws Error{Usage}, with
/// the nearest command, option or the supported values as its hint.
Request parse_arguments(const std::vector<std::string>& arguments);

/// Throws Error{Usage} with the nearest command as its hint.
const Command& command_named(const std::string& name);

/// The candidate that a mistyped word most likely means: within two edits (one for words of up
/// to three letters), or begun by it; empty when there is none. "qurey" -> "query"
std::string_view nearest(std::string_view word,
                         const std::vector<std::string_view>& candidates);

}  // namespace netkg::cli
