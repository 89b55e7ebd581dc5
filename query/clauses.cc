// Composing clauses from verb phrases.
#include "query/clauses.h"

#include <algorithm>
#include <array>

#include "query/nouns.h"

namespace netkg::query {
namespace {

constexpr std::string_view prepositions =
    "by with to for from in on of as at against about into";
constexpr std::string_view connectors = "and or but that which who without while nor yet";
constexpr std::string_view food_words = "food foods meal meals stomach snack breakfast empty";
constexpr std::string_view time_words =
    "day days daily week weeks weekly month months monthly hours hourly once twice every "
    "morning "
    "night evening bedtime times";
constexpr std::string_view form_words =
    "tablet tablets capsule capsules pill pills injection injections infusion infusions drip "
    "liquid cream patch solution syrup powder syringe";
constexpr std::string_view route_words =
    "mouth oral orally vein intravenous intravenously subcutaneous subcutaneously skin muscle "
    "intramuscular intramuscularly injected swallowed infused injectable iv";

bool any_of(const Tokens& tokens, Range range, std::string_view list) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (is_one_of(tokens[i].text, list)) return true;
  }
  return false;
}

/// What stands between two clauses: "but do not", "and", "that", "without".
struct Joint {
  Range range = {};
  bool excluded = false;
  bool denied = false;
  bool alternative = false;
};

Joint joint_before(const Tokens& tokens, std::size_t begin, std::size_t verb) {
  Joint joint{{verb, verb}, false, false, false};
  bool without = false;
  while (joint.range.begin > begin) {
    const Token& token = tokens[joint.range.begin - 1];
    bool negative = is_negation(token) || token.text == "without";
    if (!negative && !is_auxiliary(token) && !is_one_of(token.text, connectors) &&
        !is_one_of(token.text, "also only can"))
      break;
    joint.denied |= negative;
    without |= token.text == "without" || token.text == "but";
    joint.alternative |= token.text == "or";
    --joint.range.begin;
  }
  // "but do not cause", "without causing": a difference of lists; "and do not cause": denied.
  joint.excluded = joint.denied && without;
  joint.denied &= !without;
  return joint;
}

/// "drugs that block mTOR", "medicines used for asthma": the words name no drug but ask for
/// some.
bool is_nested(const Words& words, Range range) {
  Head head = find_head(words.tokens, range);
  if (!head.noun) return false;
  Asked asked = head.noun->noun->asked;
  if (asked == Asked::Value || asked == Asked::Anything) return false;
  bool drugs = asked == Asked::Drug || asked == Asked::Treatment;
  Range rest = head.rest;
  if (rest.empty()) {
    return !drugs && !head.before.empty() && head.noun->noun->asked == Asked::Effect &&
           is_one_of(words.tokens[head.noun->range.begin].text, "side adverse unwanted");
  }
  // Nothing but "that often", "which are" may stand before the verb: in "protein in the urine
  // or damage to the jaw" none is about the protein.
  for (std::size_t i = rest.begin; i < rest.end && (drugs || asked == Asked::Effect); ++i) {
    if (verb_at(words.tokens, i, rest.end)) return true;
    if (drugs) continue;
    const Token& token = words.tokens[i];
    if (!is_auxiliary(token) && !is_negation(token) && !is_one_of(token.text, fillers)) break;
  }
  const auto& next = words.tokens[rest.begin].text;
  return is_one_of(next,
                   drugs ? "for against that which who with" : "of that which caused treated");
}

/// Where "but not", "and not", "without", "except" begins inside a slot, and ends.
std::optional<Range> exclusion_in(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    for (std::string_view pattern :
         {"but|and not|never with|of|from|in|for?", "not with|of|from|in|for?", "without",
          "except for?", "other than", "apart from"}) {
      if (auto n = match(pattern, tokens, i, range.end)) return Range{i, i + *n};
    }
  }
  return std::nullopt;
}

/// Verb phrases in order, those that only look like one left out: in "cause slow heartbeat" the
/// second has nothing before it.
std::vector<Verb> verbs_in(const Words& words, Range range) {
  std::vector<Verb> verbs;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    auto verb = verb_at(words.tokens, i, range.end);
    if (!verb) continue;
    bool ends = verb->range.end == range.end;
    bool of = !ends && is_one_of(words.tokens[verb->range.end].text, "to of in from");
    if ((ends || of) && is_one_of(words.tokens[i].text, "damage harm hurt upset"))
      continue;  // "lung damage", "damage to the jaw bone"
    if (!verbs.empty()) {
      Range between{verbs.back().range.end, i};
      if (between.empty() || is_nested(words, trim(words.tokens, {between.begin, range.end})))
        continue;
    }
    verbs.push_back(*verb);
    i = verb->range.end - 1;
  }
  return verbs;
}

