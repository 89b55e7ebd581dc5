// Which part of an HTML page is the page.
#include <algorithm>
#include <array>
#include <set>

#include "ingest/readers/html.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 19> never_content{
    "head",     "script", "style",  "noscript", "template", "svg",    "iframe",
    "object",   "canvas", "audio",  "video",    "map",      "select", "input",
    "textarea", "math",   "dialog", "nav",      "menu"};

constexpr std::array<std::string_view, 11> chrome_roles{
    "navigation",    "banner", "contentinfo", "search",  "dialog", "alertdialog",
    "complementary", "menu",   "menubar",     "tooltip", "toolbar"};

/// Words of classes and ids that only parts of a site carry, "-" between words that must follow
/// each other: "nhsuk-breadcrumb__list" holds "breadcrumb".
constexpr std::array<std::string_view, 55> chrome_words{"cookie",
                                                        "cookies",
                                                        "breadcrumb",
                                                        "breadcrumbs",
                                                        "share",
                                                        "sharing",
                                                        "social",
                                                        "addthis",
                                                        "addtoany",
                                                        "sharethis",
                                                        "sidebar",
                                                        "navbar",
                                                        "navigation",
                                                        "megamenu",
                                                        "newsletter",
                                                        "pagination",
                                                        "pager",
                                                        "promo",
                                                        "advert",
                                                        "adverts",
                                                        "advertisement",
                                                        "tooltip",
                                                        "popover",
                                                        "modal",
                                                        "popup",
                                                        "disqus",
                                                        "skiplink",
                                                        "skip-link",
                                                        "skip-to",
                                                        "skip-nav",
                                                        "skip-links",
                                                        "sr-only",
                                                        "visually-hidden",
                                                        "visuallyhidden",
                                                        "screen-reader",
                                                        "on-this-page",
                                                        "table-of-contents",
                                                        "toc",
                                                        "back-to-top",
                                                        "print-button",
                                                        "related-links",
                                                        "related-content",
                                                        "related-pages",
                                                        "related-resources",
                                                        "site-header",
                                                        "site-footer",
                                                        "page-footer",
                                                        "global-header",
                                                        "global-footer",
                                                        "gdpr",
                                                        "consent",
                                                        "feedback",
                                                        "was-this-helpful",
                                                        "glossary-button",
                                                        "site-nav"};

