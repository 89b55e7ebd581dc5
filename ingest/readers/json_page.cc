// Pages as JSON: the content API of the NHS and what scrapers of it write. Any object with a
// title and a text is a section; their order is the file's.
//
//   {"name": "Aciclovir", "about": {"sections": [{"paragraphTitle": "Key facts",
//    "paragraphText": "Common side effects include headaches."}]}}
//   -> "Aciclovir\n\nKey facts\n\nCommon side effects include headaches.\n"
#include <array>
#include <nlohmann/json.hpp>

#include "ingest/readers/html.h"
#include "ingest/readers/xml_pages.h"
#include "model/error.h"

namespace netkg::ingest {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 40;

constexpr std::array<std::string_view, 4> title_keys{"headline", "paragraphTitle", "title",
                                                     "name"};
constexpr std::array<std::string_view, 6> text_keys{"text",    "paragraphText", "articleBody",
                                                    "content", "body",          "description"};
/// Objects below these are not the page's words.
constexpr std::array<std::string_view, 14> other_keys{
    "author",     "publisher",   "copyrightHolder", "contentSubTypes",
    "breadcrumb", "relatedLink", "license",         "image",
    "keywords",   "about_url",   "hasHealthAspect", "genre",
    "url",        "webpage"};

std::string word_of(const Json& object, auto const& keys) {
  for (auto key : keys) {
    auto found = object.find(std::string(key));
    if (found != object.end() && found->is_string() &&
        !found->template get<std::string>().empty())
      return found->template get<std::string>();
  }
  return {};
}

bool is_any(std::string_view key, auto const& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class Writer {
 public:
  Writer(const std::string& path, PageText& page) : path_(path), page_(page) {}

  void object(const Json& object, unsigned heading, int depth) {
    if (depth > deepest) return;
    auto title = heading > 1 ? word_of(object, title_keys) : std::string();
    auto text = word_of(object, text_keys);
    bool titled = !title.empty() && title.find("://") == title.npos;
    if (titled) page_.add(BlockKind::Heading, std::min(heading, 6u), title);
    if (!text.empty() && (heading > 1 || title.empty())) words(text);
    for (const auto& [key, value] : object.items()) {
      if (is_any(key, other_keys) || !value.is_structured()) continue;
      below(value, titled || heading == 1 ? heading + 1 : heading, depth + 1);
    }
  }

 private:
  void below(const Json& value, unsigned heading, int depth) {
    if (depth > deepest) return;
    if (value.is_object()) return object(value, heading, depth);
    for (const auto& item : value)
      if (item.is_structured()) below(item, heading, depth + 1);
  }

  void words(const std::string& text) {
    if (text.find('<') == text.npos) {
      for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(text.find('\n', at), text.size());
        page_.add(BlockKind::Paragraph, 0, std::string_view(text).substr(at, end - at));
        at = end + 1;
      }
      return;
    }
    auto piece = parse_html_piece(text, path_);
    write_html(piece, 0, page_);
    page_.close();
  }

  const std::string& path_;
  PageText& page_;
};

}  // namespace

PageContent read_json_page(std::string_view bytes, const std::string& path) {
  auto root = Json::parse(bytes, nullptr, false, true);
  const Json* first = &root;
  if (root.is_array() && !root.empty()) first = &root[0];
  if (root.is_discarded() || !first->is_object())
    throw Error(ErrorKind::Unreadable, path + " is no JSON object",
                "check it with a JSON tool; one page is one object");
  PageText page;
  HtmlFacts facts;
  read_json_ld(bytes, facts);
  for (const auto& [key, value] : facts.lines) page.metadata(key, value);
  auto title = word_of(*first, std::array<std::string_view, 3>{"headline", "name", "title"});
  if (!title.empty()) page.add(BlockKind::Heading, 1, title);
  if (auto brands = first->find("otherBrandNames");
      brands != first->end() && brands->is_string())
    page.add(BlockKind::Paragraph, 0, "Other brand names: " + brands->get<std::string>());
  Writer(path, page).object(*first, 1, 0);
  auto content = page.take();
  content.metadata = std::move(facts.metadata);
  if (!title.empty()) content.metadata.title = title;
  if (!content.metadata.publisher) content.metadata.publisher = facts.site_name;
  if (root.is_array() && root.size() > 1)
    content.notes.push_back({"more-pages", "only the first page of the file's list was read"});
  return content;
}

}  // namespace netkg::ingest
