// netkg evidence: what pages rest on. netkg duplicates: the same page under several addresses.
#include "cli/commands.h"
#include "cli/desk_names.h"
#include "cli/print_findings.h"
#include "cli/retractions.h"
#include "cli/write_sheet.h"
#include "desk/duplicates.h"

namespace netkg::cli {

int cmd_evidence(const Request& request) {
  constexpr unsigned most_years = 100;
  const auto settings = settings_of(request);
  const auto path = request.value("--retractions").value_or(settings.retractions);
  std::optional<desk::RetractionSnapshot> retractions;
  if (!path.empty()) retractions = read_retractions(path);
  auto store = request.open_store();
  const auto years =
      request.number("--older-than", static_cast<unsigned>(settings.older_than), 1, most_years);
  const desk::EvidenceOptions options{.as_of = request.as_of,
                                      .older_than = static_cast<int>(years),
                                      .retractions = retractions ? &*retractions : nullptr};
  auto report = desk::evidence(*store, pages_named(*store, request.words), options);
  desk::suppress(settings, request.as_of, report.findings);
  FindingsFrame frame{"What pages rest on", "nothing to check", {}, &report.pages};
  frame.before = sheet_text(report.pages, screen(request.color)) + "\n";
  print(write_findings(report.findings, frame, request));
  return findings_code(report.findings, request);
}

int cmd_duplicates(const Request& request) {
  const auto settings = settings_of(request);
  auto store = request.open_store();
  auto findings = desk::duplicates(*store);
  desk::suppress(settings, request.as_of, findings);
  print(write_findings(findings, {"Pages that are the same", "no page is a copy of another"},
                       request));
  return findings_code(findings, request);
}

}  // namespace netkg::cli
