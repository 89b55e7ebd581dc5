#include "ingest/readers/markdown_cards.h"

#include <optional>
#include <vector>

namespace netkg::ingest {
namespace {

constexpr std::size_t most_lines = 12;

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

/// Brackets that the line opens less those that it closes; "\[" is neither.
int open_brackets(std::string_view line) {
  int open = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '[') {
      ++open;
    } else if (line[i] == ']') {
      --open;
    }
  }
  return open;
}

/// The line just past the card that begins at lines[at].
std::optional<std::size_t> card_end(const std::vector<std::string_view>& lines,
                                    std::size_t at) {
  if (!lines[at].starts_with("[![")) return std::nullopt;
  int open = open_brackets(lines[at]);
  if (open <= 0) return std::nullopt;
  for (auto i = at + 1; i < lines.size() && i < at + most_lines; ++i) {
    open += open_brackets(lines[i]);
    if (open > 0) continue;
    bool link = open == 0 && lines[i].find("](") != lines[i].npos;
    return link ? std::optional(i + 1) : std::nullopt;
  }
  return std::nullopt;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

/// Does the text break off in the middle of a sentence?
bool breaks_off(std::string_view before) {
  auto last = before.find_last_not_of(" \t\r\n");
  if (last == before.npos) return false;
  auto line = before.substr(0, last + 1);
  line.remove_prefix(line.rfind('\n') == line.npos ? 0 : line.rfind('\n') + 1);
  bool marked = line.starts_with('#') || line.starts_with('-') || line.starts_with('*') ||
                line.starts_with('|') || line.starts_with('>');
  return !marked && std::string_view(".:!?)").find(before[last]) == std::string_view::npos;
}

/// Takes the blank lines off the end.
void close_up(std::string* text) {
  auto last = text->find_last_not_of(" \t\r\n");
  text->resize(last == text->npos ? 0 : last + 1);
  *text += '\n';
}

}  // namespace

std::string without_cards(std::string_view markdown) {
  std::string out;
  out.reserve(markdown.size());
  auto lines = split_lines(markdown);
  bool removed = false;  // a card since the last line with text
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (auto end = card_end(lines, i)) {
      i = *end - 1;
      removed = true;
      continue;
    }
    bool blank = is_blank_line(lines[i]);
    bool goes_on = removed && !blank && lines[i][0] >= 'a' && lines[i][0] <= 'z';
    if (goes_on && breaks_off(out)) close_up(&out);
    removed &= blank;
    out += lines[i];
    out += '\n';
  }
  return out;
}

}  // namespace netkg::ingest
