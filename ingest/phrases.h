// Small matchers over words: the rules read like the phrases they look for.
//
//   match(words, i, "is also called")  -> 3 when words[i..] are "is", "also", "called"; else 0
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/words.h"

namespace netkg::ingest {

using namespace netkg::model;
using Words = std::vector<Word>;

/// Equality letter by letter: nearly all pairs differ in length or in the first letters, where
/// a call of memcmp costs more than it saves (a fifth of the time of ingest).
inline bool is_same(std::string_view word, std::string_view other) {
  if (word.size() != other.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != other[i]) return false;
  }
  return true;
}

/// match() for a phrase whose first letter is right already.
std::size_t match_rest(const Words& words, std::size_t at, std::string_view phrase);

/// How many words `phrase` (lower case, words separated by one blank) takes at words[at]; 0
/// when it is not there.
inline std::size_t match(const Words& words, std::size_t at, std::string_view phrase) {
  bool possible = at < words.size() && words[at].lower.front() == phrase.front();
  return possible ? match_rest(words, at, phrase) : 0;
}

/// The most words that a phrase of the table takes at words[at]; 0 when none is there.
template <class Table>
std::size_t match_any(const Words& words, std::size_t at, const Table& table) {
  std::size_t longest = 0;
  for (std::string_view phrase : table) longest = std::max(longest, match(words, at, phrase));
  return longest;
}

/// Is the word one of the table?
template <class Table>
bool holds(const Table& table, std::string_view word) {
  return std::any_of(table.begin(), table.end(),
                     [&](std::string_view one) { return is_same(one, word); });
}

/// The first place in [from, to) where `phrase` stands.
std::optional<std::size_t> find(const Words& words, std::size_t from, std::size_t to,
                                std::string_view phrase);

/// One row of a table of phrases.
template <class Value>
struct PhraseRow {
  std::string_view phrase;
  Value value;
};

template <class Value>
struct PhraseMatch {
  const Value* value = nullptr;
  std::size_t words = 0;
  explicit operator bool() const { return words > 0; }
};

/// The row with the most words that matches at words[at].
template <class Table>
auto match_longest(const Words& words, std::size_t at, const Table& table) {
  using Value = std::remove_cvref_t<decltype(table.begin()->value)>;
  PhraseMatch<Value> best;
  for (const auto& row : table) {
    auto size = match(words, at, row.phrase);
    if (size > best.words) best = {&row.value, size};
  }
  return best;
}

/// Is words[at] one of these? Past the end is none of them.
inline bool is_one_of(const Words& words, std::size_t at,
                      std::initializer_list<std::string_view> these) {
  return at < words.size() && holds(these, words[at].lower);
}

bool is_punctuation(const Word& word);
/// Ends a clause: ; : . ( ) and a dash between blanks. A comma does not.
bool ends_clause(const Word& word);
/// the, a, an, your, some, any, this …
bool is_determiner(const Word& word);

/// patients, women, those …: whom a report tells of.
bool is_person(const Word& word);
/// group, arm …: of a trial.
bool is_group(const Word& word);
/// Begins with a digit: "12", "37.0", "3rd".
bool is_number(const Word& word);

/// The bytes from words[first] to words[last - 1]; first < last.
Span span_of(const Words& words, std::size_t first, std::size_t last);
/// The index of the first word of the span; words.size() when none of it is here.
std::size_t first_in(const Words& words, Span span);

/// The index just past the bracket that opens at words[open]; words.size() when it never
/// closes.
std::size_t after_bracket(const Words& words, std::size_t open);

/// What stands around a verb: "does not usually cause" -> negated; "may help treat" -> hedged.
struct VerbGroup {
  std::size_t first = 0;  // the first auxiliary or adverb of the group
  bool negated = false;
  bool hedged = false;  // may, might, could, can, sometimes, possibly …
};
/// Looks left from the verb at words[verb], over auxiliaries and adverbs only.
VerbGroup verb_group(const Words& words, std::size_t verb);

/// Is a noun phrase denied: "it is not a licensed | treatment for"? Looks left from words[noun]
/// within its clause for "not" after a form of "be".
bool is_denied(const Words& words, std::size_t noun);

}  // namespace netkg::ingest
