// The frame of a question.
#include "query/frame.h"

#include <algorithm>

#include "query/dates.h"
#include "query/parse.h"
#include "query/phrasings.h"

namespace netkg::query {
namespace {

constexpr std::string_view page_words =
    "page pages website websites site sites leaflet leaflets factsheet document documents";
constexpr std::string_view say_words =
    "say says list lists mention mentions report reports state states describe describes warn "
    "warns tell tells write writes";

void erase(Tokens& tokens, std::size_t begin, std::size_t end) {
  auto at = [&](std::size_t i) { return tokens.begin() + static_cast<std::ptrdiff_t>(i); };
  tokens.erase(at(begin), at(end));
}

/// "at least two pages say so", "more than one page", "several sources".
void cut_least_pages(Tokens& tokens, Question& question) {
  constexpr std::string_view tail =
      "pages|page|sources|publishers|documents|leaflets|sites|websites say|agree|mention|list|"
      "state|report? so|it|this|that|them|on?";
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t at = i;
    int least = 0;
    if (match("at least", tokens, at, tokens.size()) && at + 2 < tokens.size()) {
      least = number_of(tokens[at + 2].text).value_or(0);
      at += 3;
    } else if (match("more than", tokens, at, tokens.size()) && at + 2 < tokens.size()) {
      least = number_of(tokens[at + 2].text).value_or(-1) + 1;
      at += 3;
    } else if (is_one_of(tokens[at].text, "several multiple")) {
      least = 2;
      at += 1;
    } else if (auto n = number_of(tokens[at].text)) {
      if (!match("or more", tokens, at + 1, tokens.size())) continue;
      least = *n;
      at += 3;
    }
    auto rest = match(tail, tokens, at, tokens.size());
    if (least <= 0 || !rest) continue;
    std::size_t begin = i;
    if (begin >= 1 && match("on|by|from|in|if|that|to", tokens, begin - 1, begin)) --begin;
    if (begin >= 1 && match("according|said|stated|listed|mentioned", tokens, begin - 1, begin))
      --begin;
    question.least_pages = static_cast<std::size_t>(least);
    erase(tokens, begin, at + *rest);
    return;
  }
}

bool names_nothing(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!is_one_of(tokens[i].text, fillers) && !is_one_of(tokens[i].text, generic_nouns) &&
        !is_one_of(tokens[i].text, "these here"))
      return false;
  }
  return true;
}

void set_publisher(std::string_view text, const Tokens& tokens, Range range,
                   Question& question) {
  range = trim(tokens, range);
  while (!range.empty() && is_one_of(tokens[range.end - 1].text, page_words)) --range.end;
  if (!range.empty() && !names_nothing(tokens, range))
    question.publisher = make_term(text, tokens, range);
}

/// "pages reviewed since 2024" from `at` on, to the end.
std::optional<PageTest> dated_pages(const Tokens& tokens, std::size_t at) {
  auto n = match(
      "the? pages|leaflets|information that|which? were|was|are? last? "
      "reviewed|updated|published|modified|revised",
      tokens, at, tokens.size());
  if (!n) return std::nullopt;
  DateWords dates = find_dates(tokens, {at + *n, tokens.size()});
  if (!dates.before && !dates.after && !dates.older_than_years) return std::nullopt;
  PageTest test;
  const auto& verb = tokens[at + *n - 1].text;
  test.what = verb == "reviewed"    ? PageTest::What::Reviewed
              : verb == "published" ? PageTest::What::Published
                                    : PageTest::What::Modified;
  test.before = dates.before;
  test.after = dates.after;
  test.older_than_years = dates.older_than_years;
  return test;
}

/// "… on pages reviewed since 2024", "… according to pages updated in 2025".
bool cut_dated_pages(Tokens& tokens, Question& question) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    auto lead = match("according to", tokens, i, tokens.size());
    if (!lead) lead = match("on|in|from|by|using", tokens, i, tokens.size());
    auto test = lead ? dated_pages(tokens, i + *lead) : std::nullopt;
    if (!test) continue;
    question.evidence.push_back(*test);
    erase(tokens, i, tokens.size());
    return true;
  }
  return false;
}

/// "according to the NCI", before or after the question.
bool cut_according_to(std::string_view text, Tokens& tokens, Question& question) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!match("according to", tokens, i, tokens.size())) continue;
    std::size_t end = tokens.size();
    if (i == 0) {
      end = 2;
      while (end < tokens.size() && !is_one_of(tokens[end].text, auxiliaries) &&
             !is_one_of(tokens[end].text, "which what how list show give who when why"))
        ++end;
    }
    set_publisher(text, tokens, {i + 2, end}, question);
    erase(tokens, i, end);
    return true;
  }
  return false;
}

/// "… on Zebra pages", "… from the Zebra NET Support website"; "… on these pages" says nothing.
bool cut_on_pages(std::string_view text, Tokens& tokens, Question& question) {
  if (tokens.size() < 4 || !is_one_of(tokens.back().text, page_words)) return false;
  for (std::size_t i = tokens.size() - 2; i > 1; --i) {
    if (!is_one_of(tokens[i].text, "on from by in at")) continue;
    bool relation = is_one_of(tokens[i - 1].text,
                              "page pages reference references "
                              "is are was were");
    if (relation || tokens.size() - i > 7) return false;
    set_publisher(text, tokens, {i + 1, tokens.size() - 1}, question);
    erase(tokens, i, tokens.size());
    return true;
  }
  return false;
}

