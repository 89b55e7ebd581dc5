#include "ingest/context_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/context_clauses.h"
#include "vocabulary/vocabulary.h"

namespace netkg::ingest {
namespace {

using vocabulary::CueCategory;
using vocabulary::CueDirection;

constexpr std::size_t farthest_before = 150;  // words read to the left of a phrase
constexpr std::size_t farthest_after = 40;    // and to its right

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
  void end_denial() { left_[0] = 0; }
  bool on(CueCategory category) const { return left_[static_cast<std::size_t>(category)] > 0; }

 private:
  std::array<uint32_t, 5> left_{};  // Negated … Hypothetical
};

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
    std::size_t at = first_ - std::min(first_, farthest_before);
    while (at < first_) at += step(at);
    if (asserts(words_, first_) && is_asserted()) reaches_.end_denial();
    return reaches_;
  }

 private:
  /// Reads what stands at words_[at]; how many words that is.
  std::size_t step(std::size_t at) {
    if (const auto* rule = rules_.longest(CueDirection::Forward, words_, at, first_)) {
      apply(*rule, at);
      return rule->words.size();
    }
    if (is_comma(words_, at) && muted_) begin(*std::exchange(muted_, nullptr), at, at + 1);
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
    for (; end < words_.size() && end < first_ + farthest_after; ++end) {
      if (is_punctuation(words_[end]) || is_list_word(words_, end)) break;
      number |= words_[end].lower.find_first_not_of("0123456789.") == std::string::npos;
    }
    return number || says_so(first_) || (end > first_ && says_so(end - 1));
  }

  std::size_t bracket(std::size_t open) const { return past_bracket(words_, open, first_); }

  void end_clause() {
    reaches_.end();
    verb_ = false;
  }

  /// A label ends every reach, but for "denies the following: fever" and for the label that is a
  /// cue itself, "past medical history: gout".
  void pass_label(std::size_t label) {
    constexpr std::size_t near = 4;  // "if any of the following are noted:"
    if (find(words_, label - std::min(label, near), label, "following")) return;
    end_clause();
    if (label == cue_end_) begin(*cue_, label - cue_->words.size(), label);
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
    if (begin(rule, at, end)) cue_ = &rule, cue_end_ = end;
    // "no change in vision, diplopia": from the comma on, "no" is a cue of its own.
    if (rule.has(CueCategory::PseudoItem))
      muted_ = rules_.longest(CueDirection::Forward, words_, at, at + 1);
  }

  /// Begins what the cue in [at, end) says; false when that is nothing.
  bool begin(const CueRule& rule, std::size_t at, std::size_t end) {
    bool begins = false;
    for (const auto& effect : rule.effects) {
      if (effect.category == CueCategory::ExperiencerOther && is_companion(words_, at)) continue;
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

/// The cues after a phrase, as far as they can still speak of it.
class After {
 public:
  After(const ContextRules& rules, const Words& words, std::size_t last)
      : rules_(rules), words_(words), last_(last) {}

  Reaches read() {
    read_answer();
    auto end = std::min(words_.size(), last_ + farthest_after);
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
    if (last_ >= words_.size() || !(ends_label(words_, last_) || words_[last_].lower == "(")) return;
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
           is_one_of(words_, at, {"now", "since", "then", "has", "and", "completely", "quickly"});
  }

  /// "fever, chills and cough were absent" is one list; "neck supple, edema is absent" is not.
  std::size_t join(std::size_t at) {
    if (verb_) must_follow_ = true;
    comma_ = is_comma(words_, at);
    return 1;
  }

  std::size_t read_bracket(std::size_t open) {
    auto past = past_bracket(words_, open, open + farthest_after);
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
  bool must_follow_ = false;  // after "was treated and", only "resolved" is still about the phrase
  Reaches found_;
};

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

namespace {

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
  auto before = Before(*this, words, first).read();
  auto after = After(*this, words, last).read();
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
