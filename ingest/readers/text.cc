#include "ingest/readers/text.h"

#include <algorithm>
#include <array>

#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t longest_heading = 100;  // bytes
constexpr std::size_t most_heading_words = 14;
constexpr std::size_t wrapped_line = 100;  // bytes; longer lines were not wrapped by hand

constexpr std::array<std::string_view, 12> bullets{"•", "◦", "▪", "·", "●", "‣",
                                                   "∙", "-", "–", "—", "*", "o"};

constexpr std::array<std::string_view, 17> chrome{"skip to main content",
                                                  "skip to content",
                                                  "skip navigation",
                                                  "back to top",
                                                  "was this page helpful?",
                                                  "on this page",
                                                  "advertisement",
                                                  "print this page",
                                                  "print",
                                                  "share",
                                                  "share this page",
                                                  "menu",
                                                  "main menu",
                                                  "search",
                                                  "cookie settings",
                                                  "open a glossary item",
                                                  "close"};

struct Line {
  Span span;  // without blanks around it
  uint32_t indent = 0;
  std::string_view marker;
  Span body;  // without the marker
  bool blank() const { return span.empty(); }
};

Line read_line(std::string_view text, Span whole) {
  Line line;
  line.span = trim(text, whole);
  line.indent = line.span.begin - whole.begin;
  line.marker = list_marker(line.span.in(text));
  line.body = line.span;
  line.body.begin += static_cast<uint32_t>(line.marker.size());
  line.body = trim(text, line.body);
  return line;
}

std::vector<Line> read_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(
        read_line(text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}));
    begin = end + 1;
  }
  return lines;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Side effects", "What are targeted cancer drugs?"; never "Last reviewed: 18 Mar 2021".
bool looks_like_heading(std::string_view line) {
  if (line.empty() || line.size() > longest_heading) return false;
  char last = line.back();
  if (last == '.' || last == ':' || last == ';' || last == ',' || last == '!') return false;
  if (line.find(':') != std::string_view::npos && has_digit(line)) return false;
  if (line.find("http") != std::string_view::npos || line.find('@') != std::string_view::npos) {
    return false;
  }
  std::size_t pos = 0;
  char32_t first = next_code_point(line, &pos);
  bool starts = (first >= 'A' && first <= 'Z') || first >= 0x80 ||
                (first >= '0' && first <= '9') || line[0] == '"';
  if (!starts) {
    // "mTOR inhibitors": a small letter, but a capital follows within the word.
    auto word = line.substr(0, line.find(' '));
    starts = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  return starts && split_words(line).size() <= most_heading_words;
}

class BlockFinder {
 public:
  explicit BlockFinder(std::string_view text) : text_(text), lines_(read_lines(text)) {}

  std::vector<Block> run() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (lines_[i].blank() || is_page_chrome(lines_[i].span.in(text_))) {
        ++i;
      } else if (!lines_[i].marker.empty()) {
        i = add_item(i);
      } else {
        i = add_paragraphs(i);
      }
    }
    settle_headings();
    return std::move(blocks_);
  }

 private:
  /// Lines that follow a bullet and stand deeper than it go on with the item. A line at the
  /// margin is a new paragraph: "• sore mouth\nTell your doctor …".
  std::size_t add_item(std::size_t i) {
    const Line& first = lines_[i];
    Span span = first.body;
    std::size_t next = i + 1;
    while (next < lines_.size() && !lines_[next].blank() && lines_[next].marker.empty() &&
           lines_[next].indent > first.indent) {
      span = cover(span, lines_[next].span);
      ++next;
    }
    if (!span.empty()) {
      blocks_.push_back(
          {BlockKind::ListItem, span, depth(first.indent), std::string(first.marker)});
    }
    return next;
  }

  /// Deeper indentation than the item before means a list within the list.
  uint8_t depth(uint32_t indent) {
    if (blocks_.empty() || blocks_.back().kind != BlockKind::ListItem) indents_.clear();
    while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < indent) indents_.push_back(indent);
    return static_cast<uint8_t>(std::min<std::size_t>(indents_.size() - 1, 8));
  }

  /// One run of lines without a blank line: hand-wrapped lines are one paragraph, long lines
  /// are each their own, and a short first line before a long one is a heading.
  std::size_t add_paragraphs(std::size_t i) {
    std::size_t end = i;
    uint32_t longest = 0;
    while (end < lines_.size() && !lines_[end].blank() && lines_[end].marker.empty()) {
      longest = std::max(longest, lines_[end].span.size());
      ++end;
    }
    bool titled = end > i + 1 && longest > 60 && lines_[i].span.size() * 2 < longest &&
                  looks_like_heading(lines_[i].span.in(text_));
    if (titled) add(BlockKind::Heading, lines_[i].span), ++i;
    if (longest > wrapped_line) {
      for (; i < end; ++i) add_single(lines_[i].span);
    } else if (i + 1 == end) {
      add_single(lines_[i].span);
    } else if (i < end) {
      add(BlockKind::Paragraph, cover(lines_[i].span, lines_[end - 1].span));
    }
    return end;
  }

  void add_single(Span span) {
    add(looks_like_heading(span.in(text_)) ? BlockKind::Heading : BlockKind::Paragraph, span);
  }

  void add(BlockKind kind, Span span) { blocks_.push_back({kind, span, 0, {}}); }

  /// The first heading is the title. A heading that no text follows stays one: links at the
  /// end.
  void settle_headings() {
    bool titled = false;
    for (auto& block : blocks_) {
      if (block.kind != BlockKind::Heading) continue;
      block.depth = titled ? 2 : 1;
      titled = true;
    }
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Block> blocks_;
  std::vector<uint32_t> indents_;
};

/// "12." "3)" "[4]" "(5)": how many bytes, 0 when the line begins otherwise.
std::size_t number_size(std::string_view line) {
  std::size_t at = 0;
  bool bracket = line[at] == '[' || line[at] == '(';
  if (bracket) ++at;
  std::size_t digits = at;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == digits || at - digits > 3 || at >= line.size()) return 0;
  bool closes =
      bracket ? line[at] == (line[0] == '[' ? ']' : ')') : line[at] == '.' || line[at] == ')';
  return closes ? at + 1 : 0;
}

}  // namespace

std::string_view list_marker(std::string_view line) {
  if (line.empty()) return {};
  std::size_t size = 0;
  for (auto bullet : bullets) {
    if (line.starts_with(bullet)) size = bullet.size();
  }
  if (size == 0) size = number_size(line);
  if (size == 0 || size >= line.size()) return {};
  std::size_t next = size;
  return is_blank(next_code_point(line, &next)) ? line.substr(0, size) : std::string_view{};
}

bool is_page_chrome(std::string_view line) {
  if (line.size() > 40) return false;
  auto plain = lower(line);
  return std::find(chrome.begin(), chrome.end(), plain) != chrome.end();
}

std::vector<Block> find_text_blocks(std::string_view text) { return BlockFinder(text).run(); }

}  // namespace netkg::ingest
