#include "ingest/effects.h"

#include <algorithm>
#include <array>

#include "ingest/organ_harm.h"
#include "ingest/rephrase.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t longest_new_effect = 6;  // words; a longer phrase is a sentence
constexpr std::size_t longest_name = 16;       // words; no name has more
constexpr std::size_t longest_phrase = 40;     // words of one item that are looked at

/// Ends of lists that name nothing: "shortness of breath or other problems".
constexpr std::array<std::string_view, 39> generic{"other conditions",
                                                   "following",
                                                   "the following",
                                                   "other",
                                                   "others",
                                                   "problem",
                                                   "problems",
                                                   "other problems",
                                                   "side effects",
                                                   "effects",
                                                   "symptoms",
                                                   "these",
                                                   "things",
                                                   "more",
                                                   "changes",
                                                   "it",
                                                   "this",
                                                   "other side effects",
                                                   "health problems",
                                                   "complications",
                                                   "reactions",
                                                   "you",
                                                   "them",
                                                   "other effects",
                                                   "conditions",
                                                   "over",
                                                   "mild",
                                                   "serious",
                                                   "severe",
                                                   "rare",
                                                   "common",
                                                   "temporary",
                                                   "different",
                                                   "minor",
                                                   "likely",
                                                   "worse",
                                                   "better",
                                                   "known",
                                                   "not common"};

constexpr std::array<std::string_view, 9> remedies{"controlling", "treating",  "relieving",
                                                   "preventing",  "managing",  "reducing",
                                                   "monitoring",  "treatment", "management"};

/// Words that only whole sentences have, and reports of trials.
constexpr std::array<std::string_view, 34> sentence_words{
    "was",    "were",     "has",      "had",      "are",    "been",   "who",
    "which",  "compared", "versus",   "trial",    "trials", "study",  "studies",
    "arms",   "patients", "baseline", "recorded", "you",    "doctor", "nurse",
    "should", "must",     "call",     "contact",  "tell",   "take",   "treatment",
    "team",   "we",       "please",   "can",      "will",   "is"};

std::optional<Handle> look_up(const Concepts& concepts, const Phrase& words) {
  if (words.empty() || words.size() > longest_name) return std::nullopt;
  for (const auto& wording : rephrase(words)) {
    if (auto effect = concepts.named(wording, EntityType::SideEffect)) return effect;
  }
  auto function = organ_function(concepts, words);
  return function.empty() ? std::nullopt : concepts.named(function, EntityType::SideEffect);
}

Handle make_effect(Page* page, std::string label, std::string name) {
  Entity entity;
  entity.type = EntityType::SideEffect;
  entity.label = std::move(label);
  entity.names = {std::move(name)};
  entity.id = make_entity_id(EntityType::SideEffect, entity.label);
  entity.in_vocabulary = false;
  return page->concepts.make(std::move(entity));
}

Handle known_or_new(Page* page, const std::string& name) {
  Phrase phrase;
  for (const auto& word : split_words(name)) phrase.push_back(word.lower);
  auto known = look_up(page->concepts, phrase);
  return known ? *known : make_effect(page, name, name);
}

class Finder {
 public:
  Finder(Page* page, const Words& words, Unknown unknown)
      : page_(page), words_(words), unknown_(unknown) {}

