// Which cues reach a phrase. Before it, cues are read from left to right and reach ahead until
// their clause ends; after it, they are read as long as they can still speak of it.
//
//   "denies fever , cough or | wheezes": Negated reaches from before
//   "his | nausea | and vomiting resolved": Negated reaches from after
#pragma once

#include <algorithm>
#include <array>

#include "ingest/context_rules.h"

namespace netkg::ingest {

/// How many words farther each kind of cue reaches; 0 when none does.
class Reaches {
 public:
  void begin(const CueEffect& effect) {
    auto kind = static_cast<std::size_t>(effect.category);
    if (kind < left_.size()) left_[kind] = std::max(left_[kind], effect.reach);
  }
  void pass_word() {
    for (auto& left : left_) left -= left > 0 && left != vocabulary::whole_clause;
  }
  void end() { left_ = {}; }
  void end_denial() { left_[static_cast<std::size_t>(vocabulary::CueCategory::Negated)] = 0; }
  bool on(vocabulary::CueCategory category) const {
    return left_[static_cast<std::size_t>(category)] > 0;
  }

 private:
  std::array<uint32_t, 5> left_{};  // Negated … Hypothetical
};

/// What reaches words[first] from before it, at most 150 words away.
Reaches reaches_before(const ContextRules& rules, const Words& words, std::size_t first);

/// What reaches words[last - 1] from words[last] on, at most 40 words away.
Reaches reaches_after(const ContextRules& rules, const Words& words, std::size_t last);

}  // namespace netkg::ingest
