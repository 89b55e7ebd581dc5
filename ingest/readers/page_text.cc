// Writing the text of a page, block by block.
#include "ingest/readers/page_text.h"

#include <algorithm>
#include <cstring>

namespace netkg::ingest {
namespace {

constexpr unsigned max_indent = 8;  // list levels shown by indentation

/// U+00A0 reads as a blank; U+200B, U+00AD and U+FEFF are not seen at all. Bytes taken, 0 for
/// none of them.
std::size_t blank_at(std::string_view text, std::size_t at, bool& seen) {
  auto rest = text.substr(at);
  seen = true;
  if (rest.starts_with("\xC2\xA0")) return 2;
  seen = false;
  if (rest.starts_with("\xC2\xAD")) return 2;
  if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xEF\xBB\xBF")) return 3;
  return 0;
}

std::size_t code_point_size(char first) {
  auto c = static_cast<unsigned char>(first);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/// Bytes of the entity that `raw` begins with, "&amp;" -> 5; 1 when it is none that ends.
std::size_t entity_size(std::string_view raw) {
  constexpr std::size_t longest = 34;
  auto end = raw.substr(0, longest).find_first_of("; <&", 1);
  if (end == std::string_view::npos) return 1;
  return raw[end] == ';' ? end + 1 : end;
}

/// Neither blank nor the first byte of a character that is one, or is not seen.
bool is_ordinary(char c) {
  return static_cast<unsigned char>(c) > ' ' && c != '\xC2' && c != '\xE2' && c != '\xEF';
}

/// Bytes at the start of `text`, looked at eight at a time, that are ASCII words apart by
/// single blanks. A blank may begin them when the byte before is none; none ends them.
std::size_t prose_size(std::string_view text) {
  constexpr uint64_t ones = 0x0101010101010101u, highs = ones * 0x80, lows = ones * 0x7F;
  std::size_t size = 0;
  while (text.size() - size >= 8) {
    uint64_t eight = 0;
    std::memcpy(&eight, text.data() + size, 8);
    const auto blanks = ~(((eight ^ ones * ' ') & lows) + lows) & highs;
    const bool odd = ((eight | (eight - ones * ' ')) & highs) != 0;
    if (odd || (blanks & (blanks << 8)) != 0) break;
    size += text[size + 7] == ' ' ? 7 : 8;
  }
  return size;
}

}  // namespace

bool is_ascii_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Lines of one list, one table or the metadata follow each other; else a blank line.
void PageText::separate(BlockKind kind) {
  if (blocks_.empty()) return;
  bool joined = blocks_.back().kind == kind &&
                (kind == BlockKind::ListItem || kind == BlockKind::TableRow ||
                 kind == BlockKind::Metadata);
  text_ += joined ? "\n" : "\n\n";
}

void PageText::open(BlockKind kind, unsigned depth, std::string marker) {
  close();
  before_open_ = text_.size();
  separate(kind);
  if (kind == BlockKind::ListItem)
    text_.append(2 * std::min<std::size_t>(depth, max_indent), ' ').append(marker).append(" ");
  auto here = static_cast<uint32_t>(text_.size());
  open_ =
      Block{kind, {here, here}, static_cast<uint8_t>(std::min(depth, 255u)), std::move(marker)};
}

void PageText::close() {
  if (!open_) return;
  while (text_.size() > open_->span.begin && is_ascii_blank(text_.back())) text_.pop_back();
  open_->span.end = static_cast<uint32_t>(text_.size());
  while (!open_->span.empty() && is_ascii_blank(text_[open_->span.begin])) ++open_->span.begin;
  if (open_->span.empty())
    text_.resize(before_open_);
  else
    blocks_.push_back(std::move(*open_));
  while (!origins_.empty() && origins_.back().text >= text_.size()) origins_.pop_back();
  open_.reset();
}

void PageText::turn_into(BlockKind kind, unsigned depth) {
  open_->kind = kind;
  open_->depth = static_cast<uint8_t>(depth);
}

/// One stretch without doubled blanks; a new origin where text and file part.
void PageText::put_run(std::string_view run, std::optional<std::size_t> at) {
  if (at) {
    auto file = static_cast<uint32_t>(*at), here = static_cast<uint32_t>(text_.size());
    bool goes_on =
        !origins_.empty() && origins_.back().file + (here - origins_.back().text) == file;
    if (!goes_on) origins_.push_back({here, file});
  }
  text_ += run;
}

void PageText::put(std::string_view piece) { put_from(piece, {}, 0, false); }

void PageText::put(std::string_view piece, std::string_view raw, std::size_t at) {
  put_from(piece, raw, at, false);
}

void PageText::put_plain(std::string_view piece, std::size_t at) {
  put_from(piece, piece, at, true);
}

/// Walks piece and raw side by side: equal bytes are one run, an entity ends it.
void PageText::put_from(std::string_view piece, std::string_view raw, std::size_t at,
                        bool plain) {
  const bool mapped = !raw.empty();
  std::size_t i = 0, r = 0, run = 0, run_raw = 0;
  auto place = [&](std::size_t in_raw) {
    return in_raw < raw.size() ? std::optional(at + in_raw) : std::nullopt;
  };
  auto flush = [&] {
    if (i > run) put_run(piece.substr(run, i - run), place(run_raw));
  };
  plain = plain || !mapped || raw.starts_with(piece);
  while (i < piece.size()) {
    if (plain) {
      const auto from = i;
      if (piece[i] != ' ' || (i > run && !is_ascii_blank(piece[i - 1])))
        i += prose_size(piece.substr(i));
      while (i < piece.size() && is_ordinary(piece[i])) ++i;
      r += i - from;
      if (i == piece.size()) break;
    }
    const char c = piece[i];
    const bool single = plain && c == ' ' && i > run && i + 1 < piece.size() &&
                        is_ordinary(piece[i + 1]) && !is_ascii_blank(piece[i - 1]);
    // One character of the text for other bytes of the file: "&amp;", and NUL as U+FFFD.
    const bool nul = !plain && r < raw.size() && raw[r] == '\0';
    const bool entity =
        (!plain && r < raw.size() && raw[r] == '&' &&
         (c != '&' || raw.substr(r, 5) == "&amp;" || raw.substr(r, 2) == "&#")) ||
        nul;
    if (single || (!entity && is_ordinary(c))) {
      ++i, ++r;
      continue;
    }
    std::size_t size = entity ? code_point_size(c) : 1,
                raw_size = entity && !nul ? entity_size(raw.substr(r)) : 1;
    bool seen = true;
    auto odd = blank_at(piece, i, seen);
    const bool blank = (odd && seen) || (!odd && static_cast<unsigned char>(c) <= ' ');
    if (odd) size = odd, raw_size = entity ? raw_size : odd;
    if (!odd && !blank && !entity) {
      ++i, ++r;
      continue;
    }
    size = std::min(size, piece.size() - i);
    if (mapped && !entity && c == '\n' && r + 1 < raw.size() && raw[r] == '\r') raw_size = 2;
    flush();
    if (blank) {
      if (has_words() && !is_ascii_blank(text_.back())) put_run(" ", place(r));
    } else if (!odd) {
      put_run(piece.substr(i, size), place(r));
    }
    i += size, r += raw_size;
    run = i, run_raw = r;
  }
  flush();
}

void PageText::take_back(std::size_t bytes) {
  text_.resize(std::max<std::size_t>(text_.size() - bytes, open_->span.begin));
}

void PageText::line_break() {
  if (!has_words()) return;
  const char sign = open_->kind == BlockKind::TableRow ? ' ' : '\n';
  if (text_.back() == ' ')
    text_.back() = sign;
  else if (!is_ascii_blank(text_.back()))
    text_ += sign;
}

void PageText::tab() { text_ += '\t'; }

void PageText::metadata(std::string_view key, std::string_view value) {
  value = trim_blanks(value);
  if (value.empty()) return;
  open(BlockKind::Metadata, 0);
  put(key);
  if (!key.empty()) put(": ");
  put(value);
  close();
}

void PageText::add(BlockKind kind, unsigned depth, std::string_view words) {
  open(kind, depth);
  put(words);
  close();
}

PageContent PageText::take() {
  close();
  if (!text_.empty()) text_ += '\n';
  PageContent content;
  content.text = std::move(text_);
  content.blocks = std::move(blocks_);
  content.origins = std::move(origins_);
  return content;
}

}  // namespace netkg::ingest
