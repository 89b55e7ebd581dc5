// What narrows the facts of an answer: who says so, how often, of which date.
#include "query/claims.h"
#include "query/page_words.h"
#include "query/pages.h"

namespace netkg::query {

void keep_evidence(const Names& names, const Plan& plan, Pages& pages, Groups& groups) {
  const auto& publisher = plan.question.publisher.words;
  if (plan.question.direct_only || pages.options().direct_only)
    keep_facts(groups, [](const Fact& fact) { return fact.level == Level::Direct; });
  if (publisher.empty() && plan.evidence.empty()) return;
  PageFilter filter(names, plan.evidence, pages.options());
  keep_facts(groups, [&](const Fact& fact) {
    auto number = fact.claim->document;
    const auto& page =
        filter.reads_references() ? pages.with_references(number) : pages.document(number);
    bool by =
        publisher.empty() || (page.publisher && publisher_matches(publisher, *page.publisher));
    return by && filter.fits(page);
  });
}

}  // namespace netkg::query
