// What leads to an effect, in lists: a medicine may_cause it, another effect increases_risk_of
// it.
//   "Some side effects of treatment can cause or worsen fatigue." / "Anemia. Some types of …"
//   "Causes of diarrhoea include:" / "chemotherapy"
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 9> brings{"cause",      "causes",    "cause or worsen",
                                                 "lead to",    "result in", "trigger",
                                                 "make worse", "worsen",    "bring on"};

constexpr std::array<std::string_view, 6> causes_of{
    "causes of", "cause of", "reasons for", "risk factors for", "caused by", "what causes"};

bool names_medicine(const Reading& stem, std::size_t to) {
  return stem.first_of({EntityType::Drug, EntityType::DrugClass}, 0, to) != nullptr;
}

std::optional<Handle> effect_at(Page* page, const Words& words, std::size_t from) {
  constexpr std::size_t longest = 5;  // words
  for (auto size = std::min(longest, words.size() - from); size > 0; --size) {
    Words name(words.begin() + static_cast<std::ptrdiff_t>(from),
               words.begin() + static_cast<std::ptrdiff_t>(from + size));
    if (auto effect = whole_effect(*page, name)) return effect;
  }
  return std::nullopt;
}

/// The effect whose causes the words announce: "… side effects can cause | fatigue", "Causes of
/// | fatigue"; nothing when a medicine is what causes it.
std::optional<Handle> announced_effect(Page* page, const Reading& stem) {
  const auto& words = stem.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto of = match_any(words, i, causes_of);
    if (of > 0 && i + of < words.size()) return effect_at(page, words, i + of);
    auto size = i > 0 ? match_any(words, i, brings) : 0;
    if (size == 0 || i + size >= words.size()) continue;
    if (names_medicine(stem, i) || verb_group(words, i).negated) return std::nullopt;
    auto effect = effect_at(page, words, i + size);
    bool last = effect && i + size + 4 >= words.size();
    return last ? effect : std::nullopt;
  }
  return std::nullopt;
}

/// What announces the list that the bullet stands in: its stem, the sentence before the list,
/// or the heading.
const Reading* announcement(const Page& page, const Reading& reading) {
  if (const auto* stem = page.lead_in(reading)) return stem;
  const auto& sentence = page.sentence(reading);
  for (auto s = reading.sentence; s-- > 0;) {
    const auto& before = page.sentences[s];
    if (before.section != sentence.section) break;
    if (!before.item) return &page.readings[s];
  }
  return &page.headings[sentence.section];
}

/// Is the bullet, or its headline, the name and nothing else: "Anemia.", "Hot flashes"?
bool is_head(const Reading& reading, const Found& name) {
  const auto& words = reading.words;
  auto end = phrase_end(words, name.last, false);
  return name.first == 0 && (end >= words.size() || is_one_of(words, end, {".", ":"}));
}

}  // namespace

void read_listed_cause(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& sentence = page->sentence(reading);
  bool first =
      reading.sentence == 0 || page->sentences[reading.sentence - 1].block != sentence.block;
  if (!sentence.item || !first || reading.found.empty()) return;
  const auto& name = reading.found.front();
  bool effect = name.type == EntityType::SideEffect || name.type == EntityType::Condition;
  if (!is_head(reading, name) || (!effect && !is_medicine(name.type))) return;
  const auto* stem = announcement(*page, reading);
  auto caused = announced_effect(page, *stem);
  auto cause =
      effect ? page->concepts.named(page->concepts.label(name.entity), EntityType::SideEffect)
             : std::optional(name.entity);
  if (!caused || !cause || *cause == *caused) return;
  auto frame = read_frame(stem->words, 0, stem->words.size(), page->text());
  drafts->push_back(effect_draft(effect ? Predicate::IncreasesRiskOf : Predicate::MayCause,
                                 *cause, *caused, span_of(reading.words, name.first, name.last),
                                 frame));
}

}  // namespace netkg::ingest
