// How far two words are apart.
#include "vocabulary/spelling.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using netkg::vocabulary::edits;

namespace {

/// Every cell of the table, without a bound.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> at(a.size() + 1,
                                           std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      at[i][j] = std::max(i, j);
      if (i == 0 || j == 0) continue;
      at[i][j] = std::min(
          {at[i - 1][j] + 1, at[i][j - 1] + 1, at[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) at[i][j] = std::min(at[i][j], at[i - 2][j - 2] + 1);
    }
  }
  return at[a.size()][b.size()];
}

}  // namespace

TEST_CASE("edits between words, up to a bound") {
  struct Row {
    std::string a, b;
    std::size_t most, edits;
  };
  for (const auto& [a, b, most, wanted] : std::vector<Row>{{"fatige", "fatigue", 2, 1},
                                                           {"fatigue", "fatigue", 0, 0},
                                                           {"nausae", "nausea", 1, 1},
                                                           {"", "ab", 2, 2},
                                                           {"rash", "crash", 1, 1}}) {
    CAPTURE(a, b);
    CHECK(edits(a, b, most) == wanted);
  }
  CHECK(edits("fatigue", "nausea", 2) > 2);
}

TEST_CASE("edits agree with the whole table") {
  std::mt19937 dice(5);
  auto word = [&] {
    std::string text(dice() % 8, 'a');
    for (char& c : text) c = static_cast<char>('a' + dice() % 3);
    return text;
  };
  int wrong = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto a = word(), b = word();
    auto whole = distance(a, b);
    for (std::size_t most = 0; most < 4; ++most) {
      bool same = edits(a, b, most) == whole || (whole > most && edits(a, b, most) > most);
      wrong += !same;
    }
  }
  CHECK(wrong == 0);
}
