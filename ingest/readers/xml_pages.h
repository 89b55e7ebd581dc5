// Pages in the XML and JSON of their publishers -> source text and blocks. Each starts with
// what the file says of itself (Metadata blocks) and its title (a Heading of depth 1).
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/page_text.h"
#include "ingest/readers/tree.h"

namespace netkg::ingest {

/// Structured product labels: sections with their headings, tables, boxed warnings; the
/// highlights, which repeat them, and product data are left out. The set id is the page's id.
PageContent read_spl(const Tree& tree);
/// PDQ summaries, drug information summaries and glossary terms: references as lists with their
/// section's own numbers, markers as "[3]".
PageContent read_pdq(const Tree& tree);
/// Journal articles: abstract and body; references written out from their fields.
PageContent read_jats(const Tree& tree);
/// PubMed records: abstract with its labels, references as printed.
PageContent read_medline(const Tree& tree);
/// MedlinePlus health topics: their summaries, HTML inside XML.
PageContent read_medlineplus(const Tree& tree, const std::string& path);
/// Leaflets as FHIR compositions, XML or JSON: XHTML inside sections.
PageContent read_fhir(const Tree& tree, const std::string& path);
/// Throws Error{Unreadable} naming `path`.
Tree parse_fhir_json(std::string_view bytes, const std::string& path);
/// Pages as JSON: "headline" or "name", sections with a title and a text (plain or HTML), the
/// dates of schema.org. Throws Error{Unreadable} naming `path`.
PageContent read_json_page(std::string_view bytes, const std::string& path);

/// "20130930" -> "2013-09-30", "201309" -> "2013-09"; anything else stays.
std::string iso_date(std::string_view digits);

}  // namespace netkg::ingest
