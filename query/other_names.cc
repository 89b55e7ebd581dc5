// Other names of what a question names.
#include "query/other_names.h"

#include <algorithm>

#include "model/words.h"
#include "vocabulary/spelling.h"

namespace netkg::query {
namespace {

using namespace netkg::model;

constexpr std::size_t most_names = 6;  // of one thing: the usual ones come first
constexpr std::size_t most_words = 2;  // of a name
constexpr std::size_t most_looked_at = 64;

using Words = std::vector<Word>;

std::string joined(const Words& words, std::size_t first, std::size_t end) {
  std::string text;
  for (auto i = first; i < end; ++i) text += (text.empty() ? "" : " ") + words[i].folded;
  return text;
}

void add_names(const vocabulary::Vocabulary& vocabulary, vocabulary::ConceptNumber number,
               index::OtherNames& out) {
  auto entity = vocabulary.entity(number);
  auto add = [&](const std::string& name) {
    auto words = split_words(name);
    bool known = out.names.size() >= most_names ||
                 joined(words, 0, words.size()) == out.instead_of ||
                 std::find(out.names.begin(), out.names.end(), name) != out.names.end();
    if (!known && !words.empty() && words.size() <= most_words) out.names.push_back(name);
  };
  add(entity.label);
  for (const auto& name : entity.names) add(name);
}

/// Word by word: "sore hands" is no misspelling of "sore head".
bool misspelt(const Words& a, const Words& b) {
  constexpr std::size_t long_enough_for_one = 5, long_enough_for_two = 9;
  auto alike = [](const Word& one, const Word& other) {
    const auto &x = one.folded, &y = other.folded;
    std::size_t allowed = x.size() >= long_enough_for_two   ? 2
                          : x.size() >= long_enough_for_one ? 1
                                                            : 0;
    return x == y || (x.front() == y.front() && vocabulary::edits(x, y, allowed) <= allowed);
  };
  return !a.empty() && std::equal(a.begin(), a.end(), b.begin(), b.end(), alike);
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view words,
                                        const vocabulary::Vocabulary& vocabulary) {
  constexpr std::size_t shortest = 6;
  if (words.size() < shortest) return std::nullopt;
  auto near = vocabulary.nearest_name(words);
  return near && misspelt(split_words(words), split_words(*near)) ? near : std::nullopt;
}

std::vector<index::OtherNames> other_names(std::string_view question,
                                           const vocabulary::Vocabulary& vocabulary) {
  auto words = split_words(question);
  if (words.size() > most_looked_at) words.resize(most_looked_at);
  std::vector<index::OtherNames> all;
  for (std::size_t i = 0; i < words.size();) {
    auto matches = vocabulary.longest(words, i);
    auto end = i + (matches.empty() ? 1 : matches.front().words);
    index::OtherNames one{.instead_of = joined(words, i, end), .misspelt = matches.empty()};
    for (const auto& match : matches) add_names(vocabulary, match.number, one);
    if (one.misspelt && !vocabulary.has_word(words[i].folded)) {
      if (auto near = nearest_name(words[i].span.in(question), vocabulary))
        one.names.push_back(std::move(*near));
    }
    if (!one.names.empty()) all.push_back(std::move(one));
    i = end;
  }
  return all;
}

}  // namespace netkg::query
