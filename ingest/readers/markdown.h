// Markdown -> source text and blocks. The source text is what a reader of the page sees:
//
//   kept     front matter (YAML, or TOML as YAML), one "key: value" line each, at the start
//   (Metadata blocks);
//            headings on lines of their own; paragraphs, each joined to one line; list items,
//            each on its line after "• " or "1. "; table rows, their cells separated by tabs;
//            the text of links, emphasis and code; hard line breaks, as line breaks
//   dropped  raw HTML, images with their alternative text, addresses behind link texts (a bare
//            address is text and stays), link definitions, rules, all marks of Markdown itself,
//            cards that are one link (markdown_cards.h)
//
//   "## Side effects\n\n* [nausea](x)\n* *fatigue*\n"
//   -> "Side effects\n\n• nausea\n• fatigue\n": a Heading of depth 2 and two ListItems, whose
//      spans leave out the bullet
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/page_text.h"

namespace netkg::ingest {

/// `bytes` must be valid UTF-8, and the text then is; a byte order mark is skipped. Throws
/// Error{Unreadable} naming `path` for a page whose tables would outgrow it a thousandfold.
PageContent read_markdown(std::string_view bytes, const std::string& path);

}  // namespace netkg::ingest
