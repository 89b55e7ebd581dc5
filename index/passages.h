// The passages of a document as the text index takes them, each with the claims that begin in
// it.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "index/text_index.h"

namespace netkg::index {

/// The title, body and headings are views of `record` and `text`. `number` looks entities up.
std::vector<TextPassage> text_passages(
    const DocumentRecord& record, std::string_view text,
    const std::vector<StoredPassage>& passages, const std::vector<ClaimRecord>& claims,
    const std::function<EntityNumber(const EntityId&)>& number);

}  // namespace netkg::index
