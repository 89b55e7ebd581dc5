// target has_function value.
//   "mTOR controls other proteins and triggers cancer cells to grow."
//   "… a protein known as mTOR, which normally helps cells grow and divide"
#include <algorithm>
#include <array>

#include "ingest/claim_rules/rules.h"

namespace netkg::ingest {
namespace {

void add(Page* page, const Reading& reading, const Found& target, std::size_t value,
         std::size_t evidence, std::size_t end, Drafts* drafts) {
  if (value >= end) return;
  Draft draft;
  draft.predicate = Predicate::HasFunction;
  draft.subject = target.entity;
  draft.value = text_of(*page, reading.words, value, end);
  draft.evidence = span_of(reading.words, evidence, end);
  drafts->push_back(draft);
}

/// Verbs of what a protein or a process does in the body, without their s.
constexpr std::array<std::string_view, 34> functions{
    "help",      "control",   "tell",  "send",    "pass",     "make",     "trigger",
    "stimulate", "allow",     "play",  "carry",   "regulate", "increase", "break",
    "promote",   "signal",    "fuel",  "support", "feed",     "activate", "cause",
    "drive",     "encourage", "stop",  "slow",    "repair",   "copy",     "protect",
    "produce",   "cut",       "relay", "switch",  "work",     "involved"};

/// "controls", "normally helps", "is involved": a verb of the table, an adverb before it
/// allowed.
bool is_function(const Words& words, std::size_t at) {
  while (is_one_of(words, at, {"normally", "usually", "also", "is", "are", "can", "may"})) ++at;
  if (at >= words.size()) return false;
  std::string_view word = words[at].lower;
  for (auto verb : functions) {
    if (word == verb || (word.starts_with(verb) && word.substr(verb.size()) == "s"))
      return true;
  }
  return word == "passes" || word == "carries" || word == "relays" || word == "switches";
}

/// "Protein kinase is a chemical messenger (an enzyme) that tells cells to grow."
void read_subject(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  const auto& first = reading.found.front();
  std::size_t begin = 0;
  while (begin < words.size() && is_determiner(words[begin])) ++begin;
  if (first.first != begin || first.type != EntityType::Target) return;
  auto after = phrase_end(words, first.last, false);
  auto end = clause_end(words, after);
  if (is_one_of(words, after, {"is", "are"})) {
    for (std::size_t i = after + 1; i < end; ++i) {
      if (words[i].lower == "(") i = after_bracket(words, i) - 1;
      if (is_one_of(words, i, {"that", "which"})) {
        if (is_function(words, i + 1)) add(page, reading, first, i + 1, after + 1, end, drafts);
        return;
      }
    }
  } else if (is_function(words, after)) {
    add(page, reading, first, after, after, end, drafts);
  }
}

/// "Tyrosine kinases are proteins … They also help tumours to make new blood vessels."
void read_pronoun(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  auto size =
      std::max({match(words, 0, "it"), match(words, 0, "they"), match(words, 0, "this protein"),
                match(words, 0, "these proteins"), match(words, 0, "the protein")});
  if (size == 0 || reading.sentence == 0 || !is_function(words, size)) return;
  const auto& before = page->readings[reading.sentence - 1];
  bool same = page->sentence(before).block == page->sentence(reading).block;
  if (!same || before.found.empty() || before.found.front().type != EntityType::Target) return;
  constexpr std::size_t near_start = 1;
  const auto& target = before.found.front();
  if (target.first <= near_start)
    add(page, reading, target, size, size, clause_end(words, size), drafts);
}

/// "mTOR, which …", "proteins (called tyrosine kinases) in cancer cells that …"
void read_relative(Page* page, const Reading& reading, const Found& target, Drafts* drafts) {
  const auto& words = reading.words;
  constexpr std::size_t reach = 5;
  // "(an enzyme)" explains the noun before it; what follows is said of that noun.
  bool explains = target.first > 0 && (words[target.first - 1].lower == "(" ||
                                       is_one_of(words, target.first - 1, {"a", "an"}));
  if (explains) return;
  auto after = phrase_end(words, target.last, false);
  // "serotonin, a chemical in the brain that can trigger nausea"
  if (is_one_of(words, after, {","}) && is_one_of(words, after + 1, {"a", "an"})) {
    ++after;
    for (auto end = std::min(after + reach + 3, words.size()); after < end; ++after) {
      if (is_one_of(words, after, {"that", "which"}) || ends_clause(words[after])) break;
    }
  }
  for (std::size_t i = after; i < std::min(after + reach, words.size()); ++i) {
    // "androgens, and treatments that stop": the relative clause is another noun's
    bool joint = is_one_of(words, i, {"and", "or"}) ||
                 (words[i].lower == "," && !is_one_of(words, i + 1, {"which", "that"}));
    if (joint) return;
    if ((ends_clause(words[i]) && words[i].lower != ")") || is_one_of(words, i, {"is", "are"}))
      return;
    if (reading.at(i) && reading.at(i)->type == EntityType::Target) return;
    if (!is_one_of(words, i, {"which", "that"})) continue;
    auto value = i + 1;
    if (is_one_of(words, value, {"is", "are"})) ++value;
    if (is_function(words, value)) {
      add(page, reading, target, value, value, clause_end(words, value), drafts);
    }
    return;
  }
}

}  // namespace

void read_target_function(Page* page, const Reading& reading, Drafts* drafts) {
  read_pronoun(page, reading, drafts);
  if (reading.found.empty()) return;
  read_subject(page, reading, drafts);
  for (const auto& found : reading.found) {
    if (found.type == EntityType::Target) read_relative(page, reading, found, drafts);
  }
}

}  // namespace netkg::ingest
