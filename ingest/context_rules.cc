#include "ingest/context_rules.h"

#include <algorithm>
#include <array>

#include "ingest/context_reach.h"
#include "vocabulary/vocabulary.h"

namespace netkg::ingest {
namespace {

using vocabulary::CueCategory;
using vocabulary::CueDirection;

using Index = std::unordered_map<std::string, std::vector<CueRule>>;

void add(const vocabulary::Cue& cue, Index* index) {
  std::vector<std::string> words;
  for (auto& word : split_words(cue.words)) words.push_back(std::move(word.lower));
  if (words.empty()) return;
  auto& rules = (*index)[words[0]];
  auto rule = std::find_if(rules.begin(), rules.end(),
                           [&](const CueRule& known) { return known.words == words; });
  if (rule == rules.end()) rule = rules.insert(rule, CueRule{std::move(words), {}});
  rule->effects.push_back({cue.category, cue.reach});
}

void sort_by_length(Index* index) {
  for (auto& [word, rules] : *index) {
    std::sort(rules.begin(), rules.end(), [](const CueRule& a, const CueRule& b) {
      return a.words.size() > b.words.size();
    });
  }
}

}  // namespace

std::string_view name_of(Experiencer experiencer) {
  return experiencer == Experiencer::Patient ? "patient" : "other";
}

std::string_view name_of(Temporality temporality) {
  constexpr std::array<std::string_view, 3> names{"recent", "historical", "hypothetical"};
  return names[static_cast<std::size_t>(temporality)];
}

bool CueRule::has(CueCategory category) const {
  return std::any_of(effects.begin(), effects.end(),
                     [&](const CueEffect& effect) { return effect.category == category; });
}

ContextRules::ContextRules(const std::vector<vocabulary::Cue>& cues) {
  for (const auto& cue : cues) {
    bool both = cue.direction == CueDirection::Both;
    if (both || cue.direction == CueDirection::Forward) add(cue, &ahead_);
    if (both || cue.direction == CueDirection::Backward) add(cue, &behind_);
    if (cue.direction == CueDirection::Answer) add(cue, &answers_);
  }
  for (auto* index : {&ahead_, &behind_, &answers_}) sort_by_length(index);
}

const ContextRules& ContextRules::builtin() {
  static const ContextRules rules(vocabulary::Vocabulary::builtin().cues());
  return rules;
}

const CueRule* ContextRules::longest(CueDirection direction, const Words& words, std::size_t at,
                                     std::size_t end) const {
  end = std::min(end, words.size());
  if (at >= end) return nullptr;
  const auto& index = direction == CueDirection::Forward    ? ahead_
                      : direction == CueDirection::Backward ? behind_
                                                            : answers_;
  auto found = index.find(words[at].lower);
  if (found == index.end()) return nullptr;
  auto here = words.begin() + static_cast<std::ptrdiff_t>(at);
  for (const auto& rule : found->second) {
    if (rule.words.size() > end - at) continue;
    auto same = [](const std::string& cue, const Word& word) { return cue == word.lower; };
    if (std::equal(rule.words.begin(), rule.words.end(), here, same)) return &rule;
  }
  return nullptr;
}

ContextFlags ContextRules::context_of(const Words& words, std::size_t first,
                                      std::size_t last) const {
  if (first >= last || last > words.size()) return {};
  auto before = reaches_before(*this, words, first);
  auto after = reaches_after(*this, words, last);
  auto either = [&](CueCategory category) { return before.on(category) || after.on(category); };
  ContextFlags flags;
  flags.negated = either(CueCategory::Negated);
  flags.hedged = either(CueCategory::Hedged);
  if (either(CueCategory::ExperiencerOther)) flags.experiencer = Experiencer::Other;
  if (either(CueCategory::Historical)) flags.temporality = Temporality::Historical;
  if (either(CueCategory::Hypothetical)) flags.temporality = Temporality::Hypothetical;
  return flags;
}

ContextFlags context_of(const Words& words, std::size_t first, std::size_t last) {
  return ContextRules::builtin().context_of(words, first, last);
}

}  // namespace netkg::ingest
