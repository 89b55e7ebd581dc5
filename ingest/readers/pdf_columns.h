// A page of PDF by height and by columns, on the way to its tables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/readers/pdf_lines.h"

namespace netkg::ingest {

/// Words of one printed line that stand close together: a cell, or its part on that line.
struct Chunk {
  double left = 0, right = 0, first_width = 0;
  std::size_t column = 0;
  std::string text;
};

/// All that is printed at one height of the page.
struct PrintedLine {
  double top = 0, bottom = 0, size = 0;
  std::vector<std::size_t> parts;  // indices of lines
  std::vector<Chunk> chunks;       // from left to right

  double height() const { return std::max(bottom - top, 1.0); }
};

/// The lines[first] … lines[last - 1] of one page, what stands beside each other together.
std::vector<PrintedLine> printed_lines(const std::vector<PdfLine>& lines, std::size_t first,
                                       std::size_t last);

/// A range of the page's width, and which lines have something in it.
struct Column {
  double left = 0, right = 0;
  std::vector<std::size_t> lines;  // in order

  double width() const { return right - left; }
};

/// Columns from left to right; none overlaps another.
class Columns {
 public:
  /// False, and nothing changes, when two chunks of one line would fall into one column.
  bool add(const PrintedLine& line, std::size_t number);
  const std::vector<Column>& all() const { return all_; }
  std::size_t of(const Chunk& chunk) const;

 private:
  std::vector<Column> all_;
};

}  // namespace netkg::ingest
