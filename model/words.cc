#include "model/words.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>

namespace netkg::model {
namespace {

bool ascii_letter(char32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}
bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x00AD;
}

/// Greek letters are spelled out in names as often as not: "HIF-2α", "HIF-2 alpha".
struct GreekRow {
  char32_t letter;
  std::string_view name;
};
constexpr std::array<GreekRow, 8> greek{{{0x3B1, "alpha"},
                                         {0x3B2, "beta"},
                                         {0x3B3, "gamma"},
                                         {0x3B4, "delta"},
                                         {0x3B5, "epsilon"},
                                         {0x3BA, "kappa"},
                                         {0x3BB, "lambda"},
                                         {0x3BC, "mu"}}};

void append_plain(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    return;
  }
  if (is_apostrophe(c)) return out->push_back('\'');
  if (is_dash(c)) return out->push_back('-');
  // Decomposed, case-folded, marks dropped: "Ć" -> "c". At most 18 code points come of one.
  std::array<utf8proc_int32_t, 20> parts{};
  auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                     UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  int boundary = 0;
  auto n =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                              static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
  for (utf8proc_ssize_t i = 0; i < n; ++i) {
    auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
    bool spelled = false;
    for (const auto& row : greek) {
      if (row.letter == part) out->append(row.name), spelled = true;
    }
    if (spelled) continue;
    if (part == 0x142) part = 'l';  // ł has no decomposition
    std::array<utf8proc_uint8_t, 4> bytes{};
    auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(part), bytes.data());
    out->append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
  }
}

struct Respelling {
  std::string_view british;
  std::string_view american;
};

/// Inside a word. Each makes two spellings one key; none of them need be a real word.
constexpr std::array<Respelling, 15> inside{{{"aem", "em"},
                                             {"aesth", "esth"},
                                             {"oed", "ed"},
                                             {"oea", "ea"},
                                             {"oes", "es"},
                                             {"aed", "ed"},
                                             {"anaes", "anes"},
                                             {"ynae", "yne"},
                                             {"faec", "fec"},
                                             {"caec", "cec"},
                                             {"foet", "fet"},
                                             {"phaeo", "pheo"},
                                             {"tumour", "tumor"},
                                             {"colour", "color"},
                                             {"sulph", "sulf"}}};
/// At the end of a word of at least six letters.
constexpr std::array<Respelling, 10> ending{{{"our", "or"},
                                             {"ogue", "og"},
                                             {"isation", "ization"},
                                             {"ising", "izing"},
                                             {"ised", "ized"},
                                             {"ise", "ize"},
                                             {"tre", "ter"},
                                             {"bre", "ber"},
                                             {"amme", "am"},
                                             {"alfa", "alpha"}}};

/// Every spelling in `inside` has one of these pairs of letters; few words have.
constexpr bool may_respell(char first, char second) {
  return second == 'e' ? first == 'a' || first == 'o'
                       : (first == 'o' && second == 'u') || (first == 'l' && second == 'p');
}

constexpr bool may_respell(std::string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i)
    if (may_respell(word[i - 1], word[i])) return true;
  return false;
}
static_assert([] {
  for (const auto& row : inside)
    if (!may_respell(row.british)) return false;
  return true;
}());

bool ends_with(const std::string& word, std::string_view tail) {
  // Most words differ in the last letter: asked before memcmp is called.
  return word.size() >= tail.size() && word.back() == tail.back() &&
         word.compare(word.size() - tail.size(), tail.size(), tail) == 0;
}

/// "metastases", "metastasis" -> "metastas"; "bodies" -> "body"; "rashes" -> "rash".
void drop_plural(std::string* word) {
  auto cut = [word](std::size_t n) { word->resize(word->size() - n); };
  if (word->size() < 4) return;
  if (ends_with(*word, "ses") || ends_with(*word, "sis")) return cut(2);
  if (ends_with(*word, "ies") && word->size() > 4) return cut(3), word->push_back('y');
  if (ends_with(*word, "ches") || ends_with(*word, "shes") || ends_with(*word, "xes")) {
    return cut(2);
  }
  if (ends_with(*word, "se") || ends_with(*word, "che")) return cut(1);
  if (word->back() != 's') return;
  if (ends_with(*word, "ss") || ends_with(*word, "us") || ends_with(*word, "is")) return;
  cut(1);
}

void respell_inside(std::string* word) {
  for (const auto& row : inside) {
    for (auto at = word->find(row.british); at != std::string::npos;
         at = word->find(row.british, at + row.american.size())) {
      word->replace(at, row.british.size(), row.american);
    }
  }
}

void respell(std::string* word) {
  if (*word == "alfa") *word = "alpha";
  if (*word == "grey") *word = "gray";
  if (word->size() < 5) return;
  if (may_respell(*word)) respell_inside(word);
  for (const auto& row : ending) {
    if (word->size() < 5 || !ends_with(*word, row.british)) continue;
    word->replace(word->size() - row.british.size(), row.british.size(), row.american);
    break;
  }
}

bool ends_phrase(char32_t c) {
  switch (c) {
    case ',':
    case ';':
    case ':':
    case '.':
    case '!':
    case '?':
    case '(':
    case ')':
    case '[':
    case ']':
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x2022:
    case '|':
    case '\n':
      return true;
    default:
      return false;
  }
}

