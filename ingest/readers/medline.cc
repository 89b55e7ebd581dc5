// PubMed records: one article, or the first of a set.
#include <array>

#include "ingest/readers/markup.h"
#include "ingest/readers/xml_pages.h"

namespace netkg::ingest {
namespace {

/// "2018-05-24" of <DateCompleted>; months may be words: "May".
std::string date_of(const Tree& tree, NodeIndex element) {
  std::string date;
  if (!element) return date;
  for (std::string_view part : {"Year", "Month", "Day"}) {
    auto found = tree.child(element, part);
    auto words = found ? tree.words(found) : std::string();
    if (words.empty()) break;
    if (words.find_first_not_of("0123456789") != words.npos) {
      date = words + " " + date;  // "May 2018"
      break;
    }
    date += (date.empty() ? "" : words.size() == 1 ? "-0" : "-") + words;
  }
  return date;
}

void write_abstract(const Tree& tree, NodeIndex article, PageText& page) {
  auto abstract = tree.find(article, "Abstract");
  if (!abstract) return;
  page.add(BlockKind::Heading, 2, "Abstract");
  for (auto n = abstract + 1; n < tree[abstract].end; n = tree[n].end) {
    if (tree[n].name != "AbstractText") continue;
    if (auto label = tree.attribute(n, "Label"); !label.empty())
      page.add(BlockKind::Heading, 3, label);
    page.open(BlockKind::Paragraph, 0);
    for (auto w = n; w < tree[n].end; ++w)
      if (!tree[w].is_element()) page.put(tree[w].text, tree.raw(w), tree[w].at);
    page.close();
  }
}

void write_references(const Tree& tree, NodeIndex article, PageText& page) {
  unsigned number = 0;
  for (auto n = article; n < tree[article].end; ++n) {
    if (tree[n].name != "Reference") continue;
    auto citation = tree.child(n, "Citation");
    if (!citation) continue;
    if (number++ == 0) page.add(BlockKind::Heading, 2, "References");
    page.open(BlockKind::ListItem, 0, std::to_string(number) + ".");
    page.put(tree.words(citation));
    for (auto id = n; id < tree[n].end; ++id)
      if (tree[id].name == "ArticleId" && tree.attribute(id, "IdType") == "pubmed")
        page.put(" PMID: " + tree.words(id));
    page.close();
  }
}

}  // namespace

PageContent read_medline(const Tree& tree) {
  PageText page;
  auto article = tree.find(0, "PubmedArticle");
  page.metadata("dateModified", date_of(tree, tree.find(article, "DateRevised")));
  page.metadata("datePublished", date_of(tree, tree.find(article, "PubDate")));
  Metadata metadata;
  if (auto title = tree.find(article, "ArticleTitle")) {
    metadata.title = tree.words(title);
    if (metadata.title->ends_with('.')) metadata.title->pop_back();
    page.add(BlockKind::Heading, 1, *metadata.title);
  }
  if (auto pmid = tree.find(article, "PMID")) metadata.id = "pmid-" + tree.words(pmid);
  if (auto journal = tree.find(article, "Journal"))
    if (auto title = tree.child(journal, "Title")) metadata.publisher = tree.words(title);
  if (auto language = tree.find(article, "Language"))
    metadata.language = tree.words(language) == "eng" ? "en" : tree.words(language);
  write_abstract(tree, article, page);
  write_references(tree, article, page);
  auto content = page.take();
  content.metadata = std::move(metadata);
  return content;
}

}  // namespace netkg::ingest
