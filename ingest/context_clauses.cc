#include "ingest/context_clauses.h"

#include <algorithm>
#include <array>

namespace netkg::ingest {
namespace {

/// Verbs that carry another one.
constexpr std::array<std::string_view, 33> auxiliaries{
    "am",     "appear", "appeared", "appears",  "are",     "be",   "been",   "being", "can",
    "could",  "did",    "do",       "does",     "had",     "has",  "have",   "is",    "may",
    "might",  "must",   "remain",   "remained", "remains", "seem", "seemed", "seems", "shall",
    "should", "to",     "was",      "were",     "will",    "would"};
constexpr std::array<std::string_view, 31> other_verbs{
    "admits",    "became",    "becomes",   "began",        "begins",  "came",      "comes",
    "complains", "continues", "continued", "demonstrates", "denies",  "developed", "develops",
    "feels",     "felt",      "gave",      "got",          "lives",   "notes",     "reports",
    "reveals",   "says",      "showed",    "shows",        "started", "states",    "takes",
    "took",      "underwent", "went"};
/// After these a verb says only what "no" before the list has said: "no rash or edema was
/// noted".
constexpr std::array<std::string_view, 17> findings{
    "appreciated", "demonstrated", "detected",   "elicited",   "found",     "heard",
    "identified",  "noted",        "noticeable", "observed",   "palpated",  "reported",
    "seen",        "shown",        "visible",    "visualised", "visualized"};
constexpr std::array<std::string_view, 10> pronouns{"he",    "i",    "it", "one", "she",
                                                    "there", "they", "we", "who", "you"};
constexpr std::array<std::string_view, 8> titles{"approx", "dr", "jr", "mr",
                                                 "mrs",    "ms", "st", "vs"};

bool is_word(const Words& words, std::size_t at) {
  return at < words.size() && !is_punctuation(words[at]);
}

/// Bytes between a word and the one before.
std::size_t gap_before(const Words& words, std::size_t at) {
  return words[at].span.begin - words[at - 1].span.end;
}

bool is_abbreviation_point(const Words& words, std::size_t at) {
  if (at == 0 || !is_word(words, at - 1) || !is_word(words, at + 1)) return false;
  auto gap = gap_before(words, at + 1);
  const auto& before = words[at - 1].lower;
  bool initial = before.size() == 1 && (before[0] < '0' || before[0] > '9');
  return gap == 0 || (gap == 1 && (initial || holds(titles, before)));
}

/// "2)" or "b)": the bracket closes nothing.
bool is_item_number(const Words& words, std::size_t bracket) {
  if (bracket == 0 || words[bracket - 1].lower.size() > 2) return false;
  return bracket < 2 || words[bracket - 2].lower != "(";
}

}  // namespace

bool ends_sentence(const Words& words, std::size_t at) {
  const auto& mark = words[at].lower;
  if (mark == ".") return !is_abbreviation_point(words, at);
  if (mark == ")") return is_item_number(words, at);
  return mark == ";" || mark == "!" || mark == "?" || mark == "|" || mark == "•";
}

bool ends_label(const Words& words, std::size_t at) { return is_one_of(words, at, {":", "-"}); }

bool is_comma(const Words& words, std::size_t at) { return is_one_of(words, at, {","}); }

bool is_list_word(const Words& words, std::size_t at) {
  return is_one_of(words, at, {"and", "or", "nor"});
}

bool is_auxiliary(const Words& words, std::size_t at) {
  return at < words.size() && holds(auxiliaries, words[at].lower);
}

bool is_finite_verb(const Words& words, std::size_t at) {
  if (at >= words.size()) return false;
  const auto& word = words[at].lower;
  if (word == "to" || word == "be" || word == "been" || word == "being") return false;
  return holds(auxiliaries, word) || holds(other_verbs, word);
}

bool begins_clause(const Words& words, std::size_t at, bool after_verb) {
  constexpr std::size_t subject_words = 7;
  std::size_t i = at + 1;
  if (is_comma(words, at) && is_one_of(words, i, {"and"})) ++i;
  if (is_one_of(words, at, {"or", "nor"}) || is_one_of(words, i, {"or", "nor"})) return false;
  if (i < words.size() && holds(pronouns, words[i].lower)) return true;
  for (std::size_t end = i + subject_words; i < end && is_word(words, i); ++i) {
    if (is_list_word(words, i) || is_one_of(words, i, {"that", "which", "who", "if"}))
      return false;
    if (!is_finite_verb(words, i)) continue;
    bool found = i + 1 < words.size() && holds(findings, words[i + 1].lower);
    return after_verb || !found;
  }
  return false;
}

std::size_t past_bracket(const Words& words, std::size_t open, std::size_t end) {
  int depth = 0;
  for (std::size_t i = open; i < std::min(end, words.size()); ++i) {
    if (is_one_of(words, i, {"(", "["})) ++depth;
    if (is_one_of(words, i, {")", "]"}) && --depth == 0) return i + 1;
  }
  return open;
}

}  // namespace netkg::ingest
