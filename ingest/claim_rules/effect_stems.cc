// Stems of lists of effects: a noun ("side effects of X include"), a verb ("X can cause"), a
// happening ("Symptoms that may occur after surgery:"), or the section alone.
#include "ingest/claim_rules/effect_stems.h"

#include <array>

#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 10> effect_nouns{
    "side effects",      "side effect",    "unwanted effects", "adverse effects",
    "adverse reactions", "adverse events", "possible effects", "other effects",
    "effects",           "reactions"};

constexpr std::array<std::string_view, 28> causing{"cause",
                                                   "causes",
                                                   "caused",
                                                   "causing",
                                                   "lead to",
                                                   "leads to",
                                                   "result in",
                                                   "results in",
                                                   "give you",
                                                   "gives you",
                                                   "make you",
                                                   "makes you",
                                                   "trigger",
                                                   "triggers",
                                                   "bring on",
                                                   "cause you",
                                                   "raise your risk of",
                                                   "increase your risk of",
                                                   "increase the risk of",
                                                   "increases the risk of",
                                                   "raise the risk of",
                                                   "raises the risk of",
                                                   "make it hard",
                                                   "makes it hard",
                                                   "make it harder",
                                                   "makes it harder",
                                                   "make it difficult",
                                                   "makes it difficult"};

constexpr std::array<std::string_view, 14> having{
    "have", "get",  "feel",  "notice",  "develop",  "experience",  "become",
    "has",  "gets", "feels", "notices", "develops", "experiences", "be"};

/// What the reader should do or watch for is no list of effects: "Contact us if you have:".
bool asks(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(words, i,
                  {"if", "tell", "call", "contact", "help", "reduce", "avoid", "try", "ask",
                   "should", "must", "need", "before", "prevent", "manage"})) {
      return true;
    }
  }
  return false;
}

/// The verb that links "side effects [of this drug] [can]" to its list; "include" before "are":
/// "Some side effects were more common …, including".
std::optional<std::size_t> link_verb(const Words& words, std::size_t from) {
  constexpr std::size_t reach = 14;
  for (std::size_t i = from; i < std::min(from + reach, words.size()); ++i) {
    if (is_one_of(words, i, {"include", "includes", "including", "included"})) return i;
    if (match(words, i, "such as") || match(words, i, "for example")) return i + 1;
    if (ends_clause(words[i]) && words[i].lower != ")" && words[i].lower != "(") break;
  }
  for (std::size_t i = from; i < std::min(from + reach, words.size()); ++i) {
    if (is_one_of(words, i,
                  {"include", "includes", "including", "are", "is", "were", "was", ":"})) {
      return i;
    }
    if (words[i].lower == "(") i = after_bracket(words, i) - 1;
    if (i < words.size() && (ends_clause(words[i]) && words[i].lower != ")")) break;
  }
  return std::nullopt;
}

/// Over a colon and a reference's marker: "side effects include [1]: …".
std::size_t skip_to_list(const Words& words, std::size_t at) {
  while (at < words.size() && (words[at].lower == ":" || words[at].lower == "[")) {
    at = words[at].lower == "[" ? after_bracket(words, at) : at + 1;
  }
  return at;
}

/// "can cause mild to severe allergic | reactions while you are receiving it": what is caused
/// is no stem of another list.
bool is_caused(const Words& words, std::size_t noun) {
  bool plain = is_one_of(words, noun, {"reactions", "effects"});
  for (std::size_t i = 0; plain && i < noun; ++i) {
    if (match_any(words, i, causing)) return true;
  }
  return false;
}

/// "Mouth and throat problems may include:", "Complications of X include": words before the
/// noun.
constexpr std::size_t problem_reach = 5;
constexpr std::array<std::string_view, 5> problem_nouns{
    "problems", "complications", "late effects", "risks", "long-term effects"};

bool announces_problems(const Words& words, std::size_t at) {
  if (at > problem_reach || !match_any(words, at, problem_nouns)) return false;
  for (auto i = at + 1; i < words.size() && i < at + 9; ++i) {
    if (is_one_of(words, i, {"include", "includes"})) return true;
  }
  return false;
}

