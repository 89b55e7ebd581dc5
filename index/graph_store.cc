// The only file that includes RocksDB. Options serve two ends: a reader that is open within
// about a millisecond, and files that need no log replayed.
#include "index/graph_store.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include <chrono>
#include <cstdarg>
#include <filesystem>
#include <thread>

#include "model/error.h"

namespace netkg::index {

namespace {

constexpr std::size_t reader_cache_bytes = 8 << 20;
constexpr std::size_t block_bytes = 8 << 10;

/// RocksDB's trouble as ours. `doing` completes "cannot …": "read the graph".
void check(const rocksdb::Status& status, const std::string& doing) {
  if (status.ok()) return;
  auto text = "cannot " + doing + ": " + status.ToString();
  if (status.IsCorruption() || status.IsPathNotFound() || status.IsInvalidArgument()) {
    throw Error(ErrorKind::Damaged, text,
                "make the store anew: netkg ingest PATH --db NEW-DIR");
  }
  if (status.IsNoSpace()) throw Error(ErrorKind::Failed, text, "free some disk space");
  throw Error(ErrorKind::Failed, text, "check the disk and the permissions of the store");
}

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

rocksdb::ColumnFamilyOptions family_options(Family family,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_size = family == Family::Texts ? 4 * block_bytes : block_bytes;
  table.block_cache = cache;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = family == Family::Texts ? rocksdb::kZSTD : rocksdb::kLZ4Compression;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families(std::size_t cache_bytes) {
  auto cache = rocksdb::NewLRUCache(cache_bytes, 0);  // one shard: one thread reads
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (std::size_t i = 0; i < family_names.size(); ++i) {
    descriptors.emplace_back(std::string(family_names[i]),
                             family_options(static_cast<Family>(i), cache));
  }
  return descriptors;
}

/// RocksDB's own log is not kept: a reader then writes nothing into the directory.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::DBOptions common_options() {
  rocksdb::DBOptions options;
  options.max_open_files = 64;  // tables are opened when first read, not at start
  options.max_file_opening_threads = 1;
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = true;
  options.info_log = std::make_shared<NoLog>();
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

/// An open database with its handles, closed in the order that RocksDB wants.
struct Opened {
  rocksdb::DB* db = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;

  Opened() = default;
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() {
    for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
    delete db;
  }
  rocksdb::ColumnFamilyHandle* at(Family family) const {
    return handles[static_cast<std::size_t>(family)];
  }
};

void open_for_writing(const std::string& directory, Opened& opened) {
  auto options = common_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  check(rocksdb::DB::Open(options, directory, families(reader_cache_bytes), &opened.handles,
                          &opened.db),
        "open the graph for writing");
}

rocksdb::WriteBatch to_rocksdb(const Batch& batch, const Opened& opened) {
  rocksdb::WriteBatch result;
  for (const auto& step : batch.steps()) {
    check(step.value ? result.Put(opened.at(step.family), step.key, *step.value)
                     : result.Delete(opened.at(step.family), step.key),
          "prepare a change of the graph");
  }
  return result;
}

/// Waits for the compactions that the flush set off: they delete files, which no reader may
/// meet.
void finish_compactions(rocksdb::DB& db) {
  auto busy = [&db](const std::string& property) {
    uint64_t running = 0;
    return db.GetAggregatedIntProperty(property, &running) && running > 0;
  };
  while (busy(rocksdb::DB::Properties::kCompactionPending) ||
         busy(rocksdb::DB::Properties::kNumRunningCompactions)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

struct GraphStore::Parts {
  Opened opened;
};

GraphStore::GraphStore(const std::string& directory) : parts_(std::make_unique<Parts>()) {
  auto& opened = parts_->opened;
  check(rocksdb::DB::OpenForReadOnly(common_options(), directory, families(reader_cache_bytes),
                                     &opened.handles, &opened.db),
        "open the graph");
}

GraphStore::~GraphStore() = default;

std::optional<std::string> GraphStore::get(Family family, std::string_view key) const {
  const auto& opened = parts_->opened;
  std::string value;
  auto status = opened.db->Get(rocksdb::ReadOptions(), opened.at(family), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  check(status, "read " + std::string(name(family)));
  return value;
}

std::vector<std::optional<std::string>> GraphStore::get(
    Family family, const std::vector<std::string>& keys) const {
  std::vector<std::optional<std::string>> values;
  values.reserve(keys.size());
  for (const auto& key : keys) values.push_back(get(family, key));
  return values;
}

void GraphStore::scan(
    Family family, std::string_view prefix,
    const std::function<bool(std::string_view key, std::string_view value)>& visit) const {
  const auto& opened = parts_->opened;
  std::unique_ptr<rocksdb::Iterator> at(
      opened.db->NewIterator(rocksdb::ReadOptions(), opened.at(family)));
  for (at->Seek(slice(prefix)); at->Valid() && at->key().starts_with(slice(prefix));
       at->Next()) {
    if (!visit(view(at->key()), view(at->value()))) return;
  }
  check(at->status(), "read " + std::string(name(family)));
}

bool graph_exists(const std::string& directory) {
  std::error_code ignored;
  return std::filesystem::exists(directory + "/CURRENT", ignored);
}

void commit_batch(const std::string& directory, const Batch& batch, Durability durability) {
  Opened opened;
  open_for_writing(directory, opened);
  auto steps = to_rocksdb(batch, opened);
  rocksdb::WriteOptions write;
  write.sync = durability == Durability::Incremental;
  write.disableWAL = durability == Durability::Build;
  check(opened.db->Write(write, &steps), "write the graph");
  check(opened.db->Flush(rocksdb::FlushOptions(), opened.handles), "write the graph");
  finish_compactions(*opened.db);
}

}  // namespace netkg::index
