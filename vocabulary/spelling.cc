// How far two words are apart.
#include "vocabulary/spelling.h"

#include <numeric>
#include <utility>
#include <vector>

namespace netkg::vocabulary {

/// Only cells within `most` of the diagonal can count; where a row has none, none follows.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
  const auto far = most + 1, width = b.size() + 1;
  if (a.size() > b.size() + most || b.size() > a.size() + most) return far;
  std::vector<std::size_t> cells(3 * width, far);
  auto *before = cells.data(), *row = before + width, *next = row + width;
  std::iota(row, row + std::min(width, far), 0u);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const auto first = i > most ? i - most : 0, last = std::min(b.size(), i + most);
    auto fewest = far;
    if (first > 0) next[first - 1] = far;
    for (auto j = first; j <= last; ++j) {
      next[j] = j == 0 ? i
                       : std::min({(j < i + most ? row[j] : far) + 1, next[j - 1] + 1,
                                   row[j - 1] + (a[i - 1] != b[j - 1])});
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
      fewest = std::min(fewest, next[j]);
    }
    if (fewest > most) return far;
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

}  // namespace netkg::vocabulary
