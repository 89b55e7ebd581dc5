// effect managed_with value.
//   "An underactive thyroid is treated with levothyroxine."
//   "A steroid mouthwash can help to prevent mouth ulcers."
//   "Severe anemia is less common. You might need a blood transfusion."
#include <algorithm>
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 18> treated{
    "treated with", "controlled with", "managed with",   "relieved with", "eased with",
    "eased by",     "helped by",       "prevented with", "prevented by",  "relieved by",
    "reduced by",   "treated by",      "managed by",     "helped with",   "controlled by",
    "reduced with", "corrected with",  "improved by"};

constexpr std::array<std::string_view, 12> helps{"prevent", "prevents", "relieve", "relieves",
                                                 "ease",    "eases",    "reduce",  "reduces",
                                                 "control", "controls", "treat",   "help with"};

constexpr std::array<std::string_view, 5> gives{"prescribe", "give you", "recommend", "suggest",
                                                "offer you"};

/// The effect that was spoken of last: in this sentence before words[at], or shortly before it
/// in the paragraph.
std::optional<Handle> last_effect(const Page& page, const Reading& reading, std::size_t at) {
  constexpr std::size_t reach = 2;  // sentences
  auto block = page.sentence(reading).block;
  for (std::size_t back = 0; back <= reach && back <= reading.sentence; ++back) {
    const auto& other = page.readings[reading.sentence - back];
    if (page.sentence(other).block != block) break;
    for (std::size_t i = other.found.size(); i-- > 0;) {
      const auto& found = other.found[i];
      if (back == 0 && found.first >= at) continue;
      if (found.type == EntityType::SideEffect) return found.entity;
      if (found.type != EntityType::Condition) continue;
      auto same =
          page.concepts.named(page.concepts.label(found.entity), EntityType::SideEffect);
      if (same) return same;
    }
  }
  return std::nullopt;
}

void add(Page* page, const Reading& reading, Handle effect, std::size_t first, std::size_t last,
         std::size_t evidence, const VerbGroup& group, Drafts* drafts) {
  const auto& words = reading.words;
  while (first < last &&
         is_one_of(words, first, {"even", "a", "an", "to", "also", "or", "and"}))
    ++first;
  // "Treatment may include the following:" announces, "treatment" alone says nothing.
  bool empty =
      last == first + 1 &&
      is_one_of(words, first, {"treatment", "treatments", "both", "either", "them", "it"});
  empty |= is_one_of(words, first, {"this", "these", "that", "which"});
  if (first >= last || empty || match(words, first, "the following")) return;
  if (page->concepts.named("death", EntityType::SideEffect) == effect) return;
  Draft draft;
  draft.predicate = Predicate::ManagedWith;
  draft.subject = effect;
  draft.value = text_of(*page, words, first, last);
  draft.evidence = span_of(words, evidence, last);
  draft.qualifiers.negated = group.negated;
  draft.qualifiers.hedged = group.hedged;
  drafts->push_back(draft);
}

/// "metformin, insulin, or changes in diet": a value each.
void add_values(Page* page, const Reading& reading, Handle effect, std::size_t from,
                std::size_t to, std::size_t evidence, const VerbGroup& group, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = from; i < to;) {
    std::size_t end = i;
    while (end < to && !is_one_of(words, end, {",", "or", "and", "(", "["})) ++end;
    if (i < end) add(page, reading, effect, i, end, i == from ? evidence : i, group, drafts);
    if (end < to && is_one_of(words, end, {"(", "["})) end = after_bracket(words, end) - 1;
    i = end + 1;
  }
}

/// Where the values end: before what else the sentence says.
std::size_t values_end(const Words& words, std::size_t from) {
  auto end = clause_end(words, from);
  for (std::size_t i = from; i < end; ++i) {
    if (is_one_of(
            words, i,
            {"if", "when", "until", "because", "before", "so", "but", "while", "which"})) {
      return i;
    }
    bool purpose =
        words[i].lower == "to" && is_one_of(words, i + 1,
                                            {"relieve", "improve", "help", "reduce", "prevent",
                                             "keep", "treat", "control", "ease", "lower"});
    if (purpose && i > from) return i;
    // "…, and everolimus may have to be stopped": a new clause.
    bool clause =
        words[i].lower == "," && is_one_of(words, i + 1, {"and", "but"}) && i + 3 < end &&
        is_one_of(words, i + 3, {"may", "might", "can", "will", "is", "are", "should"});
    if (clause) return i;
  }
  return end;
}

