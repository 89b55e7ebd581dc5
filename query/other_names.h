// What pages may call a thing that a question names: full text finds "diarrhoea" for "loose
// stools", and for "diarhea".
//
//   other_names("coping with loose stools", vocabulary)
//     -> {{"loos stool", {"Diarrhoea", "watery stools", …}, misspelt: false}}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/store.h"
#include "vocabulary/vocabulary.h"

namespace netkg::query {

/// Of each name in the question the other names of what it means; of a word in no name the one
/// name that it may be a misspelling of.
std::vector<index::OtherNames> other_names(std::string_view question,
                                           const vocabulary::Vocabulary& vocabulary);

/// "fatige" -> "fatigue". Short words must begin alike and differ by one letter only, so that
/// words of other fields ("France") are not bent into names.
std::optional<std::string> nearest_name(std::string_view words,
                                        const vocabulary::Vocabulary& vocabulary);

}  // namespace netkg::query
