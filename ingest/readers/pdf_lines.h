// A page of PDF as lines and tables, on the way from words to blocks (pdf.h).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netkg::ingest {

struct PdfWord {
  double left = 0, right = 0;
  uint32_t begin = 0, end = 0;  // of the line's text
};

/// One line as printed, or one column's part of it; or a row of a table. Places in points from
/// the top left corner of the page.
struct PdfLine {
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;         // of most of its letters
  double first_width = 0;  // of the first word
  bool bold = true;
  std::size_t page = 0;
  double page_width = 0, page_height = 0;
  std::string text;
  std::vector<PdfWord> words;
  std::vector<std::string> cells;  // of a row; lines of a cell apart by "\n"
  std::string marker;              // of an item, whose one cell stood in another column

  double height() const { return std::max(bottom - top, 1.0); }
};

/// What netkg-pdf printed, in its order: "page 595 842\nword 72 80 44 12 11 b Sunitinib\n".
std::vector<PdfLine> find_pdf_lines(std::string_view words);

/// Lines that make up tables are replaced by one line a row, with its cells; so are the items
/// of a list whose numbers stand in a column of their own. Columns of prose are no table.
void join_pdf_tables(std::vector<PdfLine>& lines);

}  // namespace netkg::ingest
