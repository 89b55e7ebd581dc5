#include <algorithm>

#include "ingest/context_clauses.h"
#include "ingest/context_reach.h"

namespace netkg::ingest {
namespace {

using vocabulary::CueCategory;
using vocabulary::CueDirection;

constexpr std::size_t farthest = 40;  // words read to the right of a phrase

/// The cues after a phrase, as far as they can still speak of it.
class After {
 public:
  After(const ContextRules& rules, const Words& words, std::size_t last)
      : rules_(rules), words_(words), last_(last) {}

  Reaches read() {
    read_answer();
    auto end = std::min(words_.size(), last_ + farthest);
    for (std::size_t at = last_; at < end;) {
      auto step = read_at(at);
      if (step == 0) break;
      at += step;
    }
    return found_;
  }

 private:
  /// "Allergies: none", "Tobacco - quit in 1958", "pain (none)"
  void read_answer() {
    if (last_ >= words_.size() || !(ends_label(words_, last_) || words_[last_].lower == "("))
      return;
    const auto* rule = rules_.longest(CueDirection::Answer, words_, last_ + 1, words_.size());
    if (!rule || !stands_alone(*rule, last_ + 1)) return;
    for (const auto& effect : rule->effects) found_.begin(effect);
  }

  /// "Chest: no wheezes" answers nothing; a cue that does not look ahead needs no such care.
  bool stands_alone(const CueRule& rule, std::size_t at) const {
    auto next = at + rule.words.size();
    bool ahead = false;
    for (auto i = at; i < next; ++i) {
      const auto* cue = rules_.longest(CueDirection::Forward, words_, i, next);
      ahead |= cue && i + cue->words.size() == next;
    }
    return !ahead || next >= words_.size() || is_punctuation(words_[next]) ||
           words_[next].span.begin - words_[next - 1].span.end > 1;
  }

  /// How many words were read; 0 where the phrase can be spoken of no longer.
  std::size_t read_at(std::size_t at) {
    if (auto size = resumption(at)) return size;
    const auto* ahead = rules_.longest(CueDirection::Forward, words_, at, words_.size());
    const auto* behind = rules_.longest(CueDirection::Backward, words_, at, words_.size());
    bool about_next = ahead && ahead->has(CueCategory::Negated);
    if (about_next && (!behind || ahead->words.size() > behind->words.size())) return 0;
    if (behind) return apply(*behind, at);
    if (ends_sentence(words_, at) || ends_label(words_, at)) return 0;
    if (is_one_of(words_, at, {"(", "["})) return read_bracket(at);
    if (is_comma(words_, at) || is_list_word(words_, at)) return join(at);
    if (is_one_of(words_, at, {"which", "that"})) return comma_ = false, 1;
    if (is_finite_verb(words_, at)) {
      if (!is_auxiliary(words_, at) || comma_) return 0;
      verb_ = true;
    }
    if (must_follow_ && !is_auxiliary(words_, at) && !is_link(at)) return 0;
    return 1;
  }

  /// ", although that seemed to have resolved": still about the phrase.
  std::size_t resumption(std::size_t at) {
    bool resumes = is_one_of(words_, at, {"but", "although", "though"}) &&
                   is_one_of(words_, at + 1, {"it", "that", "this", "these", "they"});
    if (!resumes) return 0;
    comma_ = must_follow_ = false;
    return 2;
  }

  bool is_link(std::size_t at) const {
    return is_punctuation(words_[at]) ||
           is_one_of(words_, at,
                     {"now", "since", "then", "has", "and", "completely", "quickly"});
  }

  /// "fever, chills and cough were absent" is one list; "neck supple, edema is absent" is not.
  std::size_t join(std::size_t at) {
    if (verb_) must_follow_ = true;
    comma_ = is_comma(words_, at);
    return 1;
  }

  std::size_t read_bracket(std::size_t open) {
    auto past = past_bracket(words_, open, open + farthest);
    if (past == open) return 1;
    const auto* rule = rules_.longest(CueDirection::Backward, words_, open + 1, past);
    if (rule) apply(*rule, last_);
    return past - open;
  }

  std::size_t apply(const CueRule& rule, std::size_t at) {
    bool directly = at == last_ || is_comma(words_, at - 1) || is_list_word(words_, at - 1);
    if ((comma_ || must_follow_) && !directly) return 0;
    if (rule.has(CueCategory::Terminate)) return 0;
    for (const auto& effect : rule.effects) {
      if (at - last_ < effect.reach) found_.begin(effect);
    }
    return rule.words.size();
  }

  const ContextRules& rules_;
  const Words& words_;
  std::size_t last_;
  bool verb_ = false;         // an auxiliary was read: "were", "appears"
  bool comma_ = false;        // no "and" since the last comma
  bool must_follow_ = false;  // "was treated and": only a cue that follows at once is about it
  Reaches found_;
};

}  // namespace

Reaches reaches_after(const ContextRules& rules, const Words& words, std::size_t last) {
  return After(rules, words, last).read();
}

}  // namespace netkg::ingest
