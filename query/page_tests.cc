#include "query/page_tests.h"

#include "query/answer.h"
#include "query/dates.h"
#include "query/nouns.h"

namespace netkg::query {
namespace {

using What = PageTest::What;

struct StatePhrase {
  std::string_view pattern;
  std::vector<ReviewState> states;
};
const std::vector<StatePhrase>& state_phrases() {
  using enum ReviewState;
  static const std::vector<StatePhrase> table{
      {"overdue|outdated for? a? review|reviewing|update?", {Overdue}},
      {"out of date", {Overdue}},
      {"gone? past|beyond their|its|the? review|due date?", {Overdue}},
      {"should|must|ought have|be|to already? have? been? reviewed|updated|checked|replaced "
       "by? "
       "now|already",
       {Overdue}},
      {"should|must|ought to? have already? been? reviewed|updated|checked by? now?",
       {Overdue}},
      {"late|behind for|with its|their? review|reviews|reviewing|update", {Overdue}},
      {"whose|where|with the|its|their? next? review|due? date? has|have|is|are|was already? "
       "passed|gone|expired|lapsed|past|missed|over|behind",
       {Overdue}},
      {"missed|passed|past|beyond|after their|its|the? next? review|due|expiry? date|review",
       {Overdue}},
      {"expired|lapsed", {Overdue}},
      {"due soon", {DueSoon}},
      {"need|needs|require|requires a|to? be? review|reviewed|reviewing soon", {DueSoon}},
      {"soon due", {DueSoon}},
      {"coming up", {DueSoon}},
      {"due within|in", {DueSoon}},
      {"due for|to be? review|reviewed|update|updated", {Overdue, DueSoon}},
      {"need|needs|require|requires a|to? be? review|reviewed|reviewing|updating|update",
       {Overdue, DueSoon}},
      {"undated", {Undated}},
      {"no|without|lack|lacks|lacking a|any|stated? review|due? date|dates", {Undated}},
      {"carry|carries|give|gives|have|has|state|states|show|shows no review|due? date|dates",
       {Undated}},
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
    {"modified|revised|updated|changed|edited|update|revision", What::Modified},
    {"looked at", What::Reviewed},
    {"checked", What::Reviewed},
    {"published", What::Published},
    {"due for|to? be? a|an|their|its|the? next? review|reviewed|update|updated|reviewing?",
     What::Due},
    {"due", What::Due},
    {"fall|falls|fell due for? review?", What::Due},
    {"come|comes|coming up for review|update", What::Due},
    {"expire|expires|expiring", What::Due},
};

struct ActPhrase {
  std::string_view pattern;
  What what;
};
constexpr ActPhrase act_phrases[] = {
    {"cite|cites|citing|cited|quote|quotes|quoting", What::Cites},
    {"refer|refers|referring|link|links to", What::Cites},
    {"rest|rests|rely|relies|draw|draws|based on", What::Cites},
    {"mention|mentions|mentioning|name|names|discuss|discusses|describe|describes|cover|covers|"
     "contain|contains|include|includes",
     What::Mentions},
    {"talk|talks|speak|speaks|are|is|were? about|of", What::Mentions},
    {"about|on|concerning|regarding", What::Mentions},
    {"published|written|made|produced|issued by", What::Publisher},
    {"come|comes from", What::Publisher},
    {"from|by", What::Publisher},
};

/// The same condition, said the other way round: "not reviewed since 2020" is "reviewed before
/// 2020".
void negate(PageTest& test) {
  bool dated = test.what == What::Reviewed || test.what == What::Modified ||
               test.what == What::Published || test.what == What::Due;
  if (dated && test.after && !test.before) {
    test.before = test.after;
    test.after.reset();
  } else if (dated && test.older_than_years && *test.older_than_years < 0) {
    test.older_than_years = -*test.older_than_years;
  } else {
    test.denied = true;
  }
}

const ActPhrase* act_at(const Tokens& tokens, std::size_t at, std::size_t& size) {
  for (const auto& phrase : act_phrases) {
    auto n = match(phrase.pattern, tokens, at, tokens.size());
    if (!n) continue;
    size = *n;
    return &phrase;
  }
  return nullptr;
}

/// Where the words of a term end: before "and are overdue", "that cite …".
std::size_t term_end(const Tokens& tokens, std::size_t begin) {
  for (std::size_t i = begin + 1; i < tokens.size(); ++i) {
    bool joint = is_one_of(tokens[i].text, "and or but that which");
    std::size_t at = i;
    while (at < tokens.size() && (is_one_of(tokens[at].text, "and or but that which") ||
                                  is_auxiliary(tokens[at]) || is_negation(tokens[at])))
      ++at;
    std::size_t size = 0;
    bool act = act_at(tokens, at, size) && !is_one_of(tokens[at].text, "for with on of");
    if (joint && (state_at(tokens, at) || dates_at(tokens, at) || act)) return i;
    if (dates_at(tokens, i) || is_one_of(tokens[i].text, "overdue undated archived")) return i;
  }
  return tokens.size();
}

/// "cite the New England Journal of Medicine, and what?"
std::optional<FoundTest> act_found(const Words& words, std::size_t at) {
  const Tokens& tokens = words.tokens;
  std::size_t size = 0;
  const auto* phrase = act_at(tokens, at, size);
  if (!phrase) return std::nullopt;
  FoundTest found{{}, {at, term_end(tokens, at + size)}};
  Range named{at + size, found.range.end};
  if (named.size() > 2 && match("and what|which", tokens, named.end - 2, named.end)) {
    found.test.with_references = true;
    named.end -= 2;
  }
  named = trim(tokens, named);
  if (phrase->what == What::Cites) named = cut_publication_noun(tokens, named);
  if (named.empty()) return std::nullopt;
  found.test.what = phrase->what;
  found.test.term = make_term(words.question, tokens, named);
  Slot slot = make_slot(words, named);
  if (slot.fill == Fill::Nested && phrase->what == What::Mentions)
    found.test.nested = std::move(slot.nested);
  return found;
}

/// "use the RADIANT-4 paper as a reference", "list it among their sources"
std::optional<FoundTest> use_found(const Words& words, std::size_t at) {
  const Tokens& tokens = words.tokens;
  auto verb =
      match("use|uses|using|give|gives|list|lists|have|has|count|counts|name|names|take",
            tokens, at, tokens.size());
  if (!verb) return std::nullopt;
  for (std::size_t i = at + 1; i < tokens.size(); ++i) {
    auto n = match(
        "as|among|in|under a|an|one|their|its|the? of? their|its|the? "
        "reference|references|source|sources|citation|citations|bibliography list?",
        tokens, i, tokens.size());
    Range named = trim(tokens, {at + 1, i});
    if (!n || named.empty()) continue;
    FoundTest found{{}, {at, i + *n}};
    found.test.what = What::Cites;
    found.test.term = make_term(words.question, tokens, cut_publication_noun(tokens, named));
    words.use({at, i + *n});
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundTest> state_at(const Tokens& tokens, std::size_t at) {
  std::optional<FoundTest> best;
  for (const auto& phrase : state_phrases()) {
    auto n = match(phrase.pattern, tokens, at, tokens.size());
    if (!n || (best && *n <= best->range.size())) continue;
    best = FoundTest{{}, {at, at + *n}};
    best->test.what = What::State;
    for (auto state : phrase.states) best->test.states.push_back(static_cast<uint8_t>(state));
  }
  return best;
}

std::optional<FoundTest> dates_at(const Tokens& tokens, std::size_t at) {
  for (const auto& phrase : date_phrases) {
    auto n = match(phrase.pattern, tokens, at, tokens.size());
    if (!n) continue;
    Range rest{at + *n, at + *n};
    constexpr std::string_view date_words =
        "before until by after since from in during on last past within ago or more than over "
        "year years yrs month months week weeks fortnight day days next coming couple the of "
        "between and";
    while (rest.end < tokens.size() && rest.size() < 8 &&
           (is_one_of(tokens[rest.end].text, date_words) || number_of(tokens[rest.end].text) ||
            is_month(tokens[rest.end].text)))
      ++rest.end;
    DateWords dates = find_dates(tokens, rest);
    if (!dates.before && !dates.after && !dates.older_than_years && !dates.days_ahead &&
        !dates.days_back)
      continue;
    bool recent = false, ago = false;
    for (std::size_t i = rest.begin; i < rest.end; ++i) {
      recent |= is_one_of(tokens[i].text, "last past within");
      ago |= is_one_of(tokens[i].text, "ago than");
    }
    while (rest.end > rest.begin && is_one_of(tokens[rest.end - 1].text, "and or")) --rest.end;
    FoundTest found{{}, {at, rest.end}};
    found.test.what = phrase.what;
    found.test.before = dates.before;
    found.test.after = dates.after;
    found.test.older_than_years = dates.older_than_years;
    found.test.days_ahead = dates.days_ahead;
    found.test.days_back = dates.days_back;
    if (recent && !ago && dates.older_than_years)
      found.test.older_than_years = -*dates.older_than_years;
    return found;
  }
  return std::nullopt;
}

Range cut_publication_noun(const Tokens& tokens, Range named) {
  while (
      named.size() > 1 &&
      is_one_of(tokens[named.end - 1].text,
                "paper papers trial trials study studies article articles publication report"))
    --named.end;
  return named;
}

std::vector<PageTest> read_tests(const Words& words, std::size_t from) {
  const Tokens& tokens = words.tokens;
  std::vector<PageTest> tests;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    bool negated =
        i > 0 && (is_negation(tokens[i - 1]) ||
                  (i > 1 && tokens[i - 1].text == "been" && is_negation(tokens[i - 2])));
    auto found = dates_at(tokens, i);
    if (!found) found = state_at(tokens, i);
    if (!found) found = use_found(words, i);
    if (!found) found = act_found(words, i);
    if (!found) continue;
    words.use(found->range);
    if (i > 0 && is_one_of(tokens[i - 1].text, "last next stated")) words.use({i - 1, i});
    if (negated) {
      words.use({i - 2 < i ? i - 2 : 0, i});
      negate(found->test);
    }
    tests.push_back(std::move(found->test));
    i = found->range.end - 1;
  }
  return tests;
}

}  // namespace netkg::query
