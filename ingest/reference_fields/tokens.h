// A bibliography entry cut into words, numbers, marks, web addresses and DOIs.
//
//   "2011;364:501−513. doi: 10.1000/x" -> Number(2011) ; Number(364) : Number(501) Dash
//   Number(513) . Word(doi) : Doi(10.1000/x)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace netkg::ingest {

using namespace netkg::model;

enum class TokenKind : uint8_t {
  Word,  // letters, or letters with digits: "e286", "5th"; keeps inner apostrophes and hyphens
  Number,  // digits only
  Dash,    // any hyphen, dash or minus that stands between words
  Mark,    // any other sign
  Url,
  Doi,  // without prefix: "10.1000/x"
};

struct Token {
  Span span = {};
  TokenKind kind = TokenKind::Mark;
  char sign = 0;  // the ASCII character of a Mark; '"' for every kind of double quote
  bool blank_before = false;
  bool line_before = false;  // first of its line
  bool capital = false;      // Word: begins with a capital, or has one inside ("eLife")
  bool all_capital = false;  // Word: no small letter, and no digit
  uint8_t letters = 0;       // Word: code points, at most 255
  uint8_t depth = 0;         // open brackets around it
};

/// One pass; never longer than the text.
std::vector<Token> tokenize(std::string_view text, Span within);

/// ASCII case-insensitive.
bool same_word(std::string_view word, std::string_view lower_case_word);
/// Any of these, separated by blanks: one_of("Accessed", "accessed retrieved") is true.
bool one_of(std::string_view word, std::string_view lower_case_words);

/// The words of a span on one line: blanks, no-break spaces and line breaks become one blank.
std::string printed(std::string_view text, Span span);

}  // namespace netkg::ingest
