// Lines with their places -> blocks.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_set>

#include "ingest/readers/pdf.h"
#include "ingest/readers/pdf_lines.h"
#include "ingest/readers/text.h"
#include "model/words.h"

namespace netkg::ingest {

using namespace netkg::model;

namespace {

using Line = PdfLine;

/// The same for "Page 3 of 12" on every page.
std::string shape_of(const std::string& text) {
  std::string shape;
  for (char c : text)
    if (c < '0' || c > '9')
      shape += c;
    else if (shape.empty() || shape.back() != '#')
      shape += '#';
  return shape;
}

bool in_margin(const Line& line) {
  return line.top < 0.09 * line.page_height || line.bottom > 0.91 * line.page_height;
}

/// Headers, footers and page numbers.
void drop_repeated(std::vector<Line>& lines) {
  std::map<std::string, std::set<std::size_t>> pages;
  for (const auto& line : lines)
    if (in_margin(line)) pages[shape_of(line.text)].insert(line.page);
  std::erase_if(lines, [&](const Line& line) {
    if (!in_margin(line)) return false;
    auto shape = shape_of(line.text);
    return shape == "#" || pages[shape].size() > 1;
  });
}

class BlockFinder {
 public:
  explicit BlockFinder(std::vector<Line> lines) : lines_(std::move(lines)) {
    measure();
    for (const auto& line : lines_) know(line.text);
  }

  PageContent run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) write(i);
    return page_.take();
  }

 private:
  /// The size of letters, the left margin and the right end that most text has.
  void measure() {
    std::map<int, std::size_t> sizes, lefts;
    std::size_t in_second_column = 0;
    for (const auto& line : lines_)
      sizes[static_cast<int>(std::lround(line.size * 2))] += line.text.size();
    body_ = most_frequent(sizes) / 2.0;
    for (const auto& line : lines_) {
      if (std::abs(line.size - body_) > 0.3) continue;
      lefts[static_cast<int>(std::lround(line.left))] += line.text.size();
      right_ = std::max(right_, line.right);
      in_second_column += line.left > 0.5 * line.page_width;
      if (line.right < 0.54 * line.page_width)
        first_right_ = std::max(first_right_, line.right);
    }
    two_columns_ = in_second_column * 4 > lines_.size();
    margin_ = most_frequent(lefts);
    for (const auto& line : lines_)
      if (is_heading(line)) heading_sizes_.insert(-std::lround(line.size * 2));
  }

  void know(std::string_view words) {
    constexpr std::string_view between = " \t,.;:()";
    for (auto at = words.find_first_not_of(between); at != words.npos;) {
      auto end = std::min(words.find_first_of(between, at), words.size());
      known_.insert(lower(words.substr(at, end - at)));
      at = words.find_first_not_of(between, end);
    }
  }

  static int most_frequent(const std::map<int, std::size_t>& counts) {
    auto most = std::max_element(counts.begin(), counts.end(),
                                 [](auto& a, auto& b) { return a.second < b.second; });
    return most == counts.end() ? 0 : most->first;
  }

  bool is_heading(const Line& line) const {
    constexpr std::size_t longest = 160;
    if (line.text.size() > longest || !line.cells.empty()) return false;
    char last = line.text.back();
    if (line.size > 1.12 * body_) return true;
    return line.bold && line.size > 0.95 * body_ && last != '.' && last != ':' && last != ',';
  }

  unsigned heading_depth(const Line& line) const {
    unsigned depth = 1;
    for (auto size : heading_sizes_) {
      if (size == -std::lround(line.size * 2)) break;
      ++depth;
    }
    return std::min(depth, 6u);
  }

  /// Where a line stands close below the one before, as lines of one paragraph do.
  bool is_close(const Line& before, const Line& line) const {
    if (before.page != line.page) {
      char last = before.text.back();
      bool ended = last == '.' || last == ':' || last == '?' || last == '!';
      bool small = line.text[0] >= 'a' && line.text[0] <= 'z';
      return !ended && small;
    }
    double gap = line.top - before.bottom;
    double height = std::min(before.height(), line.height());
    return gap > -0.5 * height && gap < 0.72 * height;
  }

  void write(std::size_t i) {
    const auto& line = lines_[i];
    if (!line.cells.empty()) return write_row(line);
    const Line* before = i > 0 ? &lines_[i - 1] : nullptr;
    const bool close = before && !is_heading(*before) && is_close(*before, line);
    const auto marker = list_marker(line.text);
    if (is_heading(line)) return write_heading(line, before);
    if (!marker.empty()) return open_item(line, marker);
    if (goes_on(line, before, close)) return add(line.text, ended_early(*before, line));
    const bool indented = line.left > margin_ + 0.8 * body_;
    const bool next_item = in_item_ && indented_list_ && std::abs(line.left - item_left_) < 2;
    if (indented && (next_item || follows_stem())) return open_item(line, {});
    in_item_ = indented_list_ = false;
    page_.open(BlockKind::Paragraph, 0);
    add(line.text, false);
  }

