// Questions whose asked noun is known: "which side effects …", "side effects of …", "drugs for
// …".
#pragma once

#include "query/clauses.h"

namespace netkg::query {

/// What is asked for, with the words before it: "most common side effects", "diabetes drugs".
struct Head {
  std::optional<Noun> noun;
  Range before = {};  // modifiers
  Range rest = {};
};

Head find_head(const Tokens& tokens, Range range);

/// "have fever as a side effect", "with serious side effects", "have the side effect nausea":
/// adds a clause about what is asked for.
bool add_having(const Words& words, Range rest, Question& question);

/// "… that everolimus does not have", "… but everolimus doesn't" at the end of a question: the
/// words for what lacks it, taken off `rest`.
std::optional<Range> cut_lacking(const Words& words, Range& rest);

void parse_noun_question(const Words& words, const Head& head, Question& question);

/// May follow the asked noun: "side effects of", "drugs for".
inline constexpr std::string_view noun_prepositions =
    "of for from with to on in when against at";

}  // namespace netkg::query
