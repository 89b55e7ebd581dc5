// Which effects in a report of a trial are of a group that was given something else.
//
//   OtherGroups(page, "fatigue (18%) in the placebo group").had(ribociclib may_cause fatigue)
#pragma once

#include <vector>

#include "ingest/claim_rules/rules.h"

namespace netkg::ingest {

class OtherGroups {
 public:
  /// Views both.
  OtherGroups(const Page& page, const Reading& reading);

  /// The effect is what those had who were not given the draft's subject.
  bool had(const Draft& draft) const;

  /// The words [first, last) that name a group of a trial.
  struct Arm {
    std::size_t first = 0;
    std::size_t last = 0;
    bool control = false;
    std::vector<Handle> medicines = {};  // what it was given, as far as it is named
  };

 private:
  bool had(Handle subject, std::size_t effect) const;

  const Page& page_;
  const Words& words_;
  std::vector<Arm> arms_;
};

}  // namespace netkg::ingest
