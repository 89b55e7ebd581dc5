// Clauses of a question: verb phrases, and the words before and after them as slots.
//
//   which drugs | cause | fatigue | but do not | cause | diarrhoea
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "query/parse.h"
#include "query/phrasings.h"

namespace netkg::query {

struct Verb {
  const VerbPhrase* phrase = nullptr;
  Range range = {};
};

/// The longest verb phrase that begins at `at`.
std::optional<Verb> verb_at(const Tokens& tokens, std::size_t at, std::size_t end);

struct Noun {
  const AskNoun* noun = nullptr;
  Range range = {};
};
/// The longest noun of the table that begins at `at`.
std::optional<Noun> noun_at(const Tokens& tokens, std::size_t at, std::size_t end);

/// Words -> what they stand for: "any drug" is open, "drugs that block mTOR" nested.
Slot make_slot(const Words& words, Range range);

/// Adds clause(relation, subject words, object words); "X but not Y" in either slot adds an
/// excluded clause after it. An empty range is what is asked for.
void add_clause(const Words& words, const Clause& shape, Range subject, Range object,
                Question& question);

/// Composes clauses around the verb phrases of `range`. False when there are none.
bool add_verb_clauses(const Words& words, Range range, Question& question);

/// The band words that begin at `at`, and how many tokens they take.
std::optional<std::size_t> band_at(const Tokens& tokens, std::size_t at, std::size_t end,
                                   Bands& bands);

bool is_auxiliary(const Token& token);
bool is_negation(const Token& token);
/// Words of dosing: "tablet", "injection", "food", "daily".
bool is_dosing(std::string_view word);
/// Form, route, schedule or food rule, by the words after "taken", "given".
Relation dosing_relation(const Tokens& tokens, Range range);

}  // namespace netkg::query
