// Loose reference strings, one a line: plain text, or JSON Lines {"id", "raw"} or
// {"id", "raw_lines": […]}. All are read before the first is printed, since what comes later
// may join works.
#include "cli/references_parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/pages.h"
#include "cli/references_export.h"
#include "index/works/join.h"
#include "ingest/reference_fields/confidence.h"
#include "ingest/references.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

using model::Error;
using model::ErrorKind;

constexpr std::size_t most_bytes = std::size_t{1} << 28;

struct Loose {
  std::string id, text;
  std::optional<model::Reference> reference = {};
};

std::string joined_lines(const model::Json& lines, char separator) {
  std::string text;
  for (const auto& line : lines) {
    if (!text.empty()) text += separator;
    if (line.is_string()) text += line.get<std::string>();
  }
  return text;
}

/// "raw" is what spans lie in; "raw_lines" tells where its lines broke, when they are its
/// words.
std::string text_of(const model::Json& row) {
  const auto raw = row.find("raw");
  const auto lines = row.find("raw_lines");
  const bool has_raw = raw != row.end() && raw->is_string();
  if (lines == row.end() || !lines->is_array())
    return has_raw ? raw->get<std::string>() : std::string();
  if (has_raw && joined_lines(*lines, ' ') != raw->get<std::string>())
    return raw->get<std::string>();
  return joined_lines(*lines, '\n');
}

[[noreturn]] void fail(std::size_t number, const std::string& what) {
  throw Error(ErrorKind::Unreadable, fmt::format("line {}: {}", number, what),
              "a line is a reference, or {\"id\", \"raw\"} or {\"id\", \"raw_lines\": []}");
}

Loose read_row(std::string_view line, std::size_t number) {
  if (!line.starts_with('{')) return {std::to_string(number), std::string(line)};
  const auto row = model::Json::parse(line, nullptr, false);
  if (row.is_discarded() || !row.is_object()) fail(number, "is no JSON object");
  Loose loose{std::to_string(number), text_of(row)};
  if (const auto id = row.find("id"); id != row.end())
    loose.id = id->is_string() ? id->get<std::string>() : id->dump();
  return loose;
}

std::vector<Loose> read_rows(std::string_view text) {
  std::vector<Loose> rows;
  std::size_t number = 0;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == line.npos) continue;
    rows.push_back(read_row(line, number));
    rows.back().reference = ingest::read_loose_reference(rows.back().text);
  }
  return rows;
}

std::string remainder_of(const Loose& row) {
  if (!row.reference) return row.text;
  std::string words;
  for (const auto& span : row.reference->remainder)
    words.append(words.empty() ? "" : " ").append(span.in(row.text));
  return words;
}

model::Json row_json(const Loose& row, const model::WorkId* work) {
  const auto& reference = row.reference;
  model::Json json{{"id", row.id}};
  json["csl"] = model::csl_json(reference ? reference->csl : model::CslItem{}, row.id);
  json["spans"] = model::Json::object();
  json["confidence"] = model::Json::object();
  if (reference) {
    for (const auto& [field, span] : reference->fields)
      json["spans"][field] = model::span_json(span, row.text);
    for (const auto& [field, share] : ingest::confidence(*reference))
      json["confidence"][field] = share;
    json["et_al"] = reference->csl.et_al;
  }
  json["remainder"] = remainder_of(row);
  json["work"] = work ? model::Json(work->text) : model::Json(nullptr);
  return json;
}

/// The work of each row; none for a row that is no reference.
std::vector<const model::WorkId*> works_of_rows(const std::vector<Loose>& rows,
                                                std::vector<index::JoinedWork>& works) {
  std::vector<model::CslItem> items;
  std::vector<std::string> printed;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].reference) continue;
    items.push_back(rows[i].reference->csl);
    printed.push_back(rows[i].text);
    places.push_back(i);
  }
  works = index::join_works(items, printed);
  std::vector<const model::WorkId*> ids(rows.size(), nullptr);
  for (const auto& work : works)
    for (const auto& joined : work.entries) ids[places[joined.entry]] = &work.id;
  return ids;
}

std::string rows_json(const std::vector<Loose>& rows) {
  std::vector<index::JoinedWork> works;
  const auto ids = works_of_rows(rows, works);
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i)
    out += model::dump(row_json(rows[i], ids[i])) + "\n";
  return out;
}

/// For people: as understood, what was left over, and fields of little confidence.
std::string rows_text(const std::vector<Loose>& rows, const Screen& screen) {
  constexpr double little = 0.8;
  std::string text;
  for (const auto& row : rows) {
    if (!row.reference) {
      text += wrap(paint(screen, Style::Dim, "no reference: " + clean(row.text)), screen.width,
                   "", "  ");
      continue;
    }
    text += wrap(clean(model::vancouver(row.reference->csl)), screen.width, "", "  ");
    std::string doubtful;
    for (const auto& [field, share] : ingest::confidence(*row.reference))
      if (share < little)
        doubtful += fmt::format("{}{} ({:.2f})", doubtful.empty() ? "" : ", ", field, share);
    if (!doubtful.empty())
      text +=
          wrap(paint(screen, Style::Yellow, "unsure: " + doubtful), screen.width, "  ", "    ");
    if (const auto rest = remainder_of(row); !rest.empty())
      text += wrap(paint(screen, Style::Yellow, "not read: " + clean(rest)), screen.width, "  ",
                   "    ");
  }
  return text;
}

/// One item a work, for reference managers.
std::string rows_library(const std::vector<Loose>& rows, std::string_view format) {
  std::vector<index::JoinedWork> joined;
  works_of_rows(rows, joined);
  std::vector<ListedWork> works;
  for (const auto& work : joined) works.push_back({work.id, work.csl, {}, {}});
  WorkList list{{}, &works, nullptr};
  for (const auto& work : works) list.shown.push_back(&work);
  return print_works(list, format, {});
}

}  // namespace

int references_parse(const Request& request) {
  if (request.words.size() != 2)
    throw Error(ErrorKind::Usage, "one file of references is needed",
                "netkg references parse FILE, or \"-\" for standard input");
  const auto rows = read_rows(read_input(request.words[1], most_bytes));
  if (request.format == "text")
    print(rows_text(rows, screen(request.color)));
  else if (request.is_json())
    print(rows_json(rows));
  else
    print(rows_library(rows, request.format));
  return rows.empty() ? nothing_found : found;
}

}  // namespace netkg::cli
