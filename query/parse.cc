// English question -> Question: openings, what is asked for, kinds.
#include "query/parse.h"

#include <algorithm>

#include "query/nouns.h"

namespace netkg::query {
namespace {

using Side = WholePattern::Side;

/// Cuts politeness and "?" words off the front.
Range skip_politeness(const Tokens& tokens, Range range) {
  for (bool again = true; again;) {
    again = false;
    for (auto pattern : politeness()) {
      auto n = match(pattern, tokens, range.begin, range.end);
      if (!n || *n == 0 || *n >= range.size()) continue;
      range.begin += *n;
      again = true;
    }
  }
  while (!range.empty() && tokens[range.end - 1].text == "please") --range.end;
  return range;
}

std::optional<Question> parse_whole(const Words& words, Range range) {
  for (const auto& row : whole_patterns()) {
    auto found = match_all(row.pattern, words.tokens, range);
    if (!found) continue;
    Question question;
    question.kind = row.kind;
    question.asked = row.asked;
    Clause shape;
    shape.relation = row.relation;
    shape.inverted = row.inverted;
    Range object = found->object;
    if (row.side == Side::None && object.empty()) object = {range.end - 1, range.end};
    if (row.relation == Relation::Food && object.empty()) object = {range.end - 1, range.end};
    Range subject = trim(words.tokens, found->subject);
    if (subject.empty()) subject = found->subject;
    add_clause(words, shape, subject, object, question);
    return question;
  }
  return std::nullopt;
}

/// "… according to the NCI", "… from Macmillan pages".
Range cut_publisher(const Words& words, Range range, Question& question) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    auto n = match("according to", words.tokens, i, range.end);
    if (!n) continue;
    std::size_t end = range.end;
    if (i == range.begin) {  // "according to the NCI, which drugs …"
      end = i + *n;
      while (end < range.end && !is_auxiliary(words.tokens[end]) &&
             !is_one_of(words.tokens[end].text, "which what how list show give"))
        ++end;
    }
    question.publisher =
        make_term(words.question, words.tokens, trim(words.tokens, {i + *n, end}));
    return i == range.begin ? Range{end, range.end} : Range{range.begin, i};
  }
  return range;
}

/// "which kinase inhibitors cause fatigue": the words up to the verb name a class.
void parse_class_question(const Words& words, Range range, bool predicative,
                          Question& question) {
  const Tokens& tokens = words.tokens;
  std::size_t i = range.begin;
  while (i < range.end && !is_auxiliary(tokens[i]) && !verb_at(tokens, i, range.end) &&
         !is_one_of(tokens[i].text, "that which who have has with"))
    ++i;
  Range named = trim(tokens, {range.begin, i});
  Range rest{i, range.end};
  if (named.empty()) question.asked = Asked::Anything;
  if (!named.empty()) {
    auto verb = rest.empty() ? std::nullopt : verb_at(tokens, rest.begin, rest.end);
    bool ends = verb && trim(tokens, {verb->range.end, range.end}).empty();
    if (ends && predicative) {
      rest = range;  // "what is | sunitinib used for"
    } else {
      question.of_class = make_term(words.question, tokens, named);
      question.asked = Asked::Drug;
    }
  }
  if (add_having(words, rest, question)) return;
  if (add_verb_clauses(words, rest, question)) return;
  question.of_class = {};
  Range about = trim(tokens, range);
  if (about.empty()) return;
  Clause shape;
  shape.relation = Relation::Describe;
  question.asked = Asked::Anything;
  add_clause(words, shape, about, {}, question);
}

/// "fatigue is caused by which drugs": what is asked for stands at the end.
std::optional<Head> head_at_end(const Words& words, Range range) {
  const Tokens& tokens = words.tokens;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    if (!is_one_of(tokens[i].text, "which what")) continue;
    auto noun = noun_at(tokens, i + 1, range.end);
    if ((noun ? noun->range.end : i + 1) != range.end) return std::nullopt;
    return Head{noun, {range.begin, i}, {}};
  }
  return std::nullopt;
}

