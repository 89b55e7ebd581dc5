// Sentences shortened around their evidence.
#include "cli/excerpt.h"

#include <algorithm>

namespace netkg::cli {
namespace {

/// The end of `text` in at most `most` columns, from a word's beginning:
/// "… other possible effects include "
std::string last_words(const std::string& text, unsigned most) {
  if (display_width(text) <= most) return text;
  if (most < 2) return "";
  auto at = text.size() > most ? text.find(' ', text.size() - most) : text.find(' ');
  while (at < text.size() && display_width(std::string_view(text).substr(at)) + 1 > most)
    at = text.find(' ', at + 1);
  return at < text.size() ? "…" + text.substr(at) : "… ";
}

/// The beginning of `text` in at most `most` columns, to a word's end.
std::string first_words(const std::string& text, unsigned most) {
  if (display_width(text) <= most) return text;
  if (most < 2) return "";
  auto at = text.rfind(' ', most - 2);
  while (at != std::string::npos && at > 0 &&
         display_width(std::string_view(text).substr(0, at)) + 2 > most)
    at = text.rfind(' ', at - 1);
  return (at == std::string::npos ? "" : text.substr(0, at)) + " …";
}

/// clean() takes the blanks at both ends away, and the cut may lie beside one.
std::string clean_keeping_ends(std::string_view text) {
  auto cleaned = clean(text);
  if (cleaned.empty()) return text.empty() ? "" : " ";
  auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  if (is_blank(text.front()) && cleaned.front() != ' ') cleaned.insert(0, " ");
  if (is_blank(text.back())) cleaned += ' ';
  return cleaned;
}

}  // namespace

Marked mark(std::string_view text, std::size_t begin, std::size_t end) {
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  return {clean_keeping_ends(text.substr(0, begin)),
          clean_keeping_ends(text.substr(begin, end - begin)),
          clean_keeping_ends(text.substr(end))};
}

Marked shorten(Marked piece, unsigned most) {
  auto marked = display_width(piece.marked);
  if (marked >= most) return {"", clip(piece.marked, most), ""};
  auto room = most - marked;
  auto before = display_width(piece.before), after = display_width(piece.after);
  if (before + after <= room) return piece;
  // What one side does not need goes to the other.
  auto for_before = std::max(room / 2, room - std::min(after, room));
  piece.before = last_words(piece.before, std::min(before, for_before));
  piece.after = first_words(piece.after, room - std::min(room, display_width(piece.before)));
  return piece;
}

std::string quote(const Screen& screen, const index::ClaimRecord& record, unsigned most) {
  const auto& claim = record.claim;
  auto begin = claim.evidence.begin - std::min(claim.sentence.begin, claim.evidence.begin);
  auto inside = claim.sentence.contains(claim.evidence);
  auto piece = inside ? mark(record.sentence, begin, begin + claim.evidence.size())
                      : mark(record.exact, 0, record.exact.size());
  std::string stem;
  if (!record.lead_in.empty()) {
    auto text = clean(record.lead_in);
    stem = last_words(text, std::min(most / 2, display_width(text))) + " … ";
  }
  auto used = std::min(most, display_width(stem) + 2);
  piece = shorten(std::move(piece), most - used);
  auto bold = paint(screen, Style::Bold, piece.marked);
  return "“" + stem + piece.before + bold + piece.after + "”";
}

}  // namespace netkg::cli
