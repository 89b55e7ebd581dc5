// Effects that are an organ and what goes wrong with it: "throat problems", "damage to your
// skin, liver, and intestines", "changes to the way your liver works".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/lists.h"
#include "ingest/page.h"

namespace netkg::ingest {

using Phrase = std::vector<std::string>;  // lower-case words, no punctuation

/// The words [first, last), brackets left out.
Phrase lower_words(const Words& words, std::size_t first, std::size_t last);

/// A word for what can go wrong with any part of the body: "problems", "bleeding".
bool is_harm(std::string_view word);

bool names_organ(const Concepts& concepts, std::string_view text);

/// The organ whose working is spoken of: "changes to the way your liver works", "changes in lab
/// tests showing the drug might be affecting the kidneys" -> "kidney function changes".
std::string organ_function(const Concepts& concepts, const Phrase& words);

/// "throat problems": a part of the body and a word of harm; the label of an effect that no
/// list holds, or nothing.
std::string organ_harm(const Concepts& concepts, const Phrase& words);

/// Can the part go wrong so: an organ, or "dental" with "problems"?
bool takes_harm(const Concepts& concepts, const Phrase& part, const std::string& harm);

/// The word of harm that the first or the last part brings for all; it is taken off there.
/// Empty when the other parts are more than organs.
std::string shared_harm(const Concepts& concepts, std::vector<Phrase>& parts);

}  // namespace netkg::ingest
