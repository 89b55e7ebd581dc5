#include "model/document.h"

#include <iterator>

namespace netkg::model {
namespace {

/// The file's byte that byte `at` of the text was read from.
std::optional<uint32_t> original_byte(const Document& document, uint32_t at) {
  const auto& origins = document.origins;
  auto after = std::upper_bound(origins.begin(), origins.end(), at,
                                [](uint32_t byte, const Origin& o) { return byte < o.text; });
  if (after == origins.begin()) return std::nullopt;
  const auto& origin = *std::prev(after);
  return origin.file + (at - origin.text);
}

}  // namespace

std::optional<Span> original_span(const Document& document, Span span) {
  if (document.origins.empty() || span.empty()) return std::nullopt;
  auto begin = original_byte(document, span.begin);
  auto last = original_byte(document, span.end - 1);
  if (!begin || !last || *last < *begin || *last >= document.bytes) return std::nullopt;
  return Span{*begin, *last + 1};
}

}  // namespace netkg::model
