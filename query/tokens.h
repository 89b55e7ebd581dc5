// Words of a question with their places, and small patterns over them.
//
//   match("side effect|effects of|for", tokens, 3) -> 3 tokens: "side effects of"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace netkg::query {

using namespace netkg::model;

struct Token {
  std::string text;         // lower case, without a possessive: "belzutifan"
  Span span;                // in the question
  bool comma = false;       // a comma or semicolon follows
  bool possessive = false;  // "sunitinib's"
};

/// A stretch of tokens, as [begin, end).
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end > begin ? end - begin : 0; }
  bool empty() const { return begin >= end; }
};

using Tokens = std::vector<Token>;

/// A question, its tokens, and which of them its reading has used. What no reading uses and
/// what says nothing by itself ("please", "the") is not understood.
struct Words {
  std::string_view question;
  const Tokens& tokens;
  std::vector<bool>& used;
  unsigned depth = 0;  // of questions inside questions
  void use(Range range) const;
};

/// At most `max_tokens` words are read; nobody asks more in one question.
inline constexpr std::size_t max_tokens = 80;
Tokens tokenize(std::string_view question);

/// How many tokens from `at` (before `end`) the pattern takes; nothing when it does not fit.
/// Items are parted by blanks, alternatives by '|'; an item that ends in '?' may be missing.
std::optional<std::size_t> match(std::string_view pattern, const Tokens& tokens, std::size_t at,
                                 std::size_t end);

/// A whole-range pattern that also has slots S and O, each one or more tokens, the shortest
/// first.
struct SlotMatch {
  Range subject = {};
  Range object = {};
};
/// The number that a word stands for, up to ten in letters: "three" -> 3, "12" -> 12.
std::optional<int> number_of(std::string_view word);

std::optional<SlotMatch> match_all(std::string_view pattern, const Tokens& tokens, Range range);

/// Is this word one of those parted by blanks in `list`?
bool is_one_of(std::string_view word, std::string_view list);

}  // namespace netkg::query
