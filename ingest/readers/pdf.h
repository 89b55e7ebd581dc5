// PDF -> source text and blocks. A PDF knows places of words and no paragraphs; blocks are made
// from them:
//
//   kept     lines joined to paragraphs by the space between them; headings by size and weight
//            of letters; list items by bullets, numbers or indentation; rows of tables by
//            columns aligned over several lines; words broken at the end of a line put together
//   dropped  lines that stand at the top or bottom of several pages, numbers of pages
//
// There are no origins: a PDF's bytes are not its words.
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/page_text.h"

namespace netkg::ingest {

/// Runs netkg-pdf, which must stand beside this program or in ../libexec/netkg. Throws
/// Error{Unreadable} naming `path` when the file is broken, locked, takes too long or holds no
/// words.
PageContent read_pdf(std::string_view bytes, const std::string& path);

/// What netkg-pdf printed -> blocks. Takes any bytes.
PageContent read_pdf_words(std::string_view words);

}  // namespace netkg::ingest
