// Full text: passages with the words of the question marked.
#pragma once

#include "query/run.h"

namespace netkg::query {

/// The words of a question worth searching for: no question words, auxiliaries, articles.
std::vector<std::string> content_words(std::string_view question);

/// The best passages that hold at least half of the content words, or other names for them.
std::vector<PassageAnswer> find_passages(std::string_view question, const Names& names,
                                         std::size_t limit);

/// About `most` bytes of a passage around the first of its words that is one of `folded`, cut
/// at blanks, with "…" where something was left out.
struct Snippet {
  std::string text;
  std::vector<Span> highlights;  // in `text`
};
Snippet make_snippet(std::string_view passage, const std::vector<Word>& words,
                     const std::vector<std::string>& folded, std::size_t most = 240);

}  // namespace netkg::query
