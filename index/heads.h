// Claims without their words, as they lie in the store: under their object and once more under
// their subject, so that a question reads its answers as neighbours.
//
//   encode_head(make_head(claim, page))  -> 01 02 00 00 01 01 16 64 …
//   decode_head(bytes, head)             -> head.subject: drug:sunitinib
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/store.h"

namespace netkg::index {

/// `page` is the one that holds the claim. Numbers of the entities are the caller's to add.
ClaimHead make_head(const ClaimRecord& record, const DocumentRecord& page);

std::string encode_head(const ClaimHead& head);
/// Number and document are in the key. Throws Error{Damaged} for other bytes.
void decode_head(std::string_view bytes, ClaimHead& head);
/// Of an is_a claim the number of the class, unless the claim is denied, hedged or "A or B".
std::optional<uint32_t> decode_class(std::string_view bytes);

}  // namespace netkg::index