/// "taken with food" is no combination; "given by injection" no person.
void settle_dosing(const Tokens& tokens, const Verb& verb, Clause& clause, Range& right) {
  bool food = any_of(tokens, right, food_words);
  if (clause.relation == Relation::Combine && food) {
    right.begin = verb.range.end - 1;  // keeps "with"
    clause.relation = Relation::Food;
  }
  if (clause.relation != Relation::Dosing) return;
  if (right.empty()) right = verb.range;
  clause.relation = dosing_relation(tokens, right);
}

/// "sunitinib and octreotide | be combined": both things stand before the verb.
bool split_pair(const Tokens& tokens, Range& left, Range& right) {
  for (std::size_t i = left.begin + 1; i + 1 < left.end; ++i) {
    if (tokens[i].text != "and" && tokens[i].text != "with") continue;
    right = {i + 1, left.end};
    left.end = i;
    return true;
  }
  return false;
}

Range slot_range(const Tokens& tokens, Range range, bool dosing) {
  return dosing ? range : trim(tokens, range);
}

}  // namespace

bool is_auxiliary(const Token& token) { return is_one_of(token.text, auxiliaries); }
bool is_negation(const Token& token) { return is_one_of(token.text, negations); }

bool is_dosing(std::string_view word) {
  return is_one_of(word, food_words) || is_one_of(word, time_words) ||
         is_one_of(word, form_words) || is_one_of(word, route_words);
}

Relation dosing_relation(const Tokens& tokens, Range range) {
  if (any_of(tokens, range, food_words)) return Relation::Food;
  if (any_of(tokens, range, route_words) || any_of(tokens, range, form_words))
    return Relation::Route;
  if (any_of(tokens, range, time_words)) return Relation::Schedule;
  return is_one_of(tokens[range.begin].text, "by at") ? Relation::GivenBy : Relation::Dosing;
}

std::optional<Verb> verb_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::optional<Verb> best;
  for (const auto& phrase : verb_phrases()) {
    auto n = match(phrase.pattern, tokens, at, end);
    if (n && *n > 0 && (!best || *n > best->range.size())) best = Verb{&phrase, {at, at + *n}};
  }
  return best;
}

std::optional<Noun> noun_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::optional<Noun> best;
  for (const auto& noun : ask_nouns()) {
    auto n = match(noun.pattern, tokens, at, end);
    if (n && *n > 0 && (!best || *n > best->range.size())) best = Noun{&noun, {at, at + *n}};
  }
  return best;
}

std::optional<std::size_t> band_at(const Tokens& tokens, std::size_t at, std::size_t end,
                                   Bands& bands) {
  std::size_t longest = 0;
  for (const auto& row : band_phrases()) {
    auto n = match(row.pattern, tokens, at, end);
    if (!n || *n <= longest) continue;
    longest = *n;
    bands = row.bands;
  }
  return longest ? std::optional(longest) : std::nullopt;
}

Range trim(const Tokens& tokens, Range range) {
  auto filler = [&](const Token& token) {
    return is_one_of(token.text, fillers) || is_auxiliary(token) ||
           is_one_of(token.text, prepositions);
  };
  while (!range.empty() && filler(tokens[range.begin])) ++range.begin;
  // At the end an article is a part of a name: "Intron A", "hepatitis A".
  auto tail = [&](const Token& token) {
    if (is_one_of(token.text, "a an the i all")) return false;
    return filler(token) || token.text == "most" || is_one_of(token.text, connectors);
  };
  while (!range.empty() && tail(tokens[range.end - 1])) --range.end;
  return range;
}

Term make_term(std::string_view question, const Tokens& tokens, Range range) {
  if (range.empty()) return {};
  Span span = cover(tokens[range.begin].span, tokens[range.end - 1].span);
  std::string words(tokens[range.begin].span.in(question));
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    Span between{tokens[i - 1].span.end, tokens[i].span.begin};
    constexpr uint32_t longest = 4;  // more was cut out, see frame.h
    words += between.size() <= longest ? between.in(question) : " ";
    words += tokens[i].span.in(question);
  }
  return {span, std::move(words)};
}

Slot make_slot(const Words& words, Range range) {
  Range content = trim(words.tokens, range);
  bool generic = std::all_of(
      words.tokens.begin() + static_cast<std::ptrdiff_t>(content.begin),
      words.tokens.begin() + static_cast<std::ptrdiff_t>(std::max(content.begin, content.end)),
      [](const Token& token) { return is_one_of(token.text, generic_nouns); });
  if (generic) {
    words.use(range);
    return {Fill::Open, {}, {}};
  }
  constexpr unsigned deepest = 4;
  if (words.depth < deepest && is_nested(words, content)) {
    Words below{words.question, words.tokens, words.used, words.depth + 1};
    Question inner = parse_clauses(below, content);
    if (!inner.clauses.empty() && inner.kind == Kind::Which)
      return {
          Fill::Nested, make_term(words.question, words.tokens, content), {std::move(inner)}};
  }
  words.use(content);
  return {Fill::Given, make_term(words.question, words.tokens, content), {}};
}

