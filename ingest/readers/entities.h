// Character entities as HTML and Markdown write them: "&ndash;", "&#8211;", "&#x2013;".
#pragma once

#include <string>
#include <string_view>

namespace netkg::ingest {

/// The text that a whole entity stands for: "&#x2013;" -> "–", "&nbsp;" -> " ". One that prose
/// does not use stays as it is: "&nosuch;" -> "&nosuch;". Numbers that are no character give
/// U+FFFD.
std::string decode_entity(std::string_view entity);

}  // namespace netkg::ingest
