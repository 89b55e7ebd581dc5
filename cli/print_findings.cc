// Findings for people, editors, spreadsheets and programs.
#include "cli/print_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/write_sheet.h"
#include "desk/sarif.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

using desk::Finding;

/// "3 errors, 1 warning, 2 suppressed"
std::string totals(const std::vector<Finding>& findings) {
  constexpr std::array<std::string_view, 3> words{"error", "warning", "note"};
  std::array<std::size_t, 3> counts{};
  std::size_t suppressed = 0;
  for (const auto& finding : findings) {
    if (finding.suppressed_by)
      ++suppressed;
    else
      ++counts[static_cast<std::size_t>(finding.rule->grade)];
  }
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (counts[i])
      text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", counts[i], words[i],
                          counts[i] == 1 ? "" : "s");
  if (suppressed) text += fmt::format("{}{} suppressed", text.empty() ? "" : ", ", suppressed);
  return text;
}

std::string place_words(const Finding& finding) {
  return finding.place ? fmt::format("{}:{}", finding.place->line, finding.place->column) : "";
}

std::string quoted(const Finding& finding) {
  constexpr unsigned longest = 160;
  return "“" + clip(clean(finding.exact), longest) + "”";
}

std::string one_text(const Finding& finding, const Screen& screen) {
  const std::string indent(10, ' ');
  auto text = wrap(clean(finding.message), screen.width,
                   pad("  " + paint_word(screen, desk::name(finding.rule->grade)), 10), indent);
  if (!finding.exact.empty()) text += wrap(quoted(finding), screen.width, indent, indent);
  auto reason = clean(finding.reason);
  if (finding.place) reason = "line " + place_words(finding) + "; " + reason;
  text += wrap(paint(screen, Style::Dim, reason + " [" + std::string(finding.rule->id) + "]"),
               screen.width, indent, indent);
  return text;
}

/// ", due 2027-03-18, current", where the report is about that.
std::string due_words(const Finding& finding) {
  if (!finding.state) return {};
  std::string state(*finding.state);
  std::replace(state.begin(), state.end(), '_', ' ');
  return (finding.next_due ? ", due " + *finding.next_due : std::string()) + ", " + state;
}

/// Under a heading for each page.
std::string as_text(const std::vector<Finding>& findings, const FindingsFrame& frame,
                    const Screen& screen) {
  auto text = frame.before;
  std::vector<const Finding*> order;
  for (const auto& finding : findings)
    if (!finding.suppressed_by) order.push_back(&finding);
  // pages in the order of their gravest finding
  std::map<model::DocumentId, std::size_t> first;
  for (std::size_t i = 0; i < order.size(); ++i) first.emplace(order[i]->document, i);
  std::stable_sort(order.begin(), order.end(), [&](const Finding* a, const Finding* b) {
    return first[a->document] < first[b->document];
  });
  const Finding* last = nullptr;
  for (const auto* finding : order) {
    if (!last || last->document != finding->document)
      text +=
          (last ? "\n" : "") + wrap(paint(screen, Style::Bold, clean(finding->title)) + " (" +
                                        clean(finding->source) + ")" + due_words(*finding),
                                    screen.width, "", "  ");
    text += one_text(*finding, screen);
    last = finding;
  }
  if (findings.empty()) return text + frame.nothing + "\n";
  return text + (last ? "\n" : "") + totals(findings) + "\n";
}

std::string as_lines(const std::vector<Finding>& findings, const FindingsFrame& frame) {
  std::string text;
  for (const auto& finding : findings) {
    if (finding.suppressed_by) continue;
    auto place = place_words(finding);
    text += fmt::format("{}:{}: {}: {} [{}]\n", clean(finding.source),
                        place.empty() ? "1:1" : place, desk::name(finding.rule->grade),
                        clean(finding.message), finding.rule->id);
  }
  return text + (findings.empty() ? frame.nothing : totals(findings)) + "\n";
}

std::string as_json(const std::vector<Finding>& findings, const FindingsFrame& frame,
                    const std::string& as_of) {
  model::Json json{{"schema", "netkg.findings/1"}, {"as_of", as_of}};
  if (frame.pages) json["pages"] = desk::sheet_json(*frame.pages);
  json["findings"] = desk::sheet_json(desk::findings_sheet(findings));
  return model::dump(json) + "\n";
}

}  // namespace

std::string write_findings(const std::vector<Finding>& findings, const FindingsFrame& frame,
                           const Request& request, bool lines) {
  if (request.format == "sarif") return desk::sarif(findings, NETKG_VERSION);
  if (request.format == "json") return as_json(findings, frame, iso_day(request.as_of));
  if (request.format == "text")
    return lines ? as_lines(findings, frame) : as_text(findings, frame, screen(request.color));
  SheetFrame around{"netkg.findings/1", "findings", frame.title, {}, {}};
  around.summary = (findings.empty() ? frame.nothing : totals(findings)) + ", as of " +
                   iso_day(request.as_of);
  return write_sheet(desk::findings_sheet(findings), around, request);
}

int findings_code(const std::vector<Finding>& findings, const Request& request) {
  const auto level = request.value("--fail-on");
  if (!level) return found;
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) {
                       const auto grade = finding.rule->grade;
                       const bool grave =
                           grade == desk::Grade::Error ||
                           (grade == desk::Grade::Warning && *level != "error") ||
                           *level == "note";
                       return grave && !finding.suppressed_by;
                     })
             ? nothing_found
             : found;
}

}  // namespace netkg::cli
