// Copies of pages as findings.
#include "desk/duplicates.h"

#include <fmt/format.h>

#include <cmath>

#include "desk/copies.h"

namespace netkg::desk {

std::vector<Finding> duplicates(const index::Store& store) {
  std::vector<Finding> findings;
  const Copies copies(store);
  for (const auto& copy : copies.all()) {
    const auto page = store.document(copy.page, index::Detail::Head);
    const auto leader = store.document(copy.of, index::Detail::Head);
    if (!page || !leader) continue;
    auto finding = finding_of("duplicate", *page);
    finding.documents = {leader->id.text};
    finding.message = "a copy of " + leader->title + " (" + leader->source + ")";
    finding.reason = fmt::format("{:.0f}% of the runs of five words are in both",
                                 std::floor(copy.like * 100));
    if (copy.same_address) finding.reason = "the address is the same; " + finding.reason;
    findings.push_back(std::move(finding));
  }
  sort_findings(findings);
  return findings;
}

}  // namespace netkg::desk
