// The walk over a tree.
#include "ingest/readers/markup.h"

#include <algorithm>

#include "ingest/readers/text.h"

namespace netkg::ingest {
namespace {

constexpr std::string_view bullet = "•";
constexpr std::size_t longest_joined = 120;  // bytes of a definition beside its term
constexpr NodeIndex most_marker_nodes = 24;  // inside a marker

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "3", "1,2", "4–6", "[7]": what stands where a bibliography is cited.
bool is_marker(std::string_view words) {
  if (words.empty() || words.size() > 24) return false;
  bool any = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    char c = words[i];
    any = any || is_digit(c);
    bool dash = c == '\xE2' && i + 2 < words.size() && words[i + 1] == '\x80' &&
                (words[i + 2] == '\x93' || words[i + 2] == '\x92' || words[i + 2] == '\x90');
    if (dash) i += 2;
    if (!dash && !is_digit(c) && c != ',' && c != '-' && c != ' ' && c != '[' && c != ']')
      return false;
  }
  return any;
}

std::string plain_marker(std::string_view words) {
  std::string out = "[";
  for (char c : words)
    if (c != '[' && c != ']') out += c;
  return out + "]";
}

}  // namespace

bool has_words(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\xC2\xA0") {
      ++i;
    } else if (text.substr(i, 3) == "\xE2\x80\x8B") {
      i += 2;
    } else if (!is_ascii_blank(text[i])) {
      return true;
    }
  }
  return false;
}

MarkupWriter::MarkupWriter(const Tree& tree, std::span<const ActRow> rows, PageText& page)
    : tree_(tree), rows_(rows.begin(), rows.end()), page_(page) {
  std::sort(rows_.begin(), rows_.end(),
            [](const ActRow& a, const ActRow& b) { return a.element < b.element; });
}

const ActRow& MarkupWriter::row_of(std::string_view element) const {
  static constexpr ActRow inline_row{};
  auto row =
      std::lower_bound(rows_.begin(), rows_.end(), element,
                       [](const ActRow& r, std::string_view name) { return r.element < name; });
  return row != rows_.end() && row->element == element ? *row : inline_row;
}

/// Rows and cells of a table that only lays out a page are blocks.
Act MarkupWriter::act_of(NodeIndex i, uint8_t& level) const {
  const auto& row = row_of(tree_[i].name);
  level = row.level;
  bool table_part = row.act == Act::Row || row.act == Act::Cell;
  if (table_part && (layout_.empty() || layout_.back())) return Act::Block;
  if (row.act == Act::Label && row_of(tree_[tree_[i].parent].name).act != Act::Item)
    return Act::Block;
  return row.act;
}

void MarkupWriter::write(NodeIndex from) {
  const auto end = tree_[from].end;
  for (NodeIndex i = from; i < end;) {
    while (!open_.empty() && i >= tree_[open_.back().node].end) {
      leave(open_.back());
      open_.pop_back();
    }
    if (!tree_[i].is_element()) {
      write_words(i);
      ++i;
    } else if ((i < dropped.size() && dropped[i]) || !enter(i)) {
      i = tree_[i].end;
    } else {
      ++i;
    }
  }
  while (!open_.empty()) {
    leave(open_.back());
    open_.pop_back();
  }
}

/// A table with headings, lists of blocks or tables inside, or one column, lays out a page.
bool MarkupWriter::is_layout(NodeIndex table) const {
  if (tree_.attribute(table, "role") == "presentation") return true;
  std::size_t widest = 0, cells = 0;
  for (NodeIndex n = table + 1; n < tree_[table].end; ++n) {
    if (!tree_[n].is_element()) continue;
    const auto act = row_of(tree_[n].name).act;
    if (act == Act::Heading || act == Act::Table || act == Act::Section) return true;
    if (act == Act::Row) cells = 0;
    if (act == Act::Cell) widest = std::max(widest, ++cells);
  }
  return widest < 2;
}

void MarkupWriter::enter_block(BlockKind kind, unsigned depth) {
  if (in_row_) {
    cell_break_ = page_.has_words();
  } else if (kind == BlockKind::Paragraph) {
    page_.close();  // its first words open it: as the item or as a paragraph
  } else {
    page_.open(kind, depth);
    heading_passed(depth);
  }
}

