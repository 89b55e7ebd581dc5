// Points for what an entry prints, points off for prose.
#include "ingest/reference_fields/likeness.h"

#include <algorithm>
#include <array>

#include "ingest/reference_fields/tokens.h"
#include "model/words.h"

namespace netkg::ingest {

namespace {

constexpr std::array furniture_openings{"show ",
                                        "see ",
                                        "view ",
                                        "hide ",
                                        "related ",
                                        "sign up",
                                        "subscribe",
                                        "our ",
                                        "this page",
                                        "this information",
                                        "this content",
                                        "this article",
                                        "this leaflet",
                                        "this summary",
                                        "the information",
                                        "information on this page",
                                        "developed by",
                                        "written by",
                                        "medical review",
                                        "medically reviewed",
                                        "last reviewed",
                                        "last revised",
                                        "last updated",
                                        "last modified",
                                        "last medical",
                                        "next review",
                                        "page last",
                                        "content last",
                                        "date reviewed",
                                        "review date",
                                        "reviewed by",
                                        "reviewed on",
                                        "updated on",
                                        "back to ",
                                        "share ",
                                        "print ",
                                        "download ",
                                        "contact ",
                                        "call ",
                                        "if you ",
                                        "you ",
                                        "your ",
                                        "we ",
                                        "for more ",
                                        "to learn ",
                                        "to find ",
                                        "learn more",
                                        "find out",
                                        "copyright",
                                        "\xC2\xA9",
                                        "all rights",
                                        "was this ",
                                        "figure ",
                                        "table ",
                                        "reprinted ",
                                        "adapted ",
                                        "help us",
                                        "thank you",
                                        "tell your ",
                                        "ask your ",
                                        "talk to "};

constexpr std::array strong_words{"references", "reference", "bibliography", "citations",
                                  "literature"};
constexpr std::array strong_headings{
    "works cited",   "reference list",         "article sources",     "sources used",
    "evidence base", "sources of information", "information sources", "our sources"};
constexpr std::array weak_headings{"sources",
                                   "source",
                                   "evidence",
                                   "more information",
                                   "further reading",
                                   "further information",
                                   "evidence and sources",
                                   "more information and sources"};

template <class Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// Lower case, without marks at its ends: "**References:**" -> "references".
std::string plain(std::string_view words) {
  auto text = lower(words);
  const auto is_mark = [](char c) {
    return std::string_view(" \t\r\n:.*_#[]()|").find(c) != std::string_view::npos;
  };
  while (!text.empty() && is_mark(text.back())) text.pop_back();
  std::size_t begin = 0;
  while (begin < text.size() && is_mark(text[begin])) ++begin;
  return text.substr(begin);
}

int count_prose(std::string_view text, Span span) {
  int count = 0;
  for (const auto& token : tokenize(text, span)) {
    if (token.kind != TokenKind::Word || token.letters > 4) continue;
    const auto word = token.span.in(text);
    if (token.all_capital && word.size() == 2) continue;  // "US"
    count += one_of(word, "you your we our us my");
  }
  return count;
}

bool has_people(const CslItem& csl) {
  return !csl.author.empty() && csl.author[0].literal.empty();
}

int evidence(const CslItem& csl) {
  int score = 0;
  if (!csl.volume.empty() && csl.issued)
    score += 4;
  else if (!csl.volume.empty() || !csl.page.empty())
    score += 1;
  if (!csl.doi.empty() || !csl.pmid.empty() || !csl.pmcid.empty()) score += 4;
  if (has_people(csl)) score += csl.author.size() > 1 ? 3 : 2;
  if (csl.et_al) ++score;
  if (!csl.editor.empty()) score += 2;
  if (csl.accessed)
    score += csl.url.empty() ? 2 : 3;
  else if (!csl.url.empty())
    score += 1;
  if (!csl.publisher.empty() && csl.issued) score += csl.publisher_place.empty() ? 1 : 3;
  score += !csl.edition.empty() + !csl.number.empty() + !csl.version.empty();
  if (!has_people(csl) && !csl.author.empty() && csl.issued) score += 2;
  if (!csl.container_title.empty() && csl.issued && csl.volume.empty()) ++score;
  return score;
}

}  // namespace

int likeness(std::string_view text, const Reference& reference) {
  const auto& csl = reference.csl;
  const auto words = reference.span.in(text);
  int score = evidence(csl);
  if (score == 0) return 0;
  const bool lines = words.find('\n') != words.npos && !csl.title.empty();
  if (lines && (csl.issued || csl.accessed)) ++score;
  if (csl.title.empty()) score -= 2;
  if (csl.title.size() > 350) score -= 4;
  const Span span{reference.span.begin,
                  std::min(reference.span.end, reference.span.begin + 2000)};
  if (const int prose = count_prose(text, span)) score -= prose > 1 ? 6 : 2;
  if (words.size() > 700 && !has_people(csl)) score -= 3;
  if (score < certain_entry && is_furniture(words)) score = 0;
  return score;
}

bool may_be_entry(std::string_view words) {
  for (std::size_t i = 0; i + 3 < words.size(); ++i) {
    const auto four = words.substr(i, 4);
    const bool year = (four[0] == '1' || four[0] == '2') &&
                      (four[1] == '9' || four[1] == '0' || four[1] == '8') &&
                      four.find_first_not_of("0123456789") == four.npos;
    if (year || four == "http" || four == "www." || four == "doi:" || four == "PMID")
      return true;
  }
  return false;
}

bool is_furniture(std::string_view words) {
  const auto text = plain(words.substr(0, 60));
  return std::any_of(furniture_openings.begin(), furniture_openings.end(),
                     [&](std::string_view opening) { return text.starts_with(opening); });
}

ListHeading list_heading(std::string_view words) {
  if (words.size() > 80 || words.find('\n') != words.npos) return ListHeading::None;
  const auto text = plain(words);
  if (contains(strong_headings, text)) return ListHeading::Strong;
  if (contains(weak_headings, text)) return ListHeading::Weak;
  if (words.ends_with('.') || words.ends_with('?')) return ListHeading::None;
  const auto split = split_words(text);
  if (split.size() > 9) return ListHeading::None;
  for (const auto& word : split) {
    if (contains(strong_words, word.span.in(text))) return ListHeading::Strong;
  }
  return ListHeading::None;
}

}  // namespace netkg::ingest
