#include "vocabulary/lines.h"

#include <algorithm>

#include "model/error.h"
#include "model/words.h"

namespace netkg::vocabulary {

using namespace netkg::model;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank_byte(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_control(char c) {
  auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

bool is_utf8(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    auto begin = at;
    if (next_code_point(line, &at) == 0xFFFD && at - begin == 1) return false;
  }
  return true;
}

void expect_text(std::string_view text, const std::string& file) {
  if (text.size() > largest_file)
    throw Error(ErrorKind::Unreadable, file + " is larger than 512 MiB", "import it in parts");
  if (text.find('\0') != std::string_view::npos)
    throw Error(ErrorKind::Unreadable, file + " is binary",
                "give an OBO file or a table as text in UTF-8");
  if (trimmed(text).empty())
    throw Error(ErrorKind::Unreadable, file + " is empty", "give an OBO file or a table");
}

}  // namespace

Problem problem_of(std::string_view line, const std::string& file, std::size_t number) {
  if (line.size() > longest_line)
    return {file, number, "a line of " + std::to_string(line.size()) + " bytes is left out",
            "break it into lines of at most 65536 bytes"};
  if (!is_utf8(line))
    return {file, number, "bytes that are no UTF-8: the line is left out",
            "convert the file to UTF-8 (iconv)"};
  if (std::any_of(line.begin(), line.end(), is_control))
    return {file, number, "control characters: the line is left out", "take them out"};
  return {};
}

void each_line(std::string_view text, const std::string& file, std::vector<Problem>* problems,
               const std::function<void(std::string_view line, std::size_t number)>& visit) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  expect_text(text, file);
  for (std::size_t number = 1; !text.empty(); ++number) {
    auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    auto problem = problem_of(line, file, number);
    if (problem.what.empty()) {
      visit(line, number);
    } else {
      problems->push_back(std::move(problem));
    }
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_byte(text.back())) text.remove_suffix(1);
  return text;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (char c : trimmed(text)) {
    if (!is_blank_byte(c)) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string short_iri(std::string_view text) {
  constexpr std::string_view obo = "http://purl.obolibrary.org/obo/";
  constexpr std::string_view secure = "https://purl.obolibrary.org/obo/";
  auto rest = text;
  for (auto base : {obo, secure})
    if (rest.starts_with(base)) rest.remove_prefix(base.size());
  auto mark = rest.find('_');
  if (rest.size() == text.size() || mark == std::string_view::npos) return std::string(text);
  return std::string(rest.substr(0, mark)) + ":" + std::string(rest.substr(mark + 1));
}

}  // namespace netkg::vocabulary
