// A question said in plainer words, for turns of speech that no row of the grammar has. What is
// said stays the same; the grammar reads the result like any other question.
//
//   in_plain_words("which drugs turn your skin yellow?")    -> "which drugs cause yellow skin"
//   in_plain_words("where do we mention ondansetron?")      -> "which pages mention ondansetron"
#pragma once

#include <string>
#include <string_view>

namespace netkg::query {

/// Empty when there is nothing to say otherwise.
std::string in_plain_words(std::string_view question);

/// The words of a story's end with its "it" or "them" replaced; empty when it has none:
/// ("what side effects does it have?", "cabozantinib") -> "what side effects does cabozantinib
/// have". "Is it safe", "how long does it take" speak of nothing told before.
std::string with_name_for_pronoun(std::string_view question, std::string_view name);

}  // namespace netkg::query
