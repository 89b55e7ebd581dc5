// Sentences and names before a question.
#include "query/story.h"

#include <algorithm>
#include <array>

#include "model/words.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

/// Each is read as a question of its own: nobody tells more before one.
constexpr std::size_t most = 4;

/// "I take everolimus, what does it block?"
bool asks_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 6;
  auto word = text.substr(at, longest + 1);
  return is_one_of(lower(word.substr(0, word.find(' '))),
                   "what which how is are does do can could should will who when where why");
}

}  // namespace

std::vector<std::size_t> ends_of(std::string_view text) {
  constexpr std::array<std::string_view, 8> ends{". ",  "? ",  "! ",  ": ",
                                                 " - ", " – ", " — ", "; "};
  std::vector<std::size_t> places;
  for (auto i = text.size(); i-- > 1 && places.size() < most;) {
    auto before = text.substr(0, i);
    bool sentence = std::ranges::any_of(ends, [&](auto end) { return before.ends_with(end); });
    if (sentence || (before.ends_with(", ") && asks_at(text, i))) places.push_back(i);
  }
  std::ranges::reverse(places);
  return places;
}

std::vector<std::string> names_in(std::string_view story,
                                  const vocabulary::Vocabulary& vocabulary) {
  std::vector<std::string> names;
  auto words = split_words(story);
  for (std::size_t i = 0; i < words.size();) {
    auto found = vocabulary.longest(words, i);
    auto end = i + (found.empty() ? 1 : found.front().words);
    if (!found.empty()) {
      std::string name(Span{words[i].span.begin, words[end - 1].span.end}.in(story));
      std::erase(names, name);
      names.push_back(std::move(name));
      if (names.size() > most) names.erase(names.begin());
    }
    i = end;
  }
  std::ranges::reverse(names);
  return names;
}

}  // namespace netkg::query
