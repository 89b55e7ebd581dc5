// medicine inhibits | stimulates | acts_on target or process.
//   "Everolimus blocks a protein known as mTOR, which normally helps cells grow and divide."
//   "It works by stopping a protein called mTOR from working properly."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<PhraseRow<Predicate>, 115> verbs{{
    {"help", Predicate::Stimulates},
    {"helps", Predicate::Stimulates},
    {"helping", Predicate::Stimulates},
    {"allows", Predicate::Stimulates},
    {"trigger", Predicate::Stimulates},
    {"triggers", Predicate::Stimulates},
    {"cause", Predicate::Stimulates},
    {"causes", Predicate::Stimulates},
    {"causing", Predicate::Stimulates},
    {"cause cells to release", Predicate::Stimulates},
    {"causes cells to release", Predicate::Stimulates},
    {"cause cells to make", Predicate::Stimulates},
    {"causes cells to make", Predicate::Stimulates},
    {"raise", Predicate::Stimulates},
    {"raises", Predicate::Stimulates},
    {"direct", Predicate::Stimulates},
    {"keep", Predicate::Inhibits},
    {"keeps", Predicate::Inhibits},
    {"enhance", Predicate::Stimulates},
    {"enhances", Predicate::Stimulates},
    {"increase", Predicate::Stimulates},
    {"increases", Predicate::Stimulates},
    {"increasing", Predicate::Stimulates},
    {"promote", Predicate::Stimulates},
    {"promotes", Predicate::Stimulates},
    {"strengthen", Predicate::Stimulates},
    {"strengthens", Predicate::Stimulates},
    {"restore", Predicate::Stimulates},
    {"restores", Predicate::Stimulates},
    {"switches on", Predicate::Stimulates},
    {"turns on", Predicate::Stimulates},
    {"turn on", Predicate::Stimulates},
    {"shuts off", Predicate::Inhibits},
    {"shut off", Predicate::Inhibits},
    {"shuts down", Predicate::Inhibits},
    {"destroys", Predicate::ActsOn},
    {"recognizes", Predicate::ActsOn},
    {"recognises", Predicate::ActsOn},
    {"block", Predicate::Inhibits},
    {"blocks", Predicate::Inhibits},
    {"blocking", Predicate::Inhibits},
    {"inhibit", Predicate::Inhibits},
    {"inhibits", Predicate::Inhibits},
    {"inhibiting", Predicate::Inhibits},
    {"stop", Predicate::Inhibits},
    {"stops", Predicate::Inhibits},
    {"stopping", Predicate::Inhibits},
    {"attack", Predicate::Inhibits},
    {"attacks", Predicate::Inhibits},
    {"switch off", Predicate::Inhibits},
    {"switches off", Predicate::Inhibits},
    {"switching off", Predicate::Inhibits},
    {"turn off", Predicate::Inhibits},
    {"turns off", Predicate::Inhibits},
    {"turning off", Predicate::Inhibits},
    {"reduce", Predicate::Inhibits},
    {"reduces", Predicate::Inhibits},
    {"reducing", Predicate::Inhibits},
    {"prevent", Predicate::Inhibits},
    {"prevents", Predicate::Inhibits},
    {"preventing", Predicate::Inhibits},
    {"disrupt", Predicate::Inhibits},
    {"disrupts", Predicate::Inhibits},
    {"slow down", Predicate::Inhibits},
    {"slows down", Predicate::Inhibits},
    {"shut down", Predicate::Inhibits},
    {"damp down", Predicate::Inhibits},
    {"damps down", Predicate::Inhibits},
    {"suppress", Predicate::Inhibits},
    {"suppresses", Predicate::Inhibits},
    {"lower", Predicate::Inhibits},
    {"lowers", Predicate::Inhibits},
    {"cut down", Predicate::Inhibits},
    {"cuts down", Predicate::Inhibits},
    {"cut off", Predicate::Inhibits},
    {"cuts off", Predicate::Inhibits},
    {"weaken", Predicate::Inhibits},
    {"weakens", Predicate::Inhibits},
    {"dampen", Predicate::Inhibits},
    {"dampens", Predicate::Inhibits},
    {"target", Predicate::ActsOn},
    {"targets", Predicate::ActsOn},
    {"targeting", Predicate::ActsOn},
    {"interfere with", Predicate::ActsOn},
    {"interferes with", Predicate::ActsOn},
    {"interfering with", Predicate::ActsOn},
    {"act on", Predicate::ActsOn},
    {"acts on", Predicate::ActsOn},
    {"acting on", Predicate::ActsOn},
    {"work on", Predicate::ActsOn},
    {"works on", Predicate::ActsOn},
    {"working on", Predicate::ActsOn},
    {"bind to", Predicate::ActsOn},
    {"binds to", Predicate::ActsOn},
    {"binding to", Predicate::ActsOn},
    {"attach to", Predicate::ActsOn},
    {"attaches to", Predicate::ActsOn},
    {"attaching to", Predicate::ActsOn},
    {"lock on to", Predicate::ActsOn},
    {"locks on to", Predicate::ActsOn},
    {"affect", Predicate::ActsOn},
    {"affects", Predicate::ActsOn},
    {"act against", Predicate::ActsOn},
    {"acts against", Predicate::ActsOn},
    {"damage", Predicate::ActsOn},
    {"damages", Predicate::ActsOn},
    {"damaging", Predicate::ActsOn},
    {"stimulate", Predicate::Stimulates},
    {"stimulates", Predicate::Stimulates},
    {"stimulating", Predicate::Stimulates},
    {"boost", Predicate::Stimulates},
    {"boosts", Predicate::Stimulates},
    {"activate", Predicate::Stimulates},
    {"activates", Predicate::Stimulates},
    {"switch on", Predicate::Stimulates},
}};

