// Words -> mentions: the longest name of the vocabulary at each place, chosen by type where two
// concepts share it; then names that the page itself defines, and what sentences are about.
#pragma once

#include "ingest/page.h"

namespace netkg::ingest {

/// Splits `span` into words and finds the names in it.
Reading read_words(const Page& page, Span span, Role role);

/// Fills page.headings, page.readings, subjects and topics. Sections and sentences are there.
void find_mentions(Page* page);

}  // namespace netkg::ingest
