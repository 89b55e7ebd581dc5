// JSON-LD: what schema.org calls the page's dates.
//
//   {"@type": "MedicalWebPage", "lastReviewed": ["2019-07-08", "2022-07-08"]}
//   -> lastReviewed: 2019-07-08, 2022-07-08
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "ingest/readers/html.h"

namespace netkg::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_json_bytes = 1u << 20;
constexpr int deepest = 6;

/// Things that a page speaks of besides itself.
constexpr std::array<std::string_view, 12> other_things{
    "Organization",          "WebSite", "Person", "BreadcrumbList", "ImageObject",
    "VideoObject",           "Comment", "Review", "ListItem",       "SearchAction",
    "NewsMediaOrganization", "Place"};

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("name")) return text_of(value["name"]);
  if (value.is_array() && !value.empty() && !value[0].is_array()) return text_of(value[0]);
  return {};
}

std::string day_of(const std::string& value) {
  bool stamp = value.size() > 10 && value[4] == '-' && value[7] == '-' && value[10] == 'T';
  return stamp ? value.substr(0, 10) : value;
}

/// One date, or a pair: reviewed and due.
std::string dates_of(const Json& value) {
  if (!value.is_array()) return day_of(text_of(value));
  std::string all;
  for (std::size_t i = 0; i < value.size() && i < 2; ++i) {
    if (!value[i].is_string()) return {};
    all += (i ? ", " : "") + day_of(value[i].get<std::string>());
  }
  return all;
}

bool is_other_thing(const Json& object) {
  auto type = object.find("@type");
  if (type == object.end()) type = object.find("type");
  if (type == object.end()) return false;
  auto name = text_of(*type);
  return std::find(other_things.begin(), other_things.end(), name) != other_things.end();
}

void set(std::optional<std::string>& field, const std::string& value) {
  if (!field && !value.empty() && value.size() < 2000) field = value;
}

void read(const Json& value, int depth, HtmlFacts& facts) {
  if (depth > deepest) return;
  if (value.is_array()) {
    for (const auto& item : value) read(item, depth + 1, facts);
    return;
  }
  if (!value.is_object() || is_other_thing(value)) return;
  for (const auto* key : {"lastReviewed", "dateModified", "datePublished"})
    if (value.contains(key)) facts.add(key, dates_of(value[key]));
  if (value.contains("reviewedBy")) facts.add("reviewedBy", text_of(value["reviewedBy"]));
  if (value.contains("inLanguage")) set(facts.metadata.language, text_of(value["inLanguage"]));
  if (value.contains("publisher")) set(facts.site_name, text_of(value["publisher"]));
  if (value.contains("url") && text_of(value["url"]).starts_with("http"))
    set(facts.metadata.url, text_of(value["url"]));
  for (const auto* key : {"@graph", "mainEntityOfPage", "mainEntity"})
    if (value.contains(key)) read(value[key], depth + 1, facts);
}

}  // namespace

void read_json_ld(std::string_view json, HtmlFacts& facts) {
  if (json.size() > max_json_bytes) return;
  auto value = Json::parse(json, nullptr, false, true);
  if (!value.is_discarded()) read(value, 0, facts);
}

}  // namespace netkg::ingest