bool is_one_of(std::string_view word, auto const& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// "nhsuk-Breadcrumb__list" -> "-nhsuk-breadcrumb-list-"
std::string dashed(std::string_view names) {
  std::string out = "-";
  for (char c : names.substr(0, 400)) {
    bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    bool capital = c >= 'A' && c <= 'Z';
    if (capital)
      out += static_cast<char>(c + 32);
    else if (word)
      out += c;
    else if (c == ' ')
      out += "-/-";  // two names do not make one
    else if (out.back() != '-')
      out += '-';
  }
  return out + "-";
}

bool carries_chrome_word(std::string_view names) {
  if (names.empty()) return false;
  auto plain = dashed(names);
  return std::any_of(chrome_words.begin(), chrome_words.end(), [&](std::string_view word) {
    for (auto at = plain.find(word); at != std::string::npos; at = plain.find(word, at + 1))
      if (plain[at - 1] == '-' && plain[at + word.size()] == '-') return true;
    return false;
  });
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

class Finder {
 public:
  explicit Finder(const Tree& tree) : tree_(tree) { measure(); }

  HtmlContent run() {
    body_ = std::max<NodeIndex>(tree_.find(0, "body"), 0);
    mark();
    count_kept();
    result_.main = choose();
    return std::move(result_);
  }

 private:
  /// Sums from the first node on, so that what an element holds is one subtraction.
  void measure() {
    const auto size = tree_.nodes.size();
    words_.resize(size + 1);
    anchors_.resize(size + 1);
    for (NodeIndex i = 0; i < size; ++i) {
      const auto& node = tree_[i];
      words_[i + 1] = words_[i] + words_in(node.text);
      bool anchor = node.name == "main" || node.name == "article" || node.name == "h1" ||
                    (node.is_element() && tree_.attribute(i, "role") == "main");
      anchors_[i + 1] = anchors_[i] + anchor;
      if (!node.is_element()) continue;
      for (std::string_view name : {"aria-controls", "href", "data-target", "data-bs-target"}) {
        auto id = tree_.attribute(i, name);
        if (id.starts_with('#'))
          id.remove_prefix(1);
        else if (name != "aria-controls")
          continue;
        if (!id.empty() && id.size() < 200) opened_.emplace(id);
      }
    }
  }

  static std::size_t words_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
  }

  std::size_t words(NodeIndex i) const { return words_[tree_[i].end] - words_[i]; }
  bool holds_anchor(NodeIndex i) const { return anchors_[tree_[i].end] - anchors_[i + 1] > 0; }
  bool is_most(NodeIndex i) const { return words(i) * 5 > words(body_) * 2; }

  void mark() {
    result_.dropped.resize(tree_.nodes.size());
    std::vector<NodeIndex> kept;  // headings and mains around the node at hand
    for (NodeIndex i = 0; i < tree_.nodes.size();) {
      while (!kept.empty() && i >= tree_[kept.back()].end) kept.pop_back();
      const auto& node = tree_[i];
      if (!node.is_element()) {
        ++i;
        continue;
      }
      bool frame = node.name == "html" || node.name == "body" || node.name == "main";
      if (!frame && is_chrome(i, !kept.empty() ? tree_[kept.back()].name : "")) {
        result_.dropped[i] = true;
        i = node.end;
        continue;
      }
      bool around = is_heading(node.name) || node.name == "summary" || node.name == "main" ||
                    node.name == "article" || node.name == "dt";
      if (around) kept.push_back(i);
      ++i;
    }
  }

  /// `around`: the innermost main, article, heading, summary or term that it stands in.
  bool is_chrome(NodeIndex i, std::string_view around) const {
    const auto name = tree_[i].name;
    if (is_one_of(name, never_content)) return true;
    const bool in_heading = is_heading(around) || around == "summary" || around == "dt";
    if (name == "button") return !in_heading;
    if (is_hidden(i)) return true;
    if (holds_anchor(i)) return false;
    if (name == "form" || name == "fieldset") return !is_most(i);
    const bool main_elsewhere = anchors_.back() > 0;
    if (name == "header" || name == "footer")
      return around.empty() && (main_elsewhere || !is_most(i));
    if (is_one_of(tree_.attribute(i, "role"), chrome_roles))
      return main_elsewhere || !is_most(i);
    if (in_heading || is_heading(name)) return false;
    if (carries_chrome_word(tree_.attribute(i, "class")) ||
        carries_chrome_word(tree_.attribute(i, "id")))
      return !is_most(i);
    return (name == "ul" || name == "ol") && only_jumps(i);
  }

  /// Hidden for good, and not a panel that a control of the page opens.
  bool is_hidden(NodeIndex i) const {
    auto style = tree_.attribute(i, "style");
    bool by_style = false;
    if (!style.empty()) {
      std::string plain;
      for (char c : lower(style.substr(0, 500)))
        if (c != ' ') plain += c;
      by_style = plain.find("display:none") != std::string::npos ||
                 plain.find("visibility:hidden") != std::string::npos;
    }
    bool hidden = by_style || tree_.has_attribute(i, "hidden") ||
                  tree_.attribute(i, "aria-hidden") == "true";
    if (!hidden) return false;
    auto id = tree_.attribute(i, "id");
    bool panel = !id.empty() && opened_.contains(id) && words(i) > 60 &&
                 tree_.attribute(i, "role") != "tooltip";
    return !panel;
  }

  /// A list of links into the page itself: its table of contents.
  bool only_jumps(NodeIndex list) const {
    constexpr NodeIndex most_nodes = 600;
    if (tree_[list].end - list > most_nodes) return false;
    std::size_t jumps = 0, linked = 0;
    for (NodeIndex n = list + 1; n < tree_[list].end; ++n) {
      if (tree_[n].name != "a") continue;
      if (!tree_.attribute(n, "href").starts_with('#')) return false;
      ++jumps;
      linked += words(n);
    }
    return jumps > 1 && linked == words(list);
  }

  void count_kept() {
    kept_.resize(tree_.nodes.size() + 1);
    headings_.resize(tree_.nodes.size() + 1);
    NodeIndex dropped_until = 0, link_until = 0;
    for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) {
      if (result_.dropped[i]) dropped_until = std::max(dropped_until, tree_[i].end);
      if (tree_[i].name == "a") link_until = std::max(link_until, tree_[i].end);
      bool counts = i >= dropped_until && i >= link_until;
      kept_[i + 1] = kept_[i] + (counts ? words_in(tree_[i].text) : 0);
      headings_[i + 1] = headings_[i] + (i >= dropped_until && is_heading(tree_[i].name));
    }
  }

  std::size_t kept(NodeIndex i) const { return kept_[tree_[i].end] - kept_[i]; }

  NodeIndex largest(auto accepts) const {
    NodeIndex best = 0;
    NodeIndex dropped_until = 0;
    for (NodeIndex i = body_; i < tree_[body_].end; ++i) {
      if (result_.dropped[i]) dropped_until = std::max(dropped_until, tree_[i].end);
      if (i < dropped_until || !tree_[i].is_element() || !accepts(i)) continue;
      if (best == 0 || kept(i) > kept(best)) best = i;
    }
    return best;
  }

  NodeIndex choose() const {
    const auto all = kept(body_);
    auto main = largest([&](NodeIndex i) {
      return tree_[i].name == "main" || tree_.attribute(i, "role") == "main";
    });
    if (main && (kept(main) * 4 >= all || kept(main) > 1500)) return main;
    auto article = largest([&](NodeIndex i) {
      auto itemprop = tree_.attribute(i, "itemprop");
      return tree_[i].name == "article" || itemprop == "articleBody" ||
             tree_.attribute(i, "role") == "article";
    });
    if (article && kept(article) * 10 >= all * 7) return article;
    return densest();
  }

  std::size_t headings(NodeIndex i) const { return headings_[tree_[i].end] - headings_[i]; }

  /// The smallest element that holds all headings and nearly all words that are no links.
  NodeIndex densest() const {
    constexpr std::array<std::string_view, 9> frames{
        "div", "section", "article", "form", "center", "table", "tbody", "tr", "td"};
    auto at = body_, best = body_;
    while (true) {
      NodeIndex next = 0;
      for (auto n = at + 1; n < tree_[at].end; n = tree_[n].end)
        if (tree_[n].is_element() && !result_.dropped[n] && kept(n) * 20 >= kept(at) * 17)
          next = n;
      bool frame = next && is_one_of(tree_[next].name, frames);
      if (!frame || headings(next) < headings(at)) return best;
      at = next;
      const auto name = tree_[at].name;
      if (name != "table" && name != "tbody" && name != "tr") best = at;
    }
  }

  const Tree& tree_;
  NodeIndex body_ = 0;
  std::vector<std::size_t> words_, anchors_, kept_, headings_;
  std::set<std::string, std::less<>> opened_;  // ids that a control of the page shows
  HtmlContent result_;
};

}  // namespace

HtmlContent find_html_content(const Tree& tree) { return Finder(tree).run(); }

}  // namespace netkg::ingest
