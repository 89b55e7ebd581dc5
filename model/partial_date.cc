// PartialDate: building, printing and bounding dates that may lack a month or a day.
#include "model/partial_date.h"

#include <fmt/format.h>

namespace netkg::model {

namespace {

std::chrono::year_month_day calendar(int year, int month, int day) {
  return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
         std::chrono::day(static_cast<unsigned>(day));
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string PartialDate::iso() const {
  if (precision() == Precision::Day) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (precision() == Precision::Month) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}", year);
}

std::chrono::sys_days PartialDate::first_day() const {
  return calendar(year, month ? month : 1, day ? day : 1);
}

std::chrono::sys_days PartialDate::last_day() const {
  if (day) return calendar(year, month, day);
  const std::chrono::month last(month ? month : 12);
  return std::chrono::sys_days(std::chrono::year(year) / last / std::chrono::last);
}

std::optional<PartialDate> PartialDate::make(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31) return {};
  if (day && (!month || !calendar(year, month, day).ok())) return {};
  return PartialDate{static_cast<int16_t>(year), static_cast<uint8_t>(month),
                     static_cast<uint8_t>(day)};
}

std::optional<PartialDate> PartialDate::from_iso(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return {};
  if (text.size() > 4 && text[4] != '-') return {};
  if (text.size() > 7 && text[7] != '-') return {};
  auto year = digits(text.substr(0, 4));
  auto month = text.size() > 4 ? digits(text.substr(5, 2)) : std::optional(0);
  auto day = text.size() > 7 ? digits(text.substr(8, 2)) : std::optional(0);
  if (!year || !month || !day) return {};
  if ((text.size() > 4 && !*month) || (text.size() > 7 && !*day)) return {};
  return make(*year, *month, *day);
}

std::string_view name(Precision precision) {
  switch (precision) {
    case Precision::Year:
      return "year";
    case Precision::Month:
      return "month";
    case Precision::Day:
      return "day";
  }
  return "year";
}

}  // namespace netkg::model
