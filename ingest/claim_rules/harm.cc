// medicine may_cause damage to a part of the body, said with a verb.
//   "Radiation therapy may harm the salivary glands and tissues in your mouth."
//   "Doxorubicin can also weaken the heart."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<PhraseRow<std::string_view>, 14> harming{{
    {"harm", "damage"},
    {"harms", "damage"},
    {"damage", "damage"},
    {"damages", "damage"},
    {"hurt", "damage"},
    {"injure", "damage"},
    {"irritate", "irritation"},
    {"irritates", "irritation"},
    {"inflame", "inflammation"},
    {"weaken", "weakness"},
    {"weakens", "weakness"},
    {"affect", "problems"},
    {"affects", "problems"},
    {"scar", "damage"},
}};

/// Organs and tissues that the verb's object names: "cells in your mouth, throat, and lips".
std::vector<Found> organs_after(const Reading& reading, std::size_t from) {
  const auto& words = reading.words;
  std::vector<Found> organs;
  for (auto i = from; i < words.size();) {
    const auto* found = reading.at(i);
    if (found && found->type == EntityType::Anatomy) {
      organs.push_back(*found);
      i = found->last;
      continue;
    }
    bool joint = is_one_of(words, i, {",", "and", "or", "in", "of", "the", "your", "lining"}) ||
                 is_determiner(words[i]) || is_one_of(words, i, {"cells", "tissue", "tissues"});
    if (found || !joint) break;
    ++i;
  }
  return organs;
}

/// "cells", "healthy tissue": no part of the body by itself.
bool is_general(const Words& words, const Found& organ) {
  return is_one_of(words, organ.last - 1,
                   {"cell", "cells", "tissue", "tissues", "body", "dna"});
}

}  // namespace

void read_harm(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  Role role = page->section(reading).role;
  if (role == Role::Warnings || role == Role::Mechanism || role == Role::Coping) return;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto verb = match_longest(words, i, harming);
    // "can affect or damage cells in the bladder": the second verb says more.
    bool another =
        verb && is_one_of(words, i + 1, {"or", "and"}) && match_longest(words, i + 2, harming);
    if (!verb || another) continue;
    auto first = i;
    if (i > 2 && is_one_of(words, i - 1, {"or", "and"}) && match_longest(words, i - 2, harming))
      first = i - 2;
    auto group = verb_group(words, first);
    auto subject = explicit_subject_before(*page, reading, first);
    bool said = subject && is_medicine(page->concepts.type(*subject)) && group.hedged;
    if (!said) continue;
    auto subjects = subjects_before(*page, reading, first);
    Frame frame = read_frame(words, 0, i, page->text());
    frame.negated = group.negated;
    for (const auto& organ : organs_after(reading, i + verb.words)) {
      if (is_general(words, organ)) continue;
      auto name =
          std::string(page->concepts.label(organ.entity)) + " " + std::string(*verb.value);
      auto effect = effect_named(page, name);
      for (auto one : subjects) {
        drafts->push_back(effect_draft(Predicate::MayCause, one, effect,
                                       span_of(words, i, organ.last), frame));
      }
    }
  }
}

}  // namespace netkg::ingest
