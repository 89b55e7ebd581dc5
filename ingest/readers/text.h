// Plain text -> blocks. The source text is the file itself, byte for byte; only where a
// heading, a paragraph or a list item begins and ends is decided here.
//
//   "Side effects\n\nThese include:\n\n  • tiredness\n  • a rash\nTell your nurse."
//   -> Heading, Paragraph, ListItem, ListItem, Paragraph
#pragma once

#include <string_view>
#include <vector>

#include "model/document.h"

namespace netkg::ingest {

using namespace netkg::model;

std::vector<Block> find_text_blocks(std::string_view text);

/// The bullet or number that begins `line`, blanks before it left out; empty when there is
/// none.
///   "  • nausea" -> "•"     "[3] Yao JC" -> "[3]"     "2.5 mg a day" -> ""
std::string_view list_marker(std::string_view line);

/// Words that belong to a site and not to a page: "Skip to main content".
bool is_page_chrome(std::string_view line);

}  // namespace netkg::ingest