/// "what does Prairie say about everolimus" -> "about everolimus"; "which side effects of
/// everolimus does Zebra list" -> "which side effects of everolimus".
bool cut_says(std::string_view text, Tokens& tokens, Question& question) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (!is_one_of(tokens[i].text, "do does did")) continue;
    std::size_t verb = i + 1;
    while (verb < tokens.size() && !is_one_of(tokens[verb].text, say_words)) ++verb;
    if (verb == tokens.size() || verb == i + 1 || verb > i + 7) return false;
    Range who{i + 1, verb};
    bool pages = is_one_of(tokens[verb - 1].text, page_words);
    bool plain = names_nothing(tokens, who) || pages;
    auto about = match("about|on|of|for|regarding|with|as", tokens, verb + 1, tokens.size());
    if (verb + 1 < tokens.size() && !about) {  // "which drugs does Zebra say | cause fatigue"
      if (!is_one_of(tokens[verb].text, "say says report reports state states")) return false;
      set_publisher(text, tokens, who, question);
      erase(tokens, i, verb + 1);
      return true;
    }
    if (is_one_of(tokens[verb].text, "say says tell tells write writes") && i == 1 && about) {
      set_publisher(text, tokens, who, question);
      erase(tokens, 0, verb + 1);
      tokens.front().text = "about";
      return true;
    }
    if (!plain && is_one_of(tokens[0].text, "how why when who")) return false;
    set_publisher(text, tokens, who, question);
    bool before_of = about && is_one_of(tokens[verb + 1].text, "for with about on of");
    if (before_of) tokens[verb + 1].text = "of";
    erase(tokens, i, verb + 1);
    return true;
  }
  return false;
}

/// "directly", "not just as a class".
void cut_direct(Tokens& tokens, Question& question) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    auto n = match("directly|explicitly", tokens, i, tokens.size());
    if (!n) continue;
    question.direct_only = true;
    erase(tokens, i, i + *n);
    return;
  }
}

/// "10 %", "1 in 10", "10 out of every 100": a share of people and the tokens it takes.
struct Share {
  double part = 0;
  std::size_t size = 0;
};
std::optional<Share> share_at(std::string_view text, const Tokens& tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  auto number = number_of(tokens[at].text);
  if (!number) return std::nullopt;
  if (text.substr(tokens[at].span.end, 1) == "%" || text.substr(tokens[at].span.end, 2) == " %")
    return Share{*number / 100.0, 1};
  if (auto n = match("percent", tokens, at + 1, tokens.size()))
    return Share{*number / 100.0, 1 + *n};
  if (auto n = match("per cent", tokens, at + 1, tokens.size()))
    return Share{*number / 100.0, 1 + *n};
  auto of = match("in|of every?", tokens, at + 1, tokens.size());
  if (!of) of = match("out of every?", tokens, at + 1, tokens.size());
  if (!of || at + 1 + *of >= tokens.size()) return std::nullopt;
  auto whole = number_of(tokens[at + 1 + *of].text);
  if (!whole || *whole < 2 || *number > *whole) return std::nullopt;
  return Share{static_cast<double>(*number) / *whole, 2 + *of};
}

/// "in more than 1 in 10 people": noted, and "people" stays.
void cut_shares(std::string_view text, Tokens& tokens, Question& question) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto over = match("more|greater|higher than", tokens, i, tokens.size());
    if (!over) over = match("over|above", tokens, i, tokens.size());
    if (!over) over = match("at least", tokens, i, tokens.size());
    auto under = match("fewer|less|lower than", tokens, i, tokens.size());
    if (!under) under = match("under|below", tokens, i, tokens.size());
    if (!under) under = match("up to", tokens, i, tokens.size());
    if (!over && !under) continue;
    std::size_t at = i + (over ? *over : *under);
    auto share = share_at(text, tokens, at);
    if (!share) continue;
    (over ? question.bands.more_than : question.bands.less_than) = share->part;
    at += share->size;
    at += match("of? the? people|patients|users", tokens, at, tokens.size()).value_or(0);
    if (i > 0 && is_one_of(tokens[i - 1].text, "hit hits affect affects strike strikes"))
      tokens[i - 1].text = "in";
    tokens[i].text = "people";
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i + 1),
                 tokens.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

bool about_pages(const Tokens& tokens) {
  std::size_t most = std::min<std::size_t>(tokens.size(), 5);
  for (std::size_t i = 0; i < most; ++i) {
    if (is_one_of(tokens[i].text, page_words) ||
        is_one_of(tokens[i].text,
                  "reference references citation citations source sources "
                  "publisher publishers"))
      return true;
  }
  return false;
}

}  // namespace

void cut_frame(std::string_view text, Tokens& tokens, Question& question) {
  if (tokens.size() < 3) return;
  bool says =
      is_one_of(tokens[0].text, "what which") && is_one_of(tokens[1].text, "do does did");
  if (says && cut_says(text, tokens, question)) return;
  bool pages = about_pages(tokens);
  if (!pages) cut_shares(text, tokens, question);
  if (!pages || match("at|more least|than", tokens, 0, tokens.size()))
    cut_least_pages(tokens, question);
  if (cut_dated_pages(tokens, question)) return;
  if (cut_according_to(text, tokens, question)) return;
  cut_direct(tokens, question);
  if (pages || tokens.size() < 3) return;
  if (!cut_says(text, tokens, question)) cut_on_pages(text, tokens, question);
}

}  // namespace netkg::query
