// Claims of a page without their words, several in one value: numbers of the page, where each
// head ends, then the heads. One head is decoded without the others.
//
//   encode_heads(page, claims)           -> {{103, "…"}}: the heads of claims 100 to 103
//   decode_heads("…").head(100).subject  -> drug:sunitinib
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/store.h"

namespace netkg::index {

/// `title` is the page's.
ClaimHead make_head(const ClaimRecord& record, std::string_view title);

/// What is stored under a claim, the last one in it.
using StoredHeads = std::vector<std::pair<ClaimNumber, std::string>>;
/// Of all claims of a page, by their numbers. Long pages have several values, so that a
/// question that one claim answers does not read hundreds of heads.
StoredHeads encode_heads(const DocumentRecord& page, const std::vector<ClaimRecord>& claims);
/// The claims that encode_heads() stores heads under.
std::vector<ClaimNumber> head_keys(ClaimNumber first, uint32_t claims);

/// Throws Error{Damaged} for other bytes.
PageHeads decode_heads(std::string_view bytes);

}  // namespace netkg::index
