// netkg rank: how well are texts ranked? Prints a run in TREC's form for a set of documents and
// questions, with the ranking that netkg query uses for passages.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "cli/commands.h"
#include "index/text_index.h"
#include "model/error.h"
#include "model/words.h"
#include "query/other_names.h"

namespace netkg::cli {
namespace {

constexpr std::size_t hits_a_query = 1000;

/// A directory that is gone afterwards.
class Workplace {
 public:
  Workplace() {
    auto pattern = (std::filesystem::temp_directory_path() / "netkg-rank-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
      throw model::Error(model::ErrorKind::Failed, "cannot make a temporary directory",
                         "set TMPDIR to a directory that can be written");
    path_ = pattern;
  }
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  std::string text() const { return path_ + "/text"; }

 private:
  std::string path_;
};

std::ifstream open_rows(const std::string& path) {
  std::ifstream file(path);
  if (!file || std::filesystem::is_directory(path))
    throw model::Error(model::ErrorKind::Unreadable, "cannot read " + path,
                       "name a file of rows: id, title and text, separated by tabs");
  return file;
}

struct Row {
  std::string line;
  std::string_view id, title, text;
};

/// id, title, text; a row of two is id and text. What else stands in it belongs to the text.
std::shared_ptr<Row> cut_row(std::string line) {
  auto row = std::make_shared<Row>();
  std::size_t repaired = 0;
  row->line = model::valid_utf8(line, &repaired);
  std::string_view rest = row->line;
  auto field = [&] {
    auto tab = std::min(rest.find('\t'), rest.size());
    auto cut = rest.substr(0, tab);
    rest.remove_prefix(std::min(tab + 1, rest.size()));
    return cut;
  };
  row->id = field();
  if (rest.find('\t') != std::string_view::npos) row->title = field();
  row->text = rest;
  return row;
}

std::vector<std::string> index_rows(const std::string& path, const std::string& directory) {
  auto file = open_rows(path);
  std::vector<std::string> ids;
  index::TextBuild build(directory, std::max(1u, std::thread::hardware_concurrency()));
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    auto row = cut_row(std::move(line));
    ids.emplace_back(row->id);
    auto number = static_cast<index::DocumentNumber>(ids.size());
    index::TextPassage passage{.span = {0, static_cast<uint32_t>(row->text.size())},
                               .order = number,
                               .title = row->title,
                               .heading = {},
                               .body = row->text};
    build.add(number, {passage}, row);
  }
  build.finish(1);
  return ids;
}

}  // namespace

int cmd_rank(const Request& request) {
  Workplace place;
  auto queries = open_rows(request.words[1]);
  auto ids = index_rows(request.words[0], place.text());
  index::TextIndex index(place.text());
  for (std::string line; std::getline(queries, line);) {
    if (line.empty()) continue;
    auto query = cut_row(std::move(line));
    auto words = std::string(query->title) + " " + std::string(query->text);
    auto others = query::other_names(words, vocabulary::Vocabulary::builtin());
    auto hits = index.search({.words = words, .others = others, .limit = hits_a_query});
    for (std::size_t i = 0; i < hits.size(); ++i)
      print(fmt::format("{} Q0 {} {} {:.6f} netkg\n", query->id, ids[hits[i].document - 1],
                        i + 1, hits[i].score));
  }
  return found;
}

}  // namespace netkg::cli
