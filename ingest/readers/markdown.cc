// md4c calls back for every block, span and piece of text; Renderer writes them down as one
// text.
#include "ingest/readers/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "ingest/readers/entities.h"
#include "ingest/readers/markdown_cards.h"
#include "model/error.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t max_front_matter = 64u << 10;  // bytes
constexpr unsigned max_indent = 8;                   // list levels shown by indentation

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// "<br>", "<br/>", "<BR />"
bool is_line_break(std::string_view html) {
  return html.size() >= 4 && html.size() <= 6 && (html[1] == 'b' || html[1] == 'B') &&
         (html[2] == 'r' || html[2] == 'R') &&
         (is_blank(html[3]) || html[3] == '/' || html[3] == '>');
}

class Renderer {
 public:
  explicit Renderer(std::size_t input_size) : max_cells_(input_size + 1000) {}

  std::string text;
  std::vector<Block> blocks;

  void add_metadata(std::string_view line);
  int enter(MD_BLOCKTYPE type, void* detail);
  void leave(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type) { images_ += type == MD_SPAN_IMG; }
  void leave_span(MD_SPANTYPE type) {
    images_ -= type == MD_SPAN_IMG;
    bold_ended_ = type == MD_SPAN_STRONG;
  }
  void add(MD_TEXTTYPE type, std::string_view piece);
  void finish();

 private:
  struct List {
    bool ordered = false;
    uint64_t number = 0;  // of the item at hand
    char delimiter = '.';
  };

  void open(BlockKind kind, unsigned depth, std::string marker = {});
  void open_text();
  void part_headline(std::string_view next);
  void close();
  void take_empty_heading();
  void begin_cell();
  void put(std::string_view piece);
  void separate(BlockKind kind);

  std::vector<List> lists_;
  std::optional<Block> open_;    // what the next text goes to
  std::size_t before_open_ = 0;  // size of `text` before it, to take an empty one back
  uint8_t empty_heading_ = 0;    // level of a heading without words just passed; 0: none
  bool item_pending_ = false;    // inside <li>, before its first text
  bool html_ = false;            // inside a raw HTML block
  bool first_cell_ = true;
  int images_ = 0;
  bool bold_ended_ = false;  // and no text since
  std::size_t cells_ = 0;
  std::size_t max_cells_;
};

/// Lines of one list, one table or the front matter follow each other; else a blank line.
void Renderer::separate(BlockKind kind) {
  if (blocks.empty()) return;
  bool joined = blocks.back().kind == kind &&
                (kind == BlockKind::ListItem || kind == BlockKind::TableRow ||
                 kind == BlockKind::Metadata);
  text += joined ? "\n" : "\n\n";
}

void Renderer::open(BlockKind kind, unsigned depth, std::string marker) {
  close();
  before_open_ = text.size();
  separate(kind);
  if (kind == BlockKind::ListItem)
    text.append(2 * std::min(depth, max_indent), ' ').append(marker).append(" ");
  auto here = static_cast<uint32_t>(text.size());
  open_ =
      Block{kind, {here, here}, static_cast<uint8_t>(std::min(depth, 255u)), std::move(marker)};
}

/// Text may come with no block of its own around it: <li>nausea</li> in a tight list.
void Renderer::open_text() {
  if (open_) return;
  if (!item_pending_ || lists_.empty()) return open(BlockKind::Paragraph, 0);
  item_pending_ = false;
  const auto& list = lists_.back();
  auto marker = list.ordered ? std::to_string(list.number) + list.delimiter : std::string("•");
  open(BlockKind::ListItem, static_cast<unsigned>(lists_.size()) - 1, std::move(marker));
}

void Renderer::close() {
  if (!open_) return;
  while (text.size() > open_->span.begin && is_blank(text.back())) text.pop_back();
  open_->span.end = static_cast<uint32_t>(text.size());
  while (!open_->span.empty() && is_blank(text[open_->span.begin])) ++open_->span.begin;
  if (open_->span.empty()) {
    text.resize(before_open_);
    empty_heading_ = open_->kind == BlockKind::Heading ? open_->depth : uint8_t{0};
  } else {
    take_empty_heading();
    blocks.push_back(*open_);
  }
  open_.reset();
}

/// "##" on a line of its own, its words in the paragraph below: converters of HTML write that.
void Renderer::take_empty_heading() {
  constexpr uint32_t longest = 100;  // bytes
  bool words = open_->kind == BlockKind::Paragraph && open_->span.size() <= longest &&
               text.back() != '.' && text.back() != ':';
  if (empty_heading_ > 0 && words) {
    open_->kind = BlockKind::Heading;
    open_->depth = empty_heading_;
  }
  empty_heading_ = 0;
}

void Renderer::add_metadata(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.front() == '#') return;
  open(BlockKind::Metadata, 0);
  text += line;
  close();
}

void Renderer::begin_cell() {
  if (!first_cell_) text += '\t';
  first_cell_ = false;
  ++cells_;
}

