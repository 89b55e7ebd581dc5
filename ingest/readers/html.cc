// HTML pages: content, facts, and dates that stand outside the content.
#include "ingest/readers/html.h"

#include <algorithm>
#include <array>

#include "ingest/readers/identifiers.h"
#include "ingest/readers/markup.h"
#include "ingest/review.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::array rows{
    ActRow{"script", Act::Skip},      ActRow{"style", Act::Skip},
    ActRow{"template", Act::Skip},    ActRow{"head", Act::Skip},
    ActRow{"img", Act::Skip},         ActRow{"svg", Act::Skip},
    ActRow{"noscript", Act::Skip},    ActRow{"option", Act::Skip},
    ActRow{"h1", Act::Heading, 1},    ActRow{"h2", Act::Heading, 2},
    ActRow{"h3", Act::Heading, 3},    ActRow{"h4", Act::Heading, 4},
    ActRow{"h5", Act::Heading, 5},    ActRow{"h6", Act::Heading, 6},
    ActRow{"p", Act::Paragraph},      ActRow{"pre", Act::Paragraph},
    ActRow{"div", Act::Block},        ActRow{"section", Act::Block},
    ActRow{"article", Act::Block},    ActRow{"main", Act::Block},
    ActRow{"header", Act::Block},     ActRow{"footer", Act::Block},
    ActRow{"aside", Act::Block},      ActRow{"address", Act::Block},
    ActRow{"blockquote", Act::Block}, ActRow{"figure", Act::Block},
    ActRow{"figcaption", Act::Block}, ActRow{"details", Act::Block},
    ActRow{"form", Act::Block},       ActRow{"fieldset", Act::Block},
    ActRow{"legend", Act::Block},     ActRow{"body", Act::Block},
    ActRow{"center", Act::Block},     ActRow{"hr", Act::Block},
    ActRow{"caption", Act::Block},    ActRow{"nav", Act::Block},
    ActRow{"ul", Act::List},          ActRow{"ol", Act::Numbered},
    ActRow{"li", Act::Item},          ActRow{"dl", Act::Block},
    ActRow{"dt", Act::Term},          ActRow{"dd", Act::Definition},
    ActRow{"summary", Act::Term},     ActRow{"table", Act::Table},
    ActRow{"tr", Act::Row},           ActRow{"td", Act::Cell},
    ActRow{"th", Act::Cell},          ActRow{"br", Act::Break},
    ActRow{"sup", Act::Raised},
};

MarkupWriter writer_for(const Tree& tree, PageText& page) {
  MarkupWriter writer(tree, rows, page);
  // In prose a link to a study is no entry of a bibliography.
  writer.after_link = [&tree, &page](NodeIndex i) {
    if (page.open_block().kind != BlockKind::ListItem) return std::string();
    constexpr NodeIndex most_nodes = 24;
    auto address = tree.attribute(i, "href");
    if (address.size() < 16 || tree[i].end - i > most_nodes) return std::string();
    if (address.find("doi.org/") == address.npos && address.find("ncbi.nlm") == address.npos)
      return std::string();
    return identifier_in(address, tree.words(i));
  };
  return writer;
}

/// The heading that the page goes by: the first of the content, else the first of the page that
/// its <title> begins with.
std::string title_outside(const Tree& tree, const HtmlFacts& facts) {
  auto head = facts.head_title.value_or("");
  auto h1 = tree.find(0, "h1");
  if (h1) {
    auto words = tree.words(h1);
    if (!words.empty() && words.size() < 300 && lower(head).starts_with(lower(words)))
      return words;
  }
  if (facts.metadata.title) return *facts.metadata.title;
  if (auto bar = head.find(" | "); bar != std::string::npos) head.resize(bar);
  if (facts.site_name && head.size() > facts.site_name->size() + 3 &&
      head.ends_with(*facts.site_name)) {
    head.resize(head.size() - facts.site_name->size());
    while (!head.empty() && (is_ascii_blank(head.back()) || head.back() == '-' ||
                             static_cast<unsigned char>(head.back()) >= 0x80))
      head.pop_back();
  }
  return head;
}

