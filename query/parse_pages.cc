// Questions about pages and references: "which pages are overdue", "which references are older
// than 5 years".
#include "query/answer.h"
#include "query/clauses.h"
#include "query/dates.h"
#include "query/nouns.h"
#include "query/page_tests.h"
#include "query/parse.h"

namespace netkg::query {
namespace {

using What = PageTest::What;
constexpr std::string_view page_nouns =
    "page pages document documents leaflet leaflets webpage webpages";
constexpr std::string_view reference_nouns =
    "reference references citation citations source sources publication publications paper "
    "papers "
    "study studies articles bibliography trials guidelines";

constexpr std::string_view openings_of_lists =
    "which what list show give how many number name find get all are is the any my our do we "
    "have count me us of there";

std::optional<std::size_t> find_word(const Tokens& tokens, std::string_view list,
                                     std::size_t from = 0) {
  for (std::size_t i = from; i < tokens.size(); ++i) {
    if (is_one_of(tokens[i].text, list)) return i;
  }
  return std::nullopt;
}

/// "what evidence is there that …" asks for the pages that say so.
std::optional<std::size_t> evidence_asked(const Tokens& tokens) {
  return match("what|which|is evidence|proof|support? evidence? is|are? there? that|for",
               tokens, 0, tokens.size());
}

bool asks(const Tokens& tokens, std::size_t noun) {
  constexpr std::string_view openings =
      "which what list show give how name find get all are is the number any my our do count "
      "when who";
  return noun == 0 || (noun < 12 && find_word(tokens, openings).has_value()) || noun < 3;
}

/// What is said becomes what the pages must say; whatever was asked for is open then.
Question pages_that_say(Question said, Kind kind, bool denied) {
  said.kind = kind;
  said.asked = Asked::Page;
  for (auto& clause : said.clauses) {
    clause.denied |= denied;
    for (Slot* slot : {&clause.subject, &clause.object})
      if (slot->fill == Fill::Asked) slot->fill = Fill::Open;
    if (!said.of_class.words.empty()) clause.subject = {Fill::Given, said.of_class, {}};
  }
  said.of_class = {};
  return said;
}

/// "which pages say that everolimus causes fatigue"
std::optional<Question> saying_question(const Words& words, std::size_t from, Kind kind) {
  const Tokens& tokens = words.tokens;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    auto n = match("say|says|state|states|claim|claims|report|reports|warn|warns that?", tokens,
                   i, tokens.size());
    if (!n)
      n = match("list|lists|mention|mentions|show|shows|confirm|confirms|deny|denies that",
                tokens, i, tokens.size());
    if (!n) continue;
    Question said = parse_clauses(words, {i + *n, tokens.size()});
    if (said.clauses.empty() || said.kind != Kind::Which ||
        said.clauses.front().relation == Relation::Describe)
      continue;
    words.use({i, i + *n});
    for (std::size_t at = 0; at < i; ++at) {
      auto state = state_at(tokens, at);
      if (!state || state->range.end > i) continue;
      words.use(state->range);
      said.evidence.push_back(std::move(state->test));
      break;
    }
    for (std::size_t at = 0; at < i; ++at) {
      if (is_one_of(tokens[at].text, openings_of_lists) ||
          is_one_of(tokens[at].text, page_nouns))
        words.use({at, at + 1});
    }
    return pages_that_say(std::move(said), kind, is_one_of(tokens[i].text, "deny denies"));
  }
  return std::nullopt;
}

Kind counted(const Words& words, std::size_t noun) {
  auto many = find_word(words.tokens, "many number count");
  if (!many || *many > noun) return Kind::Which;
  words.use({*many, *many + 1});
  return Kind::Count;
}

/// "when was the page on sunitinib last reviewed", "who publishes the everolimus page".
std::optional<Question> about_question(const Words& words, std::size_t noun) {
  const Tokens& tokens = words.tokens;
  if (!is_one_of(tokens[0].text, "when who how what") || tokens.size() < 4) return std::nullopt;
  if (tokens[0].text == "what" && noun == 1) return std::nullopt;  // asks for the pages
  constexpr std::string_view tail_words =
      "last next reviewed review due updated update modified published publishes wrote written "
      "revised changed out old is are was were be made makes made publisher date by checked "
      "expire expires for of the to again";
  std::size_t end = tokens.size();
  while (end > noun + 1 && is_one_of(tokens[end - 1].text, tail_words)) --end;
  Range named{noun + 1, end};
  if (named.empty() || trim(tokens, named).empty()) {
    std::size_t begin = 1;
    while (begin < noun && (is_one_of(tokens[begin].text, tail_words) ||
                            is_one_of(tokens[begin].text, fillers)))
      ++begin;
    named = {begin, noun};
  }
  Range content = trim(tokens, named);
  bool dated = find_word(tokens,
                         "reviewed review due updated update modified published publishes "
                         "wrote written revised changed old publisher checked made makes")
                   .has_value();
  if (!dated || content.empty()) return std::nullopt;
  words.use({0, tokens.size()});
  Question question;
  question.kind = Kind::Which;
  question.asked = Asked::Page;
  PageTest test;
  test.what = What::About;
  test.term = make_term(words.question, tokens, content);
  question.pages.push_back(std::move(test));
  return question;
}

/// "in how many leaflets does telotristat come up", "on which pages is sunitinib named"
std::optional<Question> mentioned_question(const Words& words, std::size_t noun) {
  const Tokens& tokens = words.tokens;
  constexpr std::string_view last_words =
      "mentioned|named|discussed|described|covered|found|listed|appear|appears|occur|feature|"
      "featured|figure|cited";
  if (noun + 3 >= tokens.size() || !is_auxiliary(tokens[noun + 1]) ||
      !is_one_of(tokens[noun + 1].text, "do does did is are was were can"))
    return std::nullopt;
  std::size_t end = tokens.size() - 1;
  auto tail = match("come|comes|crop|crops|turn|turns|show|shows|pop up", tokens, end - 1,
                    tokens.size());
  if (tail) --end;
  if (!tail) tail = match(last_words, tokens, end, tokens.size());
  Range named = trim(tokens, {noun + 2, end});
  if (!tail || named.empty()) return std::nullopt;
  Question question;
  question.kind = counted(words, noun);
  question.asked = Asked::Page;
  PageTest test;
  test.what = tokens[end].text == "cited" ? What::Cites : What::Mentions;
  test.term = make_term(words.question, tokens,
                        test.what == What::Cites ? cut_publication_noun(tokens, named) : named);
  question.pages.push_back(std::move(test));
  words.use({0, tokens.size()});
  return question;
}

/// "what is overdue", "what comes up for review in 2027": only pages have such dates.
std::optional<Question> unnamed_pages(const Words& words) {
  const Tokens& tokens = words.tokens;
  auto n =
      match("what|which|is|are anything|everything? that? is|are|was|has|needs|comes|falls?",
            tokens, 0, tokens.size());
  for (std::size_t at = 1; n && at <= *n && at < tokens.size(); ++at) {
    auto found = dates_at(tokens, at);
    if (!found) found = state_at(tokens, at);
    if (!found || found->range.end != tokens.size()) continue;
    words.use({0, tokens.size()});
    Question question;
    question.kind = Kind::Which;
    question.asked = Asked::Page;
    question.pages.push_back(std::move(found->test));
    return question;
  }
  return std::nullopt;
}

std::optional<Question> page_question(const Words& words, std::size_t noun) {
  const Tokens& tokens = words.tokens;
  if (auto about = about_question(words, noun)) return about;
  if (auto named = mentioned_question(words, noun)) return named;
  Question question;
  question.kind = counted(words, noun);
  question.asked = Asked::Page;
  std::size_t from = noun + 1;
  if (auto said = saying_question(words, from, question.kind)) return said;
  words.use({noun, from});
  for (std::size_t i = 0; i < noun; ++i) {  // "overdue pages", "Zebra pages"
    if (auto state = state_at(tokens, i); state && state->range.end <= noun) {
      words.use(state->range);
      question.pages.push_back(std::move(state->test));
      break;
    }
  }
  for (auto& test : read_tests(words, from)) question.pages.push_back(std::move(test));
  if (question.pages.empty()) {
    Range before = trim(tokens, {0, noun});
    while (!before.empty() && is_one_of(tokens[before.begin].text, openings_of_lists))
      ++before.begin;
    before = trim(tokens, before);
    PageTest test;
    if (!before.empty()) {  // "Zebra pages", "everolimus pages": whichever it names
      test.what = What::Publisher;
      test.term = make_term(words.question, tokens, before);
      words.use(before);
    }
    question.pages.push_back(std::move(test));
  }
  words.use({0, std::min<std::size_t>(noun, 1)});
  for (std::size_t i = 0; i < noun; ++i) {
    if (is_one_of(tokens[i].text, openings_of_lists)) words.use({i, i + 1});
  }
  return question;
}

Question reference_question(const Words& words, std::size_t noun) {
  const Tokens& tokens = words.tokens;
  Question question;
  question.kind = counted(words, noun);
  question.asked = Asked::Reference;
  ReferenceTest test;
  DateWords dates = find_dates(tokens, {noun, tokens.size()});
  test.before = dates.before;
  test.after = dates.after;
  test.older_than_years = dates.older_than_years;
  test.oldest = find_word(tokens, "oldest earliest").has_value();
  test.newest = find_word(tokens, "newest latest").has_value();
  for (std::size_t i = noun + 1; i < tokens.size(); ++i) {
    Range rest{i + 1, tokens.size()};
    bool dated = dates.before || dates.after || dates.older_than_years;
    if (auto n =
            match("mention|mentions|name|names|about|discuss|on", tokens, i, tokens.size())) {
      rest.begin = i + *n;
      while (rest.size() > 1 &&
             is_one_of(tokens[rest.end - 1].text, "are is cited listed given there"))
        --rest.end;
      auto page = find_word(tokens, page_nouns, i);
      if (page) rest.end = *page;
      if (!dated)
        (page ? test.page : test.mentions) =
            make_term(words.question, tokens, trim(tokens, rest));
      break;
    }
    if (is_one_of(tokens[i].text, "does do did is are")) {  // "does the sunitinib page list"
      auto page = find_word(tokens, page_nouns, i);
      if (!page || dated) continue;
      test.page = make_term(words.question, tokens, trim(tokens, {i + 1, *page}));
      break;
    }
    if (dated || !is_one_of(tokens[i].text, "in from by of for")) continue;
    auto page = find_word(tokens, page_nouns, i);
    if (page) rest.end = *page;
    (page ? test.page : test.container) = make_term(words.question, tokens, trim(tokens, rest));
    break;
  }
  words.use({0, tokens.size()});
  question.reference = test;
  return question;
}

/// "which drugs have claims but no reference that names them"
std::optional<Question> unnamed_drugs(const Words& words, std::size_t reference) {
  const Tokens& tokens = words.tokens;
  auto drugs = find_word(tokens, "drug drugs medicine medicines treatments");
  bool negative = false;
  for (std::size_t i = drugs ? *drugs : reference; i < reference; ++i)
    negative |= is_negation(tokens[i]) || is_one_of(tokens[i].text, "without lack lacks");
  if (!drugs || !negative) return std::nullopt;
  words.use({0, tokens.size()});
  Question question;
  question.kind = Kind::Which;
  question.asked = Asked::Drug;
  ReferenceTest test;
  test.drugs_without = true;
  question.reference = test;
  return question;
}

}  // namespace

