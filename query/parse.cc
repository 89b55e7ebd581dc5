// English question -> Question: openings, what is asked for, kinds.
#include "query/parse.h"

#include <algorithm>

#include "query/frame.h"
#include "query/nouns.h"
#include "query/reword.h"

namespace netkg::query {
namespace {

using Side = WholePattern::Side;

/// Cuts politeness and "?" words off the front.
Range skip_politeness(const Words& words, Range range) {
  const Tokens& tokens = words.tokens;
  for (bool again = true; again;) {
    again = false;
    for (auto pattern : politeness()) {
      auto n = match(pattern, tokens, range.begin, range.end);
      if (!n || *n == 0 || *n >= range.size()) continue;
      words.use({range.begin, range.begin + *n});
      range.begin += *n;
      again = true;
    }
  }
  while (!range.empty() && is_one_of(tokens[range.end - 1].text, "please thanks then")) {
    words.use({range.end - 1, range.end});
    --range.end;
  }
  return range;
}

/// "with or without food", "on an empty stomach" at the end of a range.
Range food_words(const Words& words, Range range) {
  std::size_t begin = range.end - 1;
  while (begin > range.begin &&
         is_one_of(words.tokens[begin - 1].text,
                   "with without on before after an a or empty full food "
                   "meal"))
    --begin;
  return {begin, range.end};
}

/// "take X with food" asks for a food rule, "take X while pregnant" for a caution.
void settle_together(const Words& words, Range& object, Clause& shape) {
  const auto& last = words.tokens[object.end - 1].text;
  if (is_one_of(last, "food meal meals stomach breakfast snack snacks")) {
    shape.relation = Relation::Food;
    object = food_words(words, object);
    if (object.begin > 0 && is_one_of(words.tokens[object.begin - 1].text, "with without on"))
      --object.begin;
  }
  if (is_one_of(last, "pregnant pregnancy breastfeeding")) {
    shape.relation = Relation::Unsuitable;
    shape.inverted = true;
  }
}

std::optional<Question> parse_whole(const Words& words, Range range) {
  for (const auto& row : whole_patterns()) {
    auto found = match_all(row.pattern, words.tokens, range);
    if (!found) continue;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      bool slot = (i >= found->subject.begin && i < found->subject.end) ||
                  (i >= found->object.begin && i < found->object.end);
      if (!slot) words.use({i, i + 1});
    }
    Question question;
    question.kind = row.kind;
    question.asked = row.asked;
    Clause shape;
    shape.relation = row.relation;
    shape.inverted = row.inverted;
    Range object = found->object;
    if (row.side == Side::None && object.empty()) object = {range.end - 1, range.end};
    if (row.relation == Relation::Food && object.empty()) object = food_words(words, range);
    if (shape.relation == Relation::Together) settle_together(words, object, shape);
    Range subject = trim(words.tokens, found->subject);
    if (subject.empty()) subject = found->subject;
    add_clause(words, shape, subject, object, question);
    return question;
  }
  return std::nullopt;
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
      words.use(named);
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
  question.listing |= range.begin == 0;  // "kinase inhibitors" and no more
  question.asked = Asked::Anything;
  add_clause(words, shape, about, {}, question);
}

/// "fatigue is caused by which drugs": what is asked for stands at the end.
std::optional<Head> head_at_end(const Words& words, Range range) {
  const Tokens& tokens = words.tokens;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    if (!is_one_of(tokens[i].text, "which what")) continue;
    auto noun = noun_at(tokens, i + 1, range.end);
    if (noun) words.use(noun->range);
    if ((noun ? noun->range.end : i + 1) != range.end) return std::nullopt;
    return Head{noun, {range.begin, i}, {}};
  }
  return std::nullopt;
}

void parse_which(const Words& words, Range range, Question& question) {
  bool predicative = false;
  if (auto lacking = cut_lacking(words, range)) {
    parse_which(words, range, question);
    if (question.clauses.empty()) return;
    Clause shape;
    shape.relation = question.clauses.front().relation;
    shape.excluded = true;
    Range who = trim(words.tokens, *lacking);
    bool subject = question.clauses.front().object.fill == Fill::Asked;
    subject ? add_clause(words, shape, who, {}, question)
            : add_clause(words, shape, {}, who, question);
    return;
  }
  if (auto head = head_at_end(words, range)) {
    question.asked = head->noun ? head->noun->noun->asked : Asked::Anything;
    add_verb_clauses(words, head->before, question);
    return;
  }
  for (auto pattern : which_openings()) {
    auto n = match(pattern, words.tokens, range.begin, range.end);
    if (!n || *n == 0 || *n >= range.size()) continue;
    words.use({range.begin, range.begin + *n});
    question.listing =
        is_one_of(words.tokens[range.begin].text, "list show give name find get");
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
        words.use({i, i + *n});
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
    words.use({object.begin, object.begin + *same});
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
    auto n = match(
        "have|has|a|an|one|the? of? the? known|common|possible|reported|likely|usual? "
        "side|adverse|unwanted? effect|effects|reaction|reactions of|from|with|to",
        tokens, i, range.end);
    if (is && n) words.use({i, i + *n});
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
    for (auto& clause : question.clauses) {  // "does X block Y and | cause Z"
      if (clause.subject.fill == Fill::Asked) clause.subject = question.clauses[0].subject;
      if (clause.object.fill == Fill::Asked) clause.object = question.clauses[0].object;
    }
    return;
  }
  if (is) parse_is(words, range, question);
}

