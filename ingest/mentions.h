// Words -> mentions: the longest name of the vocabulary at each place, chosen by type where two
// concepts share it; then the concepts that a page builds for itself ("targeted drugs for NETs").
#pragma once

#include "ingest/page.h"

namespace netkg::ingest {

/// Splits `span` into words and finds the names in it.
Reading read_words(const Page& page, Span span, Role role);

/// Fills page.headings, page.readings, subjects and topics. Sections and sentences are there.
void find_mentions(Page* page);

/// The class restricted to a condition: {targeted drugs, pancreatic NET} -> "targeted drugs for
/// pancreatic NETs", a class of its own below the first.
Handle restricted_class(Page* page, Handle drug_class, Handle condition);

/// The medicine that a verb at words[verb] is said of: the mention before it in its clause, or
/// what "it" and "this drug" mean, or the section's subject for "you take …". Nothing when the
/// clause is about something else.
std::optional<Handle> subject_before(const Page& page, const Reading& reading, std::size_t verb);

/// Is there a pronoun or "this drug" for a medicine at words[at]? How many words it takes, or 0.
std::size_t match_anaphor(const Words& words, std::size_t at);

}  // namespace netkg::ingest
