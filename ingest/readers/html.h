// HTML -> source text and blocks. The source text is what a reader of the page sees of its main
// part:
//
//   kept     first what the page says of itself in meta elements, microdata and JSON-LD, one
//            "key: value" line each (Metadata blocks); headings, paragraphs, list items after
//            "• " or "1. ", table rows with their cells apart by tabs, definitions beside or
//            below their terms; the words of links, in list items with the identifier of links
//            to doi.org and PubMed: "doi:10.1056/x"; raised numbers that point to the
//            bibliography as "[3]"; last, dates of the page that stand in its footer
//   dropped  navigation, headers and footers of the site, forms, buttons, what is hidden,
//            cookie banners, shares, tooltips, lists of links into the page itself
//
//   <main><h1>Sunitinib</h1><p>It may cause <button>Open a glossary item</button>fatigue.</p>
//   -> "Sunitinib\n\nIt may cause fatigue.\n"
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/page_text.h"
#include "ingest/readers/tree.h"

namespace netkg::ingest {

/// `bytes` must be valid UTF-8. Throws Error{Unreadable} naming `path`.
PageContent read_html(std::string_view bytes, const std::string& path);

/// Writes the words of a piece of HTML or XHTML inside another format, headings no less deep
/// than `depth`.
void write_html(const Tree& tree, NodeIndex from, PageText& page);

/// Which elements are the page, and which are the site's.
struct HtmlContent {
  NodeIndex main = 0;
  std::vector<bool> dropped;  // by index; what stands inside a dropped one is not marked
};
HtmlContent find_html_content(const Tree& tree);

/// What a page says of itself in its head, in microdata and JSON-LD.
struct HtmlFacts {
  Metadata metadata;
  std::optional<std::string> site_name;
  std::optional<std::string> head_title;                   // <title>
  std::vector<std::pair<std::string, std::string>> lines;  // "lastReviewed", "2021-03-18"
  void add(std::string_view key, std::string_view value);  // once a key; empty: nothing
};
HtmlFacts find_html_facts(const Tree& tree);
/// Adds what one <script type="application/ld+json"> says of the page itself.
void read_json_ld(std::string_view json, HtmlFacts& facts);

}  // namespace netkg::ingest