/// "how many drugs", "what is the number of drugs".
Range cut_count(const Words& words, Range range, Question& question) {
  const Tokens& tokens = words.tokens;
  auto n = match("how many|much different?", tokens, range.begin, range.end);
  if (!n) n = match("what|which? is? the number of", tokens, range.begin, range.end);
  if (!n) n = match("count the?", tokens, range.begin, range.end);
  if (!n) return range;
  question.kind = Kind::Count;
  words.use({range.begin, range.begin + *n});
  return {range.begin + *n, range.end};
}

/// "… the most side effects", "the most drugs", "the fewest side effects": what is counted is
/// the other side of the relation. Takes the words out of `tokens`.
void cut_rank(Tokens& tokens, Question& question) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    bool most = match("the? most|largest|highest number? of?", tokens, i, tokens.size()) &&
                !match("the? most common|frequent|usual|serious|severe|likely|often", tokens, i,
                       tokens.size());
    bool fewest =
        match("the? fewest|least|smallest|lowest number? of?", tokens, i, tokens.size())
            .has_value();
    if (!most && !fewest) continue;
    auto n =
        match("the? most|largest|highest|fewest|least|smallest|lowest number? of? different?",
              tokens, i, tokens.size());
    auto noun = noun_at(tokens, i + *n, tokens.size());
    if (!noun) continue;
    question.rank = most ? Rank::Most : Rank::Fewest;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                 tokens.begin() + static_cast<std::ptrdiff_t>(i + *n));
    return;
  }
}

/// "both X and Y"
bool says_both(const Tokens& tokens, Range range) {
  bool both = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (both && tokens[i].text == "and") return true;
    both |= tokens[i].text == "both";
  }
  return false;
}

/// Words that no part of the question stands for.
std::vector<std::string> unread(const Words& words) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.tokens.size(); ++i) {
    const Token& token = words.tokens[i];
    bool empty = is_auxiliary(token) || is_one_of(token.text, fillers) ||
                 is_one_of(token.text, silent_words);
    if (!words.used[i] && (!empty || is_negation(token))) out.push_back(token.text);
  }
  return out;
}

}  // namespace

Question parse_clauses(const Words& words, Range range) {
  const Tokens& tokens = words.tokens;
  Question question;
  question.kind = Kind::Which;
  range = skip_politeness(words, range);
  if (range.empty()) return {};
  if (auto whole = parse_whole(words, range)) return *whole;
  range = cut_count(words, range, question);
  if (range.empty()) return {};
  bool there = match("is|are there", tokens, range.begin, range.end).has_value();
  if (question.kind == Kind::Which && is_auxiliary(tokens[range.begin]) && !there &&
      range.size() > 1) {
    parse_yes_no(words, range, question);
  } else {
    parse_which(words, range, question);
  }
  if (!question.clauses.empty() && says_both(tokens, range) &&
      question.clauses.front().object.fill == Fill::Asked)
    question.shared = true;
  bool lists = question.asked != Asked::Anything && question.asked != Asked::Value;
  if (question.clauses.empty() && (question.kind == Kind::YesNo || !lists)) question = {};
  return question;
}

Question parse(std::string_view text) {
  Tokens tokens = tokenize(text);
  if (tokens.empty()) return {};
  reword(tokens);
  Question frame;
  cut_frame(text, tokens, frame);
  cut_rank(tokens, frame);
  std::vector<bool> used(tokens.size(), false);
  Words words{text, tokens, used};
  auto pages = parse_pages(words);
  Question question = pages ? *pages : parse_clauses(words, {0, tokens.size()});
  if (question.kind == Kind::Unknown) {
    std::fill(used.begin(), used.end(), false);
    question.unread = unread(words);
    return question;
  }
  if (question.publisher.words.empty()) question.publisher = frame.publisher;
  question.evidence.insert(question.evidence.end(), frame.evidence.begin(),
                           frame.evidence.end());
  question.least_pages = frame.least_pages;
  question.direct_only = frame.direct_only;
  question.bands.more_than = frame.bands.more_than;
  question.bands.less_than = frame.bands.less_than;
  question.rank = frame.rank;
  question.unread = unread(words);
  return question;
}

}  // namespace netkg::query
