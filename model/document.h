// A Document is one page as its reader made it: the source text, never changed afterwards, cut
// into Blocks. For plain text the source text is the file itself, byte for byte.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/id.h"
#include "model/span.h"

namespace netkg::model {

enum class BlockKind : uint8_t {
  Heading,    // depth: 1 is the page title
  Paragraph,  //
  ListItem,   // depth: 0 for the outermost list; the span leaves out the bullet
  TableRow,   // cells separated by tabs
  Metadata,   // front matter kept in the text, one "key: value" line per block
};

struct Block {
  BlockKind kind = BlockKind::Paragraph;
  Span span;                // without the blanks around it
  uint8_t depth = 0;        // heading level or list depth
  std::string marker = {};  // list items as printed: "•", "1.", "[3]"; else empty
};

/// From byte `text` of the source text on, up to the next origin, the text was read from byte
/// `file` of the original file on. Words that the reader added (bullets, blanks) lie between.
struct Origin {
  uint32_t text = 0;
  uint32_t file = 0;
};

/// What a reader left out, and why. Not an error: the rest of the page was read.
struct ReadNote {
  std::string code;  // stable: "too-long"
  std::string message;
};

struct Document {
  DocumentId id;
  std::string source;  // path as given, or "-" for standard input
  std::string title;
  std::optional<std::string> publisher;
  std::optional<std::string> url;
  std::string language = "en";       // BCP 47
  std::string sha256;                // of the original file's bytes
  uint64_t bytes = 0;                // of the original file
  std::string text;                  // the source text, valid UTF-8
  std::vector<Block> blocks;         // in order, not overlapping
  std::vector<Origin> origins = {};  // in order; empty when the text is the file byte for byte
  std::vector<ReadNote> notes = {};
};

/// Where in the original file `span` of the text was read; nothing when the reader added it or
/// its format has no bytes to point at (PDF, archives of other character sets).
std::optional<Span> original_span(const Document& document, Span span);

}  // namespace netkg::model
