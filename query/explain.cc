// Explaining a plan.
#include "query/explain.h"

#include <algorithm>

#include "query/answer.h"

namespace netkg::query {
namespace {

/// Claims with one of these on that side; all of the relation when the side is open.
std::size_t side_rows(const Names& names, Predicate predicate, const PlannedSlot& slot,
                      bool subject) {
  index::ClaimPattern pattern;
  pattern.predicate = predicate;
  if (slot.fill != Fill::Given || slot.parts.empty())
    return names.store().claims(pattern).size();
  std::size_t rows = 0;
  for (const auto& part : slot.parts) {
    for (const auto& id : part.ids) {
      (subject ? pattern.subject : pattern.object) = id;
      rows += names.store().claims(pattern).size();
    }
  }
  return rows;
}

}  // namespace

std::size_t estimate(const Names& names, const Step& step) {
  std::size_t rows = 0;
  for (auto predicate : describe(step.relation).predicates)
    rows += std::min(side_rows(names, predicate, step.subject, true),
                     side_rows(names, predicate, step.object, false));
  return rows;
}

Watch::Watch(std::vector<ExplainRow>* rows)
    : rows_(rows), begin_(std::chrono::steady_clock::now()) {}

void Watch::done(const std::string& step, std::size_t estimated, std::size_t actual) {
  if (!rows_) return;
  auto now = std::chrono::steady_clock::now();
  auto taken = std::chrono::duration<double, std::micro>(now - begin_).count();
  rows_->push_back({step, estimated, actual, taken});
  begin_ = std::chrono::steady_clock::now();
}

}  // namespace netkg::query
