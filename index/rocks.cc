// Options serve two ends: a reader that is open within about a millisecond, and files that need
// no log replayed. Nothing is written through RocksDB's own memory and log: changes come as
// finished tables.
#include "index/rocks.h"

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/table.h>

#include <cstdarg>

#include "index/graph_store.h"
#include "index/trouble.h"

extern "C" {
using Fill = void (*)();
extern const Fill __start_netkg_late[] __attribute__((weak));  // named so by the linker
extern const Fill __stop_netkg_late[] __attribute__((weak));
}

namespace netkg::index {

namespace {

constexpr std::size_t block_bytes = 8 << 10;
constexpr std::size_t small_block_bytes = 4 << 10;
constexpr std::size_t writer_cache_bytes = 1 << 20;

/// Words are worth packing tightly: they are most of the store. What look-ups go through is
/// read too often for that.
bool holds_words(Family family) {
  return family == Family::Texts || family == Family::Sources || family == Family::References ||
         family == Family::Versions || family == Family::Claims || family == Family::Works ||
         family == Family::ByDocument;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families(
    const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (std::size_t i = 0; i < family_names.size(); ++i)
    descriptors.emplace_back(std::string(family_names[i]),
                             family_options(static_cast<Family>(i), cache));
  return descriptors;
}

/// RocksDB's own log is not kept: a reader then writes nothing into the directory.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

// ---- files that are synced together at the end, not one by one

class UnsyncedFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  using rocksdb::FSWritableFileOwnerWrapper::FSWritableFileOwnerWrapper;
  using Status = rocksdb::IOStatus;
  Status Sync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return Status::OK();
  }
  Status Fsync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return Status::OK();
  }
  Status RangeSync(uint64_t, uint64_t, const rocksdb::IOOptions&,
                   rocksdb::IODebugContext*) override {
    return Status::OK();
  }
};

class UnsyncedDirectory : public rocksdb::FSDirectory {
 public:
  rocksdb::IOStatus Fsync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return rocksdb::IOStatus::OK();
  }
};

class UnsyncedFiles : public rocksdb::FileSystemWrapper {
 public:
  UnsyncedFiles() : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "unsynced"; }
  rocksdb::IOStatus NewWritableFile(const std::string& path,
                                    const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* result,
                                    rocksdb::IODebugContext* context) override {
    auto status = target()->NewWritableFile(path, options, result, context);
    if (status.ok()) *result = std::make_unique<UnsyncedFile>(std::move(*result));
    return status;
  }
  rocksdb::IOStatus ReopenWritableFile(const std::string& path,
                                       const rocksdb::FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* result,
                                       rocksdb::IODebugContext* context) override {
    auto status = target()->ReopenWritableFile(path, options, result, context);
    if (status.ok()) *result = std::make_unique<UnsyncedFile>(std::move(*result));
    return status;
  }
  rocksdb::IOStatus NewDirectory(const std::string&, const rocksdb::IOOptions&,
                                 std::unique_ptr<rocksdb::FSDirectory>* result,
                                 rocksdb::IODebugContext*) override {
    *result = std::make_unique<UnsyncedDirectory>();
    return rocksdb::IOStatus::OK();
  }
};

/// What cmake/late_tables.cmake keeps from running when the program starts.
void fill_late_tables() {
  static const bool filled = [] {
    for (auto* fill = __start_netkg_late; fill != __stop_netkg_late; ++fill) (*fill)();
    return true;
  }();
  static_cast<void>(filled);
}

/// Answers look up many of their keys, far apart: what they unpack in vain should be little.
bool is_scattered(Family family) { return family == Family::Heads || family == Family::Claims; }

rocksdb::BlockBasedTableOptions table_options(Family family,
                                              const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_size = is_scattered(family) ? small_block_bytes : block_bytes;
  table.block_restart_interval = is_scattered(family) ? 4 : 16;
  // Whoever opens a table reads its list of blocks: that is packed by what keys share, not
  // more.
  table.index_block_restart_interval = 16;
  table.enable_index_compression = false;
  table.block_cache = cache;
  table.no_block_cache = !cache;
  table.format_version = 5;
  return table;
}

