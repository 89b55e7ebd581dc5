// Finds dates in text, as exact as they are printed. Shared by reviews and references.
//
//   "Last reviewed: 18 Mar 2021, next due March 2024"
//   -> 2021-03-18 @ "18 Mar 2021", 2024-03 @ "March 2024"
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/partial_date.h"

namespace netkg::ingest {

using namespace netkg::model;

/// How 2/6/2023 is to be read: 2 June or February 6.
enum class DateOrder : uint8_t { MonthFirst, DayFirst };

struct FoundDate {
  PartialDate date;
  Span span;               // "18 Mar 2021"; neither weekday nor time of day
  bool ambiguous = false;  // read by `order` alone
};

/// The date that begins exactly at `position`, which must start a word; words that only look
/// like one ("31/02/2021", "you may 2 times") give nothing. Looks ahead a few words at most.
std::optional<FoundDate> date_at(std::string_view text, uint32_t position, DateOrder order);

/// All dates within `within`, in order, not overlapping. Bare years 1900–2099 included.
std::vector<FoundDate> find_dates(std::string_view text, Span within, DateOrder order);

/// The page's order: its language's region ("en-GB"), else a numeric date on the page that can
/// be read one way only, else its spelling ("tumour" or "tumor"), else month first.
DateOrder date_order(const Document& document);

}  // namespace netkg::ingest