/// False: nothing inside is to be walked over.
bool MarkupWriter::enter(NodeIndex i) {
  uint8_t level = 0;
  const auto act = act_of(i, level);
  switch (act) {
    case Act::Skip:
      return false;
    case Act::Hook:
      hook(i);
      return false;
    case Act::Break:
      if (in_row_)
        cell_break_ = true;
      else if (page_.is_open())
        page_.line_break();
      return false;
    case Act::Raised:
      if (write_raised(i)) return false;
      break;
    case Act::Citation:
      if (write_citation(i)) return false;
      break;
    case Act::Block:
    case Act::Paragraph: {
      // "<dt>Rare</dt><dd><p>fits": the definition's first words go on beside the term.
      const bool beside =
          joined_term_ && !in_row_ && page_.has_words() && page_.text().back() == ' ';
      joined_term_ = false;
      if (!beside) enter_block(BlockKind::Paragraph, 0);
      break;
    }
    case Act::Heading:
      enter_block(BlockKind::Heading, level);
      break;
    case Act::Title:
      enter_block(BlockKind::Heading, std::max(1u, std::min(sections_, 6u)));
      break;
    case Act::Section:
      if (!in_row_) page_.close();
      ++sections_;
      break;
    case Act::List:
    case Act::Numbered:
      enter_block(BlockKind::Paragraph, 0);
      lists_.push_back({act == Act::Numbered, 0});
      break;
    case Act::Item:
      enter_item(i);
      break;
    case Act::Label:
      if (take_label(i)) return false;
      break;
    case Act::Term:
      enter_term(i);
      break;
    case Act::Definition:
      enter_definition();
      break;
    case Act::Table:
      if (!in_row_) page_.close();
      layout_.push_back(is_layout(i));
      break;
    case Act::Row:
      page_.open(BlockKind::TableRow, 0);
      in_row_ = first_cell_ = true;
      break;
    case Act::Cell:
      if (!first_cell_ && page_.is_open()) page_.tab();
      first_cell_ = cell_break_ = false;
      break;
    case Act::Inline:
      break;
  }
  open_.push_back({i, act});
  return true;
}

void MarkupWriter::leave(const Open& open) {
  switch (open.act) {
    case Act::Block:
    case Act::Paragraph:
    case Act::Heading:
    case Act::Title:
    case Act::Definition:
      if (in_row_)
        cell_break_ = page_.has_words();
      else
        page_.close();
      break;
    case Act::Section:
      if (!in_row_) page_.close();
      if (sections_ > 0) --sections_;
      break;
    case Act::List:
    case Act::Numbered:
      if (!in_row_) page_.close();
      if (!lists_.empty()) lists_.pop_back();
      item_pending_ = false;
      break;
    case Act::Item:
      if (in_row_)
        cell_break_ = true;
      else
        page_.close();
      item_pending_ = false;
      break;
    case Act::Term:
      if (joined_term_ && page_.has_words()) {
        if (page_.text().back() != ':') page_.put(":");
      } else if (!in_row_) {
        page_.close();
      }
      break;
    case Act::Row:
      page_.close();
      in_row_ = false;
      break;
    case Act::Table:
      if (!layout_.empty()) layout_.pop_back();
      if (!in_row_) page_.close();
      break;
    case Act::Inline:
      if (page_.is_open() && tree_[open.node].name == "a") {
        if (auto more = after_link(open.node); !more.empty()) page_.put(more);
      }
      break;
    default:
      break;
  }
}

void MarkupWriter::enter_item(NodeIndex) {
  if (in_row_) {
    cell_break_ = page_.has_words();
    return;
  }
  page_.close();
  if (lists_.empty()) lists_.push_back({});
  ++lists_.back().number;
  item_pending_ = true;
  label_.clear();
}

/// False: its words go on in the item, "Note: …".
bool MarkupWriter::take_label(NodeIndex i) {
  if (tree_[i].end - i > most_marker_nodes || !item_pending_) return false;
  auto words = tree_.words(i);
  if (list_marker(words + " x").size() != words.size()) return false;
  label_ = std::move(words);
  return true;
}

/// A short definition stands beside its term, "Brand name: Sutent"; before a long one the term
/// is a heading.
void MarkupWriter::enter_term(NodeIndex i) {
  if (in_row_) return;
  auto next = tree_[i].end;
  while (next < tree_.nodes.size() && !tree_[next].is_element() && !has_words(tree_[next].text))
    ++next;
  bool has_definition =
      next < tree_[tree_[i].parent].end && row_of(tree_[next].name).act == Act::Definition;
  constexpr NodeIndex most_nodes = 40;
  joined_term_ = has_definition && tree_[next].end - next <= most_nodes &&
                 tree_.words(next).size() <= longest_joined;
  for (auto n = next + 1; joined_term_ && n < tree_[next].end; ++n) {
    auto act = row_of(tree_[n].name).act;
    if (act == Act::List || act == Act::Numbered || act == Act::Table) joined_term_ = false;
  }
  if (joined_term_)
    page_.open(BlockKind::Paragraph, 0);
  else
    page_.open(BlockKind::Heading, std::min(std::max(heading_, 1u) + 1, 6u));
}