/// Where the verb's objects end: a relative clause, a purpose, the end of the clause. Brackets
/// are jumped over.
std::size_t objects_end(const Words& words, std::size_t from) {
  for (std::size_t i = from; i < words.size(); ++i) {
    if (words[i].lower == "(" || words[i].lower == "[") {
      i = after_bracket(words, i) - 1;
      continue;
    }
    if (ends_clause(words[i])) return i;
    if (is_one_of(words, i, {"which", "that", "who", "so", "to", "but", "because", "when"}))
      return i;
  }
  return words.size();
}

/// A name in brackets is an object only when it is introduced: "proteins (called tyrosine
/// kinases)". Otherwise the bracket explains: "angiogenesis (the growth of new …)".
bool explains(const Words& words, std::size_t from, const Found& found) {
  for (std::size_t i = found.first; i-- > from;) {
    if (words[i].lower == ")") return false;
    if (words[i].lower == "(") {
      return !is_one_of(words, i + 1, {"called", "known", "such", "including", "like"});
    }
  }
  return false;
}

/// "stop tumour growth" is an effect on the disease; "stop the growth of cancer cells" tells
/// how.
bool is_growth_of_disease(const Page& page, const Words& words, const Found& found) {
  bool condition = false, growth = false;
  for (auto i = found.first; i < found.last; ++i) {
    if (words[i].folded == "cell") return false;
    growth |= is_one_of(words, i, {"growth", "growing", "grow", "grows"});
    condition |= page.concepts.named(words[i].lower, EntityType::Condition).has_value();
  }
  return condition && growth;
}

/// "binds to the protein CD3 on | T cells", "on the surface of | T cells": where it is.
bool tells_where(const Words& words, std::size_t at) {
  at = phrase_begin(words, at);
  bool surface =
      at > 1 && is_one_of(words, at - 1, {"of"}) && is_one_of(words, at - 2, {"surface"});
  return surface || (at > 0 && is_one_of(words, at - 1, {"on"}));
}

