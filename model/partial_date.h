// A date as exact as the page states it: "March 2021" has no day, and none is invented.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace netkg::model {

enum class Precision : uint8_t { Year, Month, Day };

struct PartialDate {
  int16_t year = 0;
  uint8_t month = 0;  // 1–12; 0 when the precision is Year
  uint8_t day = 0;    // 1–31; 0 unless the precision is Day

  auto operator<=>(const PartialDate&) const = default;

  Precision precision() const {
    return day ? Precision::Day : month ? Precision::Month : Precision::Year;
  }
  /// "2021-03-18", "2021-03" or "2021".
  std::string iso() const;
  /// The last day the date may mean: 2021-03 -> 2021-03-31. A month is past when this day is.
  std::chrono::sys_days last_day() const;
  std::chrono::sys_days first_day() const;

  /// Only calendar dates: 2021-02-30 gives nothing. month and day may be 0 (not stated).
  static std::optional<PartialDate> make(int year, int month = 0, int day = 0);
  /// Reads iso() back; anything else gives nothing.
  static std::optional<PartialDate> from_iso(std::string_view text);
};

std::string_view name(Precision precision);  // "day" | "month" | "year"

}  // namespace netkg::model
