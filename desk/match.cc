// Keys from the most to the least certain; what agrees in one is paired and taken out.
#include "desk/match.h"

#include <functional>
#include <map>

#include "model/words.h"

namespace netkg::desk {
namespace {

/// What of a claim is compared, made once.
struct Features {
  std::string about;  // subject, relation, object or value
  std::string said;   // the same without the subject
  bool of_class = false;
  std::string qualifiers;  // everything else that changed_fields() compares
  std::string words;       // the evidence
  std::string around;      // sentence and lead-in
};

std::string words_at(const std::optional<Span>& span, std::string_view text) {
  return span ? plain_words(span->in(text)) : std::string();
}

std::string number(const std::optional<double>& value) {
  return value ? std::to_string(*value) : std::string("-");
}

std::string rate(const std::optional<Frequency>& frequency) {
  if (!frequency) return {};
  return std::string(name(frequency->band)) + number(frequency->low) + number(frequency->high);
}

std::string grade(const std::optional<Severity>& severity) {
  return severity ? std::string(name(severity->band)) : std::string();
}

Features features_of(const Claim& claim, std::string_view text) {
  const auto& q = claim.qualifiers;
  Features f;
  f.said = std::string(name(claim.predicate)) + '\n' +
           (claim.object ? claim.object->text : '=' + name_key(claim.value));
  f.about = claim.subject.text + '\n' + f.said;
  f.of_class = claim.level == Level::Class;
  f.qualifiers = rate(q.frequency) + '\n' + grade(q.severity) + '\n' +
                 (q.negated ? "not" : "") + (q.hedged ? "may" : "") +
                 (claim.disjunctive ? "or" : "") + '\n' + words_at(q.population, text) + '\n' +
                 words_at(q.condition, text);
  f.words = plain_words(claim.evidence.in(text));
  f.around = plain_words(claim.sentence.in(text)) + '\n' + words_at(claim.lead_in, text);
  return f;
}

std::vector<Features> all_features(const Extraction& page) {
  std::vector<Features> all;
  all.reserve(page.claims.size());
  for (const auto& claim : page.claims) all.push_back(features_of(claim, page.document.text));
  return all;
}

/// Claims that agree in `key` on either side are paired: in their order when `alike` (they
/// cannot be told apart), else only when there is one on each side.
class Matcher {
 public:
  Matcher(std::vector<Features> before, std::vector<Features> after)
      : before_(std::move(before)),
        after_(std::move(after)),
        left_before_(before_.size(), true),
        left_after_(after_.size(), true) {}

  using Key = std::function<std::string(const Features&)>;

  void pair_by(bool alike, const Key& key) { pair_by(alike, key, key); }
  void pair_by(bool alike, const Key& key, const Key& key_after) {
    std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> groups;
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (left_before_[i]) groups[key(before_[i])].first.push_back(i);
    for (std::size_t i = 0; i < after_.size(); ++i)
      if (left_after_[i]) groups[key_after(after_[i])].second.push_back(i);
    for (const auto& [unused, group] : groups) {
      const auto& [was, is] = group;
      const auto both = std::min(was.size(), is.size());
      if (!alike && (was.size() != 1 || is.size() != 1)) continue;
      for (std::size_t i = 0; i < both; ++i) take(was[i], is[i]);
    }
  }
  std::vector<ClaimPair> pairs() { return std::move(pairs_); }

 private:
  void take(std::size_t a, std::size_t b) {
    left_before_[a] = left_after_[b] = false;
    pairs_.push_back({a, b, {}});
  }

  std::vector<Features> before_, after_;
  std::vector<bool> left_before_, left_after_;
  std::vector<ClaimPair> pairs_;
};

}  // namespace

std::string plain_words(std::string_view text) {
  std::string line;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_code_point(text, &at);
    if (is_blank(c) || c == '\n' || c == '\r' || c == '\t') {
      gap = !line.empty();
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    line += text.substr(begin, at - begin);
  }
  return line;
}

std::vector<ClaimPair> match_claims(const Extraction& before, const Extraction& after) {
  Matcher matcher(all_features(before), all_features(after));
  const std::string cut = "\f";
  const auto level = [](bool of_class) { return of_class ? "\fclass\f" : "\fdirect\f"; };
  const auto says = [&](const Features& f) {
    return f.about + level(f.of_class) + f.qualifiers;
  };
  // says the same in the same words
  matcher.pair_by(true,
                  [&](const Features& f) { return says(f) + cut + f.words + cut + f.around; });
  matcher.pair_by(true, [&](const Features& f) { return says(f) + cut + f.words; });
  // about the same, quoting the same words
  matcher.pair_by(false,
                  [&](const Features& f) { return f.about + cut + f.words + cut + f.around; });
  matcher.pair_by(false, [&](const Features& f) { return f.about + cut + f.words; });
  // says the same, in other words
  matcher.pair_by(false, says);
  // the only ones about it
  matcher.pair_by(false, [&](const Features& f) { return f.about; });
  // the same words, now of a class or no longer of one
  const auto quoted = [&](const Features& f) {
    return f.said + cut + f.qualifiers + cut + f.words;
  };
  matcher.pair_by(
      false, [&](const Features& f) { return level(f.of_class) + quoted(f); },
      [&](const Features& f) { return level(!f.of_class) + quoted(f); });
  return matcher.pairs();
}

std::vector<std::string_view> changed_fields(const Extraction& before, std::size_t a,
                                             const Extraction& after, std::size_t b) {
  const auto &was = before.claims[a], &is = after.claims[b];
  const std::string_view old_text = before.document.text, new_text = after.document.text;
  const auto &p = was.qualifiers, &q = is.qualifiers;
  std::vector<std::string_view> fields;
  auto note = [&](std::string_view field, bool differs) {
    if (differs) fields.push_back(field);
  };
  note("subject", was.subject != is.subject);
  note("level", was.level != is.level);
  note("frequency", rate(p.frequency) != rate(q.frequency));
  note("severity", grade(p.severity) != grade(q.severity));
  note("negated", p.negated != q.negated);
  note("hedged", p.hedged != q.hedged);
  note("population", words_at(p.population, old_text) != words_at(q.population, new_text));
  note("condition", words_at(p.condition, old_text) != words_at(q.condition, new_text));
  note("disjunctive", was.disjunctive != is.disjunctive);
  return fields;
}

std::vector<std::string_view> changed_words(const Extraction& before, std::size_t a,
                                            const Extraction& after, std::size_t b) {
  const auto &was = before.claims[a], &is = after.claims[b];
  const std::string_view old_text = before.document.text, new_text = after.document.text;
  auto frequency = [](const Claim& claim, std::string_view text) {
    const auto& stated = claim.qualifiers.frequency;
    return stated ? plain_words(stated->words.in(text)) : std::string();
  };
  std::vector<std::string_view> fields;
  if (plain_words(was.evidence.in(old_text)) != plain_words(is.evidence.in(new_text)))
    fields.push_back("words");
  if (words_at(was.lead_in, old_text) != words_at(is.lead_in, new_text))
    fields.push_back("lead_in");
  if (frequency(was, old_text) != frequency(is, new_text)) fields.push_back("frequency_words");
  return fields;
}

}  // namespace netkg::desk
