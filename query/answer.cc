// Names of the answer's closed lists.
#include "query/answer.h"

#include <array>

namespace netkg::query {

std::string_view name(ReviewState state) {
  constexpr std::array<std::string_view, 6> names{"archived", "inconsistent", "overdue",
                                                  "due_soon", "current",      "undated"};
  return names[static_cast<std::size_t>(state)];
}

std::string_view name(AnswerLevel level) {
  constexpr std::array<std::string_view, 3> names{"direct", "class", "document"};
  return names[static_cast<std::size_t>(level)];
}

}  // namespace netkg::query
