// Writes a tree as the text of a page. What an element does is a row of a table, one table a
// format; the walk is the same for all.
//
//   {"para", Act::Paragraph}, {"title", Act::Title}, {"section", Act::Section}, …
//   <section><title>Side effects</title><para>These <b>may</b> occur:</para></section>
//   -> Heading "Side effects", Paragraph "These may occur:"
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/page_text.h"
#include "ingest/readers/tree.h"

namespace netkg::ingest {

enum class Act : uint8_t {
  Inline,      // its words go on in the block at hand; what no row names is inline
  Skip,        // nothing in it is the page's
  Block,       // blocks inside it and around it are apart: <div>
  Paragraph,   //
  Heading,     // `level`: 1 … 6
  Title,       // a heading as deep as the sections around it
  Section,     // one level deeper
  List,        //
  Numbered,    // a list with numbers
  Item,        //
  Label,       // of an item, where it has a marker of its own: "[1]"; elsewhere a block
  Term,        // of a definition list
  Definition,  //
  Table,       //
  Row,         //
  Cell,        //
  Break,       // a line ends
  Raised,      // superscript: "10^9", or a marker of the bibliography
  Citation,    // a marker of the bibliography: "[3]"
  Hook,        // the format's own function writes it
};

struct ActRow {
  std::string_view element;
  Act act = Act::Inline;
  uint8_t level = 0;
};

class MarkupWriter {
 public:
  MarkupWriter(const Tree& tree, std::span<const ActRow> rows, PageText& page);

  /// Elements not to be written, by index; empty: all are.
  std::vector<bool> dropped;
  /// Writes an element whose act is Hook; open blocks are its own business.
  std::function<void(NodeIndex)> hook = [](NodeIndex) {};
  /// What a link's address adds to its words: " doi:10.1056/x". Empty: nothing.
  std::function<std::string(NodeIndex)> after_link = [](NodeIndex) { return std::string(); };

  void write(NodeIndex from);
  /// Sections above the first: 1 when the page has a title of its own.
  void set_depth(unsigned depth) { sections_ = depth; }
  unsigned depth() const { return sections_; }

 private:
  struct Open {
    NodeIndex node;
    Act act;
  };
  struct ListLevel {
    bool numbered = false;
    unsigned number = 0;  // of the item at hand
  };

  const ActRow& row_of(std::string_view element) const;
  Act act_of(NodeIndex i, uint8_t& level) const;
  bool enter(NodeIndex i);
  void leave(const Open& open);
  void enter_item(NodeIndex i);
  void enter_term(NodeIndex i);
  void enter_definition();
  void enter_block(BlockKind kind, unsigned depth);
  void write_words(NodeIndex i);
  void write_bulleted(NodeIndex i);
  bool write_raised(NodeIndex i);
  bool write_citation(NodeIndex i);
  bool take_label(NodeIndex i);
  bool is_layout(NodeIndex table) const;
  void open_for_words();
  void heading_passed(unsigned depth) { heading_ = depth; }

  const Tree& tree_;
  std::vector<ActRow> rows_;  // by element
  PageText& page_;
  std::vector<Open> open_;
  std::vector<ListLevel> lists_;
  std::vector<bool> layout_;  // one a table that is open
  unsigned sections_ = 0;
  unsigned heading_ = 1;       // depth of the last heading
  bool item_pending_ = false;  // inside an item, before its first words
  std::string label_;          // the item's own marker
  bool in_row_ = false;
  bool first_cell_ = true;
  bool cell_break_ = false;  // a block ended inside a cell
  bool joined_term_ = false;
};

/// "Sunitinib   may\n cause" has words; blanks and bytes that are not seen are none.
bool has_words(std::string_view text);

}  // namespace netkg::ingest
