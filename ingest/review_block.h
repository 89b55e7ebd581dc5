// One block on the way to its dates: its tokens, and which of them are words about dates.
//
//   "This leaflet was last revised in March 2021."
//   page_subject(token of "last") -> token of "This"; date(token of "March") -> 2021-03
#pragma once

#include <optional>
#include <vector>

#include "ingest/dates.h"
#include "ingest/review_wording.h"
#include "model/document.h"

namespace netkg::ingest {

class BlockReader {
 public:
  BlockReader(const Document& document, std::size_t block, DateOrder order);
  BlockReader(const BlockReader&) = delete;  // the view points into it
  BlockReader& operator=(const BlockReader&) = delete;

  const TokenView& view() const { return view_; }
  std::size_t size() const { return tokens_.size(); }
  void mark_read(std::size_t begin, std::size_t end);
  bool is_read(std::size_t i) const { return read_[i]; }
  /// Nothing in it but words about dates.
  bool only_dates() const;

  /// The date that begins with token `i`.
  std::optional<FoundDate> date(std::size_t i) const;
  /// The first token after a date that begins with token `i`.
  std::size_t after(const FoundDate& found, std::size_t i) const;

  /// A generic word must begin its line: "(updated October 2018)" is about something else.
  bool begins_line(std::size_t i) const;
  /// After a line break, a mark or another date.
  bool starts_phrase(std::size_t i) const;
  /// "This leaflet was last revised in …": the first token of the subject, if it is the page.
  /// Between page and verb stand only auxiliary words: "This page lists drugs approved by …" is
  /// about something else.
  std::optional<std::size_t> page_subject(std::size_t i) const;
  /// From a label to its date: ": ", " on ", "(", weekdays. A template ("<MM/DD/YYYY>") ends
  /// it.
  std::size_t skip_connectors(std::size_t i) const;
  /// A generic word ("Published") is a label only when nothing but the date follows it; `end`
  /// is the token after the date.
  bool stands_alone(std::size_t end) const;

  /// A reviewer's name: tokens [begin, end), from a label at token `i`.
  struct Reviewer {
    std::size_t begin = 0, end = 0;
    bool reviewed = false;  // "reviewed by": a date after it is that of the review
  };
  /// "Medically reviewed by Jane Doe, MD", "Reviewer: …", "Approved by the … Board".
  std::optional<Reviewer> reviewer_at(std::size_t i) const;

 private:
  std::size_t reviewer_label(std::size_t i) const;
  std::size_t reviewer_end(std::size_t begin) const;
  bool names_board(std::size_t begin, std::size_t end) const;
  bool has_capital(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  std::vector<Token> tokens_;
  TokenView view_;
  DateOrder order_;
  std::vector<bool> read_;
};

}  // namespace netkg::ingest
