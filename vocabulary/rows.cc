#include "vocabulary/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/error.h"

namespace netkg::vocabulary {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    auto at = text.find(mark);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

struct FlagRow {
  std::string_view flag;
  MentionKind kind;
};
/// What a name's braces may hold. Dialect and register flags do not change how it is matched.
constexpr std::array<FlagRow, 6> flags{{{"lay", MentionKind::Lay},
                                        {"brand", MentionKind::Brand},
                                        {"abbr", MentionKind::Abbreviation},
                                        {"clinical", MentionKind::Name},
                                        {"gb", MentionKind::Name},
                                        {"us", MentionKind::Name}}};

/// One row's place in its file, for messages.
struct Place {
  const std::string& file;
  std::size_t line;

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::Unreadable, file + ":" + std::to_string(line) + ": " + what,
                "see corpus/vocab/SOURCES.md for the columns");
  }
};

/// "Sutent{brand}" -> {"Sutent", Brand}
NameRow read_name(std::string_view text, const Place& place) {
  NameRow name;
  auto brace = text.find('{');
  name.text = std::string(text.substr(0, brace));
  while (brace != std::string_view::npos) {
    auto close = text.find('}', brace);
    if (close == std::string_view::npos) place.fail("a { without }");
    for (auto flag : split(text.substr(brace + 1, close - brace - 1), ',')) {
      auto row = std::find_if(flags.begin(), flags.end(),
                              [&](const FlagRow& r) { return r.flag == flag; });
      if (row == flags.end()) place.fail("unknown flag {" + std::string(flag) + "}");
      if (row->kind != MentionKind::Name) name.kind = row->kind;
    }
    brace = text.find('{', close);
  }
  return name;
}

template <class Value, class Make>
std::vector<Value> read_list(std::string_view cell, Make make) {
  std::vector<Value> values;
  if (cell.empty()) return values;
  for (auto part : split(cell, '|')) {
    if (!part.empty()) values.push_back(make(part));
  }
  return values;
}

ConceptRow read_concept(const std::vector<std::string_view>& cells, const Place& place) {
  auto id = [](std::string_view text) { return EntityId(std::string(text)); };
  ConceptRow row;
  row.id = id(cells[0]);
  auto type = type_of(row.id);
  if (!type) place.fail("unknown kind of id: " + row.id.text);
  row.type = *type;
  row.label = std::string(cells[1]);
  row.names = read_list<NameRow>(cells[2],
                                 [&](std::string_view text) { return read_name(text, place); });
  row.parents = read_list<EntityId>(cells[3], id);
  row.related = read_list<EntityId>(cells[4], id);
  row.xrefs =
      read_list<std::string>(cells[5], [](std::string_view text) { return std::string(text); });
  return row;
}

template <class Value>
struct WordRow {
  std::string_view word;
  Value value;
};
constexpr std::array<WordRow<CueCategory>, 9> categories{
    {{"negated", CueCategory::Negated},
     {"hedged", CueCategory::Hedged},
     {"experiencer_other", CueCategory::ExperiencerOther},
     {"historical", CueCategory::Historical},
     {"hypothetical", CueCategory::Hypothetical},
     {"pseudo", CueCategory::Pseudo},
     {"pseudo_item", CueCategory::PseudoItem},
     {"affirmed", CueCategory::Affirmed},
     {"terminate", CueCategory::Terminate}}};
constexpr std::array<WordRow<CueDirection>, 4> directions{{{"forward", CueDirection::Forward},
                                                           {"backward", CueDirection::Backward},
                                                           {"both", CueDirection::Both},
                                                           {"answer", CueDirection::Answer}}};

template <class Table>
auto read_word(const Table& table, std::string_view what, std::string_view cell,
               const Place& place) {
  auto row = std::find_if(table.begin(), table.end(),
                          [&](const auto& candidate) { return candidate.word == cell; });
  if (row == table.end()) place.fail("unknown " + std::string(what) + ": " + std::string(cell));
  return row->value;
}

CueRow read_cue(const std::vector<std::string_view>& cells, const Place& place) {
  CueRow row;
  row.words = std::string(cells[0]);
  if (row.words.empty()) place.fail("a rule without a cue");
  row.category = read_word(categories, "category", cells[1], place);
  row.direction = read_word(directions, "direction", cells[2], place);
  auto scope = cells[3];
  if (scope.empty()) return row;
  auto [end, error] = std::from_chars(scope.data(), scope.data() + scope.size(), row.reach);
  bool whole = error == std::errc() && end == scope.data() + scope.size() && row.reach > 0;
  if (!whole) place.fail("a scope is a number of words, not " + std::string(scope));
  return row;
}

enum class TableKind { Concepts, Publishers, Cues };

TableKind kind_of(std::string_view first_heading) {
  if (first_heading == "id") return TableKind::Concepts;
  return first_heading == "cue" ? TableKind::Cues : TableKind::Publishers;
}

constexpr std::size_t concept_columns = 8;
constexpr std::size_t other_columns = 6;

void add_row(TableKind kind, const std::vector<std::string_view>& cells, const Place& place,
             Rows* rows) {
  switch (kind) {
    case TableKind::Concepts:
      rows->concepts.push_back(read_concept(cells, place));
      return;
    case TableKind::Cues:
      rows->cues.push_back(read_cue(cells, place));
      return;
    case TableKind::Publishers:
      rows->publishers.push_back({std::string(cells[0]), std::string(cells[1]),
                                  std::string(cells[2]), std::string(cells[3])});
  }
}

}  // namespace

void read_rows(std::string_view tsv, const std::string& file, Rows* rows) {
  Place place{file, 0};
  std::size_t columns = 0;
  TableKind kind = TableKind::Concepts;
  for (auto line : split(tsv, '\n')) {
    ++place.line;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    auto cells = split(line, '\t');
    if (columns == 0) {  // the header line says which table this is
      kind = kind_of(cells[0]);
      columns = kind == TableKind::Concepts ? concept_columns : other_columns;
      if (cells.size() != columns) place.fail("unknown header");
      continue;
    }
    if (cells.size() != columns) {
      place.fail(std::to_string(cells.size()) + " columns, expected " +
                 std::to_string(columns));
    }
    add_row(kind, cells, place, rows);
  }
}

Rows read_directory(const std::string& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (error) {
    throw Error(ErrorKind::Unreadable, directory + ": " + error.message(),
                "name a directory of vocabulary files");
  }
  std::sort(files.begin(), files.end());
  Rows rows;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::string tsv{std::istreambuf_iterator<char>(in), {}};
    if (!in && !in.eof())
      throw Error(ErrorKind::Unreadable, file.string() + ": cannot be read");
    read_rows(tsv, file.string(), &rows);
  }
  return rows;
}

}  // namespace netkg::vocabulary
