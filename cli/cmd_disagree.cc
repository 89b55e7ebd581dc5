// netkg disagree: where publishers differ.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/desk_names.h"
#include "cli/print_findings.h"
#include "cli/vocabularies.h"
#include "cli/write_sheet.h"
#include "desk/disagree.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

desk::DisagreeOptions options_of(const Request& request, const index::Store& store) {
  constexpr unsigned most = 1000;
  desk::DisagreeOptions options;
  options.absent = request.has("--absent") || !request.words.empty();
  options.same_publisher = request.has("--same-publisher");
  options.least_pages = static_cast<int>(request.number("--min-pages", 1, 1, most));
  if (const auto named = request.value("--against")) {
    options.against = page_named(store, *named).number;
    options.absent = true;
  }
  return options;
}

model::Predicate predicate_of(std::string_view by) {
  return by == "use"      ? model::Predicate::Treats
         : by == "route"  ? model::Predicate::HasRoute
         : by == "target" ? model::Predicate::Inhibits
                          : model::Predicate::MayCause;
}

/// The table, then the page behind each column.
std::string matrix_as(const desk::StatementMatrix& matrix, const desk::Statements& statements,
                      const std::string& title, const Request& request) {
  SheetFrame frame{"netkg.matrix/1", "rows", title, {}, {}};
  frame.more = {{"as_of", desk::Value(iso_day(request.as_of))}};
  for (std::size_t i = 0; i < matrix.pages.size(); ++i) {
    const auto& document = statements.document(matrix.pages[i]);
    frame.summary +=
        fmt::format("{}[{}] {}: {}", i ? "\n" : "", i + 1,
                    clean(statements.speaker(document.number)), clean(document.title));
  }
  return write_sheet(matrix.sheet, frame, request);
}

}  // namespace

int cmd_disagree(const Request& request) {
  const auto settings = settings_of(request);
  auto store = request.open_store();
  const auto loaded = vocabulary_of(request, *store);
  auto options = options_of(request, *store);
  if (!request.words.empty())
    options.about = entities_named({*store, loaded.vocabulary}, request.words.front());
  const desk::Statements statements(*store, loaded.vocabulary);
  if (const auto by = request.value("--matrix")) {
    if (request.format == "sarif" || options.about.empty())
      throw model::Error(model::ErrorKind::Usage, "--matrix shows one drug as a table",
                         "netkg disagree DRUG --matrix effect");
    print(matrix_as(desk::matrix(statements, options.about.front(), predicate_of(*by)),
                    statements, "What pages say of " + request.words.front(), request));
    return found;
  }
  auto findings = desk::disagreements(*store, statements, options);
  desk::suppress(settings, request.as_of, findings);
  print(
      write_findings(findings, {"Where pages differ", "no page contradicts another"}, request));
  return findings_code(findings, request);
}

}  // namespace netkg::cli
