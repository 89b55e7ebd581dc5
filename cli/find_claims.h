// Claims as people point at them: by id, the beginning of an id, or words of the page.
#pragma once

#include <string>
#include <vector>

#include "index/store.h"

namespace netkg::cli {

/// The claim with that id, else those whose sentence holds the words, the closest fit first;
/// empty when there is none. Upper and lower case, kinds of quotation marks and of blanks are
/// the same.
std::vector<index::ClaimRecord> find_claims(const index::Store& store,
                                            const std::string& named);

}  // namespace netkg::cli
