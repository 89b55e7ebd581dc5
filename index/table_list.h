// Which tables make up a graph, as long as each family's lie side by side and none upon
// another. A reader that knows them opens those that it needs and nothing else; RocksDB's own
// list would have it set up every family first, which takes longer than a question.
//
//   read_tables("/data/store/graph") -> {7, {{Family::Objects, "000051.sst", "...", "..."}}}
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/graph_keys.h"

namespace netkg::index {

struct TableRow {
  uint8_t family = 0;
  std::string file;
  std::string last;  // its last key
};

struct TableList {
  std::string manifest;  // RocksDB's list of which this is a copy: "MANIFEST-000005 2751"
  uint64_t turn = 0;     // of the last commit that lies in tables (young.h)
  std::vector<TableRow> rows = {};  // by family and key
};

/// Nothing when there is none, or when it is not that of RocksDB's current list: then RocksDB
/// is to be asked.
std::optional<TableList> read_tables(const std::string& graph);
/// Fills in `manifest`. Not synced: it can be done without.
void write_tables(const std::string& graph, TableList list);
void remove_tables(const std::string& graph);

}  // namespace netkg::index
