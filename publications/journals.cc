// The table of journals. Layout, numbers little-endian:
//
//   u32 keys, u32 rows | keys × u64, ascending | keys × u32 row | (rows + 1) × u32 offset | text
//
// A row's text is "name\tabbreviation".
#include "publications/journals.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

namespace netkg::publications {

namespace {

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number number{};
  if (at + sizeof number <= bytes.size()) std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

template <class Number>
void append(std::string& bytes, Number number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

/// Where the parts of a table begin.
struct Parts {
  std::size_t keys = 0, rows = 0;

  explicit Parts(std::string_view table)
      : keys(number_at<uint32_t>(table, 0)), rows(number_at<uint32_t>(table, 4)) {}
  std::size_t key(std::size_t i) const { return 8 + i * 8; }
  std::size_t row(std::size_t i) const { return 8 + keys * 8 + i * 4; }
  std::size_t offset(std::size_t i) const { return 8 + keys * 12 + i * 4; }
  std::size_t text() const { return offset(rows + 1); }
};

/// Reads the letters and digits of a name in lower case, one by one.
class Letters {
 public:
  explicit Letters(std::string_view name) : name_(name) {
    if (word_is("the")) at_ += 4;
  }

  /// 0 at the end.
  char next() {
    while (at_ < name_.size()) {
      if (starts_word() && word_is("and")) at_ += 3;
      if (at_ >= name_.size()) break;
      const char c = name_[at_++];
      if (c == '(') skip_brackets();
      if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return c;
    }
    return 0;
  }

 private:
  static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
  bool starts_word() const { return at_ == 0 || name_[at_ - 1] == ' '; }
  bool word_is(std::string_view word) const {
    if (at_ + word.size() >= name_.size() || name_[at_ + word.size()] != ' ') return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (lower(name_[at_ + i]) != word[i]) return false;
    return true;
  }
  void skip_brackets() {
    const auto close = name_.find(')', at_);
    if (close != std::string_view::npos) at_ = close + 1;
  }

  std::string_view name_;
  std::size_t at_ = 0;
};

std::optional<std::size_t> find_key(std::string_view table, const Parts& parts, uint64_t key) {
  std::size_t low = 0, high = parts.keys;
  while (low < high) {
    const auto middle = (low + high) / 2;
    const auto there = number_at<uint64_t>(table, parts.key(middle));
    if (there == key) return middle;
    (there < key ? low : high) = there < key ? middle + 1 : middle;
  }
  return std::nullopt;
}

}  // namespace

uint64_t journal_key(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  bool any = false;
  Letters letters(name);
  while (const char c = letters.next()) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    any = true;
  }
  return any ? hash : 0;
}

std::string compile_journals(std::string_view rows) {
  std::map<uint64_t, uint32_t> keys;
  std::vector<uint32_t> offsets;
  std::string text;
  rows.remove_prefix(std::min(rows.find('\n'), rows.size() - 1) + 1);
  while (!rows.empty()) {
    const auto line = rows.substr(0, rows.find('\n'));
    rows.remove_prefix(std::min(line.size() + 1, rows.size()));
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const auto row = static_cast<uint32_t>(offsets.size());
    offsets.push_back(static_cast<uint32_t>(text.size()));
    text.append(line);
    keys.emplace(journal_key(line.substr(0, tab)), row);
    keys.emplace(journal_key(line.substr(tab + 1)), row);
  }
  keys.erase(0);
  std::string bytes;
  append(bytes, static_cast<uint32_t>(keys.size()));
  append(bytes, static_cast<uint32_t>(offsets.size()));
  for (const auto& [key, row] : keys) append(bytes, key);
  for (const auto& [key, row] : keys) append(bytes, row);
  for (const auto offset : offsets) append(bytes, offset);
  append(bytes, static_cast<uint32_t>(text.size()));
  return bytes + text;
}

std::optional<Journal> find_journal(std::string_view table, std::string_view printed) {
  const Parts parts(table);
  const auto key = journal_key(printed);
  const auto place = key ? find_key(table, parts, key) : std::nullopt;
  if (!place) return std::nullopt;
  const auto row = number_at<uint32_t>(table, parts.row(*place));
  const auto begin = number_at<uint32_t>(table, parts.offset(row));
  const auto end = number_at<uint32_t>(table, parts.offset(row + 1));
  const auto line = table.substr(parts.text() + begin, end - begin);
  const auto tab = line.find('\t');
  return Journal{line.substr(0, tab), line.substr(tab + 1)};
}

}  // namespace netkg::publications
