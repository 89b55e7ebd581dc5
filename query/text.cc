// Passages and snippets.
#include "query/text.h"

#include <algorithm>
#include <set>

#include "model/words.h"
#include "query/phrasings.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

constexpr std::string_view question_words =
    "which what who whose when where why how much many list show give find name tell of in on "
    "to "
    "for from with by as at and or not but if than it they do does did i";

bool is_content(const std::string& word) {
  return !is_one_of(word, question_words) && !is_one_of(word, fillers) &&
         !is_one_of(word, auxiliaries) && !is_one_of(word, generic_nouns) &&
         !is_one_of(word, "cause causes treat treats common rare serious help helps");
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// The next blank at or after `at`; a cut there splits neither word nor code point.
std::size_t blank_after(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_blank(text[at])) ++at;
  return at;
}

std::size_t covered(std::string_view passage, const std::vector<std::string>& folded) {
  std::set<std::string> here;
  for (const auto& word : split_words(passage)) here.insert(word.folded);
  return static_cast<std::size_t>(std::count_if(
      folded.begin(), folded.end(), [&](const auto& word) { return here.contains(word); }));
}

}  // namespace

std::vector<std::string> content_words(std::string_view question) {
  std::vector<std::string> out;
  for (const Token& token : tokenize(question)) {
    auto folded = fold_word(token.text);
    if (is_content(token.text) && std::find(out.begin(), out.end(), folded) == out.end())
      out.push_back(std::move(folded));
  }
  return out;
}

Snippet make_snippet(std::string_view passage, const std::vector<std::string>& folded,
                     std::size_t most) {
  auto words = split_words(passage);
  auto marked = [&](const Word& word) {
    return std::find(folded.begin(), folded.end(), word.folded) != folded.end();
  };
  auto first = std::find_if(words.begin(), words.end(), marked);
  std::size_t at = first == words.end() ? 0 : first->span.begin;
  std::size_t lead = most / 4;
  std::size_t begin = at > lead ? blank_after(passage, at - lead) : 0;
  std::size_t end = blank_after(passage, std::min(passage.size(), begin + most));
  Snippet out;
  if (begin > 0) out.text = "…";
  auto shift = out.text.size();
  out.text += passage.substr(begin, end - begin);
  std::replace_if(out.text.begin(), out.text.end(), is_blank, ' ');
  for (const Word& word : words) {
    if (!marked(word) || word.span.begin < begin || word.span.end > end) continue;
    out.highlights.push_back({static_cast<uint32_t>(word.span.begin - begin + shift),
                              static_cast<uint32_t>(word.span.end - begin + shift)});
  }
  if (end < passage.size()) out.text += "…";
  return out;
}

std::vector<PassageAnswer> find_passages(std::string_view question, const index::Store& store,
                                         std::size_t limit) {
  auto folded = content_words(question);
  std::vector<PassageAnswer> out;
  if (folded.empty() || limit == 0) return out;
  index::TextQuery query;
  query.words = question;  // all of them: "treat" and "cause" say much where words are ranked
  query.limit = limit;
  for (const auto& hit : store.search(query)) {
    auto passage = store.passage(hit.document, hit.span);
    if (!passage || covered(*passage, folded) * 2 < folded.size()) continue;
    auto document = store.document(hit.document, index::Detail::Head);
    if (!document) continue;
    Snippet snippet = make_snippet(*passage, folded);
    out.push_back({document->id, document->title, hit.span, std::move(snippet.text),
                   std::move(snippet.highlights), hit.score});
  }
  return out;
}

}  // namespace netkg::query
