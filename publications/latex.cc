// A few commands, and accents as combining marks that are then composed.
#include "publications/latex.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>

namespace netkg::publications {

namespace {

struct Command {
  std::string_view name, text;
};
constexpr std::array commands{Command{"textbackslash", "\\"},
                              Command{"textasciitilde", "~"},
                              Command{"textasciicircum", "^"},
                              Command{"ss", "\xC3\x9F"},
                              Command{"o", "\xC3\xB8"},
                              Command{"O", "\xC3\x98"},
                              Command{"l", "\xC5\x82"},
                              Command{"L", "\xC5\x81"},
                              Command{"ae", "\xC3\xA6"},
                              Command{"AE", "\xC3\x86"},
                              Command{"oe", "\xC5\x93"},
                              Command{"OE", "\xC5\x92"},
                              Command{"aa", "\xC3\xA5"},
                              Command{"AA", "\xC3\x85"},
                              Command{"i", "i"},
                              Command{"j", "j"},
                              Command{"alpha", "\xCE\xB1"},
                              Command{"beta", "\xCE\xB2"},
                              Command{"gamma", "\xCE\xB3"},
                              Command{"textendash", "\xE2\x80\x93"}};

/// Combining marks by the sign of their accent.
constexpr std::array accents{
    Command{"'", "\xCC\x81"},  Command{"`", "\xCC\x80"}, Command{"^", "\xCC\x82"},
    Command{"\"", "\xCC\x88"}, Command{"~", "\xCC\x83"}, Command{"=", "\xCC\x84"},
    Command{".", "\xCC\x87"},  Command{"c", "\xCC\xA7"}, Command{"v", "\xCC\x8C"},
    Command{"u", "\xCC\x86"},  Command{"H", "\xCC\x8B"}, Command{"k", "\xCC\xA8"},
    Command{"r", "\xCC\x8A"}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <class Table>
std::string_view look_up(const Table& table, std::string_view name) {
  for (const auto& row : table)
    if (row.name == name) return row.text;
  return {};
}

std::string composed(const std::string& text) {
  auto* made = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  if (!made) return text;  // ill-formed, or holds a NUL
  std::string result(reinterpret_cast<const char*>(made));
  std::free(made);
  return result;
}

/// Reads one command at the backslash `at`; moves past it.
void read_command(std::string_view text, std::size_t& at, std::string& out) {
  auto end = ++at;
  if (at >= text.size()) return;
  while (end < text.size() && is_letter(text[end])) ++end;
  const bool letters = end > at;
  const auto name = text.substr(at, letters ? end - at : 1);
  at += name.size();
  const auto mark = look_up(accents, name);
  if (mark.empty()) {
    if (letters && at < text.size() && text[at] == ' ') ++at;
    if (!letters) out += name;  // "\&"
    out += look_up(commands, name);
    return;
  }
  while (at < text.size() && (text[at] == ' ' || text[at] == '{')) ++at;
  if (at + 1 < text.size() && text[at] == '\\' && is_letter(text[at + 1])) ++at;  // "\'\i"
  if (at < text.size() && text[at] != '}') out += text[at++];
  out += mark;
}

}  // namespace

std::string to_latex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

std::string from_latex(std::string_view text) {
  std::string out;
  bool marks = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\\') {
      marks = true;
      read_command(text, at, out);
      continue;
    }
    ++at;
    if (c == '{' || c == '}' || c == '$') continue;
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '~';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return marks ? composed(out) : out;
}

}  // namespace netkg::publications
