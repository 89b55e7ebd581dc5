// The lines of somebody's file, each fit to be read: bounded, UTF-8, without control
// characters.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "vocabulary/problem.h"

namespace netkg::vocabulary {

inline constexpr std::size_t largest_file = 1u << 29;  // bytes
inline constexpr std::size_t longest_line = 1u << 16;  // bytes; a longer one is a problem

/// What keeps a line from being read: its size, bytes that are no UTF-8, control characters
/// other than tabs. Empty words when nothing does.
Problem problem_of(std::string_view line, const std::string& file, std::size_t number);

/// Throws Error{Unreadable} for a file that holds no text. Byte order marks and carriage
/// returns are dropped; a line that cannot be read becomes a problem.
void each_line(std::string_view text, const std::string& file, std::vector<Problem>* problems,
               const std::function<void(std::string_view line, std::size_t number)>& visit);

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text);
/// One blank for each run of blanks, tabs and line breaks.
std::string one_line(std::string_view text);
/// "http://purl.obolibrary.org/obo/HP_0002648" -> "HP:0002648"; others stay.
std::string short_iri(std::string_view text);

}  // namespace netkg::vocabulary
