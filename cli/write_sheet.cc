// Writers of sheets, one a format.
#include "cli/write_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "cli/document_answers.h"
#include "cli/rows.h"

namespace netkg::cli {
namespace {

using desk::Sheet;
using desk::Shown;

constexpr unsigned wide = 110;  // columns of a screen from which Shown::Wide has room

struct WordStyle {
  std::string_view word;
  Style style;
};
constexpr std::array word_styles{
    WordStyle{"overdue", Style::Red},     WordStyle{"inconsistent", Style::Red},
    WordStyle{"due_soon", Style::Yellow}, WordStyle{"current", Style::Green},
    WordStyle{"undated", Style::Yellow},  WordStyle{"archived", Style::Dim},
    WordStyle{"error", Style::Red},       WordStyle{"warning", Style::Yellow},
    WordStyle{"note", Style::Dim},        WordStyle{"lost", Style::Red},
    WordStyle{"new", Style::Green},       WordStyle{"changed", Style::Yellow},
};

/// Columns that hold something in some row.
std::vector<std::size_t> filled(const Sheet& sheet) {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < sheet.columns.size(); ++c)
    if (std::any_of(sheet.rows.begin(), sheet.rows.end(),
                    [&](const auto& row) { return !desk::words_of(row[c]).empty(); }))
      columns.push_back(c);
  return columns;
}

/// Columns that this screen has room for, from left to right.
std::vector<std::size_t> on_screen(const Sheet& sheet, const Screen& screen) {
  std::vector<std::size_t> shown;
  for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
    const auto kind = sheet.columns[c].shown;
    if (kind != Shown::Never && (kind != Shown::Wide || screen.width >= wide))
      shown.push_back(c);
  }
  std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
    return sheet.columns[a].place < sheet.columns[b].place;
  });
  return shown;
}

std::string as_markdown(const Sheet& sheet, const SheetFrame& frame) {
  auto text = "# " + markdown_text(clean(frame.title)) + "\n\n";
  const auto columns = filled(sheet);
  if (!columns.empty()) {
    std::string rule = "|";
    text += "|";
    for (auto c : columns) {
      text += fmt::format(" {} |", markdown_text(sheet.columns[c].name));
      rule += sheet.columns[c].right ? " ---: |" : " --- |";
    }
    text += "\n" + rule + "\n";
    for (const auto& row : sheet.rows) {
      text += "|";
      for (auto c : columns)
        text += fmt::format(" {} |", markdown_text(clean(desk::words_of(row[c]))));
      text += "\n";
    }
    text += "\n";
  }
  return text + markdown_text(frame.summary) + "\n";
}

std::string as_html(const Sheet& sheet, const SheetFrame& frame) {
  return html_page(frame.title,
                   fmt::format("<h1>{}</h1>\n{}<p>{}</p>\n", html_text(frame.title),
                               sheet_html(sheet), html_text(frame.summary)));
}

std::string as_json(const Sheet& sheet, const SheetFrame& frame, bool lines) {
  auto rows = desk::sheet_json(sheet);
  if (lines) {
    std::string text;
    for (const auto& row : rows) text += model::dump(row) + "\n";
    return text;
  }
  model::Json json{{"schema", frame.schema}};
  for (const auto& [name, value] : frame.more) json[name] = desk::json_of(value);
  json[std::string(frame.list)] = std::move(rows);
  return model::dump(json) + "\n";
}

}  // namespace

std::string paint_word(const Screen& screen, std::string_view word) {
  for (const auto& row : word_styles)
    if (row.word == word) {
      std::string spaced(word);
      std::replace(spaced.begin(), spaced.end(), '_', ' ');
      return paint(screen, row.style, spaced);
    }
  return std::string(word);
}

std::string sheet_text(const Sheet& sheet, const Screen& screen) {
  if (sheet.rows.empty()) return {};
  const auto shown = on_screen(sheet, screen);
  std::vector<Column> columns;
  for (auto c : shown)
    columns.push_back({sheet.columns[c].header, sheet.columns[c].right,
                       sheet.columns[c].shown == Shown::Fitted});
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : sheet.rows) {
    auto& cells = rows.emplace_back();
    for (auto c : shown) {
      auto words = clean(desk::words_of(row[c]));
      const bool flexible = sheet.columns[c].shown == Shown::Fitted;
      cells.push_back(flexible ? words : paint_word(screen, words));
    }
  }
  return table(screen, columns, rows);
}

std::string sheet_rows(const Sheet& sheet, std::string_view format) {
  Rows rows(format);
  std::vector<std::string> cells;
  for (const auto& column : sheet.columns) cells.emplace_back(column.name);
  rows.add(cells);
  for (const auto& row : sheet.rows) {
    cells.clear();
    for (const auto& value : row) cells.push_back(desk::words_of(value));
    rows.add(cells);
  }
  return rows.text();
}

std::string sheet_html(const Sheet& sheet) {
  const auto columns = filled(sheet);
  if (columns.empty()) return {};
  std::string body = "<table>\n<tr>";
  for (auto c : columns) body += "<th>" + html_text(sheet.columns[c].name) + "</th>";
  body += "</tr>\n";
  for (const auto& row : sheet.rows) {
    body += "<tr>";
    for (auto c : columns) body += "<td>" + html_text(desk::words_of(row[c])) + "</td>";
    body += "</tr>\n";
  }
  return body + "</table>\n";
}

std::string write_sheet(const Sheet& sheet, const SheetFrame& frame, const Request& request) {
  const auto& format = request.format;
  if (request.is_json()) return as_json(sheet, frame, format == "jsonl");
  if (format == "csv" || format == "tsv") return sheet_rows(sheet, format);
  if (format == "markdown") return as_markdown(sheet, frame);
  if (format == "html") return as_html(sheet, frame);
  const auto rows = sheet_text(sheet, screen(request.color));
  return rows + (rows.empty() ? "" : "\n") + frame.summary + "\n";
}

}  // namespace netkg::cli
