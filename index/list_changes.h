// Gathering of what a commit adds to lists and takes out of them. Everything is kept as rows of
// numbers, sorted at the end; rows beyond a bound wait as sorted runs on the disk, so that a
// build may hold more claims than memory.
//
//   ListChanges changes("/data/store/graph.add");
//   changes.add(Family::Mentions, 7, {0, 3});
//   changes.visit(Family::Mentions, [](ListNumber list, Postings removed, Postings added) {…});
#pragma once

#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "index/graph_keys.h"
#include "index/posting_list.h"

namespace netkg::index {

class ListChanges {
 public:
  /// Runs are files in `directory`, gone with this object.
  explicit ListChanges(std::string directory, std::size_t most_rows = 2'000'000)
      : directory_(std::move(directory)), most_rows_(most_rows) {}

  void add(Family family, ListNumber list, Posting posting) {
    put(family, {list, posting.other, posting.number}, true);
  }
  void remove(Family family, ListNumber list, Posting posting) {
    put(family, {list, posting.other, posting.number}, false);
  }

  using Visit = std::function<void(ListNumber list, Postings removed, Postings added)>;
  /// Each list of the family that changes, ascending. What was gathered for it is then gone.
  void visit(Family family, const Visit& visit);

 private:
  struct Row {
    ListNumber list;
    uint32_t other;
    uint32_t number;
    auto operator<=>(const Row&) const = default;
  };
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, CloseFile>;
  class Run;
  struct Gathered {
    std::vector<Row> rows;
    std::vector<File> runs;
  };
  class Merge;

  void put(Family family, Row row, bool added) {
    auto& mine = gathered_[static_cast<std::size_t>(family)][added ? 1 : 0];
    mine.rows.push_back(row);
    if (mine.rows.size() >= most_rows_) spill(mine);
  }
  void spill(Gathered& gathered);

  std::string directory_;
  std::size_t most_rows_;
  std::array<std::array<Gathered, 2>, family_names.size()> gathered_;
};

}  // namespace netkg::index
