// FHIR's JSON -> the tree that its XML would be, so that one reader reads both.
//
//   {"resourceType": "Composition", "section": [{"title": "Uses", "text": {"div": "<div>…"}}]}
//   -> Composition [ section [ title value="Uses" · text [ div value="<div>…" ] ] ]
#include <nlohmann/json.hpp>

#include "ingest/readers/xml_pages.h"
#include "model/error.h"

namespace netkg::ingest {

using namespace netkg::model;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t deepest = 100;  // objects inside each other; leaflets have about 20

class Builder {
 public:
  explicit Builder(Tree& tree) : tree_(tree) {}

  /// A resource is an element of its own name, which stands inside "resource" in a bundle.
  void resource(const Json& object, NodeIndex parent, std::size_t depth) {
    std::string_view name = "resource";
    auto type = object.find("resourceType");
    if (type != object.end() && type->is_string()) name = type->get_ref<const std::string&>();
    auto here = open(name, parent);
    members(object, here, depth);
    close(here);
  }

 private:
  NodeIndex open(std::string_view name, NodeIndex parent) {
    TreeNode made;
    made.name = name.empty() ? "none" : name;
    made.parent = parent;
    made.first_attribute = static_cast<uint32_t>(tree_.attributes.size());
    tree_.nodes.push_back(made);
    return static_cast<NodeIndex>(tree_.nodes.size() - 1);
  }
  void close(NodeIndex i) { tree_.nodes[i].end = static_cast<NodeIndex>(tree_.nodes.size()); }

  void members(const Json& object, NodeIndex parent, std::size_t depth) {
    if (depth > deepest) return;
    for (auto at = object.begin(); at != object.end(); ++at) {
      if (!at->is_array()) {
        member(at.key(), *at, parent, depth);
        continue;
      }
      for (const auto& one : *at) member(at.key(), one, parent, depth);
    }
  }

  /// Numbers and truth values are nobody's words.
  void member(std::string_view name, const Json& value, NodeIndex parent, std::size_t depth) {
    if (!value.is_object() && !value.is_string()) return;
    auto here = open(name, parent);
    if (value.is_string()) {
      tree_.attributes.push_back({"value", value.get_ref<const std::string&>()});
      tree_.nodes[here].attribute_count = 1;
    } else if (value.contains("resourceType")) {
      resource(value, here, depth + 1);
    } else {
      members(value, here, depth + 1);
    }
    close(here);
  }

  Tree& tree_;
};

}  // namespace

Tree parse_fhir_json(std::string_view bytes, const std::string& path) {
  auto kept = std::make_shared<Json>(Json::parse(bytes, nullptr, false, true));
  if (!kept->is_object())
    throw Error(ErrorKind::Unreadable, path + " is no JSON object",
                "check it with a JSON tool; one leaflet is one Bundle or Composition");
  Tree tree;
  Builder(tree).resource(*kept, 0, 0);
  tree.keeper = kept;
  return tree;
}

}  // namespace netkg::ingest
