// CSV and TSV for spreadsheets.
//
//   rows.add({"everolimus", "=1+1"})  ->  everolimus,'=1+1
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace netkg::cli {

class Rows {
 public:
  /// `format` is "csv" (RFC 4180, lines end in CR LF) or "tsv" (tabs and line breaks in a cell
  /// become blanks, lines end in LF).
  explicit Rows(std::string_view format) : csv_(format == "csv") {}

  /// A cell that a spreadsheet would run as a formula gets an apostrophe before it: those that
  /// begin with = + - @ (numbers excepted), a tab or a carriage return.
  void add(const std::vector<std::string>& cells);
  const std::string& text() const { return text_; }

 private:
  bool csv_;
  std::string text_;
};

}  // namespace netkg::cli
