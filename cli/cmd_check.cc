// netkg check: everything that the reports find, as lines for editors and pipelines.
#include <algorithm>

#include "cli/commands.h"
#include "cli/desk_names.h"
#include "cli/every_finding.h"
#include "cli/file_places.h"
#include "cli/print_findings.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

/// Those of the rules that were named.
void narrow(std::vector<desk::Finding>& findings, const std::vector<std::string>& rules) {
  if (rules.empty()) return;
  std::erase_if(findings, [&](const desk::Finding& finding) {
    return std::find(rules.begin(), rules.end(), finding.rule->id) == rules.end();
  });
}

void expect_rules(const std::vector<std::string>& rules) {
  for (const auto& id : rules)
    if (!desk::find_rule(id))
      throw model::Error(model::ErrorKind::Usage, "there is no rule \"" + clean(id) + "\"",
                         "netkg help rules lists them");
}

}  // namespace

int cmd_check(const Request& request) {
  const auto settings = settings_of(request);
  const auto rules = request.values("--rule");
  expect_rules(rules);
  auto store = request.open_store();
  auto findings = every_finding(request, *store, settings, pages_named(*store, request.words));
  narrow(findings, rules);
  place_in_files(*store, findings);
  print(write_findings(findings, {"What is to be checked", "nothing to check"}, request, true));
  return findings_code(findings, request);
}

}  // namespace netkg::cli