/// Where the word that begins at `pos` ends. A comma or point between digits belongs to it.
std::size_t word_end(std::string_view text, std::size_t pos, std::size_t limit) {
  bool after_digit = false;
  while (pos < limit) {
    std::size_t next = pos;
    char32_t c = next_code_point(text, &next);
    bool digit = ascii_digit(c);
    if (!digit && !is_letter(c)) {
      bool joins = is_apostrophe(c) || (after_digit && (c == ',' || c == '.'));
      if (!joins || next >= limit) return pos;
      std::size_t beyond = next;
      char32_t follower = next_code_point(text, &beyond);
      if (is_apostrophe(c) ? !is_letter(follower) : !ascii_digit(follower)) return pos;
      bool possessive = is_apostrophe(c) && (follower == 's' || follower == 'S') &&
                        (beyond >= limit || !is_letter(next_code_point(text, &beyond)));
      if (possessive) return pos;
    }
    after_digit = digit;
    pos = next;
  }
  return pos;
}

Word make_word(std::string_view text, Span span) {
  Word word{span, lower(span.in(text)), {}};
  if (ascii_digit(static_cast<unsigned char>(word.lower[0]))) std::erase(word.lower, ',');
  word.folded = fold_word(word.lower);
  return word;
}

std::vector<Word> split(std::string_view text, Span part, bool with_punctuation) {
  std::vector<Word> words;
  words.reserve(part.size() / 5);
  for (std::size_t pos = part.begin; pos < part.end;) {
    std::size_t next = pos;
    char32_t c = next_code_point(text, &next);
    auto begin = static_cast<uint32_t>(pos);
    if (ascii_digit(c) || is_letter(c)) {
      pos = word_end(text, pos, part.end);
      if (pos == begin) pos = next;  // a word cut short by the end of the part
      words.push_back(make_word(text, {begin, static_cast<uint32_t>(pos)}));
      // The rest of a possessive is no word: body|'s
      std::size_t after = pos;
      if (after < part.end && is_apostrophe(next_code_point(text, &after)) &&
          after < part.end && (text[after] | 32) == 's' &&
          (after + 1 >= part.end ||
           !ascii_letter(static_cast<unsigned char>(text[after + 1])))) {
        pos = after + 1;
      }
      continue;
    }
    if (with_punctuation) {
      bool spaced_dash = is_dash(c) && pos > part.begin && text[pos - 1] == ' ' &&
                         next < part.end && text[next] == ' ';
      if (ends_phrase(c) || spaced_dash) {
        std::string mark(text.substr(pos, next - pos));
        if (is_dash(c)) mark = "-";
        if (c == 0x201C || c == 0x201D) mark = "\"";
        words.push_back({{begin, static_cast<uint32_t>(next)}, mark, mark});
      }
    }
    pos = next;
  }
  return words;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t* pos) {
  auto byte = static_cast<unsigned char>(text[*pos]);
  if (byte < 0x80) return ++*pos, byte;
  utf8proc_int32_t c = -1;
  auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + *pos,
                               static_cast<utf8proc_ssize_t>(text.size() - *pos), &c);
  if (size <= 0) return ++*pos, 0xFFFD;
  *pos += static_cast<std::size_t>(size);
  return static_cast<char32_t>(c);
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return ascii_letter(c);
  auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

Span trim(std::string_view text, Span span) {
  while (!span.empty()) {
    std::size_t next = span.begin;
    if (!is_blank(next_code_point(text, &next))) break;
    span.begin = static_cast<uint32_t>(next);
  }
  while (!span.empty()) {
    uint32_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t next = last;
    if (!is_blank(next_code_point(text, &next))) break;
    span.end = last;
  }
  if (span.begin > span.end) span.end = span.begin;
  return span;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) append_plain(next_code_point(text, &pos), &out);
  return out;
}

std::string fold_word(std::string_view lower_word) {
  std::string word(lower_word);
  if (word.empty() || ascii_digit(static_cast<unsigned char>(word[0]))) return word;
  drop_plural(&word);
  respell(&word);
  return word;
}

std::vector<Word> split_words(std::string_view text) {
  return split(text, {0, static_cast<uint32_t>(text.size())}, false);
}

std::vector<Word> split_tokens(std::string_view text, Span part) {
  return split(text, part, true);
}

std::string name_key(std::string_view name) {
  std::string key;
  for (const auto& word : split_words(name)) {
    if (!key.empty()) key += ' ';
    key += word.folded;
  }
  return key;
}

std::string valid_utf8(std::string_view bytes, std::size_t* repaired) {
  std::string out;
  out.reserve(bytes.size());
  *repaired = 0;
  for (std::size_t pos = 0; pos < bytes.size();) {
    std::size_t begin = pos;
    char32_t c = next_code_point(bytes, &pos);
    bool broken = c == 0xFFFD && pos - begin == 1;
    if (broken) ++*repaired;
    out += broken ? std::string_view("\xEF\xBF\xBD") : bytes.substr(begin, pos - begin);
  }
  return out;
}

}  // namespace netkg::model