/// "… side effects of X can include …"
std::optional<Stem> effect_noun_stem(const Page& page, const Reading& reading) {
  const auto& words = reading.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto size = match_any(words, i, effect_nouns);
    if (size == 0 && announces_problems(words, i)) size = match_any(words, i, problem_nouns);
    if (size == 0) continue;
    auto link = link_verb(words, i + size);
    if (!link || is_caused(words, i)) continue;
    const auto* owner = reading.first_of(
        {EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, i + size, *link);
    auto subject =
        owner ? std::optional(owner->entity) : explicit_subject_before(page, reading, i);
    // "The most common side effects are …" names nobody: the section's subject, never what some
    // sentence before happened to name.
    if (!subject) subject = page.subjects[page.sentence(reading).section];
    if (!subject) continue;
    Stem stem{
        *subject, read_frame(words, 0, *link + 1, page.text()), {}, *link + 1, Unknown::Make};
    bool equates = is_one_of(words, *link, {"are", "is", "were", "was"});
    if (equates && !stem.frame.frequency && !stem.frame.severity)
      stem.unknown = Unknown::Refuse;
    stem.list = skip_to_list(words, stem.list);
    return stem;
  }
  return std::nullopt;
}

/// "Immune-modulating agents | can cause …" in a section on their side effects: drugs of a name
/// that no list holds are those the section is about.
std::optional<Handle> section_medicine(const Page& page, const Reading& reading,
                                       std::size_t verb) {
  const auto& words = reading.words;
  auto first = verb_group(words, verb).first;
  constexpr std::size_t longest = 4;  // words of the name
  bool own = first > 0 && first <= longest && page.section(reading).role == Role::SideEffects &&
             is_one_of(words, first - 1,
                       {"agents", "drugs", "medicines", "treatments", "therapies", "treatment",
                        "therapy", "medications"});
  return own ? page.subjects[page.sentence(reading).section] : std::nullopt;
}

/// "X can cause …", "it does not usually cause …"
/// "serotonin, a chemical in the brain | that can trigger nausea": said of something else,
/// unless a medicine stands right before.
bool is_said_of_other(const Reading& reading, std::size_t verb) {
  const auto& words = reading.words;
  auto at = verb_group(words, verb).first;
  if (at == 0 || !is_one_of(words, at - 1, {"that", "which"})) return false;
  --at;
  while (at > 0 && is_one_of(words, at - 1, {",", ")"})) --at;
  const auto* before = at > 0 ? reading.at(at - 1) : nullptr;
  return !before || !is_medicine(before->type);
}

std::optional<Stem> causing_stem(const Page& page, const Reading& reading, std::size_t from) {
  const auto& words = reading.words;
  for (std::size_t i = from; i < words.size(); ++i) {
    auto size = match_any(words, i, causing);
    if (size == 0) continue;
    auto subject = explicit_subject_before(page, reading, i);
    if (!subject) subject = section_medicine(page, reading, i);
    bool explained =
        i > 0 && is_one_of(words, i - 1, {"which", "that", "is", "are", "be", "by"});
    explained |= is_said_of_other(reading, i);
    if (!subject || explained || !is_medicine(page.concepts.type(*subject))) continue;
    auto group = verb_group(words, i);
    auto subjects = subjects_before(page, reading, i);
    Stem stem{
        *subject, read_frame(words, 0, i + size, page.text()), {}, i + size, Unknown::Refuse};
    // "make it | hard to swallow": the last word is of the name
    if (is_one_of(words, i + 1, {"it"})) --stem.list;
    if (subjects.size() > 1) stem.others.assign(subjects.begin() + 1, subjects.end());
    stem.frame.negated = group.negated;
    stem.frame.hedged |= group.hedged;
    stem.list = skip_to_list(words, stem.list);
    return stem;
  }
  return std::nullopt;
}

