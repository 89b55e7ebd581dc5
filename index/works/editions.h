// Editions and versions of one publication: which of two is the newer one.
#pragma once

#include "model/reference.h"

namespace netkg::index {

/// Is `newer` a higher edition or version of what `older` names? Titles (for chapters the
/// books' titles) must agree, and both must print an edition or version.
///   "Big Book, 5th ed", "Big Book, 6th ed"; "V.3.2018", "V.1.2021"
bool is_newer_edition(const model::CslItem& newer, const model::CslItem& older);

}  // namespace netkg::index
