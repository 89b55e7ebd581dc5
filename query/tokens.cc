// Tokens of a question and patterns over them.
#include "query/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/words.h"

namespace netkg::query {
namespace {

constexpr std::size_t max_question_bytes = 4000;

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() > tail.size() && text.substr(text.size() - tail.size()) == tail;
}

/// "sunitinib's" -> "sunitinib"; "what's" is left to the patterns as "what" too.
bool drop_possessive(std::string& word) {
  for (std::string_view tail : {"'s", "’s", "s'", "s’"}) {
    if (!ends_with(word, tail)) continue;
    word.resize(word.size() - tail.size() + (tail.front() == 's' ? 1 : 0));
    return true;
  }
  return false;
}

bool comma_between(std::string_view question, uint32_t from, uint32_t to) {
  return question.substr(from, to - from).find_first_of(",;") != std::string_view::npos;
}

/// The first item of a pattern and the rest.
std::pair<std::string_view, std::string_view> cut_item(std::string_view pattern) {
  auto blank = pattern.find(' ');
  if (blank == std::string_view::npos) return {pattern, {}};
  return {pattern.substr(0, blank), pattern.substr(blank + 1)};
}

bool fits(std::string_view item, std::string_view word) {
  for (;;) {
    auto bar = item.find('|');
    if (item.substr(0, bar) == word) return true;
    if (bar == std::string_view::npos) return false;
    item.remove_prefix(bar + 1);
  }
}

/// Tokens up to `end` must be used up exactly. Patterns hold at most two slots, so this is at
/// most quadratic in a question of `max_tokens` words.
bool fill(std::string_view pattern, const Tokens& tokens, std::size_t at, std::size_t end,
          SlotMatch& found) {
  if (pattern.empty()) return at == end;
  auto [item, rest] = cut_item(pattern);
  if (item == "S" || item == "O") {
    Range& slot = item == "S" ? found.subject : found.object;
    for (std::size_t to = at + 1; to <= end; ++to) {
      slot = {at, to};
      if (fill(rest, tokens, to, end, found)) return true;
    }
    return false;
  }
  bool optional = item.back() == '?';
  if (optional) item.remove_suffix(1);
  if (at < end && fits(item, tokens[at].text) && fill(rest, tokens, at + 1, end, found))
    return true;
  return optional && fill(rest, tokens, at, end, found);
}

}  // namespace

Tokens tokenize(std::string_view question) {
  question = question.substr(0, max_question_bytes);
  Tokens tokens;
  for (const Word& word : split_words(question)) {
    if (tokens.size() == max_tokens) break;
    if (!tokens.empty())
      tokens.back().comma = comma_between(question, tokens.back().span.end, word.span.begin);
    Token token{lower(word.span.in(question)), word.span};
    token.possessive = drop_possessive(token.text);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

std::optional<std::size_t> match(std::string_view pattern, const Tokens& tokens, std::size_t at,
                                 std::size_t end) {
  std::size_t next = at;
  while (!pattern.empty()) {
    auto [item, rest] = cut_item(pattern);
    bool optional = item.back() == '?';
    if (optional) item.remove_suffix(1);
    if (next < end && fits(item, tokens[next].text)) {
      ++next;
    } else if (!optional) {
      return std::nullopt;
    }
    pattern = rest;
  }
  return next - at;
}

void Words::use(Range range) const {
  for (std::size_t i = range.begin; i < std::min(range.end, used.size()); ++i) used[i] = true;
}

std::optional<int> number_of(std::string_view word) {
  constexpr std::array<std::string_view, 11> words{
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (word == words[i]) return static_cast<int>(i);
  }
  int value = 0;
  auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

std::optional<SlotMatch> match_all(std::string_view pattern, const Tokens& tokens,
                                   Range range) {
  SlotMatch found;
  if (fill(pattern, tokens, range.begin, range.end, found)) return found;
  return std::nullopt;
}

bool is_one_of(std::string_view word, std::string_view list) {
  while (!list.empty()) {
    auto [item, rest] = cut_item(list);
    if (item == word) return true;
    list = rest;
  }
  return false;
}

}  // namespace netkg::query
