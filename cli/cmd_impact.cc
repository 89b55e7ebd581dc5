// netkg impact: what a drug, target, effect or publication touches.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/desk_names.h"
#include "cli/print_findings.h"
#include "cli/vocabularies.h"
#include "desk/impact.h"

namespace netkg::cli {
namespace {

bool is_work(const std::string& words) {
  return words.starts_with("work:") || words.starts_with("10.") || words.starts_with("pmid:") ||
         words.starts_with("PMID:");
}

}  // namespace

int cmd_impact(const Request& request) {
  const auto settings = settings_of(request);
  const auto& words = request.words.front();
  auto store = request.open_store();
  const auto loaded = vocabulary_of(request, *store);
  const query::Names names(*store, loaded.vocabulary);
  std::vector<desk::Finding> findings;
  if (is_work(words)) {
    if (const auto work = work_named(*store, words))
      findings = desk::impact_of(*store, names, *work, request.as_of, settings.review);
  } else {
    findings = desk::impact_of(*store, names, entities_named(names, words), request.as_of,
                               settings.review);
  }
  print(write_findings(findings, {"What " + words + " touches", "no page here is touched"},
                       request));
  return findings.empty() ? nothing_found : found;
}

}  // namespace netkg::cli
