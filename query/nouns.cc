// Questions around an asked noun.
#include "query/nouns.h"

#include <algorithm>

namespace netkg::query {
namespace {

/// "side effects of X": the noun stands for the relation, X for its subject.
void add_noun_clause(const Words& words, const AskNoun& noun, Range of, Question& question) {
  Clause shape;
  shape.relation = *noun.relation;
  bool asks_subject = noun.asked == Asked::Drug || noun.asked == Asked::Treatment ||
                      noun.relation == Relation::Combine;
  Range content = trim(words.tokens, of);
  if (content.empty()) content = of;
  asks_subject ? add_clause(words, shape, {}, content, question)
               : add_clause(words, shape, content, {}, question);
}

/// "… are serious", "… stated as common": bands at the end, taken off.
Range cut_bands(const Words& words, Range range, Question& question) {
  const Tokens& tokens = words.tokens;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!is_auxiliary(tokens[i]) && i != range.begin) continue;
    Range tail = trim(tokens, {i, range.end});
    auto n = band_at(tokens, tail.begin, tail.end, question.bands);
    if (n && *n == tail.size()) {
      words.use(tail);
      return {range.begin, i};
    }
    if (n) question.bands = {};
  }
  return range;
}

/// Words before the noun: bands, a class ("kinase inhibitor drugs") or a subject ("everolimus
/// side effects").
void read_modifiers(const Words& words, const Head& head, Question& question, Range& subject) {
  Range before = trim(words.tokens, head.before);
  if (before.empty()) return;
  auto n = band_at(words.tokens, before.begin, before.end, question.bands);
  if (n) {
    words.use({before.begin, before.begin + *n});
    before.begin += *n;
  }
  before = trim(words.tokens, before);
  if (before.empty()) return;
  auto asked = head.noun->noun->asked;
  if (asked == Asked::Drug || asked == Asked::Treatment) {
    // With its noun: "targeted drugs" is a class of its own, "diabetes drugs" a condition's.
    Range with_noun{before.begin, head.noun->range.end};
    question.of_class = make_term(words.question, words.tokens, with_noun);
    words.use(with_noun);
  } else {
    subject = before;
  }
}

/// "does X have", "X has", "do X and Y share": a subject for the relation of the asked noun.
std::optional<Range> having_subject(const Words& words, Range rest, Question& question) {
  const Tokens& tokens = words.tokens;
  if (rest.empty()) return std::nullopt;
  if (auto n = match("have|has|share in? common?", tokens, rest.end - 1, rest.end); n) {
    words.use({rest.end - 1, rest.end});
    question.shared = tokens[rest.end - 1].text == "share";
    return Range{rest.begin, rest.end - 1};
  }
  if (rest.size() > 3 && match("in common", tokens, rest.end - 2, rest.end)) {
    question.shared = true;
    words.use({rest.end - 3, rest.end});
    return Range{rest.begin, rest.end - 3};
  }
  return std::nullopt;
}

}  // namespace

/// "foods and medicines", "risks or side effects": both nouns, and what they have in common.
Noun with_second(const Tokens& tokens, const Noun& first, Range range) {
  static constexpr AskNoun anything{"", Asked::Anything, {}};
  std::size_t at = first.range.end;
  if (at + 1 >= range.end || !is_one_of(tokens[at].text, "and or")) return first;
  auto second = noun_at(tokens, at + 1, range.end);
  if (!second) return first;
  bool same = first.noun->asked == second->noun->asked &&
              first.noun->relation == second->noun->relation;
  bool treatments = first.noun->relation == Relation::Treat &&
                    first.noun->relation == second->noun->relation &&
                    first.noun->asked != Asked::Condition &&
                    first.noun->asked != Asked::Anything;
  const AskNoun* both = same                                                    ? first.noun
                        : treatments && second->noun->asked == Asked::Treatment ? second->noun
                        : treatments && second->noun->asked == Asked::Drug      ? first.noun
                                                                                : &anything;
  return {both, {first.range.begin, second->range.end}};
}

Head find_head(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin; i < range.end && i < range.begin + 6; ++i) {
    if (auto one = noun_at(tokens, i, range.end)) {
      Noun noun = with_second(tokens, *one, range);
      return {noun, {range.begin, i}, {noun.range.end, range.end}};
    }
    bool stop = is_auxiliary(tokens[i]) || is_negation(tokens[i]) ||
                verb_at(tokens, i, range.end) ||
                is_one_of(tokens[i].text, "of for that which with and or");
    if (stop) break;
  }
  return {std::nullopt, {}, range};
}

bool add_having(const Words& words, Range rest, Question& question) {
  const Tokens& tokens = words.tokens;
  auto n = match("that|which? can|may|might? have|has|with|list|lists|include", tokens,
                 rest.begin, rest.end);
  if (!n) return false;
  words.use({rest.begin, rest.begin + *n});
  rest.begin += *n;
  Clause shape;
  shape.relation = Relation::Cause;
  for (std::size_t i = rest.begin; i < rest.end; ++i) {
    auto as = match(
        "as|among|amongst|in|on|under|within a|an|its|their|the|one? list|lists|of? of? "
        "its|the|"
        "their? common|possible|known|likely? side|adverse|unwanted? "
        "effect|effects|reaction|reactions",
        tokens, i, rest.end);
    if (!as || i == rest.begin) continue;
    words.use({i, i + *as});
    add_clause(words, shape, {}, {rest.begin, i}, question);
    return true;
  }
  Head head = find_head(tokens, trim(tokens, rest));
  if (!head.noun || head.noun->noun->asked != Asked::Effect) return false;
  Range before = trim(tokens, head.before);
  if (auto band = band_at(tokens, before.begin, before.end, question.bands))
    words.use({before.begin, before.begin + *band});
  words.use(head.noun->range);
  Range effect = trim(tokens, head.rest);
  if (auto like = match("such|like as?", tokens, effect.begin, effect.end)) {
    words.use({effect.begin, effect.begin + *like});
    effect.begin += *like;
  }
  add_clause(words, shape, {}, trim(tokens, effect), question);
  if (effect.empty()) question.clauses.back().object = Slot{};
  return true;
}

