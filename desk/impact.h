// What a drug, class, target, effect or publication touches: pages, statements and due dates,
// as a work list.
//
//   impact of drug:everolimus
//   -> each statement about it, each class statement that follows for it, each page that only
//      mentions it; the page that is due first comes first
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "desk/finding.h"
#include "query/resolve.h"
#include "query/review.h"

namespace netkg::desk {

/// `reason` of each finding says how it is touched: "its subject", "its object", "said of the
/// class …", "a member of the class", "narrower, by the vocabulary", "mentioned".
std::vector<Finding> impact_of(const index::Store& store, const query::Names& names,
                               const std::vector<EntityId>& ids, std::chrono::sys_days as_of,
                               const query::ReviewPolicy& policy);

/// Pages that list the work, and statements that a marker, section or title ties to it.
std::vector<Finding> impact_of(const index::Store& store, const query::Names& names,
                               const index::Work& work, std::chrono::sys_days as_of,
                               const query::ReviewPolicy& policy);

}  // namespace netkg::desk
