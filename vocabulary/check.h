// What is wrong with vocabulary rows: found all at once, so that an editor can mend them in one
// go.
//
//   effects.tsv says "sore mouth{lay}" of two concepts
//   -> {"duplicate-name", "effect:sore-mouth", "\"sore mouth\" also names effect:mouth-pain"}
#pragma once

#include <string>
#include <vector>

#include "vocabulary/rows.h"

namespace netkg::vocabulary {

struct Finding {
  std::string rule;  // duplicate-id, wrong-id, dangling, cycle, duplicate-name, ambiguous-name,
                     // unknown-publisher, duplicate-step
  std::string id;    // of the concept
  std::string message;
};

/// In the order of the rows. ambiguous-name is a note: two kinds of concept may share a name,
/// and the sentence decides (a drug's effect or a disease); all others keep the rows from being
/// right.
std::vector<Finding> check(const Rows& rows);

/// The part of check() that is about frequency scales: steps of publishers without a row, and
/// two steps for one word.
std::vector<Finding> check_scales(const Rows& rows);

/// Does the finding keep the rows from being used as they are meant?
bool is_error(const Finding& finding);

}  // namespace netkg::vocabulary
