// medicine interacts_with what changes how much of it there is, or must not be taken with it;
// what a page says by "interacts with" or "do not drink" is read by cautions.cc.
//   "Grapefruit, ketoconazole and clarithromycin can raise cabozantinib levels."
//   "Capecitabine can make warfarin much stronger."
//   "Sorivudine and brivudine must never be taken with capecitabine."
//   "Warfarin adds to the risk of bleeding", among interactions.
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 23> changes{
    "raise",  "raises",  "increase", "increases",  "lower",   "lowers",
    "reduce", "reduces", "decrease", "decreases",  "change",  "changes",
    "alter",  "alters",  "affect",   "affects",    "boost",   "boosts",
    "double", "doubles", "push up",  "bring down", "bring up"};

/// Before the medicine: "the level of …"; behind it: "… levels".
constexpr std::array<std::string_view, 12> amounts_of{"level of",
                                                      "levels of",
                                                      "amount of",
                                                      "amounts of",
                                                      "blood level of",
                                                      "blood levels of",
                                                      "concentration of",
                                                      "concentrations of",
                                                      "the effect of",
                                                      "the effects of",
                                                      "blood concentrations of",
                                                      "exposure to"};
constexpr std::array<std::string_view, 7> amounts{
    "level",         "levels",         "blood levels", "blood level",
    "concentration", "concentrations", "exposure"};

constexpr std::array<std::string_view, 12> forbidden{
    "must never be taken with",   "must not be taken with",      "should not be taken with",
    "should never be taken with", "cannot be taken with",        "must not be given with",
    "should not be given with",   "must never be given with",    "should not be used with",
    "must not be used with",      "should not be combined with", "must not be combined with"};

/// Of what is named beside a medicine.
constexpr std::array<std::string_view, 8> adds_risk{
    "add to the risk of",    "adds to the risk of",   "increase the risk of",
    "increases the risk of", "raise the risk of",     "raises the risk of",
    "increase your risk of", "increases your risk of"};

struct Changed {
  const Found* medicine = nullptr;
  bool forbidden = false;
  bool hedged = false;
  std::size_t things_end = 0;  // what changes it stands before
};

bool is_drug(EntityType type) {
  return type == EntityType::Drug || type == EntityType::DrugClass;
}

const Found* drug_at(const Reading& reading, std::size_t at) {
  const auto* found = reading.at(at);
  return found && found->first == at && is_drug(found->type) ? found : nullptr;
}

std::size_t past(const Words& words, std::size_t at,
                 std::initializer_list<std::string_view> some) {
  while (is_one_of(words, at, some)) ++at;
  return at;
}

/// "cabozantinib levels", "the level of cabozantinib" at words[at].
const Found* amount_at(const Reading& reading, std::size_t at) {
  const auto& words = reading.words;
  at = past(words, at, {"the", "your", "how", "much"});
  if (auto size = match_any(words, at, amounts_of))
    return drug_at(reading, past(words, at + size, {"the", "your"}));
  const auto* found = drug_at(reading, at);
  return found && match_any(words, found->last, amounts) ? found : nullptr;
}

/// "warfarin much stronger" behind "make".
const Found* strength_at(const Reading& reading, std::size_t at) {
  const auto* found = drug_at(reading, at);
  if (!found) return nullptr;
  auto next = past(reading.words, found->last, {"much", "a", "lot", "even", "less", "more"});
  return is_one_of(reading.words, next, {"stronger", "weaker", "effective"}) ? found : nullptr;
}

/// The medicine that the verb at words[at] says is changed, or not to be taken with.
std::optional<Changed> changed_at(const Reading& reading, std::size_t at) {
  const auto& words = reading.words;
  const Found* medicine = nullptr;
  if (auto size = match_any(words, at, changes)) medicine = amount_at(reading, at + size);
  if (is_one_of(words, at, {"make", "makes"})) medicine = strength_at(reading, at + 1);
  auto never = match_any(words, at, forbidden);
  if (never) medicine = drug_at(reading, at + never);
  if (!medicine) return std::nullopt;
  auto hedged = at > 0 && is_one_of(words, at - 1, {"may", "might", "could"});
  auto end = at;
  while (end > 0 && is_one_of(words, end - 1, {"can", "may", "might", "could", "will", "also"}))
    --end;
  return Changed{medicine, never > 0, hedged, end};
}

