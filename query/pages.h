// Answers that are pages or references.
#pragma once

#include <set>

#include "query/evidence.h"
#include "query/plan.h"

namespace netkg::query {

/// Conditions on pages, ready to be tested one page at a time.
class PageFilter {
 public:
  PageFilter(const Names& names, const std::vector<PlannedPage>& tests, const Options& options);

  /// The only pages that can fit, when a condition names what they mention.
  const std::optional<std::set<index::DocumentNumber>>& candidates() const {
    return candidates_;
  }
  bool fits(const index::DocumentRecord& page) const;
  /// Whether fits() has to be given pages with their bibliographies.
  bool reads_references() const;
  bool empty() const { return tests_.empty(); }

 private:
  bool fits(const PlannedPage& test, std::size_t n, const index::DocumentRecord& page) const;

  const std::vector<PlannedPage>& tests_;
  const Options& options_;
  std::vector<std::set<index::DocumentNumber>> mentioning_;  // by test
  std::optional<std::set<index::DocumentNumber>> candidates_;
};

void answer_pages(const Names& names, const Plan& plan, const Options& options, Answers& out);
void answer_references(const Names& names, const Plan& plan, const Options& options,
                       Answers& out);
Answer make_reference_answer(const index::DocumentRecord& page, std::size_t n);

}  // namespace netkg::query
