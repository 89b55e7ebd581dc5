// Dates inside a question.
#include "query/dates.h"

#include <algorithm>
#include <array>

namespace netkg::query {
namespace {

std::optional<int> month(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].substr(0, word.size()) == word) return static_cast<int>(i + 1);
  }
  return std::nullopt;
}

bool is_year(std::optional<int> value) { return value && *value >= 1900 && *value <= 2200; }

/// "2021", "2021 03 18", "March 2021", "18 March 2021", "March 18 2021" from token `at`.
std::optional<PartialDate> date_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  auto value = [&](std::size_t i) {
    return i < end ? number_of(tokens[i].text) : std::optional<int>{};
  };
  auto named = [&](std::size_t i) {
    return i < end ? month(tokens[i].text) : std::optional<int>{};
  };
  if (is_year(value(at))) {
    auto m = value(at + 1), d = value(at + 2);
    if (!m || *m > 12) return PartialDate::make(*value(at));
    return PartialDate::make(*value(at), *m, d && *d <= 31 ? *d : 0);
  }
  if (named(at) && is_year(value(at + 1))) return PartialDate::make(*value(at + 1), *named(at));
  if (named(at) && value(at + 1) && is_year(value(at + 2)))
    return PartialDate::make(*value(at + 2), *named(at), *value(at + 1));
  if (value(at) && named(at + 1) && is_year(value(at + 2)))
    return PartialDate::make(*value(at + 2), *named(at + 1), *value(at));
  return std::nullopt;
}

/// Where "and" stands; `end` when it does not.
std::size_t find_and(const Tokens& tokens, std::size_t at, std::size_t end) {
  while (at < end && tokens[at].text != "and") ++at;
  return at;
}

/// "between 2020 and 2022" includes all of 2022.
std::optional<PartialDate> day_after(const PartialDate& date) {
  std::chrono::year_month_day next{date.last_day() + std::chrono::days{1}};
  return PartialDate::make(static_cast<int>(next.year()),
                           static_cast<int>(static_cast<unsigned>(next.month())),
                           static_cast<int>(static_cast<unsigned>(next.day())));
}

std::optional<int> days_of(std::string_view unit) {
  if (is_one_of(unit, "day days")) return 1;
  if (is_one_of(unit, "week weeks fortnight")) return 7;
  if (is_one_of(unit, "month months")) return 31;
  if (is_one_of(unit, "year years yrs")) return 366;
  return std::nullopt;
}

/// "the next three months", "within 90 days", "this month", "in the last 6 weeks" from `at`.
void read_span(const Tokens& tokens, Range range, DateWords& found) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    bool ahead = is_one_of(tokens[i].text, "next coming within");
    bool back = is_one_of(tokens[i].text, "last past");
    if (!ahead && !back) continue;
    std::size_t at = i + 1;
    if (auto n = match("the? next|coming?", tokens, at, range.end)) at += *n;
    int many = 1;
    if (at < range.end && tokens[at].text == "couple") {
      many = 2;
      at += match("couple of?", tokens, at, range.end).value_or(1);
    } else if (auto number = at < range.end ? number_of(tokens[at].text) : std::nullopt) {
      many = *number;
      ++at;
    }
    auto unit = at < range.end ? days_of(tokens[at].text) : std::nullopt;
    constexpr int longest = 1200;
    if (!unit || many > longest) continue;
    bool years = is_one_of(tokens[at].text, "year years yrs");
    if (ahead) found.days_ahead = many * *unit;
    if (back && !years) found.days_back = many * *unit;  // years: older_than_years
  }
}

}  // namespace

bool is_month(std::string_view word) { return month(word).has_value(); }

DateWords find_dates(const Tokens& tokens, Range range) {
  DateWords found;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const auto& word = tokens[i].text;
    // "older than 5 years", "5 or more years", "more than five years ago", "in the last 2
    // years"
    if (auto years = number_of(word); years && *years < 200) {
      for (std::size_t j = i + 1; j < std::min(i + 4, range.end); ++j) {
        if (is_one_of(tokens[j].text, "year years yrs")) found.older_than_years = *years;
      }
    }
    if (word == "between") {
      auto last = find_and(tokens, i + 1, range.end);
      found.after = date_at(tokens, i + 1, last);
      found.before = date_at(tokens, last + 1, range.end);
      if (found.before) found.before = day_after(*found.before);
      continue;
    }
    if (is_one_of(word, "before until by")) found.before = date_at(tokens, i + 1, range.end);
    if (is_one_of(word, "after since from")) found.after = date_at(tokens, i + 1, range.end);
    if (!is_one_of(word, "in during on") || found.older_than_years) continue;
    if (auto date = date_at(tokens, i + 1, range.end)) found.before = found.after = date;
  }
  read_span(tokens, range, found);
  if (found.days_ahead) found.older_than_years.reset();
  if (found.older_than_years) found.before = found.after = std::nullopt;
  return found;
}

}  // namespace netkg::query
