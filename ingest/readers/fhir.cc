// Leaflets as FHIR documents: compositions of sections with XHTML inside.
#include <array>

#include "ingest/readers/html.h"
#include "ingest/readers/markup.h"
#include "ingest/readers/xml_pages.h"

namespace netkg::ingest {
namespace {

constexpr std::array rows{
    ActRow{"section", Act::Section}, ActRow{"title", Act::Hook}, ActRow{"div", Act::Hook},
    ActRow{"code", Act::Skip},       ActRow{"meta", Act::Skip},  ActRow{"entry", Act::Skip},
};

std::string value_of(const Tree& tree, NodeIndex parent, std::string_view name) {
  auto found = tree.child(parent, name);
  return found ? std::string(tree.attribute(found, "value")) : std::string();
}

/// XHTML; in JSON it is a string.
void write_narrative(const Tree& tree, NodeIndex div, const std::string& path, PageText& page) {
  if (auto html = tree.attribute(div, "value"); !html.empty())
    write_html(parse_html_piece(std::string(html), path), 0, page);
  else
    write_html(tree, div, page);
  page.close();
}

/// Title and narrative of the composition itself repeat what its sections say.
void write_composition(const Tree& tree, NodeIndex composition, const std::string& path,
                       PageText& page) {
  MarkupWriter writer(tree, rows, page);
  writer.set_depth(1);
  writer.hook = [&](NodeIndex i) {
    if (tree[i].parent == composition || tree[tree[i].parent].parent == composition) {
      if (tree[tree[i].parent].name != "section") return;
    }
    if (tree[i].name == "div") return write_narrative(tree, i, path, page);
    auto title = tree.attribute(i, "value");
    if (!title.empty()) page.add(BlockKind::Heading, std::min(writer.depth(), 6u), title);
  };
  writer.write(composition);
  page.close();
}

}  // namespace

PageContent read_fhir(const Tree& tree, const std::string& path) {
  PageText page;
  Metadata metadata;
  std::vector<NodeIndex> compositions;
  for (NodeIndex n = 0; n < tree.nodes.size(); ++n)
    if (tree[n].name == "Composition") compositions.push_back(n);
  if (!compositions.empty()) {
    auto first = compositions.front();
    auto date = value_of(tree, first, "date");
    page.metadata("dateModified", date.substr(0, 10));
    metadata.title = value_of(tree, first, "title");
    metadata.language = value_of(tree, first, "language");
    if (metadata.language->empty()) metadata.language.reset();
  }
  for (auto composition : compositions) {
    auto title = value_of(tree, composition, "title");
    if (!title.empty()) page.add(BlockKind::Heading, 1, title);
    write_composition(tree, composition, path, page);
  }
  if (metadata.title && metadata.title->empty()) metadata.title.reset();
  metadata.id = value_of(tree, 0, "id");
  if (metadata.id->empty()) metadata.id.reset();
  auto content = page.take();
  content.metadata = std::move(metadata);
  return content;
}

}  // namespace netkg::ingest