/// "Symptoms that may occur after surgery:", "Problems that can happen with X include"
std::optional<Stem> occurring_stem(const Page& page, const Reading& reading) {
  const auto& words = reading.words;
  constexpr std::size_t near_start = 4;
  std::size_t noun = 0;
  while (noun < near_start &&
         !is_one_of(words, noun, {"symptoms", "problems", "effects", "changes"}))
    ++noun;
  bool that = noun < near_start && is_one_of(words, noun + 1, {"that", "which", "you"});
  if (!that || words.back().lower != ":") return std::nullopt;
  bool occur = false;
  for (auto i = noun + 2; i < words.size(); ++i) {
    occur |= is_one_of(words, i, {"occur", "happen", "develop", "have", "get", "notice"});
    bool link = occur && is_one_of(words, i, {"after", "during", "with", "from"});
    const auto* owner =
        link ? reading.first_of(
                   {EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, i, i + 4)
             : nullptr;
    if (owner)
      return Stem{owner->entity,
                  read_frame(words, 0, i, page.text()),
                  {},
                  words.size(),
                  Unknown::Refuse};
  }
  return std::nullopt;
}

/// In a section on side effects: "You might also get …", "Some people have …", "These happen in
/// more than 10 in 100 people:".
std::optional<Stem> section_stem(const Page& page, const Reading& reading) {
  const auto& words = reading.words;
  auto subject = page.subjects[page.sentence(reading).section];
  if (!subject || page.section(reading).role != Role::SideEffects || words.empty()) return {};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!match_any(words, i, having)) continue;
    auto group = verb_group(words, i);
    bool someone = group.first > 0 &&
                   is_one_of(words, group.first - 1, {"you", "people", "person", "patients"});
    if (!someone || !group.hedged) continue;
    Stem stem{*subject, read_frame(words, 0, i + 1, page.text()), {}, i + 1, Unknown::Refuse};
    stem.frame.negated = group.negated;
    return stem;
  }
  Frame frame = read_frame(words, 0, words.size(), page.text());
  if (words.back().lower == ":" && frame.frequency) {
    return Stem{*subject, frame, {}, words.size(), Unknown::Make};
  }
  // "Very common: nausea, vomiting"
  auto colon = find(words, 0, std::min<std::size_t>(8, words.size()), ":");
  if (!colon) return std::nullopt;
  frame = read_frame(words, 0, *colon, page.text());
  if (!frame.frequency) return std::nullopt;
  return Stem{*subject, frame, {}, *colon + 1, Unknown::Make};
}

/// "Side effects on the day are mostly from the amino acids. They include:"
struct Owner {
  bool told = false;  // the sentence before says whose effects they are
  std::optional<Handle> medicine = {};
};
Owner owner_said_before(const Page& page, const Reading& lead_in) {
  Owner owner;
  if (lead_in.sentence == 0 || !is_one_of(lead_in.words, 0, {"they", "these"})) return owner;
  const auto& before = page.readings[lead_in.sentence - 1];
  auto effects = find(before.words, 0, before.words.size(), "effects");
  auto from =
      effects ? find(before.words, *effects, before.words.size(), "from") : std::nullopt;
  if (!from) return owner;
  owner.told = true;
  const auto* named =
      before.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, *from,
                      before.words.size());
  if (named) owner.medicine = named->entity;
  return owner;
}

/// Any stem in a section on side effects that asks nothing of the reader: "You might have one
/// or more of them:". How often is said before it: "Each happens in more than 1 in 10 people."
std::optional<Stem> plain_stem(const Page& page, const Reading& lead_in) {
  const auto& sentence = page.sentence(lead_in);
  auto subject = page.subjects[sentence.section];
  bool plain = subject && page.section(lead_in).role == Role::SideEffects &&
               !is_advice(lead_in.words) && lead_in.words.back().lower == ":" &&
               !asks(lead_in.words);
  if (!plain) return std::nullopt;
  auto owner = owner_said_before(page, lead_in);
  if (owner.told && !owner.medicine) return std::nullopt;
  Stem stem{owner.medicine.value_or(*subject), {}, {}, 0, Unknown::Refuse};
  for (auto s = lead_in.sentence + 1; s-- > 0 && page.sentences[s].block == sentence.block;) {
    if (stem.frame.frequency) break;
    const auto& words = page.readings[s].words;
    stem.frame = read_frame(words, 0, words.size(), page.text());
  }
  return stem;
}

