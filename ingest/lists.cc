#include "ingest/lists.h"

#include <algorithm>
#include <array>

namespace netkg::ingest {
namespace {

/// How a clause hangs on its item: only behind a comma or anywhere, to the next comma or over
/// it.
struct Hang {
  bool anywhere;
  bool far;
};

constexpr std::array<PhraseRow<Hang>, 37> hanging{{{"which", {true, false}},
                                                   {"for which", {true, false}},
                                                   {"that", {false, false}},
                                                   {"who", {false, false}},
                                                   {"where", {false, false}},
                                                   {"called", {false, false}},
                                                   {"known as", {false, false}},
                                                   {"also known as", {false, false}},
                                                   {"especially", {false, false}},
                                                   {"usually", {false, false}},
                                                   {"particularly", {false, false}},
                                                   {"often", {false, false}},
                                                   {"sometimes", {false, false}},
                                                   {"mostly", {false, false}},
                                                   {"mainly", {false, false}},
                                                   {"most often", {false, false}},
                                                   {"in", {false, false}},
                                                   {"for", {false, false}},
                                                   {"after", {false, false}},
                                                   {"during", {false, false}},
                                                   {"from", {false, false}},
                                                   {"with", {false, false}},
                                                   {"as", {false, false}},
                                                   {"even", {false, false}},
                                                   {"increasing", {true, true}},
                                                   {"causing", {true, true}},
                                                   {"leading to", {true, true}},
                                                   {"resulting in", {true, true}},
                                                   {"meaning", {true, true}},
                                                   {"making", {false, true}},
                                                   {"so", {true, true}},
                                                   {"because", {true, true}},
                                                   {"due to", {true, true}},
                                                   {"caused by", {true, true}},
                                                   {"but", {true, true}},
                                                   {"if", {true, true}},
                                                   {"when", {true, true}}}};

constexpr std::array<std::string_view, 4> examples{"such as", "including", "for example",
                                                   "these include"};

constexpr std::array<std::string_view, 13> stops{"but",   "because", "when",   "if", "although",
                                                 "while", "however", "unless", "so", "until",
                                                 "after", "before",  "during"};

/// Words of "such as" at words[at]; 0 when another word stands there.
std::size_t match_example(const Words& words, std::size_t at) {
  std::size_t size = 0;
  for (auto phrase : examples) size = std::max(size, match(words, at, phrase));
  return size;
}

bool opens_bracket(const Word& word) { return word.lower == "(" || word.lower == "["; }

/// The end of the clause that begins at `at`.
std::size_t hang_end(const Words& words, std::size_t at, std::size_t to, bool far) {
  while (at < to && (far || words[at].lower != ",")) ++at;
  return at;
}

/// The end of the item that begins at `at`.
std::size_t item_end(const Words& words, std::size_t at, std::size_t to) {
  for (std::size_t i = at; i < to;) {
    if (opens_bracket(words[i])) {
      i = std::min(after_bracket(words, i), to);
      continue;
    }
    auto hang = match_longest(words, i, hanging);
    bool cut = is_punctuation(words[i]) ||
               (i > at && (match_example(words, i) > 0 || (hang && hang.value->anywhere)));
    if (cut) return i;
    ++i;
  }
  return to;
}

}  // namespace

std::vector<Item> split_items(const Words& words, std::size_t from, std::size_t to,
                              bool bullet) {
  std::vector<Item> items;
  to = std::min(to, words.size());
  for (std::size_t i = from; i < to;) {
    bool skip = !opens_bracket(words[i]) &&
                (is_punctuation(words[i]) || is_one_of(words, i, {"and", "or"}));
    if (skip) {
      ++i;
      continue;
    }
    if (auto size = match_example(words, i)) {
      i += size;
      continue;
    }
    auto hang = match_longest(words, i, hanging);
    if (hang && !items.empty()) {
      auto& item = items.back();
      if (item.tail == item.end) item.tail = i;
      i = item.end = hang_end(words, i, to, bullet || hang.value->far);
      continue;
    }
    auto end = std::max(item_end(words, i, to), i + 1);
    items.push_back({i, end, end, end});
    i = end;
  }
  return items;
}

std::size_t list_end(const Words& words, std::size_t from) {
  for (std::size_t i = from; i < words.size(); ++i) {
    if (words[i].lower == "(" || words[i].lower == "[") {
      i = after_bracket(words, i) - 1;
      continue;
    }
    auto word = std::string_view(words[i].lower);
    bool stop = i > from && std::find(stops.begin(), stops.end(), word) != stops.end();
    if (stop || word == "." || word == "!" || word == "?") return i;
  }
  return words.size();
}

}  // namespace netkg::ingest
