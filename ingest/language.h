// Is a page written in English? By its commonest words, which no drug name or table hides.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace netkg::ingest {

/// The language of running text, "en", "es" …, "und" for one that is none of those known;
/// nothing when there are too few words to tell. Looks at the first part of the text only.
std::optional<std::string> measured_language(std::string_view text);

bool is_english(std::string_view language);  // "en", "en-GB"

}  // namespace netkg::ingest