/// Texts and claims repeat themselves from block to block: a dictionary makes up for small
/// blocks (of the 1,432 NCI pages claims take 10 % less, texts 9 %).
rocksdb::CompressionOptions packing(Family family) {
  rocksdb::CompressionOptions packing;
  if (!holds_words(family)) return packing;
  packing.level = 9;
  if (family != Family::Claims && family != Family::Texts) return packing;
  packing.max_dict_bytes = 16 << 10;
  packing.zstd_max_train_bytes = 1 << 20;
  packing.max_dict_buffer_bytes = 4 << 20;  // waits in memory until the dictionary is made
  return packing;
}

/// A place in a table that lies behind its end: RocksDB takes it for trouble with the disk.
bool is_beyond_end(const rocksdb::Status& status) {
  return status.IsIOError() &&
         status.ToString().find("larger than file length") != std::string::npos;
}

}  // namespace

rocksdb::Env* unsynced() {
  static const auto env = rocksdb::NewCompositeEnv(std::make_shared<UnsyncedFiles>());
  return env.get();
}

void check(const rocksdb::Status& status, const std::string& doing) {
  if (status.ok()) return;
  auto text = "cannot " + doing + ": " + status.ToString();
  if (status.IsNoSpace()) throw Error(ErrorKind::Failed, text, "free some disk space");
  if (status.IsCorruption() || status.IsPathNotFound() || status.IsInvalidArgument() ||
      is_beyond_end(status)) {
    throw Error(ErrorKind::Damaged, text, damage_hint);
  }
  throw Error(ErrorKind::Failed, text, "check the disk and the permissions of the store");
}

rocksdb::ColumnFamilyOptions family_options(Family family,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options(family, cache)));
  options.compression = holds_words(family) ? rocksdb::kZSTD : rocksdb::kLZ4Compression;
  options.compression_opts = packing(family);
  options.disable_auto_compactions = true;  // merge_tables() alone decides when
  options.level0_slowdown_writes_trigger = 1 << 20;
  options.level0_stop_writes_trigger = 1 << 20;
  return options;
}

rocksdb::DBOptions reading_options() {
  rocksdb::DBOptions options;
  options.max_open_files = 40;  // a few tables are opened at start, the others when first read
  options.table_cache_numshardbits = 0;
  options.max_file_opening_threads = 1;
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = true;
  options.info_log = std::make_shared<NoLog>();
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

rocksdb::DBOptions common_options() {
  fill_late_tables();
  return reading_options();
}

void Opened::close() {
  for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
  handles.clear();
  delete db;
  db = nullptr;
}

void open_for_reading(const std::string& graph, const std::shared_ptr<rocksdb::Cache>& cache,
                      Opened& opened) {
  check(rocksdb::DB::OpenForReadOnly(common_options(), graph, families(cache), &opened.handles,
                                     &opened.db),
        "open the graph");
}

void open_for_writing(const std::string& graph, Opened& opened, rocksdb::Env* env) {
  auto options = common_options();
  if (env) options.env = env;
  auto all = families(rocksdb::NewLRUCache(writer_cache_bytes, 0));
  if (graph_exists(graph)) {
    check(rocksdb::DB::Open(options, graph, all, &opened.handles, &opened.db),
          "open the graph for writing");
    return;
  }
  // All families at once: one by one each would have RocksDB write its options anew.
  options.create_if_missing = true;
  check(rocksdb::DB::Open(options, graph, {all.front()}, &opened.handles, &opened.db),
        "make the graph");
  std::vector<rocksdb::ColumnFamilyHandle*> others;
  check(opened.db->CreateColumnFamilies({all.begin() + 1, all.end()}, &others),
        "make the graph");
  opened.handles.insert(opened.handles.end(), others.begin(), others.end());
}

}  // namespace netkg::index