/// Without a slot for it, what is asked for has not been understood: "enzymes of drugs".
bool asks_for_something(const Question& question) {
  return std::any_of(
      question.clauses.begin(), question.clauses.end(), [](const Clause& clause) {
        return clause.subject.fill == Fill::Asked || clause.object.fill == Fill::Asked;
      });
}

/// "drugs for pancreatic NET | are tablets": what they are, after what they are for.
bool add_being(const Words& words, Range of, Question& question) {
  const Tokens& tokens = words.tokens;
  for (std::size_t i = of.begin + 1; i + 1 < of.end; ++i) {
    if (!is_one_of(tokens[i].text, "is are come comes") || is_negation(tokens[i + 1])) continue;
    Clause shape;
    shape.relation = Relation::Treat;
    add_clause(words, shape, {}, {of.begin, i}, question);
    Range object = trim(tokens, {i + 1, of.end});
    shape.relation = is_dosing(tokens[object.end - 1].text) ? dosing_relation(tokens, object)
                                                            : Relation::IsA;
    words.use({i, i + 1});
    add_clause(words, shape, {}, object, question);
    return true;
  }
  return false;
}

std::optional<Range> cut_lacking(const Words& words, Range& rest) {
  const Tokens& tokens = words.tokens;
  for (std::size_t i = rest.begin + 1; i + 2 < rest.end; ++i) {
    if (!is_one_of(tokens[i].text, "that which but while whereas")) continue;
    for (std::size_t at = i + 2; at < rest.end; ++at) {
      auto n = match("does|do not have|cause|share|give|list|do?", tokens, at, rest.end);
      if (!n)
        n = match("doesn't|don't|doesn’t|don’t have|cause|share|give|list|do?", tokens, at,
                  rest.end);
      if (!n) n = match("lacks|lack|misses", tokens, at, rest.end);
      if (!n || at + *n != rest.end) continue;
      words.use({i, i + 1});
      words.use({at, rest.end});
      rest.end = i;
      return Range{i + 1, at};
    }
  }
  return std::nullopt;
}

void parse_noun_question(const Words& words, const Head& head, Question& question) {
  const Tokens& tokens = words.tokens;
  const AskNoun& noun = *head.noun->noun;
  question.asked = noun.asked;
  if (noun.relation) words.use(head.noun->range);
  Range subject;
  read_modifiers(words, head, question, subject);
  Range rest = head.rest;
  if (noun.asked == Asked::Drug || noun.asked == Asked::Treatment) {
    if (add_having(words, rest, question)) return;
  } else {
    auto having = having_subject(words, rest, question);
    if (having && subject.empty()) subject = trim(tokens, *having);
    if (!having) rest = cut_bands(words, rest, question);
  }
  if (!subject.empty() && noun.relation) return add_noun_clause(words, noun, subject, question);
  if (!rest.empty() && noun.relation) {
    Range after = rest;  // "are common with X"
    while (!after.empty() && (is_auxiliary(tokens[after.begin]) ||
                              is_one_of(tokens[after.begin].text, "there available possible")))
      ++after.begin;
    bool shared = match("common|shared to|by", tokens, after.begin, after.end).has_value();
    auto band = shared ? std::nullopt : band_at(tokens, after.begin, after.end, question.bands);
    if (band) {
      words.use({after.begin, after.begin + *band});
      after.begin += *band;
    }
    if (!shared && !after.empty() && is_one_of(tokens[after.begin].text, noun_prepositions)) {
      Range of{after.begin + 1, after.end};
      bool relative = false;  // "drugs for X that cause Y" has a clause of its own
      for (std::size_t i = of.begin; i < of.end && !relative; ++i)
        relative = verb_at(tokens, i, of.end).has_value();
      bool drugs = noun.asked == Asked::Drug || noun.asked == Asked::Treatment;
      if (drugs && !relative && add_being(words, of, question)) return;
      if (!relative || !drugs) return add_noun_clause(words, noun, of, question);
      if (is_one_of(tokens[after.begin].text, "for against")) {
        std::size_t verb = of.begin;
        while (!verb_at(tokens, verb, of.end)) ++verb;
        add_noun_clause(words, noun, {of.begin, verb}, question);
        rest = {verb, of.end};
      }
    }
    question.shared |= shared;
  }
  if (add_verb_clauses(words, rest, question)) {
    if (asks_for_something(question)) words.use(head.noun->range);
    return;
  }
  Range object = trim(tokens, rest);
  Clause shape;
  if (!object.empty()) {  // "which drugs are kinase inhibitors", "… are tablets"
    shape.relation = is_dosing(tokens[object.end - 1].text) ? dosing_relation(tokens, object)
                                                            : Relation::IsA;
    add_clause(words, shape, {}, object, question);
  } else if (noun.relation && noun.asked != Asked::Drug && noun.asked != Asked::Treatment) {
    shape.relation = *noun.relation;  // "which side effects are serious"
    shape.object.fill = Fill::Asked;
    question.clauses.push_back(shape);
  }
}

}  // namespace netkg::query
