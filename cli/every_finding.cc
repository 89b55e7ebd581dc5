// One report after the other.
#include "cli/every_finding.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "cli/retractions.h"
#include "cli/vocabularies.h"
#include "desk/disagree.h"
#include "desk/duplicates.h"
#include "desk/review_report.h"

namespace netkg::cli {
namespace {

using desk::Finding;

void append(std::vector<Finding>& all, std::vector<Finding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

std::vector<Finding> every_finding(const Request& request, const index::Store& store,
                                   const desk::Settings& settings,
                                   const std::vector<index::DocumentNumber>& pages) {
  auto findings = desk::review_findings(
      store, query::review(store, request.as_of, settings.review), request.as_of);
  std::optional<desk::RetractionSnapshot> retractions;
  if (!settings.retractions.empty()) retractions = read_retractions(settings.retractions);
  append(findings, desk::evidence(store, pages,
                                  {.as_of = request.as_of,
                                   .older_than = settings.older_than,
                                   .retractions = retractions ? &*retractions : nullptr})
                       .findings);
  const auto loaded = vocabulary_of(request, store);
  const desk::Statements statements(store, loaded.vocabulary);
  append(findings, desk::disagreements(store, statements, {.absent = true}));
  append(findings, desk::duplicates(store));
  const std::set<index::DocumentNumber> wanted(pages.begin(), pages.end());
  std::erase_if(findings, [&](const Finding& finding) {
    return !wanted.empty() && !wanted.contains(finding.number);
  });
  desk::suppress(settings, request.as_of, findings);
  desk::sort_findings(findings);
  return findings;
}

}  // namespace netkg::cli
