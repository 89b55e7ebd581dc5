// md4c calls back for every block, span and piece of text; Renderer writes them down as one
// text.
#include "ingest/readers/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>

#include "ingest/readers/entities.h"
#include "ingest/readers/markdown_cards.h"
#include "model/error.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t max_front_matter = 64u << 10;  // bytes

/// "<br>", "<br/>", "<BR />"
bool is_line_break(std::string_view html) {
  return html.size() >= 4 && html.size() <= 6 && (html[1] == 'b' || html[1] == 'B') &&
         (html[2] == 'r' || html[2] == 'R') &&
         (is_ascii_blank(html[3]) || html[3] == '/' || html[3] == '>');
}

class Renderer {
 public:
  explicit Renderer(std::string_view markdown, std::size_t before)
      : markdown_(markdown), before_(before), max_cells_(markdown.size() + 1000) {}

  PageText page;

  int enter(MD_BLOCKTYPE type, void* detail);
  void leave(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type) { images_ += type == MD_SPAN_IMG; }
  void leave_span(MD_SPANTYPE type);
  void add(MD_TEXTTYPE type, std::string_view piece);

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
  void begin_cell();
  void put(std::string_view piece);

  std::string_view markdown_;
  std::size_t before_;  // bytes of the file before markdown_
  std::vector<List> lists_;
  uint8_t empty_heading_ = 0;  // level of a heading without words just passed; 0: none
  bool item_pending_ = false;  // inside <li>, before its first text
  bool html_ = false;          // inside a raw HTML block
  bool first_cell_ = true;
  int images_ = 0;
  bool bold_ended_ = false;  // and no text since
  std::size_t cells_ = 0;
  std::size_t max_cells_;
};

void Renderer::open(BlockKind kind, unsigned depth, std::string marker) {
  close();
  page.open(kind, depth, std::move(marker));
}

/// Text may come with no block of its own around it: <li>nausea</li> in a tight list.
void Renderer::open_text() {
  if (page.is_open()) return;
  if (!item_pending_ || lists_.empty()) return open(BlockKind::Paragraph, 0);
  item_pending_ = false;
  const auto& list = lists_.back();
  auto marker = list.ordered ? std::to_string(list.number) + list.delimiter : std::string("•");
  open(BlockKind::ListItem, static_cast<unsigned>(lists_.size()) - 1, std::move(marker));
}

/// "##" on a line of its own, its words in the paragraph below: converters of HTML write that.
void Renderer::close() {
  if (!page.is_open()) return;
  constexpr std::size_t longest = 100;  // bytes
  const auto kind = page.open_block().kind;
  const auto depth = page.open_block().depth;
  auto words = trim_blanks(std::string_view(page.text()).substr(page.open_block().span.begin));
  if (words.empty()) {
    empty_heading_ = kind == BlockKind::Heading ? depth : uint8_t{0};
  } else {
    bool heads = kind == BlockKind::Paragraph && words.size() <= longest &&
                 words.back() != '.' && words.back() != ':';
    if (empty_heading_ > 0 && heads) page.turn_into(BlockKind::Heading, empty_heading_);
    empty_heading_ = 0;
  }
  page.close();
}

void Renderer::begin_cell() {
  if (!first_cell_) page.tab();
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

void Renderer::leave_span(MD_SPANTYPE type) {
  images_ -= type == MD_SPAN_IMG;
  bold_ended_ = type == MD_SPAN_STRONG;
}

/// md4c hands out parts of the page itself, and now and then a word of its own.
void Renderer::put(std::string_view piece) {
  open_text();
  if (piece == "\n") return page.line_break();
  auto at = piece.data() - markdown_.data();
  bool inside =
      std::less_equal<>()(markdown_.data(), piece.data()) &&
      std::less_equal<>()(piece.data() + piece.size(), markdown_.data() + markdown_.size());
  if (inside)
    page.put_plain(piece, before_ + static_cast<std::size_t>(at));
  else
    page.put(piece);
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
  bool glued = bold_ended_ && page.has_words() && page.text().back() == '.' && !next.empty() &&
               next[0] >= 'A' && next[0] <= 'Z';
  if (glued) page.put(" ");
  bold_ended_ = false;
}

struct FrontMatter {
  std::string_view inside;  // between the lines of dashes
  std::string_view rest;
  bool toml = false;  // "+++" around it, "key = value" in it
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
  if (trim_blanks(line).empty() || is_ascii_blank(line.front()) || line.front() == '-' ||
      line.front() == '#')
    return true;
  return line.find(':') != std::string_view::npos;
}

std::optional<FrontMatter> find_front_matter(std::string_view text) {
  std::size_t at = 0;
  auto fence = trim_blanks(next_line(text, at));
  if (fence != "---" && fence != "+++") return std::nullopt;
  auto begin = at;
  while (at < text.size() && at < max_front_matter) {
    auto line_begin = at;
    auto line = next_line(text, at);
    if (auto word = trim_blanks(line); word == fence || (word == "..." && fence == "---"))
      return FrontMatter{text.substr(begin, line_begin - begin), text.substr(at),
                         fence == "+++"};
    if (fence == "---" && !may_be_front_matter(line)) return std::nullopt;
  }
  return std::nullopt;
}

/// TOML's "title = \"x\"" as YAML's "title: \"x\""; its tables "[params]" are left out.
std::string yaml_of(const FrontMatter& front) {
  if (!front.toml) return std::string(front.inside);
  std::string yaml;
  for (std::size_t at = 0; at < front.inside.size();) {
    auto line = trim_blanks(next_line(front.inside, at));
    auto equals = line.find('=');
    if (line.empty() || line.front() == '#' || line.front() == '[' || equals == line.npos)
      continue;
    yaml.append(trim_blanks(line.substr(0, equals))).append(": ");
    yaml.append(trim_blanks(line.substr(equals + 1))).append("\n");
  }
  return yaml;
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

PageContent read_markdown(std::string_view bytes, const std::string& path) {
  auto rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  Metadata metadata;
  PageText front_lines;
  if (auto front = find_front_matter(rest)) {
    auto yaml = yaml_of(*front);
    metadata = front_matter_metadata(yaml, path);
    for (std::size_t at = 0; at < yaml.size();) {
      auto line = trim_blanks(next_line(yaml, at));
      if (!line.empty() && line.front() != '#') front_lines.add(BlockKind::Metadata, 0, line);
    }
    rest = front->rest;
  }
  const auto page = without_cards(rest);
  Renderer renderer(page, bytes.size() - rest.size());
  renderer.page = std::move(front_lines);
  parse(page, renderer, path);
  auto content = renderer.page.take();
  if (page.size() != rest.size()) content.origins.clear();  // they would be moved by the cards
  content.metadata = std::move(metadata);
  return content;
}

}  // namespace netkg::ingest
