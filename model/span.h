// A Span is a half-open byte range [begin, end) of a Document's source text, on code-point
// boundaries. Everything that was read from a page points back into it with one.
//
//   text:  "Sunitinib is also called Sutent."
//   Span{25, 31} -> "Sutent"
#pragma once

#include <algorithm>
#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace netkg::model {

struct Span {
  uint32_t begin = 0;  // bytes
  uint32_t end = 0;    // bytes, one past the last

  auto operator<=>(const Span&) const = default;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  /// The words themselves. `text` is the source text that the span was made for.
  std::string_view in(std::string_view text) const {
    assert(begin <= end && end <= text.size());
    return text.substr(begin, size());
  }
};

/// The smallest span that holds both.
inline Span cover(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace netkg::model
