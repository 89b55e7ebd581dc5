// The words with which pages speak of their own dates: labels, notices, reviewers, promises.
// One table each; the stage in review.cc only walks over tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/reference_fields/tokens.h"
#include "model/review.h"

namespace netkg::ingest {

using namespace netkg::model;

enum class DateRole : uint8_t {
  Reviewed,
  Due,
  Modified,
  Published,
  ReviewDate,  // "Review date": past or future, the page's other dates tell
};

/// The tokens of one block, with their text.
struct TokenView {
  std::string_view text;
  const std::vector<Token>& tokens;

  std::size_t size() const { return tokens.size(); }
  std::string_view words(std::size_t i) const {
    return i < size() ? tokens[i].span.in(text) : std::string_view{};
  }
  bool any(std::size_t i, std::string_view list) const { return one_of(words(i), list); }
  bool mark(std::size_t i, char sign) const {
    return i < size() && tokens[i].kind == TokenKind::Mark && tokens[i].sign == sign;
  }
  bool is(std::size_t i, TokenKind kind) const { return i < size() && tokens[i].kind == kind; }
};

struct Label {
  DateRole role = DateRole::Reviewed;
  std::size_t end = 0;   // one past its last token
  bool generic = false;  // "Published", "Updated": a label only at the start of a line
};

/// The longest label that begins with token `i`: "Next review due", "Last Medical Review".
std::optional<Label> label_at(const TokenView& view, std::size_t i);

/// What front matter calls a date: "last_reviewed_on", "dateModified". Case, '_' and '-' are
/// free.
std::optional<DateRole> role_of_key(std::string_view key);

/// "three" -> 3, "12" -> 12.
std::optional<int> small_number(std::string_view word);

/// A relative promise, "reviewed within three years", that begins with token `i`.
struct Promise {
  std::size_t end = 0;
  int months = 0;
};
std::optional<Promise> promise_at(const TokenView& view, std::size_t i);

/// "page", "leaflet", "information": what a page calls itself.
bool is_page_word(std::string_view word);

/// "This page is due for review", "This summary is no longer being updated". `sentence` is one
/// sentence of a page.
std::optional<NoticeKind> notice_in(std::string_view sentence);

}  // namespace netkg::ingest
