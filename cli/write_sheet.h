// One sheet in every format: the screen's table, JSON, JSON Lines, CSV, TSV, Markdown, HTML.
#pragma once

#include <string>

#include "cli/commands.h"
#include "desk/sheet.h"

namespace netkg::cli {

/// What stands around the rows.
struct SheetFrame {
  std::string_view schema;  // "netkg.review/1"
  std::string_view list;    // "rows": the member that holds them
  std::string title;        // of a document
  std::string summary;      // for people, below the rows: one line
  /// Further members of the JSON object, before the list.
  std::vector<std::pair<std::string, desk::Value>> more = {};
};

/// People see the columns that are shown, on paper those that hold something; machines get all.
std::string write_sheet(const desk::Sheet& sheet, const SheetFrame& frame,
                        const Request& request);

/// The table alone, for the screen.
std::string sheet_text(const desk::Sheet& sheet, const Screen& screen);

/// A state or severity in the colour of its urgency; other words as they are.
std::string paint_word(const Screen& screen, std::string_view word);

/// RFC 4180, every column, guarded against formulas. `format`: "csv" or "tsv".
std::string sheet_rows(const desk::Sheet& sheet, std::string_view format);
/// A table in HTML, without the page around it.
std::string sheet_html(const desk::Sheet& sheet);

}  // namespace netkg::cli
