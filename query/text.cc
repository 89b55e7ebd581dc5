// Passages and snippets.
#include "query/text.h"

#include <algorithm>

#include "model/words.h"
#include "query/other_names.h"
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

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (auto& word : split_words(text)) words.push_back(std::move(word.folded));
  return words;
}

/// What is looked for in passages: the question's words, and other names for some of them.
class Wanted {
 public:
  Wanted(std::vector<std::string> words, const std::vector<index::OtherNames>& others)
      : words_(std::move(words)) {
    for (const auto& one : others)
      for (const auto& name : one.names)
        names_.push_back({folded_words(one.instead_of), folded_words(name)});
  }

  bool empty() const { return words_.empty(); }

  /// The words to mark in a passage; none when it holds less than half of those wanted.
  std::vector<std::string> found_in(const std::vector<Word>& passage) const {
    auto is_here = [&](const std::string& word) {
      return std::ranges::find(passage, word, &Word::folded) != passage.end();
    };
    std::vector<std::string> meant;  // by another name
    auto marked = words_;
    for (const auto& name : names_) {
      if (!std::ranges::all_of(name.words, is_here)) continue;
      meant.insert(meant.end(), name.instead_of.begin(), name.instead_of.end());
      marked.insert(marked.end(), name.words.begin(), name.words.end());
    }
    auto held = std::ranges::count_if(words_, [&](const std::string& word) {
      return is_here(word) || std::ranges::find(meant, word) != meant.end();
    });
    if (static_cast<std::size_t>(held) * 2 < words_.size()) marked.clear();
    return marked;
  }

 private:
  struct Name {
    std::vector<std::string> instead_of;
    std::vector<std::string> words;
  };
  std::vector<std::string> words_;
  std::vector<Name> names_;
};

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

Snippet make_snippet(std::string_view passage, const std::vector<Word>& words,
                     const std::vector<std::string>& folded, std::size_t most) {
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

namespace {

/// What the words of a passage and of those shown before make of it.
class Shown {
 public:
  explicit Shown(std::vector<PassageAnswer>& answers) : answers_(answers) {}

  /// True when the words were there before: their page is noted beside the first.
  bool repeats(const std::string& words, const DocumentId& page) {
    auto same = std::ranges::find(words_, words);
    if (same == words_.end()) return false;
    auto& first = answers_[static_cast<std::size_t>(same - words_.begin())];
    bool known = page == first.document || std::ranges::count(first.also, page) > 0;
    if (!known) first.also.push_back(page);
    return true;
  }
  void add(std::string words, PassageAnswer answer) {
    words_.push_back(std::move(words));
    answers_.push_back(std::move(answer));
  }

 private:
  std::vector<std::string> words_;  // of each answer
  std::vector<PassageAnswer>& answers_;
};

}  // namespace

std::vector<PassageAnswer> find_passages(std::string_view question, const Names& names,
                                         std::size_t limit) {
  constexpr std::size_t hits_a_passage = 2;  // pages copy each other
  const auto& store = names.store();
  index::TextQuery query;
  query.words = question;  // all of them: "treat" and "cause" say much where words are ranked
  query.others = other_names(question, names.vocabulary());
  query.limit = limit * hits_a_passage;
  query.half_of = content_words(question);
  Wanted wanted(query.half_of, query.others);
  std::vector<PassageAnswer> out;
  if (wanted.empty() || limit == 0) return out;
  Shown shown(out);
  for (const auto& hit : store.search(query)) {
    if (out.size() == limit) break;
    auto passage = store.passage(hit.document, hit.span);
    if (!passage) continue;
    auto words = split_words(*passage);
    auto found = wanted.found_in(words);
    if (found.empty()) continue;
    auto document = store.document(hit.document, index::Detail::Head);
    if (!document || shown.repeats(*passage, document->id)) continue;
    Snippet snippet = make_snippet(*passage, words, found);
    shown.add(std::move(*passage),
              {document->id, document->title, hit.span, std::move(snippet.text),
               std::move(snippet.highlights), hit.score});
  }
  return out;
}

}  // namespace netkg::query
