// How a plan ran: each step with the rows expected before, those found, and the time taken.
//
//   may_cause|increases_risk_of(?, effect:fatigue)   estimated 41   actual 41   0.2 ms
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "query/plan.h"

namespace netkg::query {

struct ExplainRow;

/// Claims that a step can find at most, by the lengths of the lists it will read. A question
/// inside it is not looked into: any claim of the relation may fit then.
std::size_t estimate(const Names& names, const Step& step);

/// Notes one step when it ends. Does nothing without rows.
class Watch {
 public:
  explicit Watch(std::vector<ExplainRow>* rows);
  /// `estimated` is only asked for when rows are kept.
  void done(const std::string& step, std::size_t estimated, std::size_t actual);
  bool on() const { return rows_ != nullptr; }

 private:
  std::vector<ExplainRow>* rows_;
  std::chrono::steady_clock::time_point begin_;
};

}  // namespace netkg::query
