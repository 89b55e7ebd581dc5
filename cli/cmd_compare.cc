// netkg compare: drugs side by side, with the bands in the cells and the pages as footnotes.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/document_answers.h"
#include "cli/rows.h"
#include "model/error.h"
#include "model/json.h"
#include "query/matrix.h"

namespace netkg::cli {
namespace {

using query::Matrix;
using query::MatrixCell;

/// "most common [1,2]", "said [1]", "class: common [3]", "denied [2]", "-"
std::string cell_text(const MatrixCell& cell) {
  if (!cell.said && !cell.denied) return "-";
  std::string text = cell.denied ? "denied" : cell.words.empty() ? "said" : cell.words;
  if (cell.level == model::Level::Class) text = "class: " + text;
  return fmt::format("{} [{}]", text, fmt::join(cell.sources, ","));
}

std::string source_text(const query::MatrixSource& source) {
  return clean(source.publisher ? *source.publisher + ", " + source.title : source.title);
}

std::vector<std::vector<std::string>> cells_of(const Matrix& matrix) {
  std::vector<std::vector<std::string>> out;
  for (const auto& row : matrix.rows) {
    std::vector<std::string> cells{clean(row.label)};
    for (const auto& cell : row.cells) cells.push_back(cell_text(cell));
    out.push_back(std::move(cells));
  }
  return out;
}

std::string as_text(const Matrix& matrix, std::string_view by, const Screen& screen) {
  std::vector<Column> columns{{by, false, true}};
  for (const auto& [id, label] : matrix.columns) columns.push_back({label});
  auto text = table(screen, columns, cells_of(matrix)) + "\n";
  for (std::size_t i = 0; i < matrix.sources.size(); ++i)
    text +=
        wrap(source_text(matrix.sources[i]), screen.width, fmt::format("[{}] ", i + 1), "    ");
  return text + "\n" +
         wrap(
             "“class” is what a page says of a class that it puts the drug in; “-” means that "
             "no page here says so.",
             screen.width, "", "");
}

std::string as_rows(const Matrix& matrix, std::string_view by, std::string_view format) {
  Rows rows(format);
  std::vector<std::string> head{std::string(by)};
  for (const auto& [id, label] : matrix.columns) head.push_back(label);
  rows.add(head);
  for (const auto& row : cells_of(matrix)) rows.add(row);
  for (std::size_t i = 0; i < matrix.sources.size(); ++i)
    rows.add({fmt::format("[{}]", i + 1), source_text(matrix.sources[i])});
  return rows.text();
}

std::string as_markdown(const Matrix& matrix, std::string_view by) {
  std::string text = "| " + std::string(by) + " |", rule = "| --- |";
  for (const auto& [id, label] : matrix.columns) {
    text += " " + markdown_text(label) + " |";
    rule += " --- |";
  }
  text += "\n" + rule + "\n";
  for (const auto& row : cells_of(matrix)) {
    text += "|";
    for (const auto& cell : row) text += " " + markdown_text(cell) + " |";
    text += "\n";
  }
  text += "\n";
  for (std::size_t i = 0; i < matrix.sources.size(); ++i)
    text += fmt::format("{}. {}\n", i + 1, markdown_text(source_text(matrix.sources[i])));
  return text;
}

std::string as_html(const Matrix& matrix, std::string_view by) {
  auto body = fmt::format("<h1>Compared by {}</h1>\n<table>\n<tr><th>{}</th>", by, by);
  for (const auto& [id, label] : matrix.columns) body += "<th>" + html_text(label) + "</th>";
  body += "</tr>\n";
  for (const auto& row : cells_of(matrix)) {
    body += "<tr>";
    for (const auto& cell : row) body += "<td>" + html_text(cell) + "</td>";
    body += "</tr>\n";
  }
  body += "</table>\n<ol>\n";
  for (const auto& source : matrix.sources)
    body += "<li>" + html_text(source_text(source)) + "</li>\n";
  return html_page("Compared", body + "</ol>\n");
}

model::Json as_json(const Matrix& matrix, std::string_view by, const std::string& as_of) {
  using model::Json;
  Json columns = Json::array(), rows = Json::array(), sources = Json::array();
  for (const auto& [id, label] : matrix.columns)
    columns.push_back({{"entity", id}, {"label", label}});
  for (const auto& row : matrix.rows) {
    Json cells = Json::array();
    for (const auto& cell : row.cells) {
      Json claims = Json::array();
      for (const auto& evidence : cell.evidence) claims.push_back(evidence.claim.claim.id.text);
      cells.push_back({{"said", cell.said},
                       {"denied", cell.denied},
                       {"level", cell.said || cell.denied ? Json(name(cell.level)) : Json()},
                       {"band", cell.words.empty() ? Json() : Json(cell.words)},
                       {"sources", cell.sources},
                       {"claims", std::move(claims)}});
    }
    rows.push_back({{"entity", row.entity.empty() ? Json() : Json(row.entity)},
                    {"label", row.label},
                    {"cells", std::move(cells)}});
  }
  for (const auto& source : matrix.sources)
    sources.push_back({{"document", source.document.text},
                       {"title", source.title},
                       {"publisher", source.publisher ? Json(*source.publisher) : Json()}});
  return {{"schema", "netkg.compare/1"}, {"as_of", as_of}, {"by", by},
          {"columns", columns},          {"rows", rows},   {"sources", sources}};
}

query::MatrixBy by_of(std::string_view by) {
  return by == "target" ? query::MatrixBy::Target
         : by == "use"  ? query::MatrixBy::Use
                        : query::MatrixBy::Effect;
}

std::string matrix_as(const Matrix& matrix, std::string_view by, const Request& request) {
  if (request.format == "json")
    return model::dump(as_json(matrix, by, iso_day(request.as_of))) + "\n";
  if (request.format == "markdown") return as_markdown(matrix, by);
  if (request.format == "html") return as_html(matrix, by);
  if (request.format != "text") return as_rows(matrix, by, request.format);
  return as_text(matrix, by, screen(request.color));
}

}  // namespace

int cmd_compare(const Request& request) {
  query::Options options{.as_of = request.as_of};
  options.direct_only = request.has("--direct-only");
  auto by = request.value("--by").value_or("effect");
  auto store = request.open_store();
  auto matrix = query::make_matrix(request.words, by_of(by), *store,
                                   vocabulary::Vocabulary::builtin(), options);
  if (!matrix.unknown.empty())
    throw model::Error(model::ErrorKind::Usage,
                       fmt::format("no drug here is called \"{}\"", matrix.unknown.front()),
                       "netkg query \"list all drugs\" shows them");
  print(matrix_as(matrix, by, request));
  return matrix.rows.empty() ? nothing_found : found;
}

}  // namespace netkg::cli
