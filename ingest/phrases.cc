#include "ingest/phrases.h"

#include <algorithm>
#include <array>

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 14> persons{
    "patients",     "people",     "women", "men",   "those",   "children",    "adults",
    "participants", "recipients", "boys",  "girls", "infants", "individuals", "survivors"};
constexpr std::array<std::string_view, 4> groups{"group", "groups", "arm", "arms"};

constexpr std::array<std::string_view, 17> determiners{
    "the",   "a",     "an",  "your", "some", "any", "this",    "these",  "that",
    "those", "their", "his", "her",  "its",  "our", "certain", "several"};

constexpr std::array<std::string_view, 14> negations{
    "not",   "never",  "cannot", "can't", "don't",   "doesn't", "didn't",
    "isn't", "aren't", "won't",  "no",    "neither", "nor",     "hasn't"};
constexpr std::array<std::string_view, 10> hedges{
    "may",      "might",   "could",    "can",         "sometimes",
    "possibly", "perhaps", "possible", "potentially", "would"};
/// Words that may stand between an auxiliary and its verb.
constexpr std::array<std::string_view, 42> fillers{
    "do",       "does",  "did",     "be",       "been",      "being",     "is",
    "are",      "was",   "were",    "has",      "have",      "had",       "will",
    "usually",  "often", "also",    "normally", "generally", "typically", "rarely",
    "commonly", "only",  "even",    "then",     "to",        "help",      "helps",
    "shown",    "known", "thought", "used",     "able",      "cause",     "work",
    "works",    "by",    "seem",    "seems",    "expected",  "mainly",    "directly"};

}  // namespace

std::size_t match_rest(const Words& words, std::size_t at, std::string_view phrase) {
  std::size_t count = 0;
  for (std::size_t from = 0; at + count < words.size(); ++from) {
    const auto& word = words[at + count].lower;
    if (word.size() > phrase.size() - from) return 0;
    if (!is_same(word, {phrase.data() + from, word.size()})) return 0;
    ++count;
    from += word.size();
    if (from == phrase.size()) return count;
    if (phrase[from] != ' ') return 0;
  }
  return 0;
}

std::optional<std::size_t> find(const Words& words, std::size_t from, std::size_t to,
                                std::string_view phrase) {
  for (std::size_t i = from; i < std::min(to, words.size()); ++i) {
    if (match(words, i, phrase)) return i;
  }
  return std::nullopt;
}

bool is_punctuation(const Word& word) {
  auto c = static_cast<unsigned char>(word.lower[0]);
  bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
  return !plain || word.lower == "•";
}

bool ends_clause(const Word& word) {
  return is_punctuation(word) && word.lower != "," && word.lower != "\"";
}

bool is_determiner(const Word& word) { return holds(determiners, word.lower); }

bool is_person(const Word& word) { return holds(persons, word.lower); }

bool is_group(const Word& word) { return holds(groups, word.lower); }

bool is_number(const Word& word) { return word.lower[0] >= '0' && word.lower[0] <= '9'; }

Span span_of(const Words& words, std::size_t first, std::size_t last) {
  return {words[first].span.begin, words[last - 1].span.end};
}

std::size_t first_in(const Words& words, Span span) {
  auto at = std::ranges::lower_bound(words, span.begin, {},
                                     [](const Word& word) { return word.span.begin; });
  bool here = at != words.end() && at->span.begin < span.end;
  return here ? static_cast<std::size_t>(at - words.begin()) : words.size();
}

std::size_t after_bracket(const Words& words, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < words.size(); ++i) {
    if (words[i].lower == "(" || words[i].lower == "[") ++depth;
    if ((words[i].lower == ")" || words[i].lower == "]") && --depth == 0) return i + 1;
  }
  return words.size();
}

VerbGroup verb_group(const Words& words, std::size_t verb) {
  VerbGroup group{verb, false, false};
  for (std::size_t i = verb; i-- > 0;) {
    const auto& word = words[i].lower;
    bool negation = holds(negations, word);
    bool hedge = holds(hedges, word);
    if (!negation && !hedge && !holds(fillers, word)) break;
    // "cause no hair loss" negates, "no" before the subject does not reach here.
    group.negated |= negation;
    group.hedged |= hedge;
    group.first = i;
  }
  return group;
}

bool is_denied(const Words& words, std::size_t noun) {
  constexpr std::size_t reach = 6;
  for (std::size_t i = noun; i-- > 0 && noun - i <= reach;) {
    if (is_punctuation(words[i]) || is_one_of(words, i, {"that", "which", "who", "and", "but"}))
      break;
    bool after_be = i > 0 && is_one_of(words, i - 1, {"is", "are", "was", "were", "be"});
    if (words[i].lower == "not" && after_be) return true;
    if (is_one_of(words, i, {"isn't", "aren't", "wasn't"})) return true;
  }
  return false;
}

}  // namespace netkg::ingest
