// How labels, dates and reviewers stand together in one block.
#include "ingest/review_block.h"

#include <algorithm>

namespace netkg::ingest {

namespace {

constexpr std::string_view between_subject_and_verb =
    "was were is are has have had been being will be last most recently first originally next "
    "written produced developed medically clinically and in on this our the of these web fact "
    "sheet patient date version";

constexpr std::string_view connectors =
    "on in at was is date of the by before or around as from monday tuesday wednesday thursday "
    "friday saturday sunday mon tue wed thu fri sat sun";

}  // namespace

BlockReader::BlockReader(const Document& document, std::size_t block, DateOrder order)
    : text_(document.text),
      tokens_(tokenize(text_, document.blocks[block].span)),
      view_{text_, tokens_},
      order_(order),
      read_(tokens_.size()) {}

void BlockReader::mark_read(std::size_t begin, std::size_t end) {
  for (auto i = begin; i < std::min(end, read_.size()); ++i) read_[i] = true;
}

bool BlockReader::only_dates() const {
  bool any = false;
  for (std::size_t i = 0; i < size(); ++i) {
    any |= read_[i];
    const bool word = view_.is(i, TokenKind::Word) || view_.is(i, TokenKind::Number);
    const bool filler = view_.any(i, "page this content date and on the by of");
    if (word && !read_[i] && !filler) return false;
  }
  return any;
}

std::optional<FoundDate> BlockReader::date(std::size_t i) const {
  if (!view_.is(i, TokenKind::Word) && !view_.is(i, TokenKind::Number)) return {};
  return date_at(text_, tokens_[i].span.begin, order_);
}

std::size_t BlockReader::after(const FoundDate& found, std::size_t i) const {
  while (i < size() && tokens_[i].span.begin < found.span.end) ++i;
  return i;
}

bool BlockReader::begins_line(std::size_t i) const {
  return i == 0 || tokens_[i].line_before || read_[i - 1] || view_.mark(i - 1, '|');
}

bool BlockReader::starts_phrase(std::size_t i) const {
  if (begins_line(i)) return true;
  // "Last reviewed 14 June 2021, next review due …"
  const bool joined = view_.mark(i - 1, ',') || view_.any(i - 1, "and");
  if (i > 1 && read_[i - 2] && joined) return true;
  // "Zebra Support <tab> Last reviewed: 18 March 2021": a cell of a table
  if (text_[tokens_[i].span.begin - 1] == '\t') return true;
  const auto& before = tokens_[i - 1];
  if (before.kind == TokenKind::Dash) return true;
  return before.kind == TokenKind::Mark && before.sign != ',' && before.sign != '\'' &&
         before.sign != ':' && before.sign != '/';
}

std::optional<std::size_t> BlockReader::page_subject(std::size_t i) const {
  bool page = false;
  auto at = i;
  while (at > 0 && i - at < 12 && !read_[at - 1]) {
    const bool names_page = is_page_word(view_.words(at - 1));
    if (!names_page && !view_.any(at - 1, between_subject_and_verb)) break;
    page |= names_page;
    --at;
    if (tokens_[at].line_before) break;
  }
  // "A seminal article published in 1976" is another article
  const bool own = at == 0 || tokens_[at].line_before || view_.any(at, "this our these");
  return page && own ? std::optional(at) : std::nullopt;
}

std::size_t BlockReader::skip_connectors(std::size_t i) const {
  for (std::size_t steps = 0; i < size() && steps < 8; ++i, ++steps) {
    if (date(i)) break;
    const bool sign = view_.mark(i, ':') || view_.mark(i, '(') || view_.mark(i, ',') ||
                      view_.mark(i, '*') || view_.mark(i, '|') || view_.is(i, TokenKind::Dash);
    if (!sign && !view_.any(i, connectors)) break;
  }
  return i;
}

bool BlockReader::stands_alone(std::size_t end) const {
  if (end >= size()) return true;
  if (view_.mark(end, ',')) return label_at(view_, end + 1).has_value();
  return view_.is(end, TokenKind::Mark) || view_.is(end, TokenKind::Dash) ||
         tokens_[end].line_before || label_at(view_, end) || view_.any(end, "by and at");
}

std::optional<BlockReader::Reviewer> BlockReader::reviewer_at(std::size_t i) const {
  const auto begin = reviewer_label(i);
  if (!begin || begin >= size()) return {};
  const auto end = reviewer_end(begin);
  if (end == begin || !has_capital(begin, end)) return {};
  const bool approved = view_.any(i, "approved checked");
  // drugs are approved by agencies, pages by boards
  if (approved && !names_board(begin, end)) return {};
  return Reviewer{begin, end, !approved && !view_.any(i, "reviewer reviewers")};
}

/// One past "Medically reviewed by", "Reviewer:", "Approved by"; 0 when there is none.
std::size_t BlockReader::reviewer_label(std::size_t i) const {
  auto at = i;
  if (view_.any(at, "medically clinically peer expert scientifically last medical fact")) ++at;
  if (view_.any(at, "reviewed approved checked") && view_.any(at + 1, "by")) {
    at += 2;
  } else if (view_.any(at, "reviewer reviewers") && view_.mark(at + 1, ':')) {
    ++at;
  } else {
    return 0;
  }
  return view_.mark(at, ':') ? at + 1 : at;
}

/// The name ends before its date, the next line, or the end of the sentence; "Dr." and "M.D."
/// end none.
std::size_t BlockReader::reviewer_end(std::size_t begin) const {
  auto end = begin;
  for (; end < size() && end < begin + 32; ++end) {
    if (end > begin && tokens_[end].line_before) break;
    if (date(end) || view_.mark(end, '|') || view_.mark(end, ';')) break;
    if (view_.any(end, "on in") && date(end + 1)) break;
    const auto label = label_at(view_, end);
    if (end > begin && label && !label->generic) break;
    const bool stop = view_.mark(end, '.') && end + 1 < size() && tokens_[end + 1].blank_before;
    const bool title =
        end && (view_.any(end - 1, "dr prof mr mrs ms st") || tokens_[end - 1].letters == 1);
    if (stop && !title) break;
  }
  const auto closes = [&](std::size_t i) {
    return view_.is(i, TokenKind::Dash) ||
           (view_.is(i, TokenKind::Mark) && !view_.mark(i, ')'));
  };
  while (end > begin && closes(end - 1)) --end;
  return end;
}

bool BlockReader::names_board(std::size_t begin, std::size_t end) const {
  for (auto i = begin; i < end; ++i) {
    if (view_.any(i, "board committee panel team group editor editors")) return true;
  }
  return false;
}

bool BlockReader::has_capital(std::size_t begin, std::size_t end) const {
  for (auto i = begin; i < end; ++i) {
    if (tokens_[i].capital) return true;
  }
  return false;
}

}  // namespace netkg::ingest
