// What somebody tells before a question, and where the question begins.
//
//   ends_of("He coughs. Which drugs cause that?")  -> {11}
//   names_in("He takes Afinitor.", vocabulary)     -> {"Afinitor"}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/vocabulary.h"

namespace netkg::query {

/// Where the question may begin that ends the text, the longest end first: after a sentence, or
/// after a comma before a word that asks. At most four.
std::vector<std::size_t> ends_of(std::string_view text);

/// Names that the vocabulary has, each once, the last one first; at most four.
std::vector<std::string> names_in(std::string_view story,
                                  const vocabulary::Vocabulary& vocabulary);

}  // namespace netkg::query