std::vector<Found> objects_of(const Page& page, const Reading& reading, std::size_t from,
                              std::size_t to) {
  std::vector<Found> objects;
  for (const auto& found : reading.found) {
    bool acted_on = found.type == EntityType::Target || found.type == EntityType::Process;
    if (acted_on && is_growth_of_disease(page, reading.words, found)) continue;
    if (!objects.empty() && tells_where(reading.words, found.first)) continue;
    if (acted_on && found.first >= from && found.last <= to &&
        !explains(reading.words, from, found)) {
      bool again = !objects.empty() && objects.back().entity == found.entity;
      if (!again) objects.push_back(found);
    }
  }
  return objects;
}

/// Where the evidence begins: at the subject when it stands right before the verb, else at the
/// verb itself ("works by | stopping a protein").
std::size_t evidence_begin(const Reading& reading, std::size_t verb) {
  auto first = verb_group(reading.words, verb).first;
  if (first == 0) return verb;
  bool by = is_one_of(reading.words, verb - 1, {"by"});
  if (by) return verb;
  const auto* before = reading.at(first - 1);
  if (before && is_medicine(before->type)) return before->first;
  for (std::size_t size = 1; size <= std::min<std::size_t>(2, first); ++size) {
    if (match_anaphor(reading.words, first - size) == size) return first - size;
  }
  return verb;
}

/// The whole noun phrase of a later object: "important proteins (called tyrosine kinases)".
std::size_t object_begin(const Words& words, std::size_t from, const Found& found) {
  std::size_t i = found.first;
  while (i > from && !is_one_of(words, i - 1, {"and", "or", ","})) --i;
  return i;
}

std::size_t object_end(const Words& words, const Found& found, bool stopping) {
  auto end = found.last;
  if (end < words.size() && words[end].lower == ")") ++end;
  end = phrase_end(words, end, false);
  if (stopping && is_one_of(words, end, {"from"})) {
    end = std::min(end + 2, words.size());
    if (is_one_of(words, end, {"properly", "normally"})) ++end;
  }
  return end;
}

/// "by targeting the differences in NET cells": what is aimed at is no single target.
void add_value(Page* page, const Reading& reading, Handle subject, std::size_t from,
               const VerbGroup& group, Drafts* drafts) {
  auto end = clause_end(reading.words, from);
  while (from < end && is_determiner(reading.words[from])) ++from;
  constexpr std::size_t fewest_words = 2;
  if (from + fewest_words > end) return;
  Draft draft;
  draft.predicate = Predicate::ActsOn;
  draft.subject = subject;
  draft.value = text_of(*page, reading.words, from, end);
  draft.evidence = page->sentence(reading).span;
  draft.qualifiers.negated = group.negated;
  drafts->push_back(draft);
}