std::optional<Question> parse_pages(const Words& words) {
  const Tokens& tokens = words.tokens;
  auto page = find_word(tokens, page_nouns);
  auto reference = find_word(tokens, reference_nouns);
  if (page && find_word(tokens, "agree agrees agreement")) {
    words.use({0, tokens.size()});
    Question question;
    question.kind = Kind::Agree;
    return question;
  }
  if (auto n = evidence_asked(tokens)) {
    Question said = parse_clauses(words, {*n, tokens.size()});
    if (!said.clauses.empty() && said.kind == Kind::Which) {
      words.use({0, *n});
      return pages_that_say(std::move(said), Kind::Which, false);
    }
  }
  if (reference) {
    if (auto question = unnamed_drugs(words, *reference)) return question;
  }
  if (!page && !reference) return unnamed_pages(words);
  bool pages_first = page && (!reference || *page < *reference);
  if (pages_first && asks(tokens, *page)) return page_question(words, *page);
  bool of_drugs =
      reference && *reference + 1 < tokens.size() &&
      match("of|for drugs|medicines|treatments", tokens, *reference + 1, tokens.size());
  if (reference && *reference < 6 && !of_drugs && asks(tokens, *reference))
    return reference_question(words, *reference);
  return std::nullopt;
}

}  // namespace netkg::query
