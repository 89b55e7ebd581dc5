// Turns of speech.
#include "query/reword.h"

#include <algorithm>
#include <array>

namespace netkg::query {
namespace {

struct Turn {
  std::string_view pattern;
  std::string_view word;  // stands for all of it
};
/// People are the same to the pages, whoever they are to the asker.
constexpr std::array turns{
    Turn{"my|your|his|her|our|their mum|mom|mother|mam|dad|father|husband|wife|partner|son|"
         "daughter|friend|brother|sister|child|kid|nan|gran|granny|grandad|grandmother|"
         "grandfather|uncle|aunt|cousin|patient|patients",
         "people"},
    Turn{"people|patients like me|us|him|her|them", "people"},
};

using Place = Tokens::iterator;
Place place(Tokens& tokens, std::size_t i) {
  return tokens.begin() + static_cast<std::ptrdiff_t>(i);
}

void name_people(Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (const auto& turn : turns) {
      auto n = match(turn.pattern, tokens, i, tokens.size());
      if (!n || *n < 2) continue;
      Token& last = tokens[i + *n - 1];
      last.text = turn.word;
      last.span.begin = tokens[i].span.begin;
      tokens.erase(place(tokens, i), place(tokens, i + *n - 1));
    }
  }
}

/// "of the drugs for X, which cause Y": the question word goes to the front.
void front_question_word(Tokens& tokens) {
  auto n =
      match("of|among|amongst|from|out of? all? the|these|those", tokens, 0, tokens.size());
  if (!n || *n < 2) return;
  for (std::size_t i = *n + 1; i + 1 < tokens.size(); ++i) {
    if (!tokens[i - 1].comma || !is_one_of(tokens[i].text, "which what")) continue;
    std::size_t ones = match("which|what one|ones?", tokens, i, tokens.size()).value_or(1);
    tokens[i - 1].comma = false;
    tokens[*n - 1].text = "which";
    tokens.erase(place(tokens, i), place(tokens, i + ones));
    tokens.erase(tokens.begin(), place(tokens, *n - 1));
    return;
  }
}

/// "if a drug blocks X, what does it cause": what "it" stands for takes its place.
void resolve_condition(Tokens& tokens) {
  auto n = match("if|when|supposing a|an|any|the|some drug|medicine|treatment|tablet", tokens,
                 0, tokens.size());
  if (!n || *n < 2) return;
  std::size_t cut = *n;
  while (cut < tokens.size() && !tokens[cut - 1].comma) ++cut;
  if (cut + 1 >= tokens.size() || cut == *n) return;
  auto it = std::find_if(place(tokens, cut), tokens.end(), [](const Token& token) {
    return is_one_of(token.text, "it they them");
  });
  if (it == tokens.end()) return;
  Tokens thing(place(tokens, *n - 1), place(tokens, cut));  // "drug blocks X"
  thing.back().comma = false;
  thing.front().text = "drugs";
  Token that{"that", thing.front().span, false, false};
  if (!is_one_of(thing[1].text, "that which")) thing.insert(thing.begin() + 1, that);
  Tokens out(place(tokens, cut), it);
  out.insert(out.end(), thing.begin(), thing.end());
  out.insert(out.end(), it + 1, tokens.end());
  tokens = std::move(out);
}

}  // namespace

void reword(Tokens& tokens) {
  name_people(tokens);
  front_question_word(tokens);
  resolve_condition(tokens);
  if (tokens.size() > max_tokens) tokens.resize(max_tokens);
}

}  // namespace netkg::query