bool names_effect(const Reading& reading, std::size_t from) {
  return reading.first_of({EntityType::SideEffect, EntityType::Condition}, from,
                          reading.words.size()) != nullptr;
}

/// "flu-like symptoms, which include:", "problems such as:": the bullets go on with the list.
bool goes_on(const Words& words) {
  auto at = words.size();
  while (at > 0 && is_punctuation(words[at - 1])) --at;
  return at > 0 && (is_one_of(words, at - 1, {"include", "includes", "including", "like"}) ||
                    (at > 1 && match(words, at - 2, "such as")));
}

}  // namespace

bool is_advice(const Words& words) {
  return is_one_of(words, 0,
                   {"tell", "call", "contact", "ask", "if", "speak", "talk", "see", "let",
                    "report", "let", "phone", "check"});
}

std::optional<Stem> changing_stem(Page* page, const Reading& reading) {
  const auto& words = reading.words;
  if (page->section(reading).role != Role::SideEffects) return std::nullopt;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!is_one_of(words, i,
                   {"lower", "lowers", "reduce", "reduces", "decrease", "decreases", "raise",
                    "raises", "increase", "increases"}))
      continue;
    auto subject = explicit_subject_before(*page, reading, i);
    auto group = verb_group(words, i);
    if (!subject || !is_medicine(page->concepts.type(*subject)) || !group.hedged) continue;
    auto end = list_end(words, i);
    if (find_effects(page, words, i, end, Unknown::Refuse).empty()) continue;
    Stem stem{*subject, read_frame(words, 0, i, page->text()), {}, i, Unknown::Refuse};
    stem.frame.negated = group.negated;
    return stem;
  }
  return std::nullopt;
}

bool names_cause(const Page& page, const Reading& reading) {
  bool named =
      reading.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, 0,
                       std::min<std::size_t>(4, reading.words.size()));
  if (!named || is_advice(reading.words)) return false;
  auto stem = causing_stem(page, reading, 0);
  return stem && stem->frame.hedged;
}

std::optional<Stem> find_stem(const Page& page, const Reading& reading) {
  if (is_advice(reading.words)) return std::nullopt;
  if (auto stem = effect_noun_stem(page, reading)) return stem;
  if (auto stem = causing_stem(page, reading, 0)) return stem;
  if (auto stem = occurring_stem(page, reading)) return stem;
  return section_stem(page, reading);
}

std::optional<Stem> stem_of_item(const Page& page, const Reading& reading) {
  auto section = page.sentence(reading).section;
  if (const auto* lead_in = page.lead_in(reading)) {
    auto stem = find_stem(page, *lead_in);
    bool open = stem && stem->list < lead_in->words.size();
    bool more = stem && goes_on(lead_in->words);
    if (open && !more && names_effect(*lead_in, stem->list))
      return std::nullopt;  // has a list of its own
    // "Cytokines can also cause many serious side effects" names its subject, not its list.
    auto named = open && !more ? causing_stem(page, *lead_in, 0) : std::nullopt;
    if ((open && !more) || !stem) stem = named ? named : plain_stem(page, *lead_in);
    if (stem) stem->list = 0;
    return stem;
  }
  // A later sentence of a bullet is a sentence: "Vomiting. Chemotherapy can cause …"
  const auto& sentence = page.sentence(reading);
  bool later =
      reading.sentence > 0 && page.sentences[reading.sentence - 1].block == sentence.block;
  if (later && causing_stem(page, reading, 0)) return std::nullopt;
  bool listed = page.sections[section].role == Role::SideEffects && page.subjects[section];
  if (!listed || is_advice(reading.words)) return std::nullopt;
  return Stem{*page.subjects[section], {}, {}, 0, Unknown::Refuse};
}

}  // namespace netkg::ingest
