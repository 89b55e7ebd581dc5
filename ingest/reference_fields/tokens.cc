// The scanner of bibliography entries.
#include "ingest/reference_fields/tokens.h"

#include <utf8proc.h>

#include <algorithm>

namespace netkg::ingest {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

struct CodePoint {
  utf8proc_int32_t value = 0;
  uint32_t size = 1;
};

CodePoint code_point(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  utf8proc_int32_t value = 0;
  const auto size =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                       static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  return size > 0 ? CodePoint{value, static_cast<uint32_t>(size)} : CodePoint{0xFFFD, 1};
}

enum class Class : uint8_t {
  Blank,
  Line,
  Small,
  Capital,
  Mark_,
  Digit,
  Dash,
  Apostrophe,
  Sign
};

bool is_dash(utf8proc_int32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

Class ascii_class(char c) {
  if (c == '\n' || c == '\r') return Class::Line;
  if (c == ' ' || c == '\t' || c == '\f' || c == '\v') return Class::Blank;
  if (c >= 'a' && c <= 'z') return Class::Small;
  if (c >= 'A' && c <= 'Z') return Class::Capital;
  if (is_digit(c)) return Class::Digit;
  if (c == '-') return Class::Dash;
  return c == '\'' ? Class::Apostrophe : Class::Sign;
}

Class class_of(utf8proc_int32_t c) {
  if (c < 0x80) return ascii_class(static_cast<char>(c));
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC) return Class::Apostrophe;
  if (is_dash(c)) return Class::Dash;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_CF:
      return Class::Blank;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return Class::Line;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return Class::Capital;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return Class::Small;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
      return Class::Mark_;
    default:
      return Class::Sign;
  }
}

bool is_letter(Class c) { return c == Class::Small || c == Class::Capital; }

bool starts_with(std::string_view text, std::size_t at, std::string_view lower_case_prefix) {
  for (std::size_t i = 0; i < lower_case_prefix.size(); ++i) {
    if (at + i >= text.size() || lower_case(text[at + i]) != lower_case_prefix[i]) return false;
  }
  return true;
}