  std::vector<NamedEffect> run(std::size_t first, std::size_t last) {
    if (first >= last) return {};
    last = std::min(last, first + longest_phrase);
    first = after_degrees(first, last);
    if (first < last && holds(remedies, words_[first].lower))
      return {};  // "controlling pain" is none
    if (first + 1 < last && is_one_of(words_, first, {"less", "no", "little"}) &&
        is_harm(words_[first + 1].lower))
      return {};  // "less damage to healthy tissue"
    if (auto effect = whole(first, last)) return {{*effect, first, last}};
    if (is_one_of(words_, first, {"less", "fewer"}) && whole(first + 1, last))
      return {};  // "less sedation" is better
    if (joins_opposites(first, last)) return make(first, last);
    auto two = coordinated(first, last);
    if (!two.empty()) return two;
    if (auto organs = of_organs(first, last); !organs.empty()) return organs;
    if (auto parts = split_at_joint(first, last); !parts.empty()) return parts;
    auto phrase = lower_words(words_, first, last);
    auto harm = organ_harm(page_->concepts, phrase);
    if (!harm.empty()) return {{known_or_new(page_, harm), first, last}};
    if (auto inner = part_of(first, last)) return {{*inner, first, last}};
    if (auto place = placed_at(first, last)) {
      auto inner = Finder(page_, words_, Unknown::Refuse).run(first, *place);
      if (!inner.empty()) return inner;
    }
    if (unknown_ == Unknown::Make) return make(first, last);
    return {};
  }

 private:
  /// The phrase itself, or the synonym in its bracket: "low red blood cell counts (anemia)".
  std::optional<Handle> whole(std::size_t first, std::size_t last) const {
    const auto& concepts = page_->concepts;
    if (auto effect = look_up(concepts, lower_words(words_, first, last))) {
      return narrowed(*effect, first, last);
    }
    for (std::size_t i = first; i < last; ++i) {
      if (words_[i].lower != "(") continue;
      auto close = std::min(after_bracket(words_, i), last);
      if (close <= i + 2 || close < last)
        continue;  // "tiredness (fatigue) and weakness" is two
      auto inside = span_of(words_, i + 1, close - 1).in(page_->text());
      return concepts.named(inside, EntityType::SideEffect);
    }
    return std::nullopt;
  }

  /// "fluid buildup (usually in the legs)": the bracket says where; where the vocabulary knows
  /// that as a thing of its own, that is meant.
  Handle narrowed(Handle effect, std::size_t first, std::size_t last) const {
    auto open = first;
    while (open < last && words_[open].lower != "(") ++open;
    auto place = open + 1;
    while (is_one_of(words_, place, {"usually", "mostly", "often", "mainly", "especially"}))
      ++place;
    if (place >= last || !is_one_of(words_, place, {"in", "of", "on", "around"})) return effect;
    auto phrase = lower_words(words_, first, open);
    auto where = lower_words(words_, place, std::min(after_bracket(words_, open), last) - 1);
    phrase.insert(phrase.end(), where.begin(), where.end());
    auto narrow = look_up(page_->concepts, phrase);
    return narrow && page_->concepts.is_below(*narrow, effect) ? *narrow : effect;
  }