void MarkupWriter::enter_definition() {
  if (in_row_) return;
  if (joined_term_ && page_.has_words())
    page_.put(" ");
  else
    page_.close();
}

/// Words may come with no block of their own around them.
void MarkupWriter::open_for_words() {
  if (page_.is_open()) return;
  if (!item_pending_ || lists_.empty()) return page_.open(BlockKind::Paragraph, 0);
  item_pending_ = false;
  const auto& list = lists_.back();
  auto marker = !label_.empty() ? label_
                : list.numbered ? std::to_string(list.number) + "."
                                : std::string("•");
  page_.open(BlockKind::ListItem, static_cast<unsigned>(lists_.size()) - 1, std::move(marker));
}

void MarkupWriter::write_words(NodeIndex i) {
  const auto& node = tree_[i];
  if (!page_.is_open() && !has_words(node.text)) return;
  if (cell_break_ && in_row_ && has_words(node.text)) {
    char last = page_.text().empty() ? '\t' : page_.text().back();
    if (page_.has_words() && last != '\t')
      page_.put(last == ':' || last == ';' || last == ',' ? " " : "; ");
    cell_break_ = false;
  }
  if (!in_row_ && node.text.find(bullet) != std::string_view::npos) return write_bulleted(i);
  open_for_words();
  page_.put(node.text, tree_.raw(i), node.at);
}

/// "• fever • chills": a list that somebody wrote by hand, in one paragraph or several.
void MarkupWriter::write_bulleted(NodeIndex i) {
  const auto& node = tree_[i];
  const auto raw = tree_.raw(i);
  const bool plain = raw.starts_with(node.text.substr(0, raw.size())) && !raw.empty();
  for (std::size_t at = 0; at < node.text.size();) {
    auto next = node.text.find(bullet, at);
    auto words = node.text.substr(at, next == std::string_view::npos ? next : next - at);
    if (page_.is_open() || has_words(words)) {
      open_for_words();
      plain ? page_.put(words, raw.substr(std::min(at, raw.size())), node.at + at)
            : page_.put(words);
    }
    if (next == std::string_view::npos) break;
    const bool in_heading = page_.is_open() && page_.open_block().kind == BlockKind::Heading;
    if (in_heading)
      page_.put(bullet);
    else if (!page_.is_open() || page_.open_block().kind != BlockKind::ListItem ||
             page_.has_words())
      page_.open(BlockKind::ListItem,
                 lists_.empty() ? 0 : static_cast<unsigned>(lists_.size()) - 1,
                 std::string(bullet));
    item_pending_ = false;
    at = next + bullet.size();
  }
}

/// "10<sup>9</sup>" -> "10^9"; "growth.<sup>1,2</sup>" with a link or after a word -> "[1,2]".
bool MarkupWriter::write_raised(NodeIndex i) {
  if (tree_[i].end - i > most_marker_nodes) return false;
  auto words = tree_.words(i);
  if (!page_.has_words() || !is_marker(words)) return false;
  char before = page_.text().back();
  bool linked = tree_.find(i, "a") != 0 || tree_[tree_[i].parent].name == "a";
  if (before == '[' || before == ',' || before == ' ') return false;
  bool number_before = is_digit(before) && !linked;
  page_.put(number_before ? "^" + words : plain_marker(words));
  return true;
}

bool MarkupWriter::write_citation(NodeIndex i) {
  if (tree_[i].end - i > most_marker_nodes) return false;
  auto words = tree_.words(i);
  if (words.empty()) words = std::string(tree_.attribute(i, "refidx"));
  if (!page_.is_open() || !is_marker(words)) return false;
  bool bracketed = false;  // "[<xref>1</xref>, <xref>2</xref>]"
  const auto& text = page_.text();
  for (auto at = text.size(); at > page_.open_block().span.begin; --at) {
    char c = text[at - 1];
    if (c == '[') bracketed = true;
    bool goes_on = is_digit(c) || c == ',' || c == ' ' || c == '-' ||
                   (static_cast<unsigned char>(c) & 0x80) != 0;
    if (c == '[' || !goes_on) break;
  }
  page_.put(bracketed ? words : plain_marker(words));
  return true;
}

}  // namespace netkg::ingest