/// Leaves out trailing marks that belong to the sentence; a closing bracket goes only when none
/// is open within: "10.1016/S0140-6736(75)".
uint32_t trim_address(std::string_view text, uint32_t begin, uint32_t end) {
  const auto inside = text.substr(begin, end - begin);
  auto opened = std::count(inside.begin(), inside.end(), '(');
  auto closed = std::count(inside.begin(), inside.end(), ')');
  const bool square = inside.find('[') != inside.npos;
  while (end > begin) {
    const char last = text[end - 1];
    if ((last == ')' && opened >= closed) || (last == ']' && square)) break;
    if (std::string_view(".,;:)]}>\"'*").find(last) == std::string_view::npos) break;
    if (last == ')') --closed;
    --end;
  }
  return end;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span within)
      : text_(text.substr(0, within.end)), at_(within.begin) {
    tokens_.reserve(within.size() / 4 + 4);
  }

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    forget_unclosed();
    return std::move(tokens_);
  }

 private:
  void step() {
    const auto point = code_point(text_, at_);
    const auto kind = class_of(point.value);
    if (kind == Class::Blank || kind == Class::Line) {
      blank_ = true;
      line_ |= kind == Class::Line;
      at_ += point.size;
    } else if (is_url()) {
      address(TokenKind::Url);
    } else if (is_doi()) {
      address(TokenKind::Doi);
    } else if (is_letter(kind) || kind == Class::Digit) {
      word();
    } else {
      mark(point, kind);
    }
  }

  /// A bracket that is never closed encloses nothing.
  void forget_unclosed() {
    std::size_t open = 0;
    std::vector<bool> closed(tokens_.size());
    for (std::size_t i = tokens_.size(); i-- > 0;) {
      if (is_close(tokens_[i].sign)) ++open;
      if (is_open(tokens_[i].sign) && open) {
        closed[i] = true;
        --open;
      }
    }
    unsigned depth = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (is_close(tokens_[i].sign) && depth) --depth;
      tokens_[i].depth = static_cast<uint8_t>(std::min(depth, 255u));
      if (closed[i]) ++depth;
    }
  }

  bool is_url() const {
    return starts_with(text_, at_, "http://") || starts_with(text_, at_, "https://") ||
           starts_with(text_, at_, "ftp://") || starts_with(text_, at_, "www.");
  }
  bool is_doi() const { return doi_prefix(at_) > 0; }
  /// Bytes of "10.1000/", or nothing.
  uint32_t doi_prefix(uint32_t at) const {
    if (!starts_with(text_, at, "10.")) return 0;
    uint32_t n = 3;
    while (n < 13 && at + n < text_.size() && is_digit(text_[at + n])) ++n;
    return n >= 7 && at + n < text_.size() && text_[at + n] == '/' ? n + 1 : 0;
  }

  /// A closing square bracket ends an address, unless it was opened within: "…081[2714:D]2.0".
  uint32_t address_end(uint32_t at) const {
    int open = 0;
    while (at < text_.size()) {
      const auto point = code_point(text_, at);
      const auto kind = class_of(point.value);
      if (kind == Class::Blank || kind == Class::Line) break;
      if (point.value == '<' || point.value == '>' || point.value == '"') break;
      if (point.value == '[') ++open;
      if ((point.value == ']' && open-- == 0) || point.value == 0x201D) break;
      at += point.size;
    }
    return at;
  }

  /// "10.1016/ j.clinthera.2017" -> the blank is healed; nothing else is joined.
  uint32_t doi_end() const {
    const auto suffix = at_ + doi_prefix(at_);
    uint32_t end = address_end(suffix);
    if (end == suffix && end < text_.size() && text_[end] == ' ') end = address_end(end + 1);
    return end;
  }

  void address(TokenKind kind) {
    uint32_t end = kind == TokenKind::Doi ? doi_end() : address_end(at_);
    for (uint32_t i = at_ + 1; kind == TokenKind::Url && i + 4 < end; ++i) {
      if (text_[i - 1] == '/' && doi_prefix(i)) end = i;  // "https://doi.org/" and a Doi
    }
    if (end == at_ || text_[end - 1] != '/' || kind == TokenKind::Doi) {
      end = std::max(trim_address(text_, at_, end), at_ + 1);
    }
    push(kind, end);
  }

  /// A hyphen joins letters ("Jean-Pierre"), an apostrophe too ("O'Brien").
  bool joins(Class kind, uint32_t size, bool letter_before) const {
    if (!letter_before || at_ + size >= text_.size()) return false;
    if (kind != Class::Apostrophe && kind != Class::Dash) return false;
    const auto point = code_point(text_, at_);
    if (kind == Class::Dash && point.value != '-' && point.value > 0x2011) return false;
    return is_letter(class_of(code_point(text_, at_ + size).value));
  }

  void word() {
    Token token;
    const auto begin = at_;
    bool small = false, digit = false, letter_before = false;
    unsigned letters = 0;
    while (at_ < text_.size()) {
      const auto point = code_point(text_, at_);
      const auto kind = class_of(point.value);
      if (!is_letter(kind) && kind != Class::Digit && kind != Class::Mark_ &&
          !joins(kind, point.size, letter_before)) {
        break;
      }
      small |= kind == Class::Small;
      digit |= kind == Class::Digit;
      token.capital |= kind == Class::Capital;
      letter_before = is_letter(kind) || kind == Class::Mark_;
      if (is_letter(kind)) ++letters;
      at_ += point.size;
    }
    token.letters = static_cast<uint8_t>(std::min(letters, 255u));
    token.all_capital = letters && !small && !digit;
    const auto end = at_;
    at_ = begin;
    push(letters ? TokenKind::Word : TokenKind::Number, end, token);
  }

  void mark(CodePoint point, Class kind) {
    Token token;
    if (point.value < 0x80) token.sign = static_cast<char>(point.value);
    if (point.value >= 0x201C && point.value <= 0x201F) token.sign = '"';
    if (kind == Class::Apostrophe) token.sign = '\'';
    push(kind == Class::Dash ? TokenKind::Dash : TokenKind::Mark, at_ + point.size, token);
  }
  static bool is_open(char sign) { return sign == '(' || sign == '['; }
  static bool is_close(char sign) { return sign == ')' || sign == ']'; }

  void push(TokenKind kind, uint32_t end, Token token = {}) {
    token.kind = kind;
    token.span = {at_, end};
    token.blank_before = blank_ || line_;
    token.line_before = line_ || tokens_.empty();
    tokens_.push_back(token);
    at_ = end;
    blank_ = line_ = false;
  }

  std::string_view text_;
  uint32_t at_;
  bool blank_ = false, line_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, Span within) {
  return Tokenizer(text, within).run();
}

bool same_word(std::string_view word, std::string_view lower_case_word) {
  return word.size() == lower_case_word.size() && starts_with(word, 0, lower_case_word);
}

/// Called for nearly every token with several lists: one look at the first letter of each
/// entry, no searching.
bool one_of(std::string_view word, std::string_view lower_case_words) {
  if (word.empty()) return false;
  const char first = lower_case(word[0]);
  const char* at = lower_case_words.data();
  const char* end = at + lower_case_words.size();
  while (at < end) {
    if (*at == first) {
      std::size_t n = 1;
      while (n < word.size() && at + n < end && lower_case(word[n]) == at[n]) ++n;
      if (n == word.size() && (at + n == end || at[n] == ' ')) return true;
    }
    while (at < end && *at != ' ') ++at;
    ++at;
  }
  return false;
}

std::string printed(std::string_view text, Span span) {
  std::string line;
  for (uint32_t at = span.begin; at < span.end;) {
    const auto point = code_point(text, at);
    const auto kind = class_of(point.value);
    const bool blank = kind == Class::Blank || kind == Class::Line;
    if (!blank)
      line.append(text, at, point.size);
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
    at += point.size;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace netkg::ingest