bool has_title(const Tree& tree, const HtmlContent& content) {
  NodeIndex dropped_until = 0;
  for (auto i = content.main; i < tree[content.main].end; ++i) {
    if (content.dropped[i]) dropped_until = std::max(dropped_until, tree[i].end);
    if (i >= dropped_until && tree[i].name == "h1" && !tree.words(i).empty()) return true;
  }
  return false;
}

Document as_document(const PageContent& content) {
  Document document;
  document.text = content.text;
  document.blocks = content.blocks;
  return document;
}

/// "© 2024 Example. Site last updated 3 May 2024": the site's date, not the page's.
bool speaks_of_site(std::string_view words) {
  constexpr std::array<std::string_view, 7> site{"©",     "copyright", "website", "web site",
                                                 "site ", "privacy",   "cookie"};
  auto plain = lower(words);
  return std::any_of(site.begin(), site.end(), [&](std::string_view word) {
    return plain.find(word) != std::string::npos;
  });
}

/// Dates in the footer, unless the content states one of the same kind.
class OuterDates {
 public:
  OuterDates(const Tree& tree, const HtmlContent& content) {
    std::vector<bool> dropped(tree.nodes.size());
    dropped[content.main] = true;
    PageText outside;
    auto writer = writer_for(tree, outside);
    writer.dropped = std::move(dropped);
    auto body = tree.find(0, "body");
    if (body && body != content.main) writer.write(body);
    outside_ = outside.take();
  }

  void add_to(PageText& page) const {
    std::optional<Review> inside;
    for (std::size_t i = 0; i < outside_.blocks.size(); ++i) {
      auto found = dates_at(i);
      if (!found) continue;
      if (!inside) inside = review_of(page);
      bool fresh = (found->last_reviewed && !inside->last_reviewed) ||
                   (found->next_due && !inside->next_due) ||
                   (found->last_modified && !inside->last_modified);
      if (!fresh) continue;
      page.add(BlockKind::Paragraph, 0, outside_.blocks[i].span.in(outside_.text));
      if (found_below_) page.add(BlockKind::Paragraph, 0, next_words(i));
    }
  }

 private:
  static Review review_of(const PageText& page) {
    Document document;
    document.text = page.text();
    document.blocks = page.blocks();
    return find_review(document, {}).review;
  }

  std::string_view next_words(std::size_t i) const {
    return i + 1 < outside_.blocks.size() ? outside_.blocks[i + 1].span.in(outside_.text)
                                          : std::string_view{};
  }

  std::optional<Review> dates_at(std::size_t i) const {
    constexpr std::size_t longest = 300, longest_below = 60;
    auto words = outside_.blocks[i].span.in(outside_.text);
    if (words.size() > longest || speaks_of_site(words)) return std::nullopt;
    for (bool below : {false, true}) {
      PageText page;
      page.add(BlockKind::Paragraph, 0, words);
      if (below && (next_words(i).empty() || next_words(i).size() > longest_below)) break;
      if (below) page.add(BlockKind::Paragraph, 0, next_words(i));
      auto review = find_review(as_document(page.take()), {}).review;
      found_below_ = below;
      if (review.last_reviewed || review.next_due || review.last_modified) return review;
    }
    return std::nullopt;
  }

  PageContent outside_;
  mutable bool found_below_ = false;
};

}  // namespace

void write_html(const Tree& tree, NodeIndex from, PageText& page) {
  writer_for(tree, page).write(from);
}

PageContent read_html(std::string_view bytes, const std::string& path) {
  auto tree = parse_html(bytes, path);
  auto facts = find_html_facts(tree);
  auto content = find_html_content(tree);
  PageText page;
  for (const auto& [key, value] : facts.lines) page.metadata(key, value);
  if (!has_title(tree, content)) {
    auto title = title_outside(tree, facts);
    if (!title.empty()) page.add(BlockKind::Heading, 1, title);
  }
  auto writer = writer_for(tree, page);
  writer.dropped = content.dropped;
  writer.write(content.main);
  page.close();
  OuterDates(tree, content).add_to(page);
  auto read = page.take();
  facts.metadata.title.reset();  // the heading is the title
  if (!facts.metadata.publisher) facts.metadata.publisher = facts.site_name;
  read.metadata = std::move(facts.metadata);
  return read;
}

}  // namespace netkg::ingest