void parse_which(const Words& words, Range range, Question& question) {
  bool predicative = false;
  if (auto head = head_at_end(words, range)) {
    question.asked = head->noun ? head->noun->noun->asked : Asked::Anything;
    add_verb_clauses(words, head->before, question);
    return;
  }
  for (auto pattern : which_openings()) {
    auto n = match(pattern, words.tokens, range.begin, range.end);
    if (!n || *n == 0 || *n >= range.size()) continue;
    predicative = is_auxiliary(words.tokens[range.begin + 1]) && *n > 1;
    range.begin += *n;
    break;
  }
  Head head = find_head(words.tokens, range);
  head.noun ? parse_noun_question(words, head, question)
            : parse_class_question(words, range, predicative, question);
}

/// "is X a kinase inhibitor", "is X in the class of …", "is fatigue common with X".
void parse_is(const Words& words, Range range, Question& question) {
  const Tokens& tokens = words.tokens;
  Clause shape;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    if (auto n = band_at(tokens, i, range.end, question.bands)) {
      Range of{i + *n, range.end};
      shape.relation = Relation::Cause;
      if (!of.empty() && is_one_of(tokens[of.begin].text, noun_prepositions))
        return add_clause(words, shape, trim(tokens, of), {range.begin, i}, question);
      question.bands = {};
    }
  }
  shape.relation = Relation::IsA;
  std::size_t cut = range.begin + 1;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    if (!is_one_of(tokens[i].text, "a an the one")) continue;
    cut = i;
    break;
  }
  if (cut >= range.end) return;
  Range object = trim(tokens, {cut, range.end});
  if (object.empty()) return;
  if (auto same = match("same drug|medicine|thing? as", tokens, object.begin, object.end)) {
    shape.relation = Relation::Named;
    object.begin += *same;
  }
  if (is_dosing(tokens[object.end - 1].text)) shape.relation = dosing_relation(tokens, object);
  add_clause(words, shape, {range.begin, cut}, object, question);
}

void parse_yes_no(const Words& words, Range range, Question& question) {
  question.kind = Kind::YesNo;
  const Tokens& tokens = words.tokens;
  bool is = is_one_of(tokens[range.begin].text, "is are was were isn't aren't");
  ++range.begin;
  Clause shape;
  shape.relation = Relation::Cause;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    auto n = match("have|has|a|an|one? of? the? side|adverse effect|effects of|from|with",
                   tokens, i, range.end);
    if (is && n)
      return add_clause(words, shape, {i + *n, range.end}, {range.begin, i}, question);
    if (!is_one_of(tokens[i].text, "have has")) continue;
    Question having;
    if (!add_having(words, {i, range.end}, having)) continue;
    question.clauses = having.clauses;
    question.bands = having.bands;
    for (auto& clause : question.clauses) clause.subject = make_slot(words, {range.begin, i});
    return;
  }
  if (add_verb_clauses(words, range, question)) {
    auto& first = question.clauses.front();  // "do any drugs cause X"
    for (Slot* slot : {&first.subject, &first.object}) {
      if (slot->fill == Fill::Asked) slot->fill = Fill::Open;
    }
    return;
  }
  if (is) parse_is(words, range, question);
}

}  // namespace

Question parse_clauses(std::string_view text, const Tokens& tokens, Range range) {
  Words words{text, tokens};
  Question question;
  question.kind = Kind::Which;
  range = cut_publisher(words, skip_politeness(tokens, range), question);
  if (range.empty()) return {};
  if (auto whole = parse_whole(words, range)) {
    whole->publisher = question.publisher;
    return *whole;
  }
  if (auto n = match("how many|much different?", tokens, range.begin, range.end)) {
    question.kind = Kind::Count;
    range.begin += *n;
  } else if (auto count = match("what is? the number of", tokens, range.begin, range.end)) {
    question.kind = Kind::Count;
    range.begin += *count;
  }
  if (range.empty()) return {};
  bool there = match("is|are there", tokens, range.begin, range.end).has_value();
  if (question.kind == Kind::Which && is_auxiliary(tokens[range.begin]) && !there &&
      range.size() > 1) {
    parse_yes_no(words, range, question);
  } else {
    parse_which(words, range, question);
  }
  bool lists = question.asked != Asked::Anything && question.asked != Asked::Value;
  if (question.clauses.empty() && (question.kind == Kind::YesNo || !lists)) question = {};
  return question;
}

Question parse(std::string_view text) {
  Tokens tokens = tokenize(text);
  if (tokens.empty()) return {};
  if (auto pages = parse_pages(text, tokens)) return *pages;
  return parse_clauses(text, tokens, {0, tokens.size()});
}

}  // namespace netkg::query
