// Conditions on pages in a question: "overdue", "reviewed before 2022", "that cite the Lancet".
#pragma once

#include <optional>
#include <vector>

#include "query/clauses.h"
#include "query/question.h"

namespace netkg::query {

/// A condition on pages and the tokens that it takes.
struct FoundTest {
  PageTest test;
  Range range;
};

/// "overdue", "due for review": the longest phrase at tokens[at].
std::optional<FoundTest> state_at(const Tokens& tokens, std::size_t at);

/// "reviewed before 2022", "updated in the last 2 years", "not reviewed since March 2023".
std::optional<FoundTest> dates_at(const Tokens& tokens, std::size_t at);

/// Said beside the name of a publication: "the RADIANT-4 paper", "the CLARINET trial".
Range cut_publication_noun(const Tokens& tokens, Range named);

/// All conditions from `from` on; each marks its words as used.
std::vector<PageTest> read_tests(const Words& words, std::size_t from);

}  // namespace netkg::query
