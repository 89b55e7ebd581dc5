// Journal articles in the tag suite of PubMed Central.
#include <array>

#include "ingest/readers/markup.h"
#include "ingest/readers/xml_pages.h"

namespace netkg::ingest {
namespace {

constexpr std::array rows{
    ActRow{"sec", Act::Section},
    ActRow{"title", Act::Title},
    ActRow{"p", Act::Paragraph},
    ActRow{"abstract", Act::Section},
    ActRow{"list", Act::List},
    ActRow{"list-item", Act::Item},
    ActRow{"def-list", Act::Block},
    ActRow{"term", Act::Term},
    ActRow{"def", Act::Definition},
    ActRow{"table", Act::Table},
    ActRow{"tr", Act::Row},
    ActRow{"td", Act::Cell},
    ActRow{"th", Act::Cell},
    ActRow{"caption", Act::Block},
    ActRow{"table-wrap-foot", Act::Skip},
    ActRow{"label", Act::Skip},
    ActRow{"break", Act::Break},
    ActRow{"sup", Act::Raised},
    ActRow{"xref", Act::Hook},
    ActRow{"disp-formula", Act::Skip},
    ActRow{"tex-math", Act::Skip},
    ActRow{"math", Act::Skip},
    ActRow{"fig", Act::Skip},
    ActRow{"graphic", Act::Skip},
    ActRow{"supplementary-material", Act::Skip},
    ActRow{"object-id", Act::Skip},
    ActRow{"disp-quote", Act::Block},
    ActRow{"boxed-text", Act::Block},
};

/// "Parkin DM, Boyd L, et al." of a citation's names, or of one group of them.
std::string people_of(const Tree& tree, NodeIndex citation) {
  std::string people;
  auto add = [&](const std::string& name) {
    if (!name.empty()) people += (people.empty() ? "" : ", ") + name;
  };
  bool editors = false;
  for (auto n = citation + 1; n < tree[citation].end; ++n) {
    const auto name = tree[n].name;
    if (name == "person-group")
      editors = tree.attribute(n, "person-group-type") == "editor" && !people.empty();
    if (editors) continue;
    if (name == "name" || name == "string-name") {
      auto family = tree.child(n, "surname"), given = tree.child(n, "given-names");
      auto words = family ? tree.words(family) : tree.words(n);
      if (family && given) words += " " + tree.words(given);
      add(words);
    } else if (name == "collab") {
      add(tree.words(n));
    } else if (name == "etal") {
      add("et al");
    }
  }
  return people;
}

struct Fields {
  const Tree& tree;
  NodeIndex citation;

