// Words with their places -> lines, as netkg-pdf prints words.
#include "ingest/readers/pdf_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "ingest/readers/text.h"

namespace netkg::ingest {
namespace {

double number_at(std::string_view& line) {
  while (line.starts_with(' ')) line.remove_prefix(1);
  double value = 0;
  auto [end, trouble] = std::from_chars(line.data(), line.data() + line.size(), value);
  if (trouble != std::errc() || !std::isfinite(value) || std::abs(value) > 1e6) value = 0;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  return value;
}

/// "ﬁ" -> "fi": one character for two letters.
std::string spelled_out(std::string_view words) {
  constexpr std::array<std::string_view, 5> letters{"ff", "fi", "fl", "ffi", "ffl"};
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto last = i + 2 < words.size() ? static_cast<unsigned char>(words[i + 2]) : 0u;
    bool joined = words.substr(i, 2) == "\xEF\xAC" && last >= 0x80 && last <= 0x84;
    if (joined) {
      out += letters[last - 0x80];
      i += 2;
    } else {
      out += words[i];
    }
  }
  return out;
}

class LineFinder {
 public:
  std::vector<PdfLine> run(std::string_view words) {
    while (!words.empty()) {
      auto end = std::min(words.find('\n'), words.size());
      take(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    end_line();
    return std::move(lines_);
  }

 private:
  void take(std::string_view row) {
    if (row.starts_with("page ")) {
      end_line();
      ++page_;
      row.remove_prefix(5);
      page_width_ = number_at(row);
      page_height_ = number_at(row);
    } else if (row.starts_with("word ")) {
      row.remove_prefix(5);
      double left = number_at(row), top = number_at(row), width = number_at(row),
             height = number_at(row), size = number_at(row);
      bool bold = row.starts_with(" b ");
      if (row.size() > 3) word(left, top, width, height, size, bold, row.substr(3));
    }
  }

  void word(double left, double top, double width, double height, double size, bool bold,
            std::string_view text) {
    if (!goes_on(left, top, height, size)) end_line();
    if (line_.text.empty()) {
      line_ = {left,  top,         left,         top + height, size, width, true,
               page_, page_width_, page_height_, {},           {},   {},    {}};
    } else if (left - line_.right > 0.08 * std::max(size, 4.0)) {
      line_.text += ' ';
    }
    const auto begin = static_cast<uint32_t>(line_.text.size());
    line_.text += spelled_out(text);
    line_.words.push_back(
        {left, left + width, begin, static_cast<uint32_t>(line_.text.size())});
    line_.right = left + width;
    line_.bottom = std::max(line_.bottom, top + height);
    line_.size = std::max(line_.size, size);
    line_.bold = line_.bold && bold;
  }

  /// On the same line, to the right, and not in the next column.
  bool goes_on(double left, double top, double height, double size) const {
    if (line_.text.empty()) return true;
    double middle = top + height / 2;
    bool same_line = middle > line_.top && middle < line_.bottom;
    double gap = left - line_.right;
    bool bullet_before = line_.text.size() <= 3 || list_marker(line_.text + " x").size() > 0;
    double widest = (bullet_before ? 4.0 : 2.2) * std::max(size, 6.0);
    return same_line && gap > -2.0 * std::max(size, 6.0) && gap < widest;
  }

  void end_line() {
    if (!line_.text.empty()) lines_.push_back(std::move(line_));
    line_ = {};
  }

  std::vector<PdfLine> lines_;
  PdfLine line_;
  std::size_t page_ = 0;
  double page_width_ = 0, page_height_ = 0;
};

}  // namespace

std::vector<PdfLine> find_pdf_lines(std::string_view words) { return LineFinder().run(words); }

}  // namespace netkg::ingest
