// Bullets that name nothing but drugs, under a stem that says what they are or what they are
// for.
//   "Several targeted therapy drugs may be used … for HER2-positive breast cancer:" +
//   "lapatinib"
//   -> lapatinib is_a targeted drug, lapatinib treats HER2-positive breast cancer
#include <array>

#include "ingest/claim_rules/rules.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 12> warns{"interact", "avoid",   "not",    "allergic",
                                                 "tell",     "effects", "effect", "cause",
                                                 "causes",   "without", "stop",   "if"};

/// The drug that the bullet names; nothing when it says more than names and a bracket.
const Found* only_drug(const Reading& reading) {
  if (reading.found.empty() || reading.found.front().first != 0) return nullptr;
  const auto& drug = reading.found.front();
  if (drug.type != EntityType::Drug) return nullptr;
  auto end = phrase_end(reading.words, drug.last, false);
  bool alone =
      end >= reading.words.size() || is_one_of(reading.words, end, {".", ",", ";", "-"});
  return alone ? &drug : nullptr;
}

bool is_warning(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (auto word : warns) {
      if (words[i].lower == word) return true;
    }
  }
  return false;
}

/// The condition that the stem says the listed drugs are used for: the last one it names.
const Found* purpose(const Reading& stem) {
  const Found* last = nullptr;
  for (const auto& found : stem.found) {
    if (found.type == EntityType::Condition) last = &found;
  }
  if (!last) return nullptr;
  for (std::size_t i = 0; i < last->first; ++i) {
    if (is_one_of(stem.words, i, {"for", "treat", "treats", "with", "against"})) return last;
  }
  return nullptr;
}

}  // namespace

void read_listed_drugs(Page* page, const Reading& reading, Drafts* drafts) {
  const auto* stem = page->lead_in(reading);
  const auto* drug = stem ? only_drug(reading) : nullptr;
  Role role = page->section(reading).role;
  if (!drug || role == Role::SideEffects || role == Role::Warnings || is_warning(stem->words))
    return;
  auto end = stem->words.size();
  Draft draft;
  draft.subject = drug->entity;
  draft.evidence = span_of(reading.words, drug->first, drug->last);
  if (const auto* of = stem->first_of({EntityType::DrugClass}, 0, end)) {
    draft.predicate = Predicate::IsA;
    draft.object = of->entity;
    drafts->push_back(draft);
  }
  const auto* condition = purpose(*stem);
  if (!condition) condition = purpose(page->headings[page->sentence(reading).section]);
  if (condition) {
    draft.predicate = Predicate::Treats;
    draft.object = condition->entity;
    draft.qualifiers.hedged = read_frame(stem->words, 0, end, page->text()).hedged;
    drafts->push_back(draft);
  }
}

}  // namespace netkg::ingest
