// What every reader makes of a file: the source text, its blocks, what the file says of itself,
// and where in the file each stretch of the text was read. PageText writes the text: it sets
// blocks apart, folds blanks, and remembers origins.
//
//   page.open(BlockKind::Heading, 2);  page.put("Side  effects");
//   page.open(BlockKind::ListItem, 0, "•");  page.put("nausea");
//   -> "Side effects\n\n• nausea\n": a Heading and a ListItem whose span leaves out the bullet
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader.h"
#include "model/document.h"

namespace netkg::ingest {

struct PageContent {
  std::string text;
  std::vector<Block> blocks;
  Metadata metadata;            // what the file itself says; nothing when it says nothing
  std::vector<Origin> origins;  // in order; empty when the text is the file byte for byte
  std::vector<ReadNote> notes;  // what was left out and why
};

class PageText {
 public:
  const std::string& text() const { return text_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  bool is_open() const { return open_.has_value(); }
  /// The block at hand; only while is_open().
  const Block& open_block() const { return *open_; }
  /// Is there text in the block at hand?
  bool has_words() const { return open_ && text_.size() > open_->span.begin; }

  /// Ends the block at hand and begins another; one that gets no words is taken back.
  void open(BlockKind kind, unsigned depth, std::string marker = {});
  void close();
  /// Words for the block at hand, which must be open. Line ends are blanks; blanks at the start
  /// of a block and doubled blanks are nobody's words.
  void put(std::string_view piece);
  /// The same, read at byte `at` of the file; `raw` are the file's bytes from there on, which
  /// differ from `piece` where an entity stands for a character.
  void put(std::string_view piece, std::string_view raw, std::size_t at);
  /// The same where `piece` is the file's bytes themselves.
  void put_plain(std::string_view piece, std::size_t at);
  /// Takes the last bytes of the block at hand back.
  void take_back(std::size_t bytes);
  /// A line ends within the block at hand.
  void line_break();
  /// A cell of the table row at hand begins.
  void tab();
  /// "key: value" on a line of its own at the start of the text; nothing for an empty value.
  void metadata(std::string_view key, std::string_view value);
  /// A whole block at once.
  void add(BlockKind kind, unsigned depth, std::string_view words);
  /// The kind of the block at hand changes: a paragraph turns out to be a heading.
  void turn_into(BlockKind kind, unsigned depth);
  /// Takes what was written. The text ends with one line feed, or is empty.
  PageContent take();

 private:
  void separate(BlockKind kind);
  void put_from(std::string_view piece, std::string_view raw, std::size_t at, bool plain);
  void put_run(std::string_view run, std::optional<std::size_t> at);

  std::string text_;
  std::vector<Block> blocks_;
  std::vector<Origin> origins_;
  std::optional<Block> open_;
  std::size_t before_open_ = 0;  // size of text_ before it, to take an empty one back
};

bool is_ascii_blank(char c);
std::string_view trim_blanks(std::string_view text);

}  // namespace netkg::ingest
