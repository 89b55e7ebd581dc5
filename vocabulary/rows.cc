#include "vocabulary/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/error.h"
#include "vocabulary/cells.h"
#include "vocabulary/lines.h"

namespace netkg::vocabulary {
namespace {

/// One row's place in its file.
struct Place {
  const std::string& file;
  std::size_t line;
};

ConceptRow read_concept(const std::vector<std::string_view>& cells, const Place& place) {
  auto id = [](std::string_view text) { return EntityId(std::string(text)); };
  ConceptRow row;
  row.id = id(cells[0]);
  auto type = type_of(row.id);
  if (!type) fail("unknown kind of id: " + row.id.text);
  row.type = *type;
  row.label = std::string(cells[1]);
  row.names = read_list<NameRow>(cells[2], read_name);
  row.parents = read_list<EntityId>(cells[3], id);
  row.related = read_list<EntityId>(cells[4], id);
  row.xrefs = read_list<std::string>(cells[5], unescape);
  row.source = std::string(cells[6]);
  row.licence = std::string(cells[7]);
  row.place = place.file + ":" + std::to_string(place.line);
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
auto read_word(const Table& table, std::string_view what, std::string_view cell) {
  auto row = std::find_if(table.begin(), table.end(),
                          [&](const auto& candidate) { return candidate.word == cell; });
  if (row == table.end()) fail("unknown " + std::string(what) + ": " + std::string(cell));
  return row->value;
}

CueRow read_cue(const std::vector<std::string_view>& cells) {
  CueRow row;
  row.words = std::string(cells[0]);
  if (row.words.empty()) fail("a rule without a cue");
  row.category = read_word(categories, "category", cells[1]);
  row.direction = read_word(directions, "direction", cells[2]);
  auto scope = cells[3];
  if (scope.empty()) return row;
  auto [end, error] = std::from_chars(scope.data(), scope.data() + scope.size(), row.reach);
  bool whole = error == std::errc() && end == scope.data() + scope.size() && row.reach > 0;
  if (!whole) fail("a scope is a number of words, not " + std::string(scope));
  return row;
}

/// "0.0001" -> 100 parts of a million; an empty cell is open.
std::optional<uint32_t> read_share(std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  double share = -1;
  auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), share);
  bool whole = error == std::errc() && end == cell.data() + cell.size();
  if (!whole || !(share >= 0 && share <= 1))
    fail("a proportion is a number from 0 to 1, not " + std::string(cell));
  return static_cast<uint32_t>(share * 1e6 + 0.5);
}

ScaleRow read_scale(const std::vector<std::string_view>& cells) {
  ScaleRow row;
  row.publisher = std::string(cells[0]);
  auto name = std::find(frequency_band_names.begin(), frequency_band_names.end(), cells[1]);
  if (name == frequency_band_names.end()) fail("unknown band: " + std::string(cells[1]));
  row.band = static_cast<FrequencyBand>(name - frequency_band_names.begin());
  row.low = read_share(cells[2]);
  row.high = read_share(cells[3]);
  if (!row.low && !row.high) fail("a band without low and high");
  if (row.low && row.high && *row.low >= *row.high) fail("low is not below high");
  return row;
}

enum class TableKind { Concepts, Publishers, Cues, PlainWords, Scales };

/// The first cell of the header line says which table this is.
struct TableShape {
  std::string_view heading;
  TableKind kind;
  std::size_t columns;
};
constexpr std::array<TableShape, 6> shapes{{{"id", TableKind::Concepts, 8},
                                            {"name", TableKind::Publishers, 8},
                                            {"name", TableKind::Publishers, 6},
                                            {"cue", TableKind::Cues, 6},
                                            {"word", TableKind::PlainWords, 4},
                                            {"publisher", TableKind::Scales, 6}}};

void add_row(TableKind kind, const std::vector<std::string_view>& cells, const Place& place,
             Rows* rows) {
  switch (kind) {
    case TableKind::Concepts:
      rows->concepts.push_back(read_concept(cells, place));
      return;
    case TableKind::Cues:
      rows->cues.push_back(read_cue(cells));
      return;
    case TableKind::Scales:
      rows->scales.push_back(read_scale(cells));
      return;
    case TableKind::PlainWords:
      rows->plain_words.push_back({std::string(cells[0]), std::string(cells[1])});
      return;
    case TableKind::Publishers:
      rows->publishers.push_back({std::string(cells[0]), std::string(cells[1]),
                                  std::string(cells[2]), std::string(cells[3])});
      if (cells.size() < 8) return;
      rows->publishers.back().mirrors = cells[4];
      rows->publishers.back().review_every = cells[5];
  }
}

const TableShape* read_header(const std::vector<std::string_view>& cells) {
  for (const auto& shape : shapes)
    if (shape.heading == cells[0] && shape.columns == cells.size()) return &shape;
  return nullptr;
}

[[noreturn]] void fail_with(const Problem& problem) {
  throw Error(ErrorKind::Unreadable, problem.place() + ": " + problem.what, problem.hint);
}

std::vector<std::filesystem::path> tables_in(const std::string& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  std::filesystem::directory_iterator entries(directory, error), end;
  for (; !error && entries != end; entries.increment(error)) {
    if (entries->path().extension() != ".tsv" || !entries->is_regular_file(error)) continue;
    if (entries->file_size(error) > largest_file)
      throw Error(ErrorKind::Unreadable, entries->path().string() + " is larger than 512 MiB");
    files.push_back(entries->path());
  }
  if (error) {
    throw Error(ErrorKind::Unreadable, directory + ": " + error.message(),
                "name a directory of vocabulary files");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void read_rows(std::string_view tsv, const std::string& file, Rows* rows,
               std::vector<Problem>* problems) {
  Place place{file, 0};
  const TableShape* shape = nullptr;
  for (auto line : split(tsv, '\n')) {
    ++place.line;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    if (auto problem = problem_of(line, file, place.line); !problem.what.empty()) {
      problems->push_back(std::move(problem));
      continue;
    }
    try {
      auto cells = split(line, '\t');
      if (!shape) {
        shape = read_header(cells);
        if (!shape)
          return problems->push_back({file, place.line, "unknown header", sources_hint});
        continue;
      }
      if (cells.size() != shape->columns) {
        fail(std::to_string(cells.size()) + " columns, expected " +
             std::to_string(shape->columns));
      }
      add_row(shape->kind, cells, place, rows);
    } catch (const Error& error) {
      problems->push_back({file, place.line, error.what(), error.hint});
    }
  }
}

void read_rows(std::string_view tsv, const std::string& file, Rows* rows) {
  std::vector<Problem> problems;
  read_rows(tsv, file, rows, &problems);
  if (!problems.empty()) fail_with(problems.front());
}

std::vector<RowFile> read_row_files(const std::string& directory) {
  std::vector<RowFile> files;
  for (const auto& path : tables_in(directory)) {
    std::ifstream in(path, std::ios::binary);
    files.push_back({path.string(), {std::istreambuf_iterator<char>(in), {}}});
    if (!in && !in.eof())
      throw Error(ErrorKind::Unreadable, path.string() + ": cannot be read");
  }
  return files;
}

Rows read_rows(const std::vector<RowFile>& files, std::vector<Problem>* problems) {
  Rows rows;
  for (const auto& file : files) read_rows(file.bytes, file.name, &rows, problems);
  return rows;
}

Rows read_directory(const std::string& directory, std::vector<Problem>* problems) {
  return read_rows(read_row_files(directory), problems);
}

Rows read_directory(const std::string& directory) {
  std::vector<Problem> problems;
  auto rows = read_directory(directory, &problems);
  if (!problems.empty()) fail_with(problems.front());
  return rows;
}

}  // namespace netkg::vocabulary
