// One scan for brackets, raised digits and digits that lost their raising.
#include "ingest/markers.h"

#include <algorithm>
#include <string>

namespace netkg::ingest {
namespace {

constexpr int most_entries = 999;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// Bytes of a dash at `at`: "-", U+2010 to U+2015, U+2212, superscript minus U+207B.
std::size_t dash_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 1) == "-") return 1;
  const auto three = text.substr(at, 3);
  if (three == "\xE2\x88\x92" || three == "\xE2\x81\xBB") return 3;
  const bool dash = three.size() == 3 && three.starts_with("\xE2\x80") &&
                    static_cast<unsigned char>(three[2]) >= 0x90 &&
                    static_cast<unsigned char>(three[2]) <= 0x95;
  return dash ? 3 : 0;
}

/// The value of a superscript digit at `at` and its bytes; -1 when there is none.
int raised_digit(std::string_view text, std::size_t at, std::size_t& size) {
  const auto two = text.substr(at, 2);
  size = 2;
  if (two == "\xC2\xB9") return 1;
  if (two == "\xC2\xB2") return 2;
  if (two == "\xC2\xB3") return 3;
  const auto three = text.substr(at, 3);
  size = 3;
  if (three.size() < 3 || !three.starts_with("\xE2\x81")) return -1;
  const auto last = static_cast<unsigned char>(three[2]);
  return last == 0xB0 || (last >= 0xB4 && last <= 0xB9) ? last - 0xB0 : -1;
}

/// Reads "1,3-5" from `at` on; `digit` gives the value at a place and its bytes, -1 for none.
template <class Digit>
std::vector<int> read_numbers(std::string_view text, std::size_t& at, Digit&& digit) {
  std::vector<int> numbers;
  int from = 0;  // the beginning of a range
  while (at < text.size()) {
    int number = 0, value = 0;
    std::size_t size = 0, end = at;
    while (number <= most_entries && end < text.size() && (value = digit(end, size)) >= 0) {
      number = number * 10 + value;
      end += size;
    }
    if (end == at || number == 0 || number > most_entries) return numbers;
    for (int n = from && from < number ? from + 1 : number; n <= number; ++n)
      numbers.push_back(n);
    at = end;
    const auto dash = dash_at(text, at);
    from = dash ? number : 0;
    auto next = at + dash;
    if (!dash)
      while (next < text.size() &&
             (text[next] == ',' || text[next] == ';' || text[next] == ' '))
        ++next;
    if (next == at || next >= text.size() || digit(next, size) < 0) return numbers;
    at = next;
  }
  return numbers;
}

void append(std::vector<int>& all, const std::vector<int>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<int> run() {
    std::size_t size = 0;
    while (at_ < text_.size()) {
      if (text_[at_] == '[')
        bracket();
      else if (raised_digit(text_, at_, size) >= 0)
        raised();
      else if (is_digit(text_[at_]))
        glued();
      else
        letters_ = is_small(text_[at_]) ? letters_ + 1 : closes_word() ? letters_ : 0, ++at_;
    }
    return std::move(found_);
  }

 private:
  /// "slowly.1": a stop between word and mark.
  bool closes_word() const {
    const char c = text_[at_];
    return (c == '.' || c == ',' || c == ')') && at_ && is_small(text_[at_ - 1]);
  }
  auto plain() const {
    return [this](std::size_t at, std::size_t& size) {
      size = 1;
      return is_digit(text_[at]) ? text_[at] - '0' : -1;
    };
  }

  void bracket() {
    auto at = ++at_;
    letters_ = 0;
    const auto numbers = read_numbers(text_, at, plain());
    while (at < text_.size() && text_[at] == ' ') ++at;
    if (at < text_.size() && text_[at] == ']' && !numbers.empty()) {
      append(found_, numbers);
      at_ = at + 1;
    }
  }

  void raised() {
    const auto digit = [this](std::size_t at, std::size_t& size) {
      return raised_digit(text_, at, size);
    };
    auto at = at_;
    append(found_, read_numbers(text_, at, digit));
    std::size_t size = 0;
    while (at < text_.size() && digit(at, size) >= 0) at += size;  // too long for a number
    at_ = at;
    letters_ = 0;
  }

  void glued() {
    const auto begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    const bool after_word = letters_ >= 4 && at_ - begin <= 3;
    letters_ = 0;
    if (!after_word) return;
    auto at = begin;
    const auto numbers = read_glued(at);
    const bool ends = at >= text_.size() || text_[at] == ' ' || text_[at] == '\n' ||
                      text_[at] == '.' || text_[at] == ',' || text_[at] == ';';
    if (ends) append(found_, numbers);
    at_ = std::max(at_, at);
  }

  /// Like a bracket's, but a blank ends it: "slowly.1,2 3 times" holds 1 and 2.
  std::vector<int> read_glued(std::size_t& at) const {
    auto end = at;
    while (end < text_.size() &&
           (is_digit(text_[end]) || dash_at(text_, end) ||
            (text_[end] == ',' && end + 1 < text_.size() && is_digit(text_[end + 1]))))
      end += std::max<std::size_t>(1, dash_at(text_, end));
    const auto part = text_.substr(0, end);
    return read_numbers(part, at, plain());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t letters_ = 0;  // small letters just before `at_`
  std::vector<int> found_;
};

}  // namespace

std::vector<int> find_markers(std::string_view text) { return Scanner(text).run(); }

bool has_author_year(std::string_view text, const CslItem& csl) {
  constexpr std::size_t reach = 40;  // bytes between name and year
  if (csl.author.empty() || csl.author[0].family.size() < 2 || !csl.issued) return false;
  const auto& family = csl.author[0].family;
  const auto year = std::to_string(csl.issued->year);
  for (auto at = text.find(family); at != text.npos; at = text.find(family, at + 1)) {
    const auto end = at + family.size();
    const bool whole = (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(') &&
                       (end < text.size() && !is_small(text[end]));
    const auto after = text.substr(end, reach);
    // "Yao (2011)" and "(Yao et al., 2011; …": a semicolon or bracket begins another citation
    const auto stop = std::min(after.find_first_of(";)"), after.size());
    if (whole && after.substr(0, stop).find(year) != after.npos) return true;
  }
  return false;
}

}  // namespace netkg::ingest
