// Which claim of one version is which of the other. See desk/diff.h for when that is certain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/diff.h"

namespace netkg::desk {

/// Each claim in one pair at most.
std::vector<ClaimPair> match_claims(const Extraction& before, const Extraction& after);

/// What two claims say differently: "subject", "level", "frequency", "severity", "negated",
/// "hedged", "population", "condition", "disjunctive".
std::vector<std::string_view> changed_fields(const Extraction& before, std::size_t a,
                                             const Extraction& after, std::size_t b);
/// Which of their words differ: "words" of the statement itself, "lead_in", "frequency_words".
/// The sentence around them is not asked: a list that got longer has not changed its items.
std::vector<std::string_view> changed_words(const Extraction& before, std::size_t a,
                                            const Extraction& after, std::size_t b);

/// On one line, blanks collapsed: line breaks are no words.
std::string plain_words(std::string_view text);

}  // namespace netkg::desk
