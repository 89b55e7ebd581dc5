// Title and container: what the closed forms have left.
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

/// Splits "Title. Journal" before a locator; the last sentence is the journal, with the short
/// dotted words of its abbreviation ("Phys. Rev. E").
void read_article_title(EntryDraft& draft, Range range);

/// “Title.” Container, year: pages. False when the range does not begin with a quoted title.
bool read_quoted_title(EntryDraft& draft, Range range);

/// The token after "In:" when one introduces a book, else 0.
std::size_t book_after_in(const EntryDraft& draft, Range range);
/// "Title. In: Editors, eds. Book. 5th ed. Place: Publisher; year." False when there is no
/// "In:".
bool read_chapter(EntryDraft& draft, Range range);

/// Books, reports, web pages: body, title, container from sentences.
void read_other_title(EntryDraft& draft, Range range);

void put_title(EntryDraft& draft, Range range);
/// Without "website", "[Internet]", "[online]" after it.
void put_container(EntryDraft& draft, Range range);
/// A body as author, as printed.
void put_body(EntryDraft& draft, Range range);

}  // namespace netkg::ingest
