// effect increases_risk_of effect, and how an effect is managed, both read from the clause that
// hangs on it.
//   "a drop in the number of blood cells, increasing your risk of infection, bleeding …"
//   "very low red blood cell counts (severe anemia), which might require blood transfusions"
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 25> leads_to{"with resultant",
                                                    "with resulting",
                                                    "bring on",
                                                    "brings on",
                                                    "cause or worsen",
                                                    "worsen",
                                                    "increasing your risk of",
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

/// "Hot flashes that may result in night sweats | are common.": the list ends at a verb, too.
std::size_t effects_end(const Words& words, std::size_t from) {
  auto end = list_end(words, from);
  for (auto verb = from; verb < end; ++verb) {
    if (is_one_of(words, verb, {"is", "are", "was", "were", "can", "may"})) return verb;
  }
  return end;
}

void add_consequences(Page* page, const Reading& reading, Handle effect, std::size_t from,
                      std::size_t to, const Frame& frame, bool hedged, Drafts* drafts) {
  for (const auto& item : split_effects(*page, reading.words, from, to, false)) {
    for (const auto& named :
         find_effects(page, reading.words, item.first, item.last, Unknown::Refuse)) {
      if (named.effect == effect) continue;
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

/// "When you have severe diarrhea, your body loses water.": the one effect among mentions that
/// name no medicine.
std::optional<Handle> only_effect(const std::vector<Found>& mentions) {
  std::optional<Handle> only;
  for (const auto& found : mentions) {
    if (is_medicine(found.type)) return std::nullopt;
    if (found.type != EntityType::SideEffect) continue;
    if (only && *only != found.entity) return std::nullopt;
    only = found.entity;
  }
  return only;
}

/// The effect that the block, or the sentence before, speaks of first: what "this" stands for.
std::optional<Handle> spoken_of(const Page& page, const Reading& reading) {
  auto block = page.sentence(reading).block;
  auto main = page.subjects[page.sentence(reading).section];
  bool of_effect =
      !main || page.concepts.named("cancer treatment", EntityType::Treatment) == *main;
  for (auto s = reading.sentence; s-- > 0 && page.sentences[s].block == block;) {
    const auto& found = page.readings[s].found;
    if (auto only = of_effect ? only_effect(found) : std::nullopt) return only;
    if (found.empty() || found.front().first > 1) continue;
    if (found.front().type == EntityType::SideEffect) return found.front().entity;
    if (found.front().type != EntityType::Condition) continue;
    if (auto effect = same_effect(page.concepts, found.front().entity)) return effect;
  }
  return std::nullopt;
}

/// The effect whose name ends right before words[end], or what a pronoun there stands for:
/// "This problem | can cause …", "because they | can lead to …".
std::optional<Handle> cause_before(Page* page, const Reading& reading, std::size_t end) {
  const auto& words = reading.words;
  constexpr std::size_t longest = 6;  // words of the first effect
  auto causes =
      find_effects(page, words, end > longest ? end - longest : 0, end, Unknown::Refuse);
  bool near = causes.size() == 1 && (end <= longest || causes.front().last == end);
  if (near && end <= longest) return causes.front().effect;
  const auto* named = end > 0 ? reading.at(end - 1) : nullptr;
  if (named && named->type == EntityType::SideEffect) return named->entity;
  bool noun = end == 2 && is_one_of(words, 0, {"this"}) &&
              is_one_of(words, 1, {"problem", "syndrome", "condition", "reaction"});
  bool alone = end == 1 && is_one_of(words, 0, {"this", "it", "these"});
  if (noun || alone) return spoken_of(*page, reading);
  bool they = is_one_of(words, end - 1, {"they", "it"}) && end > 2;
  bool first = !reading.found.empty() && reading.found.front().first <= 1 &&
               reading.found.front().type == EntityType::SideEffect;
  return they && first ? std::optional(reading.found.front().entity) : std::nullopt;
}

/// Where the clause that hangs on an effect begins: "night sweats | that may …", "dehydration
/// from loss of body fluids, | which can …".
std::optional<std::size_t> relative_at(const Reading& reading, const Found& cause) {
  const auto& words = reading.words;
  constexpr std::size_t reach = 7;  // words from the effect to its clause
  auto at = cause.last;
  bool from = is_one_of(words, at, {"from", "of", "in"});
  while (from && at < words.size() && at < cause.last + reach && words[at].lower != ",") ++at;
  if (is_one_of(words, at, {","})) ++at;
  return is_one_of(words, at, {"which", "that"}) ? std::optional(at) : std::nullopt;
}

void read_relative(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (const auto& cause : reading.found) {
    auto which =
        cause.type == EntityType::SideEffect ? relative_at(reading, cause) : std::nullopt;
    for (auto i = which.value_or(words.size()) + 1; which && i < *which + 4; ++i) {
      auto size = i < words.size() ? match_any(words, i, leads_to) : 0;
      if (size == 0) continue;
      auto group = verb_group(words, i);
      if (group.first != *which + 1 || group.negated) break;
      add_consequences(page, reading, cause.entity, i + size, effects_end(words, i + size), {},
                       group.hedged, drafts);
      break;
    }
  }
}

/// What the stem says is the cause: an effect that it names, damage to a part of the body, or
/// what "this" stands for.
std::optional<Handle> cause_of_stem(Page* page, const Reading& stem, std::size_t verb) {
  for (const auto& found : stem.found) {
    if (is_medicine(found.type) && found.last <= verb) return std::nullopt;
  }
  if (auto cause = cause_before(page, stem, verb)) return cause;
  for (const auto& found : stem.found) {
    if (found.type == EntityType::SideEffect && found.last <= verb) return found.entity;
  }
  for (std::size_t from = 0; from < verb; ++from) {
    auto named = find_effects(page, stem.words, from, verb, Unknown::Refuse);
    if (named.size() == 1) return named.front().effect;
  }
  return std::nullopt;
}

/// "Signs and symptoms of | infection include:": the effect. Those of a disease are none.
std::optional<Handle> symptoms_of(const Reading& stem) {
  const auto& words = stem.words;
  constexpr std::size_t near_start = 6;
  for (std::size_t i = 0; i < std::min(near_start, words.size()); ++i) {
    auto size = std::max(match(words, i, "symptoms of"), match(words, i, "signs of"));
    auto at = i + size;
    while (is_one_of(words, at, {"an", "a"})) ++at;
    const auto* effect = size > 0 ? stem.at(at) : nullptr;
    if (effect && effect->type == EntityType::SideEffect) return effect->entity;
  }
  return std::nullopt;
}

/// "Signs of anemia may also include | feeling dizzy or faint, headaches …"
bool read_symptoms(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  auto effect = symptoms_of(reading);
  if (!effect) return false;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (!is_one_of(words, i, {"include", "includes", "are"})) continue;
    auto before = drafts->size();
    add_consequences(page, reading, *effect, i + 1, list_end(words, i + 1), {},
                     verb_group(words, i).hedged, drafts);
    return drafts->size() > before;
  }
  return false;
}

/// "Damage to sensory nerves can cause:" / "tingling or numbness"
void read_listed_consequence(Page* page, const Reading& reading, Drafts* drafts) {
  const auto* stem = page->lead_in(reading);
  if (!stem || !page->sentence(reading).item) return;
  const auto& words = stem->words;
  if (auto effect = symptoms_of(*stem)) {
    return add_consequences(page, reading, *effect, 0, clause_end(reading.words, 0), {}, false,
                            drafts);
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match_any(words, i, leads_to);
    constexpr std::size_t tail = 8;  // words to the colon: "one or more of these signs:"
    if (size == 0 || i + size + tail < words.size()) continue;
    auto group = verb_group(words, i);
    auto cause = group.negated ? std::nullopt : cause_of_stem(page, *stem, group.first);
    if (!cause) continue;
    auto frame = read_frame(words, 0, words.size(), page->text());
    return add_consequences(page, reading, *cause, 0, clause_end(reading.words, 0), frame,
                            group.hedged, drafts);
  }
}

}  // namespace

void read_consequence(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  read_relative(page, reading, drafts);
  read_listed_consequence(page, reading, drafts);
  // In a list of what to call about, signs are for the reader to watch.
  const auto& heading = page->headings[page->sentence(reading).section].words;
  bool warns = page->section(reading).role == Role::Warnings &&
               !find(heading, 0, heading.size(), "signs") &&
               !find(heading, 0, heading.size(), "symptoms");
  if (!warns && read_symptoms(page, reading, drafts)) return;
  std::optional<Handle> last_cause;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match_any(words, i, leads_to);
    auto group = verb_group(words, i);
    if (size == 0 || group.first == 0 || group.negated) continue;
    // What a medicine causes is its side effect.
    // "Drink plenty of liquids because | a dry mouth can increase the risk of tooth decay."
    auto clause = group.first;
    while (clause > 0 && !is_one_of(words, clause - 1, {"because", "that", "which", ":", ";"}))
      --clause;
    bool medicine = reading.first_of(
        {EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, clause, i);
    if (medicine || is_one_of(words, 0, {"drugs", "medicines", "treatments", "some", "many"}))
      return;
    auto cause = cause_before(page, reading, group.first);
    // "This syndrome causes fluid to leak out of blood vessels, | resulting in low pressure."
    auto also =
        cause || !last_cause || words[group.first - 1].lower != "," ? cause : last_cause;
    if (!also) continue;
    last_cause = also;
    auto before = drafts->size();
    add_consequences(page, reading, *also, i + size, effects_end(words, i + size), {},
                     group.hedged, drafts);
    if (drafts->size() > before) return;
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
