// Sentences that name an effect and do not say that anybody has it of the medicine.
//   "It is not known whether sunitinib causes | memory loss."
//   "Before treatment, 40% of people had | high blood pressure."
//   "A deficiency in vitamin C results in | scurvy."
#include <algorithm>
#include <array>

#include "ingest/claim_rules/rules.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 12> questions{
    "whether",        "not known if",   "unknown if",  "unclear if",
    "not clear if",   "not certain if", "not sure if", "to see if",
    "to find out if", "finding out if", "to learn if", "do not know if"};

constexpr std::array<std::string_view, 10> earlier{
    "before treatment",   "before the treatment",
    "before therapy",     "before starting treatment",
    "before the trial",   "before the study",
    "at baseline",        "at study entry",
    "prior to treatment", "at the start of the study"};

constexpr std::array<std::string_view, 7> later{"after", "during", "then",     "later",
                                                "since", "than",   "developed"};

bool is_asked(const Words& words, std::size_t effect) {
  constexpr std::size_t reach = 24;  // words back, within the clause
  auto at = effect;
  while (at > 0 && effect - at < reach && !ends_clause(words[at - 1])) {
    --at;
    if (match_any(words, at, questions) > 0) return true;
  }
  return false;
}

/// "A deficiency in vitamin C results in | scurvy": it is the want of it that does.
bool is_of_want(const Reading& reading, Handle subject, std::size_t effect) {
  const auto& words = reading.words;
  for (const auto& found : reading.found) {
    if (found.entity != subject || found.first >= effect || found.first < 2) continue;
    auto at = found.first - 1;
    if (is_one_of(words, at, {"in", "of"}) &&
        is_one_of(words, at - 1, {"deficiency", "lack", "shortage", "deficit"}))
      return true;
    if (is_one_of(words, found.last, {"deficiency"})) return true;
  }
  return false;
}

bool is_earlier(const Words& words, std::size_t effect) {
  auto size = match_any(words, 0, earlier);
  if (size == 0 || size > effect) return false;
  auto end = words.begin() + static_cast<std::ptrdiff_t>(effect);
  return std::none_of(words.begin() + static_cast<std::ptrdiff_t>(size), end,
                      [](const Word& word) { return holds(later, word.lower); });
}

}  // namespace

bool is_left_open(const Reading& reading, const Draft& draft) {
  if (draft.predicate != Predicate::MayCause) return false;
  const auto& words = reading.words;
  auto effect = first_in(words, draft.evidence);
  return effect < words.size() && (is_asked(words, effect) || is_earlier(words, effect) ||
                                   is_of_want(reading, draft.subject, effect));
}

}  // namespace netkg::ingest
