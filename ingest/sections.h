// Blocks -> a tree of sections by heading level, each with the part it plays on the page.
#pragma once

#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/extraction.h"

namespace netkg::ingest {

using namespace netkg::model;

struct SectionTree {
  std::vector<Section> sections;      // at least one
  std::vector<std::size_t> of_block;  // section of each block
};

/// `reserved[i]`: block i belongs to the bibliography or the review dates; a section that holds
/// nothing else gets the role References or Review.
SectionTree find_sections(const Document& document, const std::vector<Role>& block_roles);

/// "Common side effects" -> SideEffects, "How you take it" -> Dosing, "Related links" -> Links.
Role role_of_heading(std::string_view heading);

}  // namespace netkg::ingest
