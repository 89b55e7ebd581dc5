// Dates in text: one small scanner that walks over digits, month names and separators.
#include "ingest/dates.h"

#include <algorithm>
#include <array>

namespace netkg::ingest {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// Bytes of other scripts count as letters here: "é2021" is no date.
bool is_word(char c) { return is_digit(c) || is_letter(c) || static_cast<signed char>(c) < 0; }
char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::array<std::string_view, 12> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// The words and signs of a date, read left to right; every step leaves the scanner in place
/// when it does not match.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  /// Does a word go on here? Bytes of dashes, quotes and no-break spaces end one.
  bool in_word(std::size_t ahead = 0) const {
    const char c = peek(ahead), next = peek(ahead + 1);
    if (c == '\xC2' && next == '\xA0') return false;
    if (c == '\xE2' && (next == '\x80' || next == '\x88')) return false;
    return is_word(c);
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  /// Blanks, no-break spaces and one line break: at most eight.
  bool blanks() {
    const auto start = at_;
    int left = 8;
    while (left-- > 0) {
      const char c = peek();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        ++at_;
      else if (c == '\xC2' && peek(1) == '\xA0')
        at_ += 2;
      else
        break;
    }
    return at_ > start;
  }
  /// A whole run of digits of an allowed length.
  std::optional<int> number(std::size_t shortest, std::size_t longest) {
    std::size_t n = 0;
    int value = 0;
    while (n <= longest && is_digit(peek(n))) value = value * 10 + (peek(n++) - '0');
    if (n < shortest || n > longest) return {};
    at_ += n;
    return value;
  }
  bool word(std::string_view expected) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (lower_case(peek(i)) != expected[i]) return false;
    }
    if (in_word(expected.size())) return false;
    at_ += expected.size();
    return true;
  }
  /// 1–12 for "March", "Mar", "Mar.", "Sept"; verbs ("may", "march") only with a capital.
  int month() {
    std::size_t length = 0;
    while (is_letter(peek(length)) && length < 10) ++length;
    if (length < 3 || in_word(length)) return 0;
    for (std::size_t m = 0; m < month_names.size(); ++m) {
      if (!names_month(month_names[m], length)) continue;
      if (is_verb(m) && !(peek() >= 'A' && peek() <= 'Z')) return 0;
      at_ += length;
      if (length < month_names[m].size()) take('.');
      return static_cast<int>(m + 1);
    }
    return 0;
  }

 private:
  static bool is_verb(std::size_t month) { return month == 2 || month == 4; }
  bool names_month(std::string_view name, std::size_t length) const {
    const bool known = length == name.size() || length == 3 || (length == 4 && name[0] == 's');
    for (std::size_t i = 0; known && i < length; ++i) {
      if (i >= name.size() || lower_case(peek(i)) != name[i]) return false;
    }
    return known;
  }

  std::string_view text_;
  std::size_t at_;
};

bool is_year(int year) { return year >= 1900 && year <= 2099; }

std::optional<int> year_here(Scanner& scan) {
  Scanner ahead = scan;
  auto year = ahead.number(4, 4);
  if (!year || !is_year(*year)) return {};
  scan = ahead;
  return year;
}

void ordinal_ending(Scanner& scan) {
  scan.word("st") || scan.word("nd") || scan.word("rd") || scan.word("th");
}

/// What a form matched: `end` is 0 when nothing; without a date the words have the form but are
/// in no calendar ("31/02/2021").
struct Reading {
  std::optional<PartialDate> date = {};
  std::size_t end = 0;
  bool ambiguous = false;
};

Reading reading(const Scanner& scan, std::optional<PartialDate> date, bool ambiguous = false) {
  return {date, scan.at(), ambiguous};
}

/// "2021-03-18", "2021/03/18", "2021.3.18", "2021-03"; a time of day may follow.
Reading iso(Scanner scan) {
  auto year = year_here(scan);
  const char mark = scan.peek();
  if (!year || (mark != '-' && mark != '/' && mark != '.')) return {};
  scan.take(mark);
  const auto month_start = scan.at();
  auto month = scan.number(1, 2);
  if (!month || *month == 0) return {};
  const Scanner after_month = scan;
  if (scan.take(mark)) {
    auto day = scan.number(1, 2);
    const bool time = scan.peek() == 'T' && is_digit(scan.peek(1));
    if (day && *day && (time || !scan.in_word())) {
      return reading(scan, PartialDate::make(*year, *month, *day));
    }
  }
  if (mark != '-' || after_month.in_word() || after_month.peek() == '-') return {};
  // "2020-21" is a pair of years, "2020-3" a range of something else
  if (after_month.at() - month_start != 2) return {};
  return reading(after_month, PartialDate::make(*year, *month));
}

