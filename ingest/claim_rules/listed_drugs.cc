// Bullets that begin with the name of a drug or treatment, under a stem that says what they are
// or what they are for.
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

/// The medicine that the bullet names; nothing when it goes on as a sentence.
const Found* only_drug(const Reading& reading) {
  if (reading.found.empty() || reading.found.front().first != 0) return nullptr;
  const auto& drug = reading.found.front();
  if (!is_medicine(drug.type)) return nullptr;
  auto end = phrase_end(reading.words, drug.last, false);
  bool alone =
      end >= reading.words.size() || is_one_of(reading.words, end,
                                               {".", ",", ";", "-", "with", "and", "or", "to",
                                                "followed", "for", "before", "after"});
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

/// The condition that the stem or heading says the listed medicines are used for: the last one
/// it names. "How is stage III inflammatory breast cancer treated?"
const Found* purpose(const Reading& stem) {
  const Found* last = nullptr;
  for (const auto& found : stem.found) {
    if (found.type == EntityType::Condition) last = &found;
  }
  if (!last) return nullptr;
  const auto& words = stem.words;
  for (std::size_t i = 0; i < last->first; ++i) {
    if (is_one_of(words, i, {"for", "treat", "treats", "with", "against"})) return last;
    if (match(words, i, "treatment of") || match(words, i, "treatments of")) return last;
  }
  bool treated = is_one_of(words, last->last, {"treated", "treatment", "treatments"});
  return treated ? last : nullptr;
}

/// "Treatment for locoregional recurrence of C may include | chemotherapy, surgery or …"
void read_treatment_includes(const Page& page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  bool about = is_one_of(words, 0, {"treatment", "treatments"}) &&
               is_one_of(words, 1, {"for", "of", "options"});
  if (!about) return;
  std::size_t verb = 2;
  while (verb < words.size() && !is_one_of(words, verb, {"include", "includes", "is", "are"}))
    ++verb;
  const auto* condition = reading.first_of({EntityType::Condition}, 2, verb);
  if (!condition) return;
  auto frame = read_frame(words, 0, verb, page.text());
  for (const auto& found : reading.found) {
    if (found.first <= verb || !is_medicine(found.type)) continue;
    Draft draft;
    draft.predicate = Predicate::Treats;
    draft.subject = found.entity;
    draft.object = condition->entity;
    draft.evidence = span_of(words, found.first, found.last);
    draft.qualifiers.hedged = frame.hedged;
    drafts->push_back(draft);
  }
}

/// What the bullet's place says of the drug: the stem above it, else the section's heading.
void add_claims(Page* page, const Reading& reading, const Found& drug, const Reading& stem,
                Drafts* drafts) {
  auto end = stem.words.size();
  Draft draft;
  draft.subject = drug.entity;
  draft.evidence = span_of(reading.words, drug.first, drug.last);
  const auto* of = stem.first_of({EntityType::DrugClass}, 0, end);
  if (of && drug.type == EntityType::Drug) {
    draft.predicate = Predicate::IsA;
    draft.object = of->entity;
    drafts->push_back(draft);
  }
  const auto* condition = purpose(stem);
  if (!condition) condition = purpose(page->headings[page->sentence(reading).section]);
  if (!condition) return;
  draft.predicate = Predicate::Treats;
  draft.object = condition->entity;
  draft.qualifiers.hedged = read_frame(stem.words, 0, end, page->text()).hedged;
  drafts->push_back(draft);
}

}  // namespace

void read_listed_drugs(Page* page, const Reading& reading, Drafts* drafts) {
  Role role = page->section(reading).role;
  bool elsewhere = role == Role::SideEffects || role == Role::Warnings || role == Role::Coping;
  if (elsewhere || reading.words.empty()) return;
  read_treatment_includes(*page, reading, drafts);
  const auto& sentence = page->sentence(reading);
  const auto* drug = sentence.item ? only_drug(reading) : nullptr;
  if (!drug) return;
  const auto* stem = page->lead_in(reading);
  // Without a stem the heading speaks, for a bullet that is a headline: "Chemotherapy. For …"
  bool headline = !stem && drug->last + 1 >= reading.words.size();
  if (!stem && headline) stem = &page->headings[sentence.section];
  if (stem && !is_warning(stem->words)) add_claims(page, reading, *drug, *stem, drafts);
}

}  // namespace netkg::ingest
