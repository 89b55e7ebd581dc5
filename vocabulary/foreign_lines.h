// The lines of a foreign file, each fit to be read: bounded, UTF-8, without control characters.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "vocabulary/import.h"

namespace netkg::vocabulary {

/// Throws Error{Unreadable} for a file that holds no text. Byte order marks and carriage
/// returns are dropped; a line that cannot be read becomes a problem.
void each_line(std::string_view text, const std::string& file, ForeignTerms* terms,
               const std::function<void(std::string_view line, std::size_t number)>& visit);

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text);
/// One blank for each run of blanks, tabs and line breaks.
std::string one_line(std::string_view text);
/// "http://purl.obolibrary.org/obo/HP_0002648" -> "HP:0002648"; others stay.
std::string short_iri(std::string_view text);

}  // namespace netkg::vocabulary
