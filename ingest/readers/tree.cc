// Looking around in a tree.
#include "ingest/readers/tree.h"

#include "ingest/readers/page_text.h"

namespace netkg::ingest {

std::string_view Tree::attribute(NodeIndex i, std::string_view name) const {
  const auto& node = nodes[i];
  for (uint32_t a = 0; a < node.attribute_count; ++a) {
    const auto& attribute = attributes[node.first_attribute + a];
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool Tree::has_attribute(NodeIndex i, std::string_view name) const {
  const auto& node = nodes[i];
  for (uint32_t a = 0; a < node.attribute_count; ++a)
    if (attributes[node.first_attribute + a].name == name) return true;
  return false;
}

NodeIndex Tree::find(NodeIndex i, std::string_view name) const {
  for (NodeIndex n = i + 1; n < nodes[i].end; ++n)
    if (nodes[n].name == name) return n;
  return 0;
}

NodeIndex Tree::child(NodeIndex i, std::string_view name) const {
  for (NodeIndex n = i + 1; n < nodes[i].end; n = nodes[n].end)
    if (nodes[n].name == name) return n;
  return 0;
}

std::string Tree::words(NodeIndex i) const {
  std::string all;
  for (NodeIndex n = i; n < nodes[i].end; ++n) {
    if (nodes[n].name == "br") all += ' ';
    for (char c : nodes[n].text) {
      if (!is_ascii_blank(c))
        all += c;
      else if (!all.empty() && all.back() != ' ')
        all += ' ';
    }
  }
  while (!all.empty() && all.back() == ' ') all.pop_back();
  return all;
}

}  // namespace netkg::ingest
