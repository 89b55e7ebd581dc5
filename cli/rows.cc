// CSV and TSV for spreadsheets.
#include "cli/rows.h"

#include <algorithm>

namespace netkg::cli {
namespace {

bool is_number(std::string_view cell) {
  if (cell.starts_with('-') || cell.starts_with('+')) cell.remove_prefix(1);
  return !cell.empty() && cell.front() != '.' &&
         std::all_of(cell.begin(), cell.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool is_formula(std::string_view cell) {
  constexpr std::string_view starts = "=+-@\t\r";
  return !cell.empty() && starts.find(cell.front()) != std::string_view::npos &&
         !is_number(cell);
}

std::string csv_cell(std::string cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string tsv_cell(std::string cell) {
  std::replace_if(
      cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
      ' ');
  return cell;
}

}  // namespace

void Rows::add(const std::vector<std::string>& cells) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!first) text_ += csv_ ? ',' : '\t';
    first = false;
    auto guarded = is_formula(cell) ? "'" + cell : cell;
    text_ += csv_ ? csv_cell(guarded) : tsv_cell(guarded);
  }
  text_ += csv_ ? "\r\n" : "\n";
}

}  // namespace netkg::cli