/// The one effect that words [0, end) name, or what "it" stands for.
std::optional<Handle> effect_before(Page* page, const Reading& reading, std::size_t end) {
  auto effects = find_effects(page, reading.words, 0, end, Unknown::Refuse);
  if (effects.size() == 1) return effects.front().effect;
  bool pronoun = end > 0 && is_one_of(reading.words, end - 1, {"it", "this", "they", "these"});
  if (effects.size() > 1 ||
      (!pronoun && end > 0 && !is_one_of(reading.words, 0, {"if", "for"})))
    return {};
  return last_effect(*page, reading, end);
}

/// "E is treated with V."
bool read_passive(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match_any(words, i, treated);
    if (size == 0) continue;
    // "was reduced by 79 percent" tells how much
    if (i + size < words.size() && is_number(words[i + size])) continue;
    auto group = verb_group(words, i);
    // "areas that were treated with radiation" is no effect that was
    bool relative =
        group.first > 0 && is_one_of(words, group.first - 1, {"that", "which", "who"});
    const auto* treated_one = group.first > 0 ? reading.at(group.first - 1) : nullptr;
    bool cancer = treated_one && treated_one->type == EntityType::Condition &&
                  is_cancer(page->concepts, treated_one->entity);
    // "pneumonia occurred in patients treated with X": who is treated, and not of that
    bool others = group.first == i && (is_person(words[i - 1]) || is_group(words[i - 1]) ||
                                       is_one_of(words, i - 1, {"mice", "animals"}));
    if (relative || cancer || others) return false;
    auto effect = effect_before(page, reading, group.first);
    if (!effect) return false;
    add_values(page, reading, *effect, i + size, values_end(words, i + size), i, group, drafts);
    return true;
  }
  return false;
}

/// "V can help to prevent E."
bool read_active(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match_any(words, i, helps);
    if (size == 0) continue;
    auto group = verb_group(words, i);
    auto effects =
        find_effects(page, words, i + size, clause_end(words, i + size), Unknown::Refuse);
    bool pronoun =
        effects.empty() && is_one_of(words, i + size, {"them", "it", "this", "these"});
    std::optional<Handle> effect;
    if (pronoun) effect = last_effect(*page, reading, i);
    if (effects.size() == 1) effect = effects.front().effect;
    bool said = group.hedged && group.first > 0 && effect &&
                !is_one_of(words, group.first - 1,
                           {"it", "this", "they", "you", "that", "which", "these"});
    if (!said) continue;
    auto begin = group.first;
    while (begin > 0 && words[begin - 1].lower != ":") --begin;
    for (auto comma = begin; comma < group.first;
         ++comma) {  // "…, started with the first tablet, can"
      if (words[comma].lower == ",") group.first = comma;
    }
    add(page, reading, *effect, begin, group.first, begin, group, drafts);
    return true;
  }
  return false;
}

/// Does words[at] ask the reader to do something: "drink", "try to", "avoid"?
bool is_request(const Words& words, std::size_t at) {
  return is_one_of(
      words, at,
      {"use",   "wear",  "try",     "take", "drink",  "eat", "rinse",    "keep",  "avoid",
       "rest",  "apply", "balance", "sip",  "choose", "do",  "don't",    "limit", "put",
       "place", "sleep", "add",     "make", "stay",   "get", "exercise", "sit",   "raise"});
}

/// "For a dry mouth: Sip water often."
bool read_complaint(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  auto size = std::max(match(words, 0, "for"), match(words, 0, "if you have"));
  constexpr std::size_t longest = 10;  // words of the complaint
  // "• Fatigue: Balance periods of rest with periods of activity."
  bool item = page->sentence(reading).item && page->section(reading).role == Role::Coping;
  auto colon = size || item ? find(words, size, std::min(size + longest, words.size()), ":")
                            : std::nullopt;
  if (colon && size == 0 && !is_request(words, *colon + 1)) return false;
  if (colon && *colon + 2 < words.size()) {
    auto complaint = find_effects(page, words, size, *colon, Unknown::Refuse);
    if (complaint.empty()) return false;
    auto to = values_end(words, *colon + 1);
    add(page, reading, complaint.front().effect, *colon + 1, to, *colon + 1, VerbGroup{},
        drafts);
    return true;
  }
  return false;
}