/// -1: md4c stops.
int Renderer::enter(MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_H:
      open(BlockKind::Heading, static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_P:
      close();  // its first text opens it: as the list item or as a paragraph
      break;
    case MD_BLOCK_CODE:
      open(BlockKind::Paragraph, 0);
      break;
    case MD_BLOCK_UL:
      close();
      lists_.push_back({});
      break;
    case MD_BLOCK_OL: {
      close();
      auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
      lists_.push_back({true, uint64_t{list->start} - 1, list->mark_delimiter});
      break;
    }
    case MD_BLOCK_LI:
      close();
      if (!lists_.empty()) ++lists_.back().number;
      item_pending_ = true;
      break;
    case MD_BLOCK_TR:
      open(BlockKind::TableRow, 0);
      first_cell_ = true;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      begin_cell();
      break;
    case MD_BLOCK_HTML:
      close();
      html_ = true;
      break;
    default:
      break;
  }
  return cells_ > max_cells_ ? -1 : 0;
}

void Renderer::leave(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) return;
  close();
  if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && !lists_.empty()) lists_.pop_back();
  if (type == MD_BLOCK_LI) item_pending_ = false;
  if (type == MD_BLOCK_HTML) html_ = false;
}

/// Blanks at the start of a block and doubled blanks are nobody's words; a line break outdoes a
/// blank.
void Renderer::put(std::string_view piece) {
  open_text();
  bool row = open_->kind == BlockKind::TableRow;
  for (char c : piece) {
    if (c == '\r') continue;
    if (row && is_blank(c)) c = ' ';
    if (!is_blank(c)) {
      text += c;
    } else if (text.size() > open_->span.begin) {
      if (!is_blank(text.back()))
        text += c;
      else if (c == '\n' && text.back() == ' ')
        text.back() = c;
    }
  }
}

void Renderer::add(MD_TEXTTYPE type, std::string_view piece) {
  if (html_ || images_ > 0) return;
  switch (type) {
    case MD_TEXT_HTML:
      if (is_line_break(piece)) put("\n");
      break;
    case MD_TEXT_NULLCHAR:
      put("\uFFFD");
      break;
    case MD_TEXT_BR:
      put("\n");
      break;
    case MD_TEXT_SOFTBR:
      put(" ");
      break;
    case MD_TEXT_ENTITY:
      put(decode_entity(piece));
      break;
    default:
      part_headline(piece);
      put(piece);
  }
}

/// "**Rest.**Sleep well." is printed as two sentences; the blank between them was the bold's
/// margin.
void Renderer::part_headline(std::string_view next) {
  bool glued = bold_ended_ && open_ && !text.empty() && text.back() == '.' && !next.empty() &&
               next[0] >= 'A' && next[0] <= 'Z';
  if (glued) put(" ");
  bold_ended_ = false;
}

void Renderer::finish() {
  close();
  if (!text.empty()) text += '\n';
}

struct FrontMatter {
  std::string_view inside;  // between the lines of dashes
  std::string_view rest;
};

/// The line that begins at `at`, without its end; `at` moves to the next.
std::string_view next_line(std::string_view text, std::size_t& at) {
  auto end = std::min(text.find('\n', at), text.size());
  auto line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  return line;
}

/// "title: Sunitinib", "  - item", "# remark", "": a line that front matter may hold. Anything
/// else shows that the dashes above were a rule between paragraphs.
bool may_be_front_matter(std::string_view line) {
  if (trim(line).empty() || is_blank(line.front()) || line.front() == '-' ||
      line.front() == '#')
    return true;
  return line.find(':') != std::string_view::npos;
}

std::optional<FrontMatter> find_front_matter(std::string_view text) {
  std::size_t at = 0;
  if (!text.starts_with("---") || trim(next_line(text, at)) != "---") return std::nullopt;
  auto begin = at;
  while (at < text.size() && at < max_front_matter) {
    auto line_begin = at;
    auto line = next_line(text, at);
    if (auto word = trim(line); word == "---" || word == "...")
      return FrontMatter{text.substr(begin, line_begin - begin), text.substr(at)};
    if (!may_be_front_matter(line)) return std::nullopt;
  }
  return std::nullopt;
}

Metadata front_matter_metadata(std::string_view inside, const std::string& path) {
  try {
    return read_metadata(inside, path);
  } catch (const Error&) {
    return {};  // its lines are in the text all the same
  }
}

void parse(std::string_view markdown, Renderer& renderer, const std::string& path) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_COLLAPSEWHITESPACE | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                 MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Renderer*>(self)->enter(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    static_cast<Renderer*>(self)->leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
    static_cast<Renderer*>(self)->enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    static_cast<Renderer*>(self)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* self) {
    static_cast<Renderer*>(self)->add(type, {piece, size});
    return 0;
  };
  if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &renderer) != 0)
    throw Error(ErrorKind::Unreadable,
                path + " has a table with more cells than the page has bytes",
                "save the page without that table, or as plain text");
}

}  // namespace

MarkdownPage read_markdown(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  MarkdownPage page;
  Renderer renderer(bytes.size());
  if (auto front = find_front_matter(bytes)) {
    page.metadata = front_matter_metadata(front->inside, path);
    for (std::size_t at = 0; at < front->inside.size();)
      renderer.add_metadata(next_line(front->inside, at));
    bytes = front->rest;
  }
  parse(without_cards(bytes), renderer, path);
  renderer.finish();
  page.text = std::move(renderer.text);
  page.blocks = std::move(renderer.blocks);
  return page;
}

}  // namespace netkg::ingest
