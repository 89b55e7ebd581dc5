// medicine stops_growth_of | slows_growth_of condition.
//   "So everolimus can stop the NET from growing or may slow it down."
#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t reach = 8;  // words from the verb to what grows

bool is_stop(const Words& words, std::size_t at) {
  return is_one_of(words, at,
                   {"stop", "stops", "stopping", "prevent", "prevents", "keep", "keeps"});
}
bool is_slow(const Words& words, std::size_t at) {
  return is_one_of(words, at, {"slow", "slows", "slowing", "delay", "delays"});
}
bool speaks_of_growth(const Words& words, std::size_t at) {
  return is_one_of(
      words, at,
      {"growing", "growth", "grow", "grows", "spread", "spreading", "down", "bigger"});
}

/// What grows: a condition after the verb, or what "it" stands for.
std::optional<Found> grower(const Page& page, const Reading& reading, std::size_t verb,
                            std::size_t end) {
  const auto& words = reading.words;
  const auto* named = reading.first_of({EntityType::Condition}, verb + 1, end);
  // To stop the growth of cancer cells is a mechanism; to slow it is not said of a target.
  bool slow = is_slow(words, verb);
  bool of_cells = named && named->last < words.size() && words[named->last].folded == "cell";
  if (named && (slow || !of_cells)) return *named;
  // "tumour growth" is a process of its own; what grows is in its name.
  for (auto i = verb + 1; i < end; ++i) {
    auto condition = page.concepts.named(words[i].lower, EntityType::Condition);
    bool cells = i + 1 < words.size() && words[i + 1].folded == "cell";
    if (condition && cells && !slow) continue;
    if (condition) return Found{i, i + 1, *condition, EntityType::Condition, MentionKind::Name};
  }
  std::optional<Found> last;
  if (!find(words, verb + 1, verb + 3, "it")) return last;
  for (const auto& found : reading.found) {
    if (found.type == EntityType::Condition && found.first < verb) last = found;
  }
  return last;
}

/// The end of "… from growing", "tumor growth", "it down".
std::size_t growth_end(const Words& words, std::size_t verb, std::size_t end) {
  std::size_t last = 0;
  for (std::size_t i = verb + 1; i < end; ++i) {
    if (is_one_of(words, i, {"or", ",", "which", "so"}) && last) break;
    if (speaks_of_growth(words, i)) last = i + 1;
  }
  return last;
}

}  // namespace

void read_therapeutic_effect(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  if (page->section(reading).role == Role::Research) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_stop(words, i) && !is_slow(words, i)) continue;
    auto end = std::min(clause_end(words, i), i + reach);
    auto last = growth_end(words, i, end);
    auto what = last ? grower(*page, reading, i, end) : std::nullopt;
    auto subject = what ? explicit_subject_before(*page, reading, i) : std::nullopt;
    if (!subject || !is_medicine(page->concepts.type(*subject))) continue;
    auto group = verb_group(words, i);
    auto begin = i;
    while (begin > group.first &&
           is_one_of(words, begin - 1,
                     {"help", "helps", "may", "might", "can", "could", "to", "not"})) {
      if (words[begin - 1].lower == "to") break;
      --begin;
    }
    Draft draft;
    draft.predicate = is_stop(words, i) ? Predicate::StopsGrowthOf : Predicate::SlowsGrowthOf;
    draft.subject = *subject;
    draft.object = what->entity;
    draft.evidence = span_of(words, begin, std::max(last, what->first > i ? what->last : last));
    draft.qualifiers.negated = group.negated;
    draft.qualifiers.hedged = group.hedged;
    drafts->push_back(draft);
    i = last - 1;
  }
}

}  // namespace netkg::ingest