/// "20210318"
Reading compact(Scanner scan) {
  auto all = scan.number(8, 8);
  if (!all || scan.in_word() || !is_year(*all / 10000)) return {};
  if (*all / 100 % 100 == 0 || *all % 100 == 0) return {};
  return reading(scan, PartialDate::make(*all / 10000, *all / 100 % 100, *all % 100));
}

/// "2017 Nov", "2021 Aug 3", as citations have it.
Reading year_month(Scanner scan) {
  auto year = year_here(scan);
  if (!year || !scan.blanks()) return {};
  const int month = scan.month();
  if (!month) return {};
  Scanner ahead = scan;
  if (ahead.blanks()) {
    auto day = ahead.number(1, 2);
    // "2017 Nov 39(11)" is a volume
    if (day && *day && !ahead.in_word() && ahead.peek() != '(' && ahead.peek() != ':') {
      if (auto date = PartialDate::make(*year, month, *day)) return reading(ahead, date);
    }
  }
  return reading(scan, PartialDate::make(*year, month));
}

/// "2021"
Reading year_only(Scanner scan) {
  auto year = year_here(scan);
  if (!year || scan.in_word()) return {};
  if (scan.peek() == '.' && is_digit(scan.peek(1))) return {};
  return reading(scan, PartialDate::make(*year));
}

/// "18 Mar 2021", "18th of March, 2021", "18-Mar-2021"
Reading day_month_year(Scanner scan) {
  auto day = scan.number(1, 2);
  if (!day || *day == 0) return {};
  ordinal_ending(scan);
  const bool joined = scan.take('-') || scan.take('/');
  if (!joined && !scan.blanks()) return {};
  if (scan.word("of")) scan.blanks();
  const int month = scan.month();
  if (!month) return {};
  if (!joined || !(scan.take('-') || scan.take('/'))) {
    scan.take(',');
    if (!scan.blanks()) return {};
  }
  auto year = year_here(scan);
  if (!year || scan.in_word()) return {};
  return reading(scan, PartialDate::make(*year, month, *day));
}

/// "March 18, 2021", "Mar. 18th 2021"
Reading month_day_year(Scanner scan) {
  const int month = scan.month();
  if (!month || !scan.blanks()) return {};
  auto day = scan.number(1, 2);
  if (!day || *day == 0) return {};
  ordinal_ending(scan);
  const bool comma = scan.take(',');
  if (!scan.blanks() && !comma) return {};
  auto year = year_here(scan);
  if (!year || scan.in_word()) return {};
  return reading(scan, PartialDate::make(*year, month, *day));
}

/// "March 2021", "Mar, 2021", "Nov. 2017", "Mar-2021"
Reading month_year(Scanner scan) {
  const int month = scan.month();
  if (!month) return {};
  if (!scan.take('-') && !scan.take('/')) {
    scan.take(',');
    if (!scan.blanks()) return {};
    if (scan.word("of")) scan.blanks();
  }
  auto year = year_here(scan);
  if (!year || scan.in_word()) return {};
  return reading(scan, PartialDate::make(*year, month));
}