  std::optional<std::size_t> joint(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (words_[i].lower == "(") i = after_bracket(words_, i) - 1;
      if (i > first && i + 1 < last && is_one_of(words_, i, {"and", "or"})) return i;
    }
    return std::nullopt;
  }

  std::optional<Handle> known_or_harm(const Phrase& phrase) const {
    if (auto known = look_up(page_->concepts, phrase)) return known;
    auto harm = organ_harm(page_->concepts, phrase);
    return harm.empty() ? std::nullopt : std::optional(known_or_new(page_, harm));
  }

  /// "feeling tired and/or dizzy" -> "feeling tired", "feeling dizzy"; "changes in skin or hair
  /// colour" -> "changes in skin colour", "changes in hair colour". Both must be known.
  std::vector<NamedEffect> coordinated(std::size_t first, std::size_t last) const {
    auto at = joint(first, last);
    if (!at) return {};
    auto after = *at + 1 + is_one_of(words_, *at + 1, {"and", "or"});  // "and/or"
    Phrase left = lower_words(words_, first, *at), right = lower_words(words_, after, last);
    constexpr std::size_t most_words = 2;
    for (std::size_t b = 1; b <= std::min(most_words, left.size()); ++b) {
      for (std::size_t c = 1; c <= std::min(most_words, right.size()); ++c) {
        if (b == left.size() && c == right.size()) continue;
        Phrase head(left.begin(), left.end() - static_cast<std::ptrdiff_t>(b));
        Phrase tail(right.begin() + static_cast<std::ptrdiff_t>(c), right.end());
        // "a rash and diarrhoea" shares nothing but an article: two phrases, not one.
        if (tail.empty() && without_determiners(join(head)).empty()) continue;
        Phrase one = left, two = head;
        one.insert(one.end(), tail.begin(), tail.end());
        two.insert(two.end(), right.begin(), right.end());
        auto x = known_or_harm(one), y = known_or_harm(two);
        if (x && y && *x == *y) return {{*x, first, last}};  // "swelling of the hands or legs"
        if (x && y) return {{*x, first, last}, {*y, first, last}};
      }
    }
    return {};
  }

  /// "diarrhoea or constipation": two phrases of which each is an effect of its own.
  std::vector<NamedEffect> split_at_joint(std::size_t first, std::size_t last) {
    auto at = joint(first, last);
    if (!at) return {};
    auto after = *at + 1;
    while (after + 1 < last &&
           (is_punctuation(words_[after]) || is_one_of(words_, after, {"or"})))
      ++after;  // "and/or"
    auto left = Finder(page_, words_, Unknown::Refuse).run(first, *at);
    auto right = Finder(page_, words_, Unknown::Refuse).run(after, last);
    if (!left.empty() && is_generic(after, last)) return left;  // "… or other problems"
    bool both = !left.empty() && !right.empty();
    bool either = unknown_ == Unknown::Make && (!left.empty() || !right.empty());
    if (!both && !either) return {};
    if (left.empty()) left = make(first, *at);
    if (right.empty()) right = make(after, last);
    left.insert(left.end(), right.begin(), right.end());
    return left;
  }

  /// "severe or fatal allergic reactions": how bad is no part of the name.
  std::size_t after_degrees(std::size_t first, std::size_t last) const {
    auto at = first;
    while (is_degree(at) && is_one_of(words_, at + 1, {"or", "and", "to"}) &&
           is_degree(at + 2) && at + 3 < last)
      at += 2;
    return at == first ? first : at + 1;
  }

  /// "a metallic taste | in your mouth": where the words that only say where begin.
  std::optional<std::size_t> placed_at(std::size_t first, std::size_t last) const {
    for (auto i = first + 1; i + 1 < last; ++i) {
      if (is_one_of(words_, i, {"in", "on", "around"}) && is_determiner(words_[i + 1]))
        return i;
    }
    return std::nullopt;
  }

  /// "sensitivity to hot or cold foods" is one thing.
  bool joins_opposites(std::size_t first, std::size_t last) const {
    for (auto i = first + 1; i + 2 < last; ++i) {
      bool joint = is_one_of(words_, i, {"or", "and"});
      if (joint && is_one_of(words_, i - 1, {"hot", "cold", "high", "low", "upper", "lower"}) &&
          is_one_of(words_, i + 1, {"hot", "cold", "high", "low", "upper", "lower"}) &&
          i > first + 1)
        return unknown_ == Unknown::Make || is_one_of(words_, first, {"sensitivity"});
    }
    return false;
  }

  bool is_degree(std::size_t at) const {
    return is_one_of(words_, at,
                     {"mild", "moderate", "severe", "serious", "fatal", "life-threatening",
                      "permanent", "temporary", "minor"});
  }

  bool is_generic(std::size_t first, std::size_t last) const {
    auto text = join(lower_words(words_, first, last));
    return std::find(generic.begin(), generic.end(), text) != generic.end();
  }

  /// A known effect at the beginning or the end of the phrase: "swelling where the needle went
  /// in", "painful skin rash". The rest describes it.
  std::optional<Handle> part_of(std::size_t first, std::size_t last) const {
    const auto& vocabulary = page_->concepts.vocabulary();
    std::optional<Handle> best;
    std::size_t size = 0;
    for (std::size_t i = first; i < last; ++i) {
      if (words_[i].lower == "(") break;
      for (const auto& match : vocabulary.longest(words_, i)) {
        if (vocabulary.type(match.number) != EntityType::SideEffect) continue;
        bool fits = i + match.words <= last && match.words > size;
        bool edge = i == first || i + match.words == last || is_determiner(words_[first]) ||
                    words_[i + match.words].lower == "(";
        if (fits && edge) best = match.number, size = match.words;
      }
      if (is_one_of(words_, i, {"not", "no", "without"})) return std::nullopt;
    }
    return best;
  }

  /// A short phrase in a list of side effects is one, even when nobody has listed it.
  std::vector<NamedEffect> make(std::size_t first, std::size_t last) {
    auto phrase = lower_words(words_, first, last);
    auto text = std::string(cut_opening(join(phrase)));
    bool verb = phrase.size() == 1 && text.ends_with("ed");  // "that is treated"
    constexpr std::array<std::string_view, 13> no_name{
        "common",    "seen",     "reported", "likely", "similar", "consistent", "mostly",
        "generally", "frequent", "observed", "noted",  "grade",   "grades"};
    bool number = !phrase.empty() && phrase.front()[0] >= '0' && phrase.front()[0] <= '9';
    bool remark = !phrase.empty() && holds(no_name, phrase.front());
    remark |= phrase.size() > 1 && holds(no_name, phrase[1]) && phrase[0] != "not";
    bool refused = verb || remark || number || text.size() < 4 ||
                   names_organ(page_->concepts, text) || phrase.size() > longest_new_effect ||
                   std::find(generic.begin(), generic.end(), text) != generic.end();
    for (const auto& word : phrase) {
      refused |=
          std::find(sentence_words.begin(), sentence_words.end(), word) != sentence_words.end();
    }
    if (refused) return {};
    auto wordings = rephrase(phrase);
    auto label = wordings.size() > 1 && wordings.back().size() > 3 ? wordings.back() : text;
    return {{make_effect(page_, label, text), first, last}};
  }

  /// "liver, kidney, or heart damage", "damage to your skin, liver, and intestines": an effect
  /// for each part of the body; empty when the words are no such list.
  std::vector<NamedEffect> of_organs(std::size_t first, std::size_t last) {
    std::vector<Phrase> parts(1);
    for (auto i = first; i < last; ++i) {
      bool joint = words_[i].lower == "," || is_one_of(words_, i, {"and", "or"});
      if (joint && !parts.back().empty()) parts.emplace_back();
      if (!joint && !is_punctuation(words_[i]) && !is_determiner(words_[i]))
        parts.back().push_back(words_[i].lower);
    }
    if (parts.back().empty()) parts.pop_back();
    if (parts.size() < 2) return {};
    auto harm = shared_harm(page_->concepts, parts);
    std::vector<NamedEffect> out;
    for (const auto& part : parts) {
      if (harm.empty() || !takes_harm(page_->concepts, part, harm)) continue;
      Phrase phrase = part;
      phrase.push_back(harm);
      out.push_back({known_or_new(page_, join(phrase)), first, last});
    }
    return out.size() > 1 ? out : std::vector<NamedEffect>();
  }

  Page* page_;
  const Words& words_;
  Unknown unknown_;
};

}  // namespace

Handle effect_named(Page* page, const std::string& name) { return known_or_new(page, name); }

std::optional<Handle> whole_effect(const Page& page, const Words& words) {
  return look_up(page.concepts, lower_words(words, 0, words.size()));
}

std::vector<NamedEffect> find_effects(Page* page, const Words& words, std::size_t first,
                                      std::size_t last, Unknown unknown) {
  return Finder(page, words, unknown).run(first, last);
}

}  // namespace netkg::ingest
