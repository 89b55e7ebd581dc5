// The National Cancer Institute's PDQ documents as their content system exports them.
#include <array>

#include "ingest/readers/markup.h"
#include "ingest/readers/xml_pages.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::array rows{
    ActRow{"SummarySection", Act::Section},
    ActRow{"Section", Act::Section},
    ActRow{"Title", Act::Title},
    ActRow{"Para", Act::Paragraph},
    ActRow{"KeyPoint", Act::Hook},
    ActRow{"ItemizedList", Act::List},
    ActRow{"OrderedList", Act::Numbered},
    ActRow{"ListItem", Act::Item},
    ActRow{"ListTitle", Act::Paragraph},
    ActRow{"Table", Act::Table},
    ActRow{"Row", Act::Row},
    ActRow{"entry", Act::Cell},
    ActRow{"Reference", Act::Citation},
    ActRow{"ReferenceSection", Act::Hook},
    ActRow{"SectMetaData", Act::Skip},
    ActRow{"SummaryMetaData", Act::Skip},
    ActRow{"DrugInfoMetaData", Act::Skip},
    ActRow{"SummaryTitle", Act::Skip},
    ActRow{"AltTitle", Act::Skip},
    ActRow{"DrugInfoTitle", Act::Skip},
    ActRow{"TermName", Act::Skip},
    ActRow{"MediaLink", Act::Skip},
    ActRow{"DateLastModified", Act::Skip},
    ActRow{"DateFirstPublished", Act::Skip},
    ActRow{"TermPronunciation", Act::Skip},
    ActRow{"SpanishTermName", Act::Skip},
    ActRow{"SpanishTermDefinition", Act::Skip},
    ActRow{"Dictionary", Act::Skip},
    ActRow{"Audience", Act::Skip},
    ActRow{"RelatedInformation", Act::Skip},
    ActRow{"DefinitionText", Act::Paragraph},
    ActRow{"Superscript", Act::Raised},
    ActRow{"DrugInfoDisclaimer", Act::Skip},
    ActRow{"Comment", Act::Skip},
};

std::string first_words(const Tree& tree, std::initializer_list<std::string_view> names) {
  for (auto name : names)
    if (auto found = tree.child(0, name)) return tree.words(found);
  return {};
}

/// One list of references with the numbers that its section's markers use.
void write_references(const Tree& tree, NodeIndex list, unsigned depth, PageText& page) {
  page.add(BlockKind::Heading, depth, "References");
  unsigned number = 0;
  for (auto n = list + 1; n < tree[list].end; n = tree[n].end) {
    if (tree[n].name != "Citation") continue;
    ++number;
    auto index = std::string(tree.attribute(n, "idx"));
    page.open(BlockKind::ListItem, 0, (index.empty() ? std::to_string(number) : index) + ".");
    for (auto w = n + 1; w < tree[n].end; ++w) {
      const auto& node = tree[w];
      page.put(node.text, tree.raw(w), node.at);
    }
    if (auto pmid = tree.attribute(n, "PMID"); !pmid.empty())
      page.put(std::string(" PMID: ").append(pmid));
    page.close();
  }
}

/// "US Brand Name(s): Gleevec"
void write_brands(const Tree& tree, PageText& page) {
  auto list = tree.find(0, "USBrandNames");
  if (!list) return;
  std::string names;
  for (auto n = list + 1; n < tree[list].end; ++n)
    if (tree[n].name == "USBrandName") names += (names.empty() ? "" : ", ") + tree.words(n);
  if (!names.empty()) page.add(BlockKind::Paragraph, 0, "US Brand Name(s): " + names);
}

Metadata metadata_of(const Tree& tree) {
  Metadata metadata;
  metadata.title = first_words(tree, {"SummaryTitle", "DrugInfoTitle", "TermName"});
  if (metadata.title->empty()) metadata.title.reset();
  if (auto id = tree.attribute(0, "id"); !id.empty()) metadata.id = std::string(id);
  for (std::string_view name : {"SummaryURL", "DrugInfoURL"})
    if (auto found = tree.find(0, name)) {
      auto url = tree.attribute(found, "xref");
      if (!url.empty()) metadata.url = std::string(url);
    }
  if (auto language = tree.find(0, "SummaryLanguage"))
    metadata.language = lower(tree.words(language)) == "spanish" ? "es" : "en-US";
  return metadata;
}

}  // namespace

PageContent read_pdq(const Tree& tree) {
  PageText page;
  auto metadata = metadata_of(tree);
  page.metadata("dateModified", first_words(tree, {"DateLastModified"}));
  page.metadata("datePublished", first_words(tree, {"DateFirstPublished"}));
  if (metadata.title) page.add(BlockKind::Heading, 1, *metadata.title);
  write_brands(tree, page);
  MarkupWriter writer(tree, rows, page);
  writer.set_depth(1);
  writer.hook = [&](NodeIndex i) {
    auto depth = std::min(writer.depth() + 1, 6u);
    if (tree[i].name == "ReferenceSection") return write_references(tree, i, depth, page);
    if (auto words = tree.words(i); has_words(words))
      page.add(BlockKind::Heading, depth, words);
  };
  writer.write(0);
  auto content = page.take();
  content.metadata = std::move(metadata);
  return content;
}

}  // namespace netkg::ingest