/// 21 -> 2021, 98 -> 1998
int full_year(int year, std::size_t digits) {
  if (digits == 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/// "18/03/2021", "3/18/21", "18.03.2021", "03-18-2021"
Reading numeric(Scanner scan, DateOrder order) {
  auto first = scan.number(1, 2);
  const char mark = scan.peek();
  if (!first || (mark != '/' && mark != '.' && mark != '-')) return {};
  scan.take(mark);
  auto second = scan.number(1, 2);
  if (!second || !scan.take(mark)) return {};
  const auto start = scan.at();
  auto year = scan.number(2, 4);
  const auto digits = scan.at() - start;
  if (!year || digits == 3 || (digits == 2 && mark != '/') || scan.in_word()) return {};
  if (scan.peek() == mark && is_digit(scan.peek(1))) return {};  // "1.2.2021.4" is a version
  const int full = full_year(*year, digits);
  if (!is_year(full) || *first == 0 || *second == 0) return {};
  bool day_first = mark == '.' || order == DateOrder::DayFirst;
  if (*first > 12) day_first = true;
  if (*second > 12) day_first = false;
  const bool ambiguous = mark != '.' && *first <= 12 && *second <= 12 && *first != *second;
  auto date = day_first ? PartialDate::make(full, *second, *first)
                        : PartialDate::make(full, *first, *second);
  return reading(scan, date, ambiguous);
}

/// "03/2021"
Reading numeric_month(Scanner scan) {
  auto month = scan.number(1, 2);
  if (!month || *month == 0 || *month > 12 || !scan.take('/')) return {};
  auto year = year_here(scan);
  if (!year || scan.in_word() || scan.peek() == '/') return {};
  return reading(scan, PartialDate::make(*year, *month));
}

Reading first_of(std::initializer_list<Reading> readings) {
  for (const auto& one : readings) {
    if (one.end) return one;
  }
  return {};
}

bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_word(text[at - 1])) return true;
  // a no-break space is two bytes ≥ 0x80, and so are dashes and quotes
  if (static_cast<signed char>(text[at - 1]) >= 0) return false;
  const auto before = text.substr(0, at);
  return before.ends_with("\xC2\xA0") || (at >= 3 && before[at - 3] == '\xE2');
}

/// "1.2.2021" must not be read from its middle, "-2021" not out of "5-2021-7".
bool inside_number(std::string_view text, std::size_t at) {
  if (at < 2 || !is_digit(text[at - 2])) return false;
  const char mark = text[at - 1];
  return mark == '.' || mark == '/' || mark == '-' || mark == ',';
}

Reading read_at(std::string_view text, std::size_t position, DateOrder order) {
  if (position >= text.size() || !starts_word(text, position)) return {};
  const Scanner scan(text, position);
  if (is_letter(text[position])) return first_of({month_day_year(scan), month_year(scan)});
  if (!is_digit(text[position])) return {};
  const auto found = first_of({iso(scan), compact(scan), year_month(scan), day_month_year(scan),
                               numeric(scan, order), numeric_month(scan)});
  return found.end || inside_number(text, position) ? found : year_only(scan);
}

bool has_word(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

std::optional<FoundDate> date_at(std::string_view text, uint32_t position, DateOrder order) {
  const auto found = read_at(text, position, order);
  if (!found.date) return {};
  return FoundDate{*found.date, {position, static_cast<uint32_t>(found.end)}, found.ambiguous};
}

std::vector<FoundDate> find_dates(std::string_view text, Span within, DateOrder order) {
  std::vector<FoundDate> dates;
  uint32_t at = within.begin;
  while (at < within.end) {
    if (!is_digit(text[at]) && !is_letter(text[at])) {
      ++at;
      continue;
    }
    const auto found = read_at(text, at, order);
    const auto end = static_cast<uint32_t>(found.end);
    if (found.date && end <= within.end)
      dates.push_back({*found.date, {at, end}, found.ambiguous});
    if (end > at && end <= within.end) {
      at = end;
    } else {
      while (at < within.end && (is_digit(text[at]) || is_letter(text[at]))) ++at;
    }
  }
  return dates;
}

DateOrder date_order(const Document& document) {
  const std::string_view language = document.language;
  if (auto region = language.find('-'); region != std::string_view::npos) {
    const bool american = language.substr(region + 1).starts_with("US");
    return american ? DateOrder::MonthFirst : DateOrder::DayFirst;
  }
  const Span all{0, static_cast<uint32_t>(document.text.size())};
  for (const auto& found : find_dates(document.text, all, DateOrder::MonthFirst)) {
    const auto words = found.span.in(document.text);
    if (found.date.precision() != Precision::Day || found.ambiguous) continue;
    if (words.find('/') == std::string_view::npos || words.find('/') > 2) continue;
    if (std::any_of(words.begin(), words.end(), is_letter)) continue;
    const int first = words[1] == '/' ? words[0] - '0' : (words[0] - '0') * 10 + words[1] - '0';
    if (first == found.date.month && first == found.date.day) continue;
    return first == found.date.day ? DateOrder::DayFirst : DateOrder::MonthFirst;
  }
  for (auto british : {"umour", "aemia", "oedema", "rrhoea", "haem"}) {
    if (has_word(document.text, british)) return DateOrder::DayFirst;
  }
  return DateOrder::MonthFirst;
}

}  // namespace netkg::ingest
