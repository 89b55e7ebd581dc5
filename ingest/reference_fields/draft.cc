// EntryDraft: tokens, what is taken, and how the rest falls into sentences.
#include "ingest/reference_fields/draft.h"

#include <algorithm>

namespace netkg::ingest {

EntryDraft::EntryDraft(std::string_view source, Span entry)
    : text(source),
      tokens(tokenize(source, entry)),
      taken(tokens.size()),
      dates(find_dates(source, entry, DateOrder::MonthFirst)) {}

void EntryDraft::take(std::size_t begin, std::size_t end) {
  for (auto i = begin; i < std::min(end, size()); ++i) taken[i] = true;
}

Span EntryDraft::span(Range range) const {
  if (range.empty()) return {};
  return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
}

std::string EntryDraft::put(const char* field, Range range) {
  return range.empty() ? std::string() : put(field, span(range));
}

std::string EntryDraft::put(const char* field, Span where) {
  reference.fields.insert_or_assign(field, where);
  return printed(text, where);
}

const FoundDate* EntryDraft::date(std::size_t i) const {
  if (i >= size()) return nullptr;
  const auto begin = tokens[i].span.begin;
  auto found =
      std::lower_bound(dates.begin(), dates.end(), begin,
                       [](const FoundDate& d, uint32_t at) { return d.span.begin < at; });
  return found != dates.end() && found->span.begin == begin ? &*found : nullptr;
}

std::size_t EntryDraft::after(Span where) const {
  auto found = std::lower_bound(tokens.begin(), tokens.end(), where.end,
                                [](const Token& t, uint32_t at) { return t.span.begin < at; });
  return static_cast<std::size_t>(found - tokens.begin());
}

Range EntryDraft::trimmed(Range range) const {
  const auto separates = [&](std::size_t i, std::string_view signs) {
    return is(i, TokenKind::Dash) ||
           (is(i, TokenKind::Mark) && signs.find(tokens[i].sign) != std::string_view::npos);
  };
  while (!range.empty() && (taken[range.begin] || separates(range.begin, ".,;:)]/|"))) {
    ++range.begin;
  }
  while (!range.empty() && (taken[range.end - 1] || separates(range.end - 1, ".,;:([/|"))) {
    --range.end;
  }
  return range;
}

bool EntryDraft::ends_sentence(std::size_t i) const {
  if (!is(i, TokenKind::Mark) || tokens[i].depth) return false;
  const char sign = tokens[i].sign;
  if (sign != '.' && sign != '?' && sign != '!') return false;
  if (i + 1 >= size()) return true;
  if (mark(i + 1, '"') && i + 2 < size() && tokens[i + 2].blank_before) return false;
  if (!tokens[i + 1].blank_before) return false;
  if (taken[i + 1] || tokens[i + 1].line_before) return true;
  if (is(i + 1, TokenKind::Word) && !tokens[i + 1].capital) {
    // a sentence may begin with "p53" or "iPhone", not with "coli"
    const auto next = words(i + 1);
    if (std::none_of(next.begin(), next.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return false;
    }
  }
  if (sign != '.' || !i) return true;
  if (any(i - 1, "no vol fig p pp") && is(i + 1, TokenKind::Number)) return false;
  // "U.S. Food and Drug …", "J. B. Lippincott"; but "Hepatitis C. Lancet" ends
  const bool initial = tokens[i - 1].letters == 1 && tokens[i - 1].capital;
  if (initial && (i < 2 || is(i - 2, TokenKind::Mark))) return false;
  return !any(i - 1, "vs st dr mr mrs prof cf approx incl");
}

std::vector<Range> EntryDraft::sentences(Range range) const {
  std::vector<Range> pieces;
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (auto piece = trimmed({begin, end}); !piece.empty()) pieces.push_back(piece);
  };
  auto begin = range.begin;
  for (auto i = range.begin; i < range.end; ++i) {
    if (taken[i]) {
      add(begin, i);
      begin = i + 1;
    } else if (ends_sentence(i)) {
      const bool asks = tokens[i].sign != '.';  // "Is it safe?" keeps its mark
      add(begin, asks ? i + 1 : i);
      begin = i + 1;
    }
  }
  add(begin, range.end);
  return pieces;
}

std::vector<Span> EntryDraft::remainder() const {
  std::vector<Span> pieces;
  for (std::size_t i = 0; i < size();) {
    auto end = i;
    while (end < size() && !taken[end]) ++end;
    bool words = false;
    for (auto k = i; k < end; ++k)
      words |= tokens[k].kind != TokenKind::Mark && tokens[k].kind != TokenKind::Dash;
    if (words) pieces.push_back(span(trimmed({i, end})));
    i = end + 1;
  }
  return pieces;
}

}  // namespace netkg::ingest
