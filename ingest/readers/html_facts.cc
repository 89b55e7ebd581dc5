// What a page says of itself: <title>, <meta>, <link rel=canonical>, microdata, JSON-LD.
#include <algorithm>
#include <array>

#include "ingest/readers/html.h"
#include "ingest/review_wording.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

/// Names of <meta> and microdata that are not the words of front matter; lower case.
struct NameRow {
  std::string_view name;
  std::string_view key;
};
constexpr std::array names{
    NameRow{"article:modified_time", "dateModified"},
    NameRow{"og:updated_time", "dateModified"},
    NameRow{"last-modified", "dateModified"},
    NameRow{"dcterms.modified", "dateModified"},
    NameRow{"dc.date.modified", "dateModified"},
    NameRow{"dc.date.reviewed", "lastReviewed"},
    NameRow{"dcterms.dateaccepted", "lastReviewed"},
    NameRow{"article:published_time", "datePublished"},
    NameRow{"dcterms.issued", "datePublished"},
    NameRow{"dc.date.issued", "datePublished"},
    NameRow{"dcterms.created", "datePublished"},
    NameRow{"citation_publication_date", "datePublished"},
};

std::string key_of(std::string_view name) {
  auto plain = lower(name);
  for (const auto& row : names)
    if (row.name == plain) return std::string(row.key);
  return role_of_key(name) || plain == "reviewedby" || plain == "reviewed_by"
             ? std::string(name)
             : std::string();
}

/// "2019-07-08T13:16:00+00:00" -> "2019-07-08"
std::string_view date_part(std::string_view value) {
  bool stamp = value.size() > 11 && value[4] == '-' && value[7] == '-' &&
               (value[10] == 'T' || value[10] == ' ');
  return stamp ? value.substr(0, 10) : value;
}

class Reader {
 public:
  explicit Reader(const Tree& tree) : tree_(tree) {}

  HtmlFacts run() {
    if (auto language = tree_.attribute(0, "lang"); !language.empty())
      set(facts_.metadata.language, language);
    NodeIndex site = 0;  // inside it microdata speaks of somebody else
    for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) {
      const auto& node = tree_[i];
      if (!node.is_element()) continue;
      if (node.name == "title" && !facts_.head_title && tree_[node.parent].name == "head")
        set(facts_.head_title, tree_.words(i));
      if (node.name == "meta") meta(i);
      if (node.name == "link") link(i);
      if (node.name == "script") script(i);
      if (tree_.has_attribute(i, "itemprop") && i >= site) microdata(i);
      if (tree_.has_attribute(i, "itemscope") && names_other_thing(i))
        site = std::max(site, node.end);
    }
    return std::move(facts_);
  }

 private:
  static void set(std::optional<std::string>& field, std::string_view value) {
    value = trim_blanks(value);
    if (!field && !value.empty() && value.size() < 2000) field = std::string(value);
  }

  void meta(NodeIndex i) {
    auto name = tree_.attribute(i, "name");
    if (name.empty()) name = tree_.attribute(i, "property");
    if (name.empty()) name = tree_.attribute(i, "itemprop");
    auto content = tree_.attribute(i, "content");
    if (name == "og:title") set(facts_.metadata.title, content);
    if (name == "og:url") set(page_address_, content);
    if (name == "og:site_name" || name == "application-name") set(facts_.site_name, content);
    if (tree_.has_attribute(i, "itemprop")) return;  // microdata() has it
    if (auto key = key_of(name); !key.empty()) facts_.add(key, date_part(content));
  }

  void link(NodeIndex i) {
    auto rel = tree_.attribute(i, "rel"), href = tree_.attribute(i, "href");
    if (rel == "canonical" && href.starts_with("http")) set(facts_.metadata.url, href);
  }

  void script(NodeIndex i) {
    auto type = tree_.attribute(i, "type");
    if (type != "application/ld+json") return;
    for (NodeIndex n = i + 1; n < tree_[i].end; ++n) read_json_ld(tree_[n].text, facts_);
  }

  /// itemtype "https://schema.org/Organization": dates in it are not the page's.
  bool names_other_thing(NodeIndex i) const {
    auto type = tree_.attribute(i, "itemtype");
    type = type.substr(type.find_last_of('/') + 1);
    constexpr std::array<std::string_view, 8> others{"Organization",   "WebSite",     "Person",
                                                     "BreadcrumbList", "ImageObject", "Comment",
                                                     "VideoObject",    "Review"};
    return std::find(others.begin(), others.end(), type) != others.end();
  }

  void microdata(NodeIndex i) {
    auto key = key_of(tree_.attribute(i, "itemprop"));
    if (key.empty()) return;
    for (std::string_view from : {"content", "datetime"})
      if (auto value = tree_.attribute(i, from); !value.empty())
        return facts_.add(key, date_part(value));
    constexpr NodeIndex most_nodes = 24;
    if (tree_[i].end - i > most_nodes) return;
    facts_.add(key, tree_.words(i));
  }

  const Tree& tree_;
  HtmlFacts facts_;
  std::optional<std::string> page_address_;
};

}  // namespace

void HtmlFacts::add(std::string_view key, std::string_view value) {
  constexpr std::size_t longest = 300;
  value = trim_blanks(value);
  if (value.empty() || value.size() > longest) return;
  bool known = std::any_of(lines.begin(), lines.end(),
                           [&](const auto& line) { return line.first == key; });
  if (!known) lines.emplace_back(key, value);
}

HtmlFacts find_html_facts(const Tree& tree) { return Reader(tree).run(); }

}  // namespace netkg::ingest
