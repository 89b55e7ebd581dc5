// Dates inside a question: "before March 2021", "since 2022-01-01", "more than 5 years ago".
#pragma once

#include <optional>

#include "model/partial_date.h"
#include "query/tokens.h"

namespace netkg::query {

struct DateWords {
  std::optional<PartialDate> before = {};
  std::optional<PartialDate> after = {};
  std::optional<int> older_than_years = {};  // counted back from today
  /// "within the next three months", "in the last 6 weeks": counted from today, forward or
  /// back.
  std::optional<int> days_ahead = {};
  std::optional<int> days_back = {};
};

bool is_month(std::string_view word);

/// All that the tokens say about time; the last word on each field wins.
DateWords find_dates(const Tokens& tokens, Range range);

}  // namespace netkg::query
