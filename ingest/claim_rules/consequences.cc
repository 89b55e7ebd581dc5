// effect increases_risk_of effect, and how an effect is managed, both read from the clause that
// hangs on it.
//   "a drop in the number of blood cells, increasing your risk of infection, bleeding …"
//   "very low red blood cell counts (severe anemia), which might require blood transfusions"
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 19> leads_to{"increasing your risk of",
                                                    "increasing the risk of",
                                                    "increases your risk of",
                                                    "increase your risk of",
                                                    "raising your risk of",
                                                    "increase the risk of",
                                                    "cause",
                                                    "causes",
                                                    "causing",
                                                    "lead to",
                                                    "leads to",
                                                    "leading to",
                                                    "result in",
                                                    "results in",
                                                    "resulting in",
                                                    "make you",
                                                    "makes you",
                                                    "making you",
                                                    "mean you get"};

constexpr std::array<std::string_view, 9> needs{
    "require",         "requires",        "need",
    "needs",           "be treated with", "be controlled with",
    "be managed with", "be eased with",   "be helped by"};

void add_consequences(Page* page, const Reading& reading, Handle effect, std::size_t from,
                      std::size_t to, const Frame& frame, bool hedged, Drafts* drafts) {
  for (const auto& item : split_effects(*page, reading.words, from, to, false)) {
    for (const auto& named :
         find_effects(page, reading.words, item.first, item.last, Unknown::Refuse)) {
      auto evidence = span_of(reading.words, named.first, named.last);
      drafts->push_back(
          effect_draft(Predicate::IncreasesRiskOf, effect, named.effect, evidence, frame));
      drafts->back().qualifiers.hedged |= hedged;
    }
  }
}

/// "oxygen therapy or even be admitted to the hospital" -> two values.
void add_management(Page* page, const Reading& reading, Handle effect, std::size_t from,
                    std::size_t to, std::size_t evidence, bool hedged, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = from; i < to;) {
    std::size_t end = i;
    while (end < to && !is_one_of(words, end, {"or", "and"}) && !is_punctuation(words[end]))
      ++end;
    std::size_t begin = i;
    while (begin < end && is_one_of(words, begin, {"even", "a", "an", "to", "have", "also"}))
      ++begin;
    if (begin < end) {
      Draft draft;
      draft.predicate = Predicate::ManagedWith;
      draft.subject = effect;
      draft.value = text_of(*page, words, begin, end);
      draft.evidence = span_of(words, i == from ? evidence : begin, end);
      draft.qualifiers.hedged = hedged;
      drafts->push_back(draft);
    }
    i = end + 1;
  }
}

}  // namespace

void read_consequence(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match_any(words, i, leads_to);
    if (size == 0) continue;
    auto group = verb_group(words, i);
    constexpr std::size_t longest = 6;  // words of the first effect
    if (group.first == 0 || group.first > longest || group.negated) return;
    if (reading.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, 0,
                         i))
      return;
    auto causes = find_effects(page, words, 0, group.first, Unknown::Refuse);
    if (causes.size() != 1) return;
    return add_consequences(page, reading, causes.front().effect, i + size,
                            list_end(words, i + size), {}, group.hedged, drafts);
  }
}

void read_tail(Page* page, const Reading& reading, Handle effect, std::size_t from,
               std::size_t to, const Frame& frame, Drafts* drafts) {
  const auto& words = reading.words;
  while (to > from && (words[to - 1].lower == "." || words[to - 1].lower == ",")) --to;
  for (std::size_t i = from; i < to; ++i) {
    if (auto size = match_any(words, i, leads_to)) {
      return add_consequences(page, reading, effect, i + size, to, frame,
                              verb_group(words, i).hedged, drafts);
    }
    if (auto size = match_any(words, i, needs)) {
      auto group = verb_group(words, i);
      return add_management(page, reading, effect, i + size, to, group.first, group.hedged,
                            drafts);
    }
  }
}

}  // namespace netkg::ingest
