// What reading and writing of the graph share of RocksDB: options, and its trouble as ours.
// Only graph_store.cc, graph_writer.cc and this include RocksDB.
#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/graph_keys.h"

namespace netkg::index {

/// Where GraphWriter counts the tables' commits; no user's key begins so (see meta_key).
inline constexpr std::string_view turn_key = "turn";

/// Throws RocksDB's trouble. `doing` completes "cannot …": "read the graph".
void check(const rocksdb::Status& status, const std::string& doing);

inline rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
inline std::string_view view(const rocksdb::Slice& bytes) {
  return {bytes.data(), bytes.size()};
}

/// Writes files as usual and syncs none of them: for what is synced as a whole at the end.
rocksdb::Env* unsynced();

/// Enough for reading single tables.
rocksdb::DBOptions reading_options();
/// Also for writing them and for whole databases.
rocksdb::DBOptions common_options();
rocksdb::ColumnFamilyOptions family_options(Family family,
                                            const std::shared_ptr<rocksdb::Cache>& cache);

/// An open database with a handle for each family, closed in the order that RocksDB wants.
struct Opened {
  rocksdb::DB* db = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;

  Opened() = default;
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() { close(); }
  void close();
};

void open_for_reading(const std::string& graph, const std::shared_ptr<rocksdb::Cache>& cache,
                      Opened& opened);
/// Makes it when it is missing.
void open_for_writing(const std::string& graph, Opened& opened, rocksdb::Env* env);

}  // namespace netkg::index
