#include <algorithm>
#include <utility>

#include "ingest/context_clauses.h"
#include "ingest/context_reach.h"

namespace netkg::ingest {
namespace {

using vocabulary::CueCategory;
using vocabulary::CueDirection;

constexpr std::size_t farthest = 150;  // words read to the left of a phrase

constexpr std::size_t longest_item = 40;

/// "brought by his mother": she is not the one who has it.
bool is_companion(const Words& words, std::size_t at) {
  return at >= 2 && is_one_of(words, at - 1, {"his", "her", "the", "their", "your"}) &&
         is_one_of(words, at - 2, {"by", "with", "to", "from", "and"});
}

/// "no wheezes, normal gait": a word that says what is so, where a new item begins.
bool asserts(const Words& words, std::size_t at) {
  return at > 0 && is_one_of(words, at - 1, {",", "and", "with"});
}

/// The cues before a phrase, read from left to right.
class Before {
 public:
  Before(const ContextRules& rules, const Words& words, std::size_t first)
      : rules_(rules), words_(words), first_(first) {}

  Reaches read() {
    for (std::size_t at = sentence_begin(); at < first_;) at += step(at);
    if (asserts(words_, first_) && is_asserted()) reaches_.end_denial();
    return reaches_;
  }

 private:
  /// After the last full stop, for speed: nothing reaches across it.
  std::size_t sentence_begin() const {
    std::size_t at = first_;
    std::size_t least = first_ - std::min(first_, farthest);
    while (at > least && !(words_[at - 1].lower == "." && ends_sentence(words_, at - 1))) --at;
    return at;
  }

  /// Reads what stands at words_[at]; how many words that is.
  std::size_t step(std::size_t at) {
    if (const auto* rule = rules_.longest(CueDirection::Forward, words_, at, first_)) {
      apply(*rule, at);
      return rule->words.size();
    }
    if (is_comma(words_, at) && muted_)
      begin_effects(*std::exchange(muted_, nullptr), at, at + 1);
    if (is_one_of(words_, at, {"(", "["})) return std::max<std::size_t>(bracket(at) - at, 1);
    bool joins = is_comma(words_, at) || is_one_of(words_, at, {"and", "so"});
    if (ends_label(words_, at)) pass_label(at);
    if (ends_sentence(words_, at) || (joins && begins_clause(words_, at, verb_))) end_clause();
    verb_ |= is_finite_verb(words_, at);
    if (!is_punctuation(words_[at])) reaches_.pass_word();
    return 1;
  }

  /// "no masses, POSITIVE BOWEL SOUNDS", "no rash, GAIT normal": the item says that it is so.
  bool is_asserted() const {
    auto says_so = [&](std::size_t at) {
      const auto* rule = rules_.longest(CueDirection::Forward, words_, at, words_.size());
      return rule && (rule->has(CueCategory::Affirmed) || rule->has(CueCategory::Terminate));
    };
    std::size_t end = first_;
    bool number = false;  // "no edema, strength 5/5"
    for (; end < words_.size() && end < first_ + longest_item; ++end) {
      if (is_punctuation(words_[end]) || is_list_word(words_, end)) break;
      number |= words_[end].lower.find_first_not_of("0123456789.") == std::string::npos;
    }
    return number || says_so(first_) || (end > first_ && says_so(end - 1));
  }

  std::size_t bracket(std::size_t open) const { return past_bracket(words_, open, first_); }

  void end_clause() {
    reaches_.end();
    verb_ = false;
    muted_ = nullptr;
  }

  /// A label ends every reach, but for "denies the following: fever" and for the label that is
  /// a cue itself, "past medical history: gout".
  void pass_label(std::size_t label) {
    constexpr std::size_t near = 4;  // "if any of the following are noted:"
    if (find(words_, label - std::min(label, near), label, "following")) return;
    end_clause();
    if (label == cue_end_) begin_effects(*cue_, label - cue_->words.size(), label);
  }

  void apply(const CueRule& rule, std::size_t at) {
    for (std::size_t i = 0; i < rule.words.size(); ++i) {
      reaches_.pass_word();
      verb_ |= is_finite_verb(words_, at + i);
    }
    // "not caused by": a cue is not ended by the word that follows it at once.
    bool ends = rule.has(CueCategory::Terminate) &&
                (at != cue_end_ || cue_->has(CueCategory::ExperiencerOther));
    if (ends || (rule.has(CueCategory::Affirmed) && asserts(words_, at))) reaches_.end();
    auto end = at + rule.words.size();
    if (begin_effects(rule, at, end)) cue_ = &rule, cue_end_ = end;
    // "no change in vision, diplopia": from the comma on, "no" is a cue of its own.
    if (rule.has(CueCategory::PseudoItem))
      muted_ = rules_.longest(CueDirection::Forward, words_, at, at + 1);
  }

  /// Begins what the cue in [at, end) says; false when that is nothing.
  bool begin_effects(const CueRule& rule, std::size_t at, std::size_t end) {
    bool begins = false;
    for (const auto& effect : rule.effects) {
      if (effect.category == CueCategory::ExperiencerOther && is_companion(words_, at))
        continue;
      // "has resolved, with a sodium of 134": what follows the comma is not resolved.
      bool closed = effect.reach != vocabulary::whole_clause && is_comma(words_, end);
      if (closed) continue;
      reaches_.begin(effect);
      begins |= effect.category <= CueCategory::Hypothetical;
    }
    return begins;
  }

  const ContextRules& rules_;
  const Words& words_;
  std::size_t first_;
  const CueRule* cue_ = nullptr;             // the last that reaches ahead
  std::size_t cue_end_ = words_.size() + 1;  // where it ended
  bool verb_ = false;                        // the clause so far has a verb
  const CueRule* muted_ = nullptr;           // begins to count at the next comma
  Reaches reaches_;
};

}  // namespace

Reaches reaches_before(const ContextRules& rules, const Words& words, std::size_t first) {
  return Before(rules, words, first).read();
}

}  // namespace netkg::ingest
