// effect managed_with value, from lists of advice.
//   "Ways to manage hair loss" / "Treat your hair gently. You may want to …"
//   "These may be effective for treating nausea:" / "music therapy"
#include <algorithm>
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 20> remedies{"lower your risk of",
                                                    "reduce your risk of",
                                                    "lower the risk of",
                                                    "reduce the risk of",
                                                    "treat",
                                                    "treating",
                                                    "relieve",
                                                    "relieving",
                                                    "prevent",
                                                    "preventing",
                                                    "manage",
                                                    "managing",
                                                    "ease",
                                                    "easing",
                                                    "reduce",
                                                    "reducing",
                                                    "help with",
                                                    "control",
                                                    "improve",
                                                    "cope with"};

/// Words that no piece of advice begins with.
bool is_statement(const Words& words) {
  return is_one_of(words, 0,
                   {"if",   "when", "your", "the",   "you", "it",   "this",    "these",
                    "a",    "an",   "tell", "call",  "ask", "what", "contact", "how",
                    "some", "many", "they", "there", "are", "is",   "do",      "can"}) &&
         !match(words, 0, "do not");
}

/// The effect that a heading, or failing that the title, is about.
std::optional<Handle> effect_of(Page* page, std::size_t section) {
  for (auto s = std::optional(section); s; s = page->sections[*s].parent) {
    const auto& words = page->headings[*s].words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      // "central nervous system tumours": the middle of another name is no effect
      const auto* other = page->headings[*s].at(i);
      bool of_effect = other && (other->type == EntityType::SideEffect ||
                                 same_effect(page->concepts, other->entity));
      bool cancer = other && other->type == EntityType::Condition &&
                    is_cancer(page->concepts, other->entity);
      if (cancer || (other && !of_effect && other->last > other->first + 1)) continue;
      for (std::size_t size = std::min<std::size_t>(4, words.size() - i); size > 0; --size) {
        Words name(words.begin() + static_cast<std::ptrdiff_t>(i),
                   words.begin() + static_cast<std::ptrdiff_t>(i + size));
        if (auto effect = whole_effect(*page, name)) return effect;
      }
    }
  }
  return std::nullopt;
}

void add(Page* page, const Reading& reading, Handle effect, std::size_t last, bool hedged,
         Drafts* drafts) {
  Draft draft;
  draft.predicate = Predicate::ManagedWith;
  draft.subject = effect;
  draft.value = text_of(*page, reading.words, 0, last);
  draft.evidence = span_of(reading.words, 0, last);
  draft.qualifiers.hedged = hedged;
  drafts->push_back(draft);
}

std::size_t without_full_stop(const Words& words) {
  return is_punctuation(words.back()) ? words.size() - 1 : words.size();
}

/// Does the heading itself promise ways out?
bool promises_advice(const Words& heading) {
  bool advice = false;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    // "What causes diarrhea", "Drugs and treatments that may affect sleep": no way out.
    if (is_one_of(heading, i,
                  {"cause", "causes", "caused", "affect", "affects", "risk", "factors", "signs",
                   "symptoms"}))
      return false;
    bool of_cancer = i > 0 && is_one_of(heading, i - 1, {"cancer", "and", "or", "during"});
    advice |=
        match_any(heading, i, remedies) > 0 || is_one_of(heading, i, {"tips", "ways", "cope"});
    advice |= !of_cancer && is_one_of(heading, i, {"treatment", "treatments"});
  }
  return advice;
}

/// Is the sentence the headline of its bullet: short, and explained by what follows it?
bool is_headline(const Page& page, const Reading& reading) {
  constexpr std::size_t longest = 16;  // words
  const auto& sentence = page.sentence(reading);
  if (reading.words.size() < 2 || find(reading.words, 1, reading.words.size(), ":"))
    return false;
  auto next = reading.sentence + 1;
  bool first =
      reading.sentence == 0 || page.sentences[reading.sentence - 1].block != sentence.block;
  bool explained = next < page.sentences.size() && page.sentences[next].block == sentence.block;
  constexpr std::size_t short_head = 5;  // words: "Rest and sleep."
  bool head =
      explained || (reading.words.size() <= short_head && reading.words.back().lower == ".");
  return sentence.item && first && head && reading.words.size() <= longest &&
         reading.words.size() > 1;
}

/// "Avoid the following:", "the side effects of drugs that treat hot flashes include:", "in
/// choosing a treatment, consider:" list what does not help.
constexpr std::array<std::string_view, 10> contrary{
    "avoid",  "avoiding", "never",           "causing",  "worse",
    "worsen", "decline",  "side effects of", "choosing", "deciding"};

bool lists_the_contrary(const Words& stem) {
  for (std::size_t i = 0; i < stem.size(); ++i)
    if (match_any(stem, i, contrary) > 0) return true;
  return false;
}

bool announces(const Reading& reading) { return reading.words.back().lower == ":"; }

/// The list, or the nearest announcement among the items before this one: pages lose the depth
/// of their lists.
bool is_among_the_contrary(const Page& page, const Reading& reading) {
  constexpr std::size_t reach = 8;  // items
  const auto* stem = page.lead_in(reading);
  if (stem && lists_the_contrary(stem->words)) return true;
  auto depth = [&](const Reading& one) {
    return page.document.blocks[page.sentence(one).block].depth;
  };
  for (std::size_t back = 1; back <= std::min(reach, reading.sentence); ++back) {
    const auto& before = page.readings[reading.sentence - back];
    if (!page.sentence(before).item || before.words.empty()) return false;
    if (depth(before) > depth(reading)) return false;  // that list has ended
    if (announces(before)) return lists_the_contrary(before.words);
  }
  return false;
}

/// The effect that the stem's remedies are for: "especially effective for treating | nausea and
/// vomiting in children:".
std::optional<Handle> remedied_by(Page* page, const Reading& stem) {
  const auto& words = stem.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto size = match_any(words, i, remedies);
    if (size == 0 || verb_group(words, i).negated) continue;
    for (std::size_t length = 4; length > 0; --length) {
      if (i + size + length > words.size()) continue;
      auto effects = find_effects(page, words, i + size, i + size + length, Unknown::Refuse);
      if (!effects.empty()) return effects.front().effect;
    }
  }
  return std::nullopt;
}

}  // namespace

bool read_headline_advice(Page* page, const Reading& reading, Drafts* drafts) {
  auto section = page->sentence(reading).section;
  if (!is_headline(*page, reading) || is_statement(reading.words)) return false;
  if (announces(reading) || is_among_the_contrary(*page, reading)) return false;
  if (!promises_advice(page->headings[section].words)) return false;
  auto effect = effect_of(page, section);
  if (effect) add(page, reading, *effect, without_full_stop(reading.words), false, drafts);
  return effect.has_value();
}

bool read_listed_remedy(Page* page, const Reading& reading, Drafts* drafts) {
  constexpr std::size_t longest = 10;  // words; more is a sentence
  const auto* stem = page->lead_in(reading);
  bool item = page->sentence(reading).item && stem && reading.words.size() <= longest;
  if (!item || is_statement(reading.words) || stem->words.back().lower != ":") return false;
  auto end = reading.words.size();
  if (reading.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Condition}, 0,
                       end))
    return false;
  if (announces(reading) || is_among_the_contrary(*page, reading)) return false;
  auto effect = remedied_by(page, *stem);
  if (!effect) return false;
  bool hedged = read_frame(stem->words, 0, stem->words.size(), page->text()).hedged;
  add(page, reading, *effect, without_full_stop(reading.words), hedged, drafts);
  return true;
}

}  // namespace netkg::ingest
