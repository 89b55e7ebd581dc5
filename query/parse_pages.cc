// Questions about pages and references: "which pages are overdue", "which references are older
// than 5 years".
#include "query/answer.h"
#include "query/clauses.h"
#include "query/dates.h"
#include "query/parse.h"

namespace netkg::query {
namespace {

using What = PageTest::What;
constexpr std::string_view page_nouns =
    "page pages document documents leaflet leaflets webpage webpages";
constexpr std::string_view reference_nouns =
    "reference references citation citations source sources publication publications paper "
    "papers "
    "study studies articles works bibliography trials guidelines";

struct StatePhrase {
  std::string_view pattern;
  std::vector<ReviewState> states;
};
const std::vector<StatePhrase>& state_phrases() {
  using enum ReviewState;
  static const std::vector<StatePhrase> table{
      {"overdue|outdated", {Overdue}},
      {"out of date", {Overdue}},
      {"past their|its|the? review|due date?", {Overdue}},
      {"due soon", {DueSoon}},
      {"soon due", {DueSoon}},
      {"coming up", {DueSoon}},
      {"due within|in", {DueSoon}},
      {"due for|to be? review|reviewed|update|updated", {Overdue, DueSoon}},
      {"need|needs|require|requires a|to? be? review|reviewed|reviewing|updating|update",
       {Overdue, DueSoon}},
      {"undated", {Undated}},
      {"no|without|lack|lacks|lacking a|any|stated? review|due? date|dates", {Undated}},
      {"archived", {Archived}},
      {"no longer updated|being|maintained", {Archived}},
      {"inconsistent", {Inconsistent}},
      {"up to date", {Current}},
      {"current", {Current}},
  };
  return table;
}

struct DatePhrase {
  std::string_view pattern;
  What what;
};
constexpr DatePhrase date_phrases[] = {
    {"reviewed|review", What::Reviewed},
    {"modified|revised|updated|changed|edited", What::Modified},
    {"published", What::Published},
    {"due", What::Due},
};

struct ActPhrase {
  std::string_view pattern;
  What what;
};
constexpr ActPhrase act_phrases[] = {
    {"cite|cites|citing|cited", What::Cites},
    {"refer|refers|referring|link|links to", What::Cites},
    {"rest|rests|rely|relies|based on", What::Cites},
    {"mention|mentions|mentioning|name|names|discuss|discusses|describe|describes|cover|covers",
     What::Mentions},
    {"talk|talks|are|is|were? about", What::Mentions},
    {"about|on", What::Mentions},
};

std::optional<std::size_t> find_word(const Tokens& tokens, std::string_view list,
                                     std::size_t from = 0) {
  for (std::size_t i = from; i < tokens.size(); ++i) {
    if (is_one_of(tokens[i].text, list)) return i;
  }
  return std::nullopt;
}

bool asks(const Tokens& tokens, std::size_t noun) {
  return noun == 0 ||
         (noun < 8 && find_word(tokens,
                                "which what list show give how name find all are is the "
                                "number any my our")
                          .has_value());
}

bool read_states(const Tokens& tokens, std::size_t from, PageTest& test) {
  for (std::size_t i = from; i < tokens.size(); ++i) {
    for (const auto& phrase : state_phrases()) {
      if (!match(phrase.pattern, tokens, i, tokens.size())) continue;
      bool negated = i > 0 && is_negation(tokens[i - 1]);
      if (negated && phrase.states.front() != ReviewState::Undated) continue;
      test.what = What::State;
      for (auto state : phrase.states) test.states.push_back(static_cast<uint8_t>(state));
      return true;
    }
  }
  return false;
}

bool read_dates(const Tokens& tokens, std::size_t from, PageTest& test) {
  DateWords dates = find_dates(tokens, {from, tokens.size()});
  if (!dates.before && !dates.after && !dates.older_than_years) return false;
  test.what = What::Reviewed;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    for (const auto& phrase : date_phrases) {
      if (match(phrase.pattern, tokens, i, tokens.size())) {
        test.what = phrase.what;
        i = tokens.size();
        break;
      }
    }
  }
  bool negated = false;  // "not reviewed since 2020" is "reviewed before 2020"
  for (std::size_t i = from; i < tokens.size(); ++i) negated |= is_negation(tokens[i]);
  bool recent = find_word(tokens, "last past within", from).has_value() &&
                dates.older_than_years && !find_word(tokens, "ago than", from);
  test.before = negated && dates.after ? dates.after : dates.before;
  test.after = negated ? std::nullopt : dates.after;
  test.older_than_years = dates.older_than_years;
  if (recent && !negated)
    test.missing = false, test.older_than_years = -*dates.older_than_years;
  return true;
}

/// "cite the New England Journal of Medicine, and what?"
bool read_act(std::string_view text, const Tokens& tokens, std::size_t from, PageTest& test) {
  for (std::size_t i = from; i < tokens.size(); ++i) {
    for (const auto& phrase : act_phrases) {
      auto n = match(phrase.pattern, tokens, i, tokens.size());
      if (!n) continue;
      Range named{i + *n, tokens.size()};
      if (named.size() > 2 && match("and what|which", tokens, named.end - 2, named.end)) {
        test.with_references = true;
        named.end -= 2;
      }
      named = trim(tokens, named);
      if (named.empty()) return false;
      test.what = phrase.what;
      test.term = make_term(text, tokens, named);
      return true;
    }
  }
  return false;
}

std::optional<Question> page_question(std::string_view text, const Tokens& tokens,
                                      std::size_t noun) {
  Question question;
  question.kind = find_word(tokens, "many number") && noun < 6 ? Kind::Count : Kind::Which;
  question.asked = Asked::Page;
  PageTest test;
  std::size_t from = noun + 1;
  // "which pages say that everolimus causes fatigue"
  for (std::size_t i = from; i < tokens.size(); ++i) {
    auto n = match(
        "say|says|state|states|claim|claims|report|reports|list|lists|mention that? "
        "that?",
        tokens, i, tokens.size());
    if (!n) continue;
    Question said = parse_clauses(text, tokens, {i + *n, tokens.size()});
    if (!said.clauses.empty() && said.kind == Kind::Which &&
        said.clauses.front().relation != Relation::Describe) {
      said.kind = question.kind;
      said.asked = Asked::Page;
      for (auto& clause : said.clauses) {
        for (Slot* slot : {&clause.subject, &clause.object})
          if (slot->fill == Fill::Asked) slot->fill = Fill::Open;
        if (!said.of_class.words.empty()) clause.subject = {Fill::Given, said.of_class, {}};
      }
      said.of_class = {};
      return said;
    }
  }
  bool understood = read_states(tokens, 0, test) || read_dates(tokens, from, test) ||
                    read_act(text, tokens, from, test);
  if (!understood && !trim(tokens, {from, tokens.size()}).empty()) return std::nullopt;
  question.page = test;
  return question;
}

Question reference_question(std::string_view text, const Tokens& tokens, std::size_t noun) {
  Question question;
  question.kind = find_word(tokens, "many number") && noun < 6 ? Kind::Count : Kind::Which;
  question.asked = Asked::Reference;
  ReferenceTest test;
  DateWords dates = find_dates(tokens, {noun, tokens.size()});
  test.before = dates.before;
  test.after = dates.after;
  test.older_than_years = dates.older_than_years;
  for (std::size_t i = noun + 1; i < tokens.size(); ++i) {
    Range rest{i + 1, tokens.size()};
    bool dated = dates.before || dates.after || dates.older_than_years;
    if (auto n =
            match("mention|mentions|name|names|about|discuss|on", tokens, i, tokens.size())) {
      rest.begin = i + *n;
      if (!dated) test.mentions = make_term(text, tokens, trim(tokens, rest));
      break;
    }
    if (dated || !is_one_of(tokens[i].text, "in from by of for")) continue;
    auto page = find_word(tokens, page_nouns, i);
    if (page) rest.end = *page;
    (page ? test.page : test.container) = make_term(text, tokens, trim(tokens, rest));
    break;
  }
  question.reference = test;
  return question;
}

/// "which drugs have claims but no reference that names them"
std::optional<Question> unnamed_drugs(const Tokens& tokens, std::size_t reference) {
  auto drugs = find_word(tokens, "drug drugs medicine medicines treatments");
  bool negative = false;
  for (std::size_t i = drugs ? *drugs : reference; i < reference; ++i)
    negative |= is_negation(tokens[i]) || is_one_of(tokens[i].text, "without lack lacks");
  if (!drugs || !negative) return std::nullopt;
  Question question;
  question.kind = Kind::Which;
  question.asked = Asked::Drug;
  ReferenceTest test;
  test.drugs_without = true;
  question.reference = test;
  return question;
}

}  // namespace

std::optional<Question> parse_pages(std::string_view text, const Tokens& tokens) {
  auto page = find_word(tokens, page_nouns);
  auto reference = find_word(tokens, reference_nouns);
  if (page && find_word(tokens, "agree agrees agreement")) {
    Question question;
    question.kind = Kind::Agree;
    return question;
  }
  if (reference) {
    if (auto question = unnamed_drugs(tokens, *reference)) return question;
  }
  bool pages_first = page && (!reference || *page < *reference);
  if (pages_first && asks(tokens, *page)) return page_question(text, tokens, *page);
  if (reference && *reference < 4 && asks(tokens, *reference))
    return reference_question(text, tokens, *reference);
  return std::nullopt;
}

}  // namespace netkg::query