struct Thing {
  std::size_t first = 0, last = 0;
};

/// "grapefruit, some antibiotics and St John's wort", one after the other. Empty when something
/// in it is no name of a few words.
std::vector<Thing> things_in(const Reading& reading, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = 4;
  const auto& words = reading.words;
  std::vector<Thing> things;
  for (auto at = begin; at < end;) {
    at = past(
        words, at,
        {",", "and", "or", "both", "drinking", "eating", "like", "including", "such", "as"});
    auto last = at;
    while (last < end && !is_one_of(words, last, {",", "and", "or", "like", "such"})) {
      const auto* found = reading.at(last);
      last = found ? std::max(found->last, last + 1) : last + 1;
    }
    if (last > end || last - at > longest) return {};
    if (at < last) things.push_back({at, last});
    at = last;
  }
  return things;
}

void add(Page* page, const Reading& reading, Handle subject, Thing thing, bool hedged,
         Drafts* drafts) {
  const auto& words = reading.words;
  Draft draft;
  draft.qualifiers.hedged = hedged;
  draft.predicate = Predicate::InteractsWith;
  draft.subject = subject;
  draft.evidence = span_of(words, thing.first, thing.last);
  const auto* named = reading.at(thing.first);
  bool whole = named && named->first == thing.first && named->last == thing.last;
  if (whole && named->entity == subject) return;
  if (whole && is_drug(named->type))
    draft.object = named->entity;
  else
    draft.value = text_of(*page, words, thing.first, thing.last);
  drafts->push_back(draft);
}

/// Some that say no more than the sentence before, or are people: "this", "your doctor".
bool is_no_thing(const Words& words, Thing thing) {
  return is_one_of(words, thing.first,
                   {"it", "this", "these", "they", "that", "which", "you", "your", "people",
                    "taking", "the", "a", "an", "to", "if", "when"});
}

/// Is the section about other medicines? Elsewhere "goserelin lowers testosterone levels" is
/// how the medicine works, and no interaction.
bool is_about_others(const Page& page, const Reading& reading) {
  const auto& words = page.headings[page.sentence(reading).section].words;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_one_of(words, i, {"interaction", "interactions", "other"})) return true;
  return false;
}

std::size_t clause_begin(const Words& words, std::size_t at) {
  while (at > 0 && !is_one_of(words, at - 1, {";", ":", ".", "but", "because"})) --at;
  return at;
}

void add_things(Page* page, const Reading& reading, Handle medicine, std::size_t at,
                std::size_t end, bool hedged, Drafts* drafts) {
  for (auto thing : things_in(reading, clause_begin(reading.words, at), end))
    if (!is_no_thing(reading.words, thing)) add(page, reading, medicine, thing, hedged, drafts);
}

/// "Warfarin and other blood thinners may add to the risk of bleeding."
void read_added_risk(Page* page, const Reading& reading, Handle medicine, std::size_t at,
                     Drafts* drafts) {
  const auto& words = reading.words;
  if (!match_any(words, at, adds_risk) || !is_about_others(*page, reading)) return;
  bool hedged = is_one_of(words, at - 1, {"may", "might", "could"});
  auto end = hedged || is_one_of(words, at - 1, {"can", "will", "also"}) ? at - 1 : at;
  add_things(page, reading, medicine, at, end, hedged, drafts);
}

}  // namespace

void read_changed_level(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  auto subject = page->subjects[page->sentence(reading).section];
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (subject && is_drug(page->concepts.type(*subject)))
      read_added_risk(page, reading, *subject, i, drafts);
    auto changed = changed_at(reading, i);
    if (!changed || is_one_of(words, i - 1, {"not", "to", "n't"})) continue;
    const auto& medicine = *changed->medicine;
    if (medicine.entity == subject || changed->forbidden) {
      add_things(page, reading, medicine.entity, i, changed->things_end, changed->hedged,
                 drafts);
      continue;
    }
    bool strength = is_one_of(words, i, {"make", "makes"});
    auto who = subject_before(*page, reading, changed->things_end);
    bool drug = who && page->concepts.type(*who) == EntityType::Drug;
    bool interacts = strength || (who == subject && is_about_others(*page, reading));
    if (drug && interacts)
      add(page, reading, *who, {medicine.first, medicine.last}, changed->hedged, drafts);
  }
}

}  // namespace netkg::ingest
