// An entry while it is being read: its tokens, which of them are spoken for, and the fields
// found so far. Closed forms (DOI, dates, volume) take their tokens first; title and container
// are what is left between them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/dates.h"
#include "ingest/reference_fields/tokens.h"
#include "model/reference.h"

namespace netkg::ingest {

/// Tokens [begin, end) of a draft.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
};

struct EntryDraft {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<bool> taken;
  std::vector<FoundDate> dates;  // of the whole entry, years included
  Reference reference = {};

  EntryDraft(std::string_view source, Span entry);

  std::size_t size() const { return tokens.size(); }
  std::string_view words(std::size_t i) const {
    return i < size() ? tokens[i].span.in(text) : std::string_view{};
  }
  bool is(std::size_t i, TokenKind kind) const { return i < size() && tokens[i].kind == kind; }
  bool mark(std::size_t i, char sign) const {
    return is(i, TokenKind::Mark) && tokens[i].sign == sign;
  }
  /// A word or number of this list: any(i, "vol volume").
  bool any(std::size_t i, std::string_view lower_case_words) const {
    return i < size() && one_of(words(i), lower_case_words);
  }
  bool free(std::size_t i) const { return i < size() && !taken[i]; }

  void take(std::size_t begin, std::size_t end);
  Span span(Range range) const;
  /// Records where a field was read; returns its words on one line.
  std::string put(const char* field, Range range);
  std::string put(const char* field, Span span);

  /// The date whose first word is token `i`.
  const FoundDate* date(std::size_t i) const;
  /// One past the last token of a date, or of any span.
  std::size_t after(Span span) const;

  /// `range` without blanks, separators and lone marks at its ends.
  Range trimmed(Range range) const;
  /// Does a sentence end with token `i`? "Gut." yes; "E. coli", "vs. 3" and "(ed. 2)" no.
  bool ends_sentence(std::size_t i) const;
  /// The free tokens of `range`, cut at taken tokens and at ends of sentences; each piece is
  /// trimmed, and none is empty.
  std::vector<Range> sentences(Range range) const;
  /// Runs of words that nothing took; marks between them go with them, lone ones are dropped.
  std::vector<Span> remainder() const;
};

}  // namespace netkg::ingest
