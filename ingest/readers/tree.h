// A parsed document of elements and words, whatever it was written in: HTML, XHTML, XML. Flat,
// in the order of the file, so that nothing that walks over it needs recursion.
//
//   <p>It may <b>cause</b></p>  ->  p [0,4) · "It may " · b [2,4) · "cause"
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netkg::ingest {

using NodeIndex = uint32_t;

struct TreeAttribute {
  std::string_view name;
  std::string_view value;
};

struct TreeNode {
  std::string_view name;  // of an element, without a prefix: "p"; empty for words
  std::string_view text;  // of words, entities decoded
  NodeIndex parent = 0;   // the root's is itself
  NodeIndex end = 0;      // one past the last node inside it
  uint32_t first_attribute = 0;
  uint32_t attribute_count = 0;
  uint32_t at = 0;        // byte of the file where the words begin
  uint32_t raw_size = 0;  // bytes of the file that the words take; 0: not known

  bool is_element() const { return !name.empty(); }
};

struct Tree {
  std::vector<TreeNode> nodes;  // nodes[0] is the root element; never empty
  std::vector<TreeAttribute> attributes;
  std::string_view file;         // what `at` counts in
  std::shared_ptr<void> keeper;  // owns what the views point into

  const TreeNode& operator[](NodeIndex i) const { return nodes[i]; }
  /// The value of an attribute, without its prefix; empty when there is none.
  std::string_view attribute(NodeIndex i, std::string_view name) const;
  bool has_attribute(NodeIndex i, std::string_view name) const;
  /// The first element of that name inside `i`, or 0.
  NodeIndex find(NodeIndex i, std::string_view name) const;
  /// The first of that name right below `i`, or 0.
  NodeIndex child(NodeIndex i, std::string_view name) const;
  /// The file's bytes from which words were read on; empty when they are not known.
  std::string_view raw(NodeIndex i) const {
    const auto& node = nodes[i];
    return node.raw_size == 0 || node.at >= file.size() ? std::string_view()
                                                        : file.substr(node.at, node.raw_size);
  }
  /// All words inside, blanks folded.
  std::string words(NodeIndex i) const;
  bool is_inside(NodeIndex i, NodeIndex outer) const {
    return outer <= i && i < nodes[outer].end;
  }
};

/// HTML5. `bytes` must be valid UTF-8 and outlive the tree. Throws Error{Unreadable} naming
/// `path` for a page that is too large, too deep or takes too long.
Tree parse_html(std::string_view bytes, const std::string& path);
/// A piece of HTML inside another file: no origins.
Tree parse_html_piece(std::string piece, const std::string& path);

/// XML. `bytes` must be valid UTF-8, whatever encoding they declare, and outlive the tree.
/// Entities of its own document type are not expanded and nothing is fetched. Throws
/// Error{Unreadable} naming `path` and the line.
Tree parse_xml(std::string_view bytes, const std::string& path);

}  // namespace netkg::ingest