  /// With the paragraph or the item before.
  bool goes_on(const Line& line, const Line* before, bool close) const {
    if (!before || !page_.is_open() || !close) return false;
    if (!in_item_) return line.left < before->left + 0.8 * body_ || !follows_stem();
    if (indented_list_) return line.left > item_left_ - 2 && !ended_early(*before, line);
    return line.left > item_left_ + 2;
  }

  /// The first word of `line` had found room on the line before: the line was ended on purpose.
  bool ended_early(const Line& before, const Line& line) const {
    bool left_column = two_columns_ && before.left < 0.5 * before.page_width;
    auto end = left_column ? first_right_ : right_;
    return before.right + 0.3 * line.size + line.first_width < end - 0.5 * line.size;
  }

  bool follows_stem() const {
    if (in_item_) return false;
    const auto& text = page_.text();
    return page_.has_words() &&
           (text.back() == ':' || text.ends_with("include") || text.ends_with("including"));
  }

  void write_heading(const Line& line, const Line* before) {
    const bool goes_on = before && is_heading(*before) && is_close(*before, line) &&
                         page_.is_open() && page_.open_block().kind == BlockKind::Heading &&
                         std::abs(before->size - line.size) < 0.3 &&
                         before->bold == line.bold && !ended_early(*before, line);
    in_item_ = indented_list_ = false;
    if (!goes_on) page_.open(BlockKind::Heading, heading_depth(line));
    add(line.text, false);
  }

  /// Of a table, or of a list whose numbers stood in a column of their own.
  void write_row(const Line& row) {
    const bool item = !row.marker.empty();
    page_.open(item ? BlockKind::ListItem : BlockKind::TableRow, 0, row.marker);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) page_.tab();
      std::string_view cell = row.cells[i];
      while (!cell.empty()) {
        auto end = std::min(cell.find('\n'), cell.size());
        add(cell.substr(0, end), false);
        cell.remove_prefix(std::min(end + 1, cell.size()));
      }
    }
    page_.close();
    in_item_ = indented_list_ = false;
  }

  /// With or without a bullet.
  void open_item(const Line& line, std::string_view marker) {
    auto left = std::lround(line.left);
    if (!in_item_) lefts_.clear();
    while (!lefts_.empty() && lefts_.back() > left + 3) lefts_.pop_back();
    if (lefts_.empty() || lefts_.back() < left - 3) lefts_.push_back(left);
    const auto depth = static_cast<unsigned>(std::min<std::size_t>(lefts_.size() - 1, 8));
    const bool number = marker.find_first_of("0123456789") != marker.npos;
    page_.open(BlockKind::ListItem, depth, number ? std::string(marker) : "•");
    add(std::string_view(line.text).substr(marker.size()), false);
    in_item_ = true;
    indented_list_ = marker.empty();
    item_left_ = line.left;
  }

  /// A line of words; "medi-" "cine" is put together, "hand-" "foot" keeps its hyphen.
  void add(std::string_view words, bool new_line) {
    words = trim_blanks(words);
    if (page_.has_words()) {
      if (new_line)
        page_.line_break();
      else if (page_.text().back() != '-' || words.empty())
        page_.put(" ");
      else if (is_broken_word(words))
        page_.take_back(1);
    }
    page_.put(words);
  }

  bool is_broken_word(std::string_view next) const {
    const auto& text = page_.text();
    auto begin = text.find_last_of(" \n\t(", text.size() - 2);
    auto first = lower(text.substr(begin == text.npos ? 0 : begin + 1));
    auto second = lower(next.substr(0, next.find_first_of(" ,.;:)")));
    bool letters = next[0] >= 'a' && next[0] <= 'z' && first.size() > 2;
    if (!letters || known_.contains(first + second)) return false;  // "hand-foot" is known
    first.pop_back();
    if (known_.contains(first + second)) return true;
    return !(known_.contains(first) && known_.contains(second));
  }

  std::vector<Line> lines_;
  PageText page_;
  double body_ = 0, margin_ = 0, right_ = 0, first_right_ = 0;
  bool two_columns_ = false;
  std::set<long> heading_sizes_;  // doubled and negative: the largest first
  std::unordered_set<std::string> known_;
  bool in_item_ = false, indented_list_ = false;
  double item_left_ = 0;
  std::vector<long> lefts_;  // of the lists that are open
};

}  // namespace

PageContent read_pdf_words(std::string_view words) {
  auto lines = find_pdf_lines(words);
  std::erase_if(lines, [](const Line& line) { return trim_blanks(line.text).empty(); });
  drop_repeated(lines);
  join_pdf_tables(lines);
  return BlockFinder(std::move(lines)).run();
}

}  // namespace netkg::ingest
