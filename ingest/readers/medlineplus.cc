// MedlinePlus health topics: the summary is HTML inside XML. Topics in other languages follow
// the English one in the file; the page is the first topic and what follows in its language.
#include "ingest/readers/html.h"
#include "ingest/readers/xml_pages.h"

namespace netkg::ingest {
namespace {

void write_topic(const Tree& tree, NodeIndex topic, const std::string& path, PageText& page) {
  page.add(BlockKind::Heading, 1, tree.attribute(topic, "title"));
  std::string names;
  for (auto n = topic + 1; n < tree[topic].end; n = tree[n].end)
    if (tree[n].name == "also-called") names += (names.empty() ? "" : ", ") + tree.words(n);
  if (!names.empty()) page.add(BlockKind::Paragraph, 0, "Also called: " + names);
  auto summary = tree.child(topic, "full-summary");
  if (!summary) return;
  std::string html;
  for (auto n = summary; n < tree[summary].end; ++n) html += tree[n].text;
  auto piece = parse_html_piece(std::move(html), path);
  write_html(piece, 0, page);
  page.close();
}

}  // namespace

PageContent read_medlineplus(const Tree& tree, const std::string& path) {
  PageText page;
  Metadata metadata;
  auto first = tree.find(0, "health-topic");
  if (tree[0].name == "health-topic") first = 0;
  auto language = tree.attribute(first, "language");
  page.metadata("datePublished", tree.attribute(first, "date-created"));
  std::size_t left_out = 0;
  for (auto n = first; n < tree.nodes.size(); ++n) {
    if (tree[n].name != "health-topic") continue;
    if (tree.attribute(n, "language") == language)
      write_topic(tree, n, path, page);
    else
      ++left_out;
  }
  metadata.title = std::string(tree.attribute(first, "title"));
  if (auto url = tree.attribute(first, "url"); !url.empty()) metadata.url = std::string(url);
  metadata.publisher = "MedlinePlus";
  metadata.language = language == "Spanish" ? "es" : "en-US";
  auto content = page.take();
  if (metadata.title->empty()) metadata.title.reset();
  content.metadata = std::move(metadata);
  if (left_out > 0)
    content.notes.push_back({"other-language", std::to_string(left_out) +
                                                   " topics of the file in another language "
                                                   "than the first were left out"});
  return content;
}

}  // namespace netkg::ingest
