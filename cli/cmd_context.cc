// netkg context: is what a phrase names denied, doubtful, somebody else's, or long ago?
//
//   7 <tab> cough <tab> Denies fever or cough.
//   -> {"id":"7","negated":true,"hedged":false,"experiencer":"patient","temporality":"recent"}
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "ingest/context_rules.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

using model::Error;
using model::ErrorKind;

constexpr std::size_t longest_line = std::size_t{1} << 20;  // bytes

/// Lines of a file or of standard input, with a bound on their length.
class Lines {
 public:
  explicit Lines(const std::string& path)
      : name_(path == "-" ? "standard input" : path), buffer_(longest_line, '\0') {
    if (path == "-") return;
    file_.open(path, std::ios::binary);
    file_.peek();  // a directory opens, and fails only when it is read
    if (file_.bad() || !file_.is_open())
      throw Error(ErrorKind::Unreadable, name_ + ": cannot be read", "name a file, or \"-\"");
  }

  /// False at the end. The line is valid until the next call.
  bool next(std::string_view* line) {
    auto& in = file_.is_open() ? static_cast<std::istream&>(file_) : std::cin;
    in.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    auto size = static_cast<std::size_t>(in.gcount());
    ++number_;
    if (in.bad() || (in.fail() && size > 0)) fail("a line that is too long or cannot be read");
    if (in.fail()) return false;
    if (!in.eof()) --size;  // the line break
    *line = std::string_view(buffer_).substr(0, size);
    if (line->ends_with('\r')) line->remove_suffix(1);
    return true;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::Unreadable, fmt::format("{}:{}: {}", name_, number_, what),
                "a row is id, phrase and sentence, separated by tabs");
  }

 private:
  std::string name_;
  std::string buffer_;
  std::ifstream file_;
  std::size_t number_ = 0;
};

/// The cell up to the next tab, taken off `row`.
std::string_view take_cell(std::string_view* row) {
  auto cell = row->substr(0, row->find('\t'));
  row->remove_prefix(std::min(row->size(), cell.size() + 1));
  return cell;
}

std::string context_line(std::string_view id, const ingest::ContextFlags& flags) {
  model::Json json{{"id", id},
                   {"negated", flags.negated},
                   {"hedged", flags.hedged},
                   {"experiencer", ingest::name_of(flags.experiencer)},
                   {"temporality", ingest::name_of(flags.temporality)}};
  return model::dump(json) + "\n";
}

}  // namespace

int cmd_context(const Request& request) {
  Lines lines(request.words.front());
  bool any = false;
  for (std::string_view row; lines.next(&row);) {
    if (row.empty()) continue;
    if (std::count(row.begin(), row.end(), '\t') < 2) lines.fail("fewer than three columns");
    auto id = take_cell(&row);
    auto phrase = take_cell(&row);
    auto sentence = take_cell(&row);
    print(context_line(id, ingest::context_of_phrase(phrase, sentence)));
    any = true;
  }
  return any ? found : nothing_found;
}

}  // namespace netkg::cli
