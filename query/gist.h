// A second reading for questions that no grammar fits: what do the names in it have to do with
// each other? Every word must be a name, a cue of the table, or say nothing by itself; so what
// this reads, it has read whole.
//
//   "I've been put on sunitinib, will my mouth get sore?"   no grammar fits
//   sunitinib: a drug; sore mouth: an effect                -> does sunitinib cause sore mouth
#pragma once

#include <optional>
#include <string_view>

#include "query/resolve.h"

namespace netkg::query {

/// Nothing when a word is left over, no name is found, or the names have nothing to do with
/// each other.
std::optional<Question> read_by_names(std::string_view text, const Names& names);

}  // namespace netkg::query
