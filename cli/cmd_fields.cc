// netkg fields: the fields that queries may name.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/rows.h"
#include "model/json.h"
#include "query/fields.h"

namespace netkg::cli {
namespace {

std::string as_rows(std::string_view format) {
  Rows rows(format);
  rows.add({"field", "takes", "of", "about", "example"});
  for (const auto& row : query::field_rows())
    rows.add({std::string(row.name), std::string(name(row.kind)),
              row.of_page ? "pages" : "statements", std::string(row.about),
              std::string(row.example)});
  return rows.text();
}

model::Json as_json() {
  model::Json fields = model::Json::array();
  for (const auto& row : query::field_rows())
    fields.push_back({{"field", row.name},
                      {"takes", name(row.kind)},
                      {"of", row.of_page ? "pages" : "statements"},
                      {"about", row.about},
                      {"example", row.example}});
  return {{"schema", "netkg.fields/1"}, {"fields", fields}};
}

std::string as_text(const Screen& screen) {
  std::string text;
  for (bool of_page : {false, true}) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : query::field_rows()) {
      if (row.of_page == of_page)
        rows.push_back(
            {std::string(row.name), std::string(row.about), std::string(row.example)});
    }
    text += table(screen,
                  {{of_page ? "of pages" : "of statements"}, {"", false, true}, {"example"}},
                  rows) +
            "\n";
  }
  return text +
         wrap(
             "Join them with AND (or a blank), OR, NOT (or -) and brackets; * stands for "
             "any letters; < > <= >= and 2020..2022 are ranges; words beside the fields "
             "must stand in the sentence.",
             screen.width, "", "");
}

}  // namespace

int cmd_fields(const Request& request) {
  if (request.format == "json")
    print(model::dump(as_json()) + "\n");
  else
    print(request.format == "text" ? as_text(screen(request.color)) : as_rows(request.format));
  return found;
}

}  // namespace netkg::cli