/// "the production of X", "the number of X", "the body's ability to produce X": X is made more
/// or less of.
std::optional<Found> produced(const Page& page, const Words& words, std::size_t from) {
  constexpr std::size_t reach = 8;    // words to the noun
  constexpr std::size_t longest = 4;  // words of its name
  for (auto i = from; i < std::min(from + reach, words.size()); ++i) {
    if (ends_clause(words[i])) return std::nullopt;
    std::size_t size = 0;
    for (auto phrase : {"production of", "number of", "numbers of", "amount of", "release of",
                        "ability to produce", "ability to make", "levels of", "level of"}) {
      size = std::max(size, match(words, i, phrase));
    }
    if (size == 0) continue;
    auto first = i + size;
    while (first < words.size() &&
           (is_determiner(words[first]) || is_one_of(words, first, {"new", "more", "healthy"})))
      ++first;
    for (auto last = std::min(first + longest, words.size()); last > first; --last) {
      std::string name;
      for (auto w = first; w < last; ++w) name += words[w].lower + " ";
      auto process = page.concepts.named(name + "production", EntityType::Process);
      if (process) return Found{i, last, *process, EntityType::Process, MentionKind::Name};
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// "the release of serotonin and other hormones": the making stands for what is made; what the
/// list goes on with stays.
void take_made(const Found& made, std::vector<Found>* objects) {
  std::erase_if(*objects, [&](const Found& one) { return one.first < made.last; });
  objects->insert(objects->begin(), made);
}

/// "production of", "ability to produce": the making itself, not how much there is.
bool says_making(const Words& words, std::size_t at) {
  return is_one_of(words, at, {"production", "ability", "release"});
}

/// "cause", "trigger": of a process only, not of what a side effect is called by.
bool is_plain_cause(const Words& words, std::size_t at) {
  return is_one_of(words, at,
                   {"cause", "causes", "causing", "trigger", "triggers", "raise", "raises",
                    "direct", "keep", "keeps", "help", "helps", "helping", "allows"}) &&
         !match(words, at + 1, "cells to");
}

/// Does the noun phrase end at words[at]: "an immune response | against", not "immune system |
/// problems"?
bool ends_phrase(const Words& words, std::size_t at) {
  return at >= words.size() || is_punctuation(words[at]) ||
         is_one_of(
             words, at,
             {"against", "fight", "find", "attack", "work", "recognize", "recognise", "kill",
              "respond", "better", "to", "in", "that", "which", "and", "from", "of", "by"});
}

/// "Sunitinib and cabozantinib | block VEGF": all of them; empty for one alone.
std::vector<Handle> joined_with(const Page& page, const Reading& reading, std::size_t verb,
                                Handle subject) {
  auto joined = subjects_before(page, reading, verb);
  bool several = joined.size() > 1 && joined.front() == subject;
  return several ? joined : std::vector<Handle>();
}

bool is_verb_here(const Words& words, std::size_t at) {
  // "a target", "the reduction in": a determiner makes it a noun.
  // "a drug that | blocks" is no "that block"
  // "a type of immunotherapy that | enhance" is what it is said of, whatever the ending
  bool that = at > 1 && words[at - 1].lower == "that" && !is_punctuation(words[at - 2]);
  return at == 0 || !is_determiner(words[at - 1]) || match_anaphor(words, at - 1) > 0 || that;
}

}  // namespace

void read_mechanism(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  Role role = page->section(reading).role;
  if (role == Role::SideEffects || role == Role::Warnings) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto verb = match_longest(words, i, verbs);
    if (!verb || !is_verb_here(words, i)) continue;
    auto subject = explicit_subject_before(*page, reading, i);
    if (!subject || !is_medicine(page->concepts.type(*subject))) continue;
    auto pair = both_drugs(*page, reading);
    if (pair.empty()) pair = joined_with(*page, reading, i, *subject);
    auto from = i + verb.words;
    auto objects = objects_of(*page, reading, from, objects_end(words, from));
    // "can lower the number of platelets" is a side effect
    bool more = *verb.value != Predicate::Inhibits;
    if (auto made = produced(*page, words, from);
        made && (more || says_making(words, made->first)))
      take_made(*made, &objects);
    if (is_plain_cause(words, i))
      std::erase_if(objects, [&](const Found& one) {
        return one.type != EntityType::Process || !ends_phrase(words, one.last);
      });
    // "damages the DNA" names a process together with its verb.
    const auto* whole = reading.at(i);
    if (whole && whole->first == i && whole->type == EntityType::Process) objects = {*whole};
    auto group = verb_group(words, i);
    bool aims = is_one_of(words, i, {"target", "targets", "targeting"});
    if (objects.empty() && aims) add_value(page, reading, *subject, from, group, drafts);
    bool either = objects.size() > 1 && find(words, from, objects.back().first, "or");
    for (const auto& object : objects) {
      bool first = &object == &objects.front();
      Draft draft;
      draft.predicate = *verb.value;
      draft.subject = *subject;
      draft.object = object.entity;
      draft.disjunctive = either;
      draft.qualifiers.negated = group.negated;
      draft.qualifiers.hedged = group.hedged;
      draft.evidence =
          span_of(words, first ? evidence_begin(reading, i) : object_begin(words, from, object),
                  object_end(words, object, words[i].lower.starts_with("stop")));
      if (pair.empty()) drafts->push_back(draft);
      for (auto one : pair) {
        draft.subject = one;
        drafts->push_back(draft);
      }
    }
    if (!objects.empty()) i = objects.back().last - 1;
  }
}

}  // namespace netkg::ingest