  std::string operator()(std::string_view name) const {
    auto found = tree.find(citation, name);
    return found ? tree.words(found) : std::string();
  }
  std::string id(std::string_view type) const {
    for (auto n = citation + 1; n < tree[citation].end; ++n)
      if (tree[n].name == "pub-id" && tree.attribute(n, "pub-id-type") == type)
        return tree.words(n);
    return {};
  }
};

void sentence(std::string& text, const std::string& words) {
  if (words.empty()) return;
  if (!text.empty()) text += ' ';
  text += words;
  if (text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
}

/// "2011;105(Suppl 2):S77-S81."
std::string place_of(const Fields& field) {
  std::string place = field("year");
  auto volume = field("volume"), issue = field("issue");
  auto first = field("fpage"), last = field("lpage");
  if (first.empty()) first = field("elocation-id");
  if (!volume.empty()) place += (place.empty() ? "" : ";") + volume;
  if (!issue.empty()) place += "(" + issue + ")";
  if (!first.empty()) place += ":" + first + (last.empty() || last == first ? "" : "-" + last);
  return place;
}

/// A citation written out from its fields, as a page would print it; its own words when it has
/// no fields.
std::string written_out(const Tree& tree, NodeIndex citation) {
  Fields field{tree, citation};
  auto title = field("article-title");
  if (title.empty()) title = field("chapter-title");
  auto source = field("source");
  if (title.empty() && source.empty()) return tree.words(citation);
  std::string text;
  sentence(text, people_of(tree, citation));
  sentence(text, title);
  sentence(text, source);
  sentence(text, field("edition"));
  auto publisher = field("publisher-name"), town = field("publisher-loc");
  auto place = place_of(field);
  if (!publisher.empty()) {
    sentence(text, (town.empty() ? "" : town + ": ") + publisher +
                       (place.empty() ? "" : "; " + place));
  } else {
    sentence(text, place);
  }
  if (auto doi = field.id("doi"); !doi.empty()) text += " doi:" + doi;
  if (auto pmid = field.id("pmid"); !pmid.empty()) text += " PMID: " + pmid;
  if (auto uri = field("uri"); !uri.empty()) text += " " + uri;
  return text;
}

NodeIndex citation_in(const Tree& tree, NodeIndex ref) {
  for (auto n = ref + 1; n < tree[ref].end; ++n)
    for (std::string_view name :
         {"mixed-citation", "element-citation", "citation", "nlm-citation"})
      if (tree[n].name == name) return n;
  return 0;
}

void write_references(const Tree& tree, PageText& page) {
  bool headed = false;
  unsigned number = 0;
  for (NodeIndex n = 0; n < tree.nodes.size(); ++n) {
    if (tree[n].name != "ref") continue;
    if (!headed) page.add(BlockKind::Heading, 2, "References");
    headed = true;
    ++number;
    auto citation = citation_in(tree, n);
    auto words = citation ? written_out(tree, citation) : tree.words(n);
    page.open(BlockKind::ListItem, 0, std::to_string(number) + ".");
    page.put(words);
    page.close();
  }
}

/// "2012-12-01" of <pub-date><day/><month/><year/></pub-date>; the most exact one.
std::string date_published(const Tree& tree) {
  std::string best;
  for (NodeIndex n = 0; n < tree.nodes.size() && tree[n].name != "body"; ++n) {
    if (tree[n].name != "pub-date") continue;
    std::string date;
    for (std::string_view part : {"year", "month", "day"}) {
      auto found = tree.child(n, part);
      auto words = found ? tree.words(found) : std::string();
      if (words.empty() || words.find_first_not_of("0123456789") != words.npos) break;
      date += (date.empty() ? "" : words.size() == 1 ? "-0" : "-") + words;
    }
    if (date.size() > best.size()) best = date;
  }
  return best;
}

Metadata metadata_of(const Tree& tree) {
  Metadata metadata;
  if (auto group = tree.find(0, "title-group"))
    if (auto title = tree.child(group, "article-title")) metadata.title = tree.words(title);
  if (auto journal = tree.find(0, "journal-title")) metadata.publisher = tree.words(journal);
  for (NodeIndex n = 0; n < tree.nodes.size() && tree[n].name != "body"; ++n)
    if (tree[n].name == "article-id" && tree.attribute(n, "pub-id-type") == "doi" &&
        !metadata.url)
      metadata.url = "https://doi.org/" + tree.words(n);
  if (auto language = tree.attribute(0, "lang"); !language.empty())
    metadata.language = std::string(language);
  return metadata;
}

}  // namespace

PageContent read_jats(const Tree& tree) {
  PageText page;
  auto metadata = metadata_of(tree);
  page.metadata("datePublished", date_published(tree));
  if (metadata.title) page.add(BlockKind::Heading, 1, *metadata.title);
  MarkupWriter writer(tree, rows, page);
  writer.set_depth(1);
  writer.hook = [&](NodeIndex i) {
    if (!page.is_open()) page.open(BlockKind::Paragraph, 0);
    auto words = tree.words(i);
    bool bibliography = tree.attribute(i, "ref-type") == "bibr";
    bool number = !words.empty() && words.find_first_not_of("0123456789,-– ") == words.npos;
    const auto& text = page.text();
    bool bracketed = !text.empty() && (text.back() == '[' || text.back() == ',');
    page.put(bibliography && number && !bracketed ? "[" + words + "]" : words);
  };
  if (auto abstract = tree.find(0, "abstract")) {
    if (!tree.child(abstract, "title")) page.add(BlockKind::Heading, 2, "Abstract");
    writer.write(abstract);
    page.close();
  }
  if (auto body = tree.find(0, "body")) writer.write(body);
  page.close();
  write_references(tree, page);
  auto content = page.take();
  content.metadata = std::move(metadata);
  return content;
}

}  // namespace netkg::ingest
