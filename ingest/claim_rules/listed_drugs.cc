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

/// Over "more of the", "a", "other" before the name.
std::size_t name_begin(const Words& words) {
  std::size_t at = 0;
  while (is_one_of(words, at,
                   {"a", "an", "the", "more", "of", "other", "additional", "some", "possibly",
                    "your", "treatment", "with"}))
    ++at;
  return at;
}

/// Where another name may follow: behind "such as", "with", "or" and closed brackets.
std::size_t next_name(const Words& words, std::size_t at) {
  at = phrase_end(words, at, false);
  while (is_one_of(words, at,
                   {",", "and", "or", "such", "as", "including", "with", "plus", "drug",
                    "drugs", "medicine", "the", "a", "an", "like", "called"}))
    ++at;
  return at;
}

/// The medicines that the bullet begins with: "targeted therapy, such as olaparib"; empty when
/// it goes on as a sentence. A partner is none: "letrozole with ribociclib".
std::vector<Found> medicines_of(const Reading& reading) {
  const auto& words = reading.words;
  std::vector<Found> out;
  for (auto at = name_begin(words); at < words.size();) {
    const auto* found = reading.at(at);
    if (!found || !is_medicine(found->type) || found->first != at) break;
    bool partner = !out.empty() && find(words, out.front().last, at, "with") &&
                   out.front().type == EntityType::Drug;
    if (partner) break;
    out.push_back(*found);
    at = next_name(words, found->last);
  }
  if (out.empty()) return out;
  auto end = phrase_end(words, out.front().last, false);
  bool list = out.size() > 1 || end >= words.size() ||
              is_one_of(words, end,
                        {".",     ",",    ";",        "-",     "with",         "and",
                         "or",    "to",   "followed", "for",   "before",       "after",
                         "alone", "plus", "if",       "given", "in",           "drug",
                         "drugs", "such", "that",     "which", "\xE2\x80\x93", "\xE2\x80\x94"});
  if (!list) out.clear();
  return out;
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
    if (is_one_of(words, i, {"for", "treat", "treats", "treating", "with", "against"}))
      return last;
    if (match(words, i, "treatment of") || match(words, i, "treatments of")) return last;
  }
  bool treated = is_one_of(words, last->last, {"treated", "treatment", "treatments"});
  return treated ? last : nullptr;
}

/// The class that a listed drug is said to be of: one named before it in its bullet, else in
/// the stem.
std::optional<Handle> class_of(const std::vector<Found>& listed, std::size_t drug,
                               const Reading& stem, std::optional<Handle> of_page) {
  for (auto i = drug; i-- > 0;) {
    if (listed[i].type == EntityType::DrugClass) return listed[i].entity;
  }
  const auto* of = stem.first_of({EntityType::DrugClass}, 0, stem.words.size());
  if (of) return of->entity;
  // "Chemotherapy drugs that may be used include:", not "treatment with surgery and:"
  const auto* kind = stem.first_of({EntityType::Treatment}, 0, stem.words.size());
  constexpr std::size_t near_start = 3;
  if (kind && kind->first <= near_start &&
      !(kind->first > 0 && is_one_of(stem.words, kind->first - 1, {"with", "after", "before"})))
    return kind->entity;
  // "The two used most often for NETs are:" on a page about a class
  bool ones = false;
  for (auto phrase :
       {"the two", "the three", "the main ones", "the most common ones", "they are",
        "they include", "these are", "examples include", "examples are"}) {
    ones |= match(stem.words, 0, phrase) > 0;
  }
  return ones ? of_page : std::nullopt;
}

/// The condition that the bullets are for: by the stem, the heading, or the section's place.
std::optional<Handle> treated_by_list(const Page& page, const Reading& reading,
                                      const Reading& stem) {
  auto section = page.sentence(reading).section;
  if (const auto* condition = purpose(stem)) return condition->entity;
  if (const auto* condition = purpose(page.headings[section])) return condition->entity;
  return page.treated[section];
}

/// What the bullet's place says of its medicines: the stem above it, else the heading.
void add_claims(const Page& page, const Reading& reading, const std::vector<Found>& listed,
                const Reading& stem, Drafts* drafts) {
  auto condition = treated_by_list(page, reading, stem);
  bool hedged = read_frame(stem.words, 0, stem.words.size(), page.text()).hedged;
  auto of_page = page.subjects[page.sentence(reading).section];
  if (of_page && page.concepts.type(*of_page) != EntityType::DrugClass) of_page.reset();
  for (std::size_t i = 0; i < listed.size(); ++i) {
    Draft draft;
    draft.subject = listed[i].entity;
    draft.evidence = span_of(reading.words, listed[i].first, listed[i].last);
    auto of = class_of(listed, i, stem, of_page);
    if (of && listed[i].type == EntityType::Drug) {
      draft.predicate = Predicate::IsA;
      draft.object = of;
      drafts->push_back(draft);
    }
    if (!condition) continue;
    draft.predicate = Predicate::Treats;
    draft.object = condition;
    draft.qualifiers.hedged = hedged;
    auto effect = same_effect(page.concepts, *condition);
    if (effect && listed[i].type == EntityType::Treatment) {  // "music therapy" for nausea
      draft.predicate = Predicate::ManagedWith;
      draft.value = text_of(page, reading.words, listed[i].first, listed[i].last);
      draft.subject = *effect;
      draft.object.reset();
    }
    drafts->push_back(draft);
  }
}

}  // namespace

void read_listed_drugs(Page* page, const Reading& reading, Drafts* drafts) {
  Role role = page->section(reading).role;
  bool elsewhere = role == Role::SideEffects || role == Role::Warnings || role == Role::Coping;
  if (elsewhere || reading.words.empty()) return;
  const auto& sentence = page->sentence(reading);
  auto listed = sentence.item ? medicines_of(reading) : std::vector<Found>();
  if (listed.empty()) return;
  const auto* stem = page->lead_in(reading);
  // Without a stem the heading speaks, for a bullet that is a headline: "Chemotherapy. For …"
  auto named = phrase_end(reading.words, listed.front().last, false);  // "Sutent (Sunitinib)"
  bool headline = !stem && named + 1 >= reading.words.size();
  if (!stem && headline) stem = &page->headings[sentence.section];
  if (stem && !is_warning(stem->words)) add_claims(*page, reading, listed, *stem, drafts);
}

}  // namespace netkg::ingest
