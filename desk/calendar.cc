// Entries, lines of 75 bytes, CR LF.
#include "desk/calendar.h"

#include <fmt/format.h>

namespace netkg::desk {
namespace {

/// Lines are cut at 75 bytes, never inside a character; the next one begins with a blank.
void add_line(std::string& out, std::string_view line) {
  constexpr std::size_t longest = 75;
  std::size_t room = longest;
  while (line.size() > room) {
    auto cut = room;
    while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = longest - 1;
  }
  out.append(line).append("\r\n");
}

/// TEXT values: backslash, semicolon, comma and line break are escaped, other controls dropped.
std::string text(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
      out += c;
  }
  return out;
}

/// An address has no blanks or controls; they would end the line's value.
std::string address(std::string_view url) {
  std::string out;
  for (const char c : url)
    out += static_cast<unsigned char>(c) > 0x20 && c != 0x7F
               ? std::string(1, c)
               : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

std::string day_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string description(const query::ReviewRow& row) {
  std::string words;
  for (const auto& reason : row.reasons) words += reason + "\n";
  if (row.publisher) words += *row.publisher + "\n";
  return words + row.document.text;
}

void add_alarm(std::string& out, std::string_view title) {
  add_line(out, "BEGIN:VALARM");
  add_line(out, "ACTION:DISPLAY");
  add_line(out, "DESCRIPTION:" + text("Review due: " + std::string(title)));
  add_line(out, "TRIGGER:-P14D");
  add_line(out, "END:VALARM");
}

void add_entry(std::string& out, const query::ReviewRow& row, std::string_view stamp) {
  const auto day = row.next_due->last_day();
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + text(row.document.text) + "@netkg");
  add_line(out, fmt::format("DTSTAMP:{}T000000Z", stamp));
  add_line(out, "DTSTART;VALUE=DATE:" + day_of(day));
  add_line(out, "DTEND;VALUE=DATE:" + day_of(day + std::chrono::days(1)));
  add_line(out, "SUMMARY:" + text("Review due: " + row.title));
  add_line(out, "DESCRIPTION:" + text(description(row)));
  add_line(out, "CATEGORIES:" + text(name(row.state)));
  if (row.url) add_line(out, "URL:" + address(*row.url));
  add_line(out, "TRANSP:TRANSPARENT");
  add_alarm(out, row.title);
  add_line(out, "END:VEVENT");
}

}  // namespace

std::string calendar(const std::vector<query::ReviewRow>& rows, std::chrono::sys_days as_of) {
  std::string out;
  for (std::string_view line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//netkg//review//EN",
                                "CALSCALE:GREGORIAN", "X-WR-CALNAME:Page reviews"})
    add_line(out, line);
  for (const auto& row : rows)
    if (row.next_due && row.state != query::ReviewState::Archived)
      add_entry(out, row, day_of(as_of));
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace netkg::desk
