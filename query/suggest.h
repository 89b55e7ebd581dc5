// The nearest question that the store can answer, for those that it cannot.
//
//   "how long does fatigue last?"  ->  "which drugs cause fatigue?"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/resolve.h"

namespace netkg::query {

/// By the first name in the question that pages here mention; nothing when there is none.
std::optional<std::string> suggest(std::string_view question, const Names& names);

}  // namespace netkg::query