/// "serious side effects": bands of the evidence, and any effect.
bool is_banded(const Words& words, Range range, Bands& bands) {
  range = trim(words.tokens, range);
  auto n = range.empty() ? std::nullopt : band_at(words.tokens, range.begin, range.end, bands);
  auto noun = n ? noun_at(words.tokens, range.begin + *n, range.end) : std::nullopt;
  if (!noun || noun->noun->asked != Asked::Effect || noun->range.end != range.end) return false;
  words.use(range);
  return true;
}

void add_clause(const Words& words, const Clause& shape, Range subject, Range object,
                Question& question) {
  auto build = [&](Range s, Range o, bool excluded) {
    Clause clause = shape;
    clause.excluded |= excluded;
    clause.subject = s.empty() ? Slot{Fill::Asked, {}, {}} : make_slot(words, s);
    Bands bands;
    bool banded = clause.relation == Relation::Cause && is_banded(words, o, bands);
    if (banded) question.bands = bands;
    clause.object = banded      ? Slot{}
                    : o.empty() ? Slot{Fill::Asked, {}, {}}
                                : make_slot(words, o);
    question.clauses.push_back(std::move(clause));
  };
  Range* slot = object.empty() ? &subject : &object;
  auto cut = slot->empty() || shape.relation == Relation::Food
                 ? std::nullopt
                 : exclusion_in(words.tokens, *slot);
  if (!cut) return build(subject, object, false);
  words.use(*cut);
  Range after{cut->end, slot->end};
  Range before{slot->begin, cut->begin};
  (slot == &object) ? build(subject, before, false) : build(before, object, false);
  (slot == &object) ? build(subject, after, true) : build(after, object, true);
}

/// Verbs that say what becomes of a part of the body: "harm the lungs" is lung damage, "raise
/// blood sugar" high blood sugar.
void name_change(std::string_view verb, Clause& clause) {
  struct Change {
    std::string_view verbs, before, after;
  };
  static constexpr std::array changes{
      Change{"damage damages damaging harm harms hurt hurts", "", " damage"},
      Change{"raise raises raising", "high ", ""},
      Change{"lower lowers lowering", "low ", ""},
      Change{"inflame inflames", "inflammation of the ", ""},
      Change{"irritate irritates", "", " irritation"},
      Change{"weaken weakens", "weak ", ""},
      Change{"thin thins", "thinning ", ""},
      Change{"upset upsets", "upset ", ""},
  };
  auto& words = clause.object.term.words;
  if (clause.relation != Relation::Cause || clause.object.fill != Fill::Given) return;
  if (words.find("risk") != std::string::npos) return;
  for (const auto& change : changes) {
    if (is_one_of(verb, change.verbs))
      words = std::string(change.before) + words + std::string(change.after);
  }
}

bool add_verb_clauses(const Words& words, Range range, Question& question) {
  const Tokens& tokens = words.tokens;
  auto verbs = verbs_in(words, range);
  if (verbs.empty()) return false;
  Range left{range.begin, verbs[0].range.begin};
  for (std::size_t i = 0; i < verbs.size(); ++i) {
    Joint next = i + 1 < verbs.size()
                     ? joint_before(tokens, verbs[i].range.end, verbs[i + 1].range.begin)
                     : Joint{{range.end, range.end}, false, false, false};
    Joint here =
        i ? joint_before(tokens, verbs[i - 1].range.end, verbs[i].range.begin) : Joint{};
    if (!i) here.range = {};
    Range right{verbs[i].range.end, next.range.begin};
    Clause clause;
    clause.relation = verbs[i].phrase->relation;
    clause.excluded = here.excluded;
    clause.denied = here.denied;
    question.any |= here.alternative;
    words.use(verbs[i].range);
    words.use(here.range);
    for (std::size_t at = left.begin; i == 0 && at < left.end; ++at) {
      if (!is_negation(tokens[at])) continue;
      clause.denied = true;
      words.use({at, at + 1});
    }
    bool combine = describe(clause.relation).symmetric;
    right =
        slot_range(tokens, right,
                   clause.relation == Relation::Dosing || any_of(tokens, right, food_words));
    settle_dosing(tokens, verbs[i], clause, right);
    Range before = i == 0 ? trim(tokens, left) : Range{};
    while (!before.empty() && is_negation(tokens[before.begin])) ++before.begin;
    while (!before.empty() && is_negation(tokens[before.end - 1])) --before.end;
    before = trim(tokens, before);
    if (combine && right.empty() && !before.empty()) split_pair(tokens, before, right);
    bool active = verbs[i].phrase->voice == Voice::Active;
    add_clause(words, clause, active ? before : right, active ? right : before, question);
    name_change(tokens[verbs[i].range.begin].text, question.clauses.back());
    bool open = right.empty() && before.empty();  // "which drugs are given together"
    if (open) {
      Slot& slot = active ? question.clauses.back().object : question.clauses.back().subject;
      slot = Slot{};
    }
  }
  return true;
}

}  // namespace netkg::query
