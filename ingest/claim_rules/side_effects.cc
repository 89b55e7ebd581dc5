// drug may_cause effect.
//   "The most common side effects are nausea, diarrhea, changes in skin or hair color …"
//   "Possible side effects of targeted drugs for NETs include:" + a list
//   "It does not usually cause hair loss."
#include "ingest/claim_rules/effect_stems.h"
#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

/// "… at the site of injection, and rarely, stomach cramps": a word of frequency between two
/// items holds from there on.
bool is_change_of_frequency(const Page& page, const Words& words, const Item& item,
                            Stem* stem) {
  constexpr std::size_t longest = 3;  // words
  if (item.last - item.first > longest) return false;
  auto frame = read_frame(words, item.first, item.last, page.text());
  if (!frame.frequency || frame.frequency->words != span_of(words, item.first, item.last))
    return false;
  stem->frame.frequency = frame.frequency;
  return true;
}

/// What the head of a list's first item makes of a bare noun behind it; `shared` with no effect
/// when nobody knows that one ("changes in mood, | feelings"), as the noun alone is none.
struct SharedHead {
  bool shared = false;
  std::optional<NamedEffect> effect = {};
};

/// "problems with mood, behavior, | memory": a bare noun takes the head of the list's first
/// item.
SharedHead with_shared_head(const Page& page, const Words& words, const Item& item) {
  constexpr std::size_t longest = 2;  // words of the noun
  constexpr std::size_t reach = 12;   // words back to the head
  auto first = item.first;
  while (is_one_of(words, first, {"and", "or"})) ++first;
  if (first >= item.last || item.last - first > longest || item.first == 0) return {};
  for (auto i = item.first; i-- > 0 && item.first - i <= reach;) {
    if (ends_clause(words[i])) return {};
    bool head = is_one_of(words, i, {"problems", "changes", "trouble", "difficulty"}) &&
                is_one_of(words, i + 1, {"with", "in", "to"}) && i + 2 < item.first;
    if (!head) continue;
    Words name(words.begin() + static_cast<std::ptrdiff_t>(i),
               words.begin() + static_cast<std::ptrdiff_t>(i + 2));
    name.insert(name.end(), words.begin() + static_cast<std::ptrdiff_t>(first),
                words.begin() + static_cast<std::ptrdiff_t>(item.last));
    auto effect = whole_effect(page, name);
    return {true,
            effect ? std::optional(NamedEffect{*effect, item.first, item.last}) : std::nullopt};
  }
  return {};
}

void add_effects(Page* page, const Reading& reading, const Stem& stem, const Item& item,
                 Drafts* drafts) {
  // "side effects of cancer treatments, including chemotherapy": whose, not what
  const auto* owner = reading.at(item.first);
  if (owner && is_medicine(owner->type) && owner->first == item.first) return;
  auto effects = find_effects(page, reading.words, item.first, item.last, stem.unknown);
  if (auto head = with_shared_head(*page, reading.words, item); head.shared) {
    bool known =
        effects.size() == 1 && effects.front().effect < page->concepts.vocabulary().size();
    if (head.effect) effects = {*head.effect};
    if (!head.effect && !known) effects.clear();
  }
  for (const auto& named : effects) {
    auto evidence = span_of(reading.words, named.first, named.last);
    auto draft =
        effect_draft(Predicate::MayCause, stem.subject, named.effect, evidence, stem.frame);
    auto own = read_frame(reading.words, item.first, item.last, page->text());
    if (!draft.qualifiers.severity) draft.qualifiers.severity = own.severity;
    if (own.frequency && (own.frequency->low || own.frequency->high)) {
      draft.qualifiers.frequency = own.frequency;
    }
    drafts->push_back(draft);
    for (auto other : stem.others) {
      draft.subject = other;
      drafts->push_back(draft);
    }
  }
  if (!effects.empty() && item.tail < item.end && !stem.frame.negated) {
    read_tail(page, reading, effects.back().effect, item.tail, item.end, stem.frame, drafts);
  }
}

}  // namespace

void read_side_effects(Page* page, const Reading& reading, Drafts* drafts) {
  Role role = page->section(reading).role;
  if (role == Role::Warnings || reading.words.empty()) return;
  // Among advice only what names its medicine: "Chemotherapy may cause a metallic taste."
  if (role == Role::Coping && !names_cause(*page, reading)) return;
  if (read_effect_table(page, reading, drafts)) return;
  bool item = page->sentence(reading).item;
  // "Side effects may include:" / "Clonidine may cause a dry mouth": a cause of its own
  bool own = item && names_cause(*page, reading);
  auto stem = item && !own ? stem_of_item(*page, reading) : std::nullopt;
  bool bullet = stem.has_value();
  if (!stem && (own || !page->lead_in(reading))) stem = find_stem(*page, reading);
  if (!stem && !page->lead_in(reading)) stem = changing_stem(page, reading);
  bool may_state = !item && !is_advice(reading.words);
  if (!stem && may_state) return read_effects_said(page, reading, drafts);
  auto before = drafts->size();
  if (!stem || !is_medicine(page->concepts.type(stem->subject))) return;
  const auto& heading = page->headings[page->sentence(reading).section];
  // What is denied happens to nobody: the heading's "More than 10 in 100 people" is not said of
  // it.
  if (role == Role::SideEffects && !stem->frame.negated) {
    auto outer = read_frame(heading.words, 0, heading.words.size(), page->text());
    stem->frame = combine(outer, stem->frame);
  }
  auto end =
      bullet ? clause_end(reading.words, stem->list) : list_end(reading.words, stem->list);
  for (const auto& one : split_effects(*page, reading.words, stem->list, end, bullet)) {
    if (is_change_of_frequency(*page, reading.words, one, &*stem)) continue;
    add_effects(page, reading, *stem, one, drafts);
  }
  // "Kidney damage is the most important side effect: it can …" only looked like a stem.
  if (may_state && drafts->size() == before) read_effects_said(page, reading, drafts);
}

}  // namespace netkg::ingest
