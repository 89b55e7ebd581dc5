// XML through pugixml, which knows no entities but the five of XML itself, opens no file and
// does not recurse while it parses.
#include <algorithm>
#include <deque>
#include <pugixml.hpp>

#include "ingest/charset.h"
#include "ingest/readers/tree.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::ingest {

using namespace netkg::model;

namespace {

constexpr unsigned deepest = 500;  // elements inside each other

std::string_view local_name(std::string_view name) {
  auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Error(ErrorKind::Unreadable, path + " " + why,
              "check that the file is whole: an XML editor shows the place");
}

std::string line_of(std::string_view bytes, std::ptrdiff_t at) {
  auto end = bytes.begin() + std::clamp<std::ptrdiff_t>(at, 0, std::ssize(bytes));
  return std::to_string(1 + std::count(bytes.begin(), end, '\n'));
}

/// What a tree of XML points into.
struct Kept {
  pugi::xml_document document;
  std::deque<std::string> repaired;
};

class Builder {
 public:
  Builder(Tree& tree, Kept& kept, const std::string& path)
      : tree_(tree),
        kept_(kept),
        path_(path),
        may_be_unsound_(tree.file.find("&#") != std::string_view::npos) {}

  /// Depth first without recursion: pugixml nodes know their parents.
  void run(pugi::xml_node root) {
    for (auto node = root; node;) {
      bool inside = add(node);
      if (inside && node.first_child()) {
        node = node.first_child();
        if (open_.size() > deepest)
          refuse(path_, "has elements more than " + std::to_string(deepest) + " deep");
        continue;
      }
      if (inside) close();
      while (node && node != root && !node.next_sibling()) {
        node = node.parent();
        close();
      }
      if (node == root) break;
      node = node.next_sibling();
    }
    while (!open_.empty()) close();
  }

 private:
  /// Is it an element, now open?
  bool add(pugi::xml_node node) {
    auto type = node.type();
    TreeNode made;
    made.parent = open_.empty() ? 0 : open_.back();
    auto here = static_cast<NodeIndex>(tree_.nodes.size());
    if (type == pugi::node_pcdata || type == pugi::node_cdata) {
      made.text = sound(node.value());
      auto at = node.offset_debug();
      if (at > 0 && static_cast<std::size_t>(at) < tree_.file.size()) {
        made.at = static_cast<uint32_t>(at);
        made.raw_size = static_cast<uint32_t>(
            std::min<std::size_t>(tree_.file.size() - made.at, made.text.size() * 8 + 8));
      }
      made.end = here + 1;
      tree_.nodes.push_back(made);
      return false;
    }
    if (type != pugi::node_element) return false;
    made.name = local_name(node.name());
    made.first_attribute = static_cast<uint32_t>(tree_.attributes.size());
    for (auto attribute : node.attributes())
      tree_.attributes.push_back({local_name(attribute.name()), sound(attribute.value())});
    made.attribute_count =
        static_cast<uint32_t>(tree_.attributes.size()) - made.first_attribute;
    tree_.nodes.push_back(made);
    open_.push_back(here);
    return true;
  }

  /// Well-formed UTF-8: the file is, but pugixml writes "&#xD800;" out as it stands.
  std::string_view sound(std::string_view value) {
    if (!may_be_unsound_ || is_utf8(value)) return value;
    std::size_t repaired = 0;
    return kept_.repaired.emplace_back(valid_utf8(value, &repaired));
  }

  void close() {
    if (open_.empty()) return;
    tree_.nodes[open_.back()].end = static_cast<NodeIndex>(tree_.nodes.size());
    open_.pop_back();
  }

  Tree& tree_;
  Kept& kept_;
  const std::string& path_;
  bool may_be_unsound_;
  std::vector<NodeIndex> open_;
};

}  // namespace

Tree parse_xml(std::string_view bytes, const std::string& path) {
  auto kept = std::make_shared<Kept>();
  constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                             pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  auto result =
      kept->document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
  if (!result)
    refuse(path, "line " + line_of(bytes, result.offset) +
                     ": is no well-formed XML: " + result.description());
  Tree tree;
  tree.file = bytes;
  // Every tag is a node at most, and words stand between two of them.
  const auto tags = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<'));
  tree.nodes.reserve(std::min(tags, bytes.size() / 4) + 16);
  Builder(tree, *kept, path).run(kept->document.document_element());
  if (tree.nodes.empty()) refuse(path, "holds no XML element");
  tree.keeper = kept;
  return tree;
}

}  // namespace netkg::ingest
