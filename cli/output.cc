// Terminals, colours, wrapping and tables.
#include "cli/output.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "model/error.h"

namespace netkg::cli {
namespace {

constexpr unsigned min_width = 40;
constexpr unsigned max_width = 120;  // longer lines are hard to read
constexpr unsigned min_flexible = 12;

constexpr std::string_view code_of(Style style) {
  switch (style) {
    case Style::Bold:
      return "\x1b[1m";
    case Style::Dim:
      return "\x1b[2m";
    case Style::Green:
      return "\x1b[32m";
    case Style::Yellow:
      return "\x1b[33m";
    case Style::Red:
      return "\x1b[31m";
    case Style::Plain:
      break;
  }
  return {};
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }  // ASCII that is printed as it is

/// The code point at `at` and how many bytes it takes; ill-formed bytes count one by one.
std::size_t code_point(std::string_view text, std::size_t at, utf8proc_int32_t& code) {
  auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                               static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (size > 0) return static_cast<std::size_t>(size);
  code = 0xFFFD;
  return 1;
}

/// Length of the colour code at `at`; 0 when there is none.
std::size_t color_code(std::string_view text, std::size_t at) {
  if (text[at] != '\x1b') return 0;
  auto end = text.find('m', at);
  return end == std::string_view::npos ? 0 : end - at + 1;
}

/// May move the cursor, ring, or turn the direction of writing.
bool is_hostile(utf8proc_int32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFFFD;
}

unsigned terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<unsigned>(size.ws_col, min_width, max_width);
}

bool wants_color(bool terminal) {
  const char* term = std::getenv("TERM");
  const char* refused = std::getenv("NO_COLOR");
  return terminal && !(refused && *refused) && !(term && std::strcmp(term, "dumb") == 0);
}

std::vector<std::string_view> split_blanks(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && is_blank(text[at])) ++at;
    auto begin = at;
    while (at < text.size() && !is_blank(text[at])) ++at;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

std::vector<unsigned> column_widths(const Screen& screen, const std::vector<Column>& columns,
                                    const std::vector<std::vector<std::string>>& rows) {
  std::vector<unsigned> widths;
  unsigned total = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    unsigned width = display_width(columns[c].header);
    for (const auto& row : rows) width = std::max(width, display_width(row[c]));
    widths.push_back(width);
    total += width + (c ? 2 : 0);
  }
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].flexible && total > screen.width) {
      auto others = total - widths[c];
      widths[c] = std::max(min_flexible, screen.width - std::min(screen.width, others));
    }
  return widths;
}

std::string table_line(const std::vector<Column>& columns, const std::vector<unsigned>& widths,
                       const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c) line += "  ";
    line += pad(clip(cells[c], widths[c]), widths[c], columns[c].right);
  }
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

void give_up_writing() {
  if (errno == EPIPE) _exit(0);
  throw model::Error(model::ErrorKind::Failed,
                     std::string("writing the output: ") + std::strerror(errno),
                     "look whether the disk is full");
}

}  // namespace

Screen screen(Color color) {
  bool terminal = isatty(STDOUT_FILENO) == 1;
  bool colored = color == Color::Always || (color == Color::Auto && wants_color(terminal));
  // whoever asks for colour into a pipe may not want links there
  const bool links = terminal && colored && !std::getenv("NO_HYPERLINKS");
  return {terminal ? terminal_width() : 80, colored, links};
}

std::string hyperlink(const Screen& screen, std::string_view address, std::string_view text) {
  if (!screen.links) return std::string(text);
  std::string plain;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F)
      plain += c;
    else
      plain += fmt::format("%{:02X}", byte);
  }
  return "\x1b]8;;" + plain + "\x1b\\" + std::string(text) + "\x1b]8;;\x1b\\";
}

std::string paint(const Screen& screen, Style style, std::string_view text) {
  if (!screen.color || style == Style::Plain) return std::string(text);
  std::string painted;
  for (auto word : split_blanks(text)) {
    if (!painted.empty()) painted += ' ';
    painted.append(code_of(style)).append(word).append("\x1b[0m");
  }
  return painted;
}

std::string harmless(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code = 0;
    auto size = code_point(text, at, code);
    if (is_hostile(code) && code != '\n' && code != '\t')
      safe += "\uFFFD";
    else
      safe += text.substr(at, size);
    at += size;
  }
  return safe;
}

std::string clean(std::string_view text) {
  std::string line;
  for (auto word : split_blanks(text)) {
    if (!line.empty()) line += ' ';
    line += harmless(word);
  }
  return line;
}

std::string iso_day(std::chrono::sys_days day) {
  std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

unsigned display_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain(text[at])) {  // most are, and the tables of Unicode need not be read for them
      ++width, ++at;
      continue;
    }
    if (auto size = color_code(text, at)) {
      at += size;
      continue;
    }
    utf8proc_int32_t code = 0;
    at += code_point(text, at, code);
    width += static_cast<unsigned>(std::max(0, utf8proc_charwidth(code)));
  }
  return width;
}

std::string clip(std::string_view text, unsigned width) {
  if (display_width(text) <= width) return std::string(text);
  std::string kept;
  unsigned used = 0;
  bool colored = false;
  for (std::size_t at = 0; at < text.size();) {
    if (auto size = color_code(text, at)) {
      kept += text.substr(at, size);
      colored = true;
      at += size;
      continue;
    }
    utf8proc_int32_t code = 0;
    auto size = code_point(text, at, code);
    used += static_cast<unsigned>(std::max(0, utf8proc_charwidth(code)));
    if (used >= width) break;  // one column is for the dots
    kept += text.substr(at, size);
    at += size;
  }
  return kept + "…" + (colored ? "\x1b[0m" : "");
}

std::string pad(std::string text, unsigned width, bool right) {
  auto used = display_width(text);
  if (used >= width) return text;
  text.insert(right ? 0 : text.size(), width - used, ' ');
  return text;
}

std::string wrap(std::string_view text, unsigned width, std::string_view first,
                 std::string_view indent) {
  std::string lines;
  std::string line(first);
  auto used = display_width(line);
  bool empty = true;
  for (auto word : split_blanks(text)) {
    auto wide = display_width(word);
    if (!empty && used + 1 + wide > width) {
      lines += line + "\n";
      line = indent;
      used = display_width(line);
      empty = true;
    }
    if (!empty) line += ' ', ++used;
    line += word;
    used += wide;
    empty = false;
  }
  return lines + line + "\n";
}

std::string table(const Screen& screen, const std::vector<Column>& columns,
                  const std::vector<std::vector<std::string>>& rows) {
  auto widths = column_widths(screen, columns, rows);
  std::vector<std::string> header;
  for (const auto& column : columns) header.push_back(paint(screen, Style::Dim, column.header));
  auto text = table_line(columns, widths, header);
  for (const auto& row : rows) text += table_line(columns, widths, row);
  return text;
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) give_up_writing();
}

void flush() {
  if (std::fflush(stdout) != 0) give_up_writing();
}

}  // namespace netkg::cli