/// "For hand-foot syndrome, use a plain moisturiser often and wear loose shoes."
bool read_advice(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  auto size = std::max({match(words, 0, "for"), match(words, 0, "if you have"),
                        match(words, 0, "if you get"), match(words, 0, "to help with"),
                        match(words, 0, "to prevent")});
  auto comma = size ? find(words, size, words.size(), ",") : std::nullopt;
  if (!comma || !is_one_of(words, *comma + 1,
                           {"use", "wear", "try", "take", "drink", "eat", "rinse", "keep",
                            "avoid", "rest", "apply"})) {
    return false;
  }
  auto effects = find_effects(page, words, size, *comma, Unknown::Refuse);
  if (effects.size() != 1) return false;
  add_values(page, reading, effects.front().effect, *comma + 1, values_end(words, *comma + 1),
             *comma + 1, VerbGroup{}, drafts);
  return true;
}

/// "Anaemia from belzutifan may need | a blood transfusion"
bool read_effect_needs(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  const auto* effect = reading.found.empty() ? nullptr : &reading.found.front();
  if (!effect || effect->first > 1 || effect->type != EntityType::SideEffect) return false;
  constexpr std::size_t reach = 8;  // words to the verb
  for (auto i = effect->last; i < std::min(effect->last + reach, words.size()); ++i) {
    if (!is_one_of(words, i, {"need", "needs", "require", "requires"})) continue;
    auto group = verb_group(words, i);
    if (is_one_of(words, i + 1, {"to", "more", "help", "medical", "urgent"})) return false;
    add_values(page, reading, effect->entity, i + 1, values_end(words, i + 1), i + 1, group,
               drafts);
    return true;
  }
  return false;
}

/// "Treatments for anemia may include | dietary changes, blood transfusions, or drugs."
bool read_treatments(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  bool about =
      is_one_of(words, 0, {"treatment", "treatments"}) && is_one_of(words, 1, {"for", "of"});
  if (!about) return false;
  constexpr std::size_t reach = 9;  // words to the verb
  for (std::size_t i = 3; i < std::min(reach, words.size()); ++i) {
    if (!is_one_of(words, i, {"include", "includes"})) continue;
    auto group = verb_group(words, i);
    auto effects = find_effects(page, words, 2, group.first, Unknown::Refuse);
    if (effects.size() != 1 || i + 2 >= words.size()) return false;
    add_values(page, reading, effects.front().effect, i + 1, values_end(words, i + 1), i + 1,
               group, drafts);
    return true;
  }
  return false;
}

/// "You might need V", "Your doctor can prescribe V": of the effect spoken of last.
bool read_needs(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto given = match_any(words, i, gives);
    bool needs = is_one_of(words, i, {"need", "needs", "require", "requires"});
    if (given == 0 && !needs) continue;
    auto group = verb_group(words, i);
    bool somebody = group.first > 0 &&
                    is_one_of(words, group.first - 1,
                              {"you", "it", "doctor", "nurse", "team", "they", "people"});
    auto effect = somebody && group.hedged ? last_effect(*page, reading, i) : std::nullopt;
    if (!effect || is_one_of(words, i + 1, {"to", "them", "it", "more", "this"})) return false;
    auto from = i + std::max<std::size_t>(given, 1);
    auto to = values_end(words, from);
    for (auto j = from; j < to; ++j) {
      if (is_one_of(words, j, {"for", "to"})) to = j;
    }
    add_values(page, reading, *effect, from, to, group.first, group, drafts);
    return true;
  }
  return false;
}

}  // namespace

void read_management(Page* page, const Reading& reading, Drafts* drafts) {
  if (read_passive(page, reading, drafts)) return;
  if (read_treatments(page, reading, drafts)) return;
  Role role = page->section(reading).role;
  bool plain = role == Role::Intro || role == Role::Other;
  bool of_medicine =
      reading.first_of({EntityType::Drug, EntityType::DrugClass}, 0, reading.words.size());
  if (plain && !of_medicine && read_active(page, reading, drafts)) return;
  if (read_headline_advice(page, reading, drafts)) return;
  if (read_listed_remedy(page, reading, drafts)) return;
  if (role != Role::SideEffects && role != Role::Coping) return;
  if (read_complaint(page, reading, drafts)) return;
  if (page->sentence(reading).item && page->lead_in(reading)) return;
  if (read_effect_needs(page, reading, drafts)) return;
  if (read_active(page, reading, drafts) || read_advice(page, reading, drafts)) return;
  read_needs(page, reading, drafts);
}

}  // namespace netkg::ingest
