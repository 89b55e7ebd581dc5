// Finds a given phrase in a given sentence and joins the contexts of its places.
#include <algorithm>
#include <optional>

#include "ingest/context_rules.h"

namespace netkg::ingest {
namespace {

/// Of more places than this only the first ones are looked at.
constexpr std::size_t most_places = 64;

struct Place {
  std::size_t first, last;  // words of the sentence
};

/// The words of a note. "-ve" and "+ve" are spelled out: their sign is no part of a word.
Words note_words(std::string_view text) {
  auto words = split_tokens(text, {0, static_cast<uint32_t>(text.size())});
  for (auto& word : words) {
    if (word.lower != "ve" || word.span.begin == 0) continue;
    char sign = text[word.span.begin - 1];
    if (sign == '-') word.lower = "negative";
    if (sign == '+') word.lower = "positive";
  }
  std::erase_if(words, [](const Word& word) { return word.lower == "\n"; });
  return words;
}

/// How far the phrase matches itself behind each place: the table of Knuth, Morris and Pratt,
/// so that "no no no …" in "no no no …" takes linear time.
std::vector<std::size_t> borders(const Words& phrase) {
  std::vector<std::size_t> border(phrase.size());
  for (std::size_t i = 1, k = 0; i < phrase.size(); ++i) {
    while (k > 0 && phrase[i].folded != phrase[k].folded) k = border[k - 1];
    if (phrase[i].folded == phrase[k].folded) ++k;
    border[i] = k;
  }
  return border;
}

struct Places {
  std::vector<Place> whole;
  std::optional<Place> longest;  // the longest beginning of the phrase
};

Places places_of(const Words& phrase, const Words& sentence) {
  Places places;
  auto border = borders(phrase);
  std::size_t most = 0;
  std::vector<std::size_t> shown;  // the words of the sentence that are no punctuation
  for (std::size_t i = 0, k = 0; i < sentence.size(); ++i) {
    if (is_punctuation(sentence[i])) continue;
    shown.push_back(i);
    while (k > 0 && (k == phrase.size() || sentence[i].folded != phrase[k].folded))
      k = border[k - 1];
    if (sentence[i].folded == phrase[k].folded) ++k;
    if (k == 0) continue;
    Place place{shown[shown.size() - k], i + 1};
    if (k == phrase.size() && places.whole.size() < most_places) places.whole.push_back(place);
    if (k > most) most = k, places.longest = place;
  }
  if (most * 2 < phrase.size()) places.longest.reset();
  return places;
}

bool has_lower_case(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Only the places in capitals, where a sentence in small letters has such.
std::vector<Place> marked(std::vector<Place> places, const Words& words,
                          std::string_view text) {
  if (places.size() < 2) return places;
  std::vector<Place> capitals;
  for (auto place : places) {
    if (!has_lower_case(span_of(words, place.first, place.last).in(text)))
      capitals.push_back(place);
  }
  return capitals.empty() ? places : capitals;
}

}  // namespace

ContextFlags context_of_phrase(std::string_view phrase, std::string_view sentence) {
  auto words = note_words(sentence);
  auto wanted = note_words(phrase);
  std::erase_if(wanted, is_punctuation);
  if (wanted.empty()) return {};
  auto places = places_of(wanted, words);
  if (places.whole.empty() && places.longest) places.whole.push_back(*places.longest);
  std::optional<ContextFlags> joined;
  for (auto place : marked(std::move(places.whole), words, sentence)) {
    auto flags = context_of(words, place.first, place.last);
    if (!joined) joined = flags;
    joined->negated &= flags.negated;
    joined->hedged &= flags.hedged;
  }
  return joined.value_or(ContextFlags{});
}

}  // namespace netkg::ingest
