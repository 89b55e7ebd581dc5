// Packing and merging of posting lists.
#include "index/posting_list.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "index/coding.h"

namespace netkg::index {

std::string pack(const Numbers& numbers) {
  std::string bytes;
  uint32_t before = 0;
  for (auto number : numbers) {
    append_varint(bytes, number - before);
    before = number;
  }
  return bytes;
}

Numbers unpack(std::string_view bytes) {
  Numbers numbers;
  numbers.reserve(bytes.size());
  uint64_t number = 0;
  while (!bytes.empty()) {
    auto step = take_varint(bytes);
    bool ascends = step && (*step > 0 || numbers.empty());
    if (!ascends || *step > std::numeric_limits<uint32_t>::max() - number) {
      throw model::Error(model::ErrorKind::Damaged,
                         "the store is damaged: a list does not ascend",
                         "make the store anew: netkg ingest PATH --db NEW-DIR");
    }
    number += *step;
    numbers.push_back(static_cast<uint32_t>(number));
  }
  return numbers;
}

Numbers normal(Numbers numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

Numbers change(const Numbers& numbers, const Numbers& removed, const Numbers& added) {
  Numbers kept;
  std::set_difference(numbers.begin(), numbers.end(), removed.begin(), removed.end(),
                      std::back_inserter(kept));
  Numbers result;
  result.reserve(kept.size() + added.size());
  std::set_union(kept.begin(), kept.end(), added.begin(), added.end(),
                 std::back_inserter(result));
  return result;
}

Numbers intersect(const Numbers& a, const Numbers& b) {
  Numbers both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

Numbers within(const Numbers& numbers, uint32_t first, uint64_t end) {
  auto from = std::lower_bound(numbers.begin(), numbers.end(), first);
  auto to = std::lower_bound(from, numbers.end(), end);
  return {from, to};
}

}  // namespace netkg::index
