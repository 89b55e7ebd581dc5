// The only file that includes RocksDB. Options serve two ends: a reader that is open within
// about a millisecond, and files that need no log replayed. Nothing is written through
// RocksDB's own memory and log: changes come as finished tables.
#include "index/graph_store.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstdarg>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "index/trouble.h"

namespace netkg::index {

namespace {

constexpr std::size_t cache_bytes = 256 << 20;  // taken as it is filled
constexpr std::size_t block_bytes = 8 << 10;
constexpr std::size_t text_block_bytes = 32 << 10;
/// What a writer holds in memory before it writes a table.
constexpr std::size_t waiting_bytes = 64 << 20;
/// RocksDB counts each key and value with this much beside them.
constexpr std::size_t step_bytes = 64;

/// RocksDB's trouble as ours. `doing` completes "cannot …": "read the graph".
void check(const rocksdb::Status& status, const std::string& doing) {
  if (status.ok()) return;
  auto text = "cannot " + doing + ": " + status.ToString();
  if (status.IsNoSpace()) throw Error(ErrorKind::Failed, text, "free some disk space");
  if (status.IsCorruption() || status.IsPathNotFound() || status.IsInvalidArgument()) {
    throw Error(ErrorKind::Damaged, text, damage_hint);
  }
  throw Error(ErrorKind::Failed, text, "check the disk and the permissions of the store");
}

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

/// Words are worth packing tightly: they are most of the store. What look-ups go through is
/// read too often for that.
bool holds_words(Family family) {
  return family == Family::Texts || family == Family::Sources || family == Family::References ||
         family == Family::Versions || family == Family::Claims || family == Family::Works ||
         family == Family::ByDocument;
}

rocksdb::ColumnFamilyOptions family_options(Family family,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  bool large = family == Family::Texts || family == Family::Versions;
  table.block_size = large ? text_block_bytes : block_bytes;
  table.block_cache = cache;
  table.no_block_cache = !cache;
  table.format_version = 5;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = holds_words(family) ? rocksdb::kZSTD : rocksdb::kLZ4Compression;
  options.disable_auto_compactions = true;  // merge_tables() alone decides when
  options.level0_slowdown_writes_trigger = 1 << 20;
  options.level0_stop_writes_trigger = 1 << 20;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families(std::size_t first, std::size_t end,
                                                      std::size_t cached) {
  auto cache = rocksdb::NewLRUCache(cached, 0);  // one shard: one thread reads
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  auto add = [&](std::size_t i) {
    descriptors.emplace_back(std::string(family_names[i]),
                             family_options(static_cast<Family>(i), cache));
  };
  if (first > 0) add(0);  // RocksDB opens nothing without the default family
  for (auto i = first; i < end; ++i) add(i);
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

/// An open database with its handles, closed in the order that RocksDB wants.
struct Opened {
  rocksdb::DB* db = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;

  Opened() = default;
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() { close(); }
  void close() {
    for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
    handles.clear();
    delete db;
    db = nullptr;
  }
};

void open_for_writing(const std::string& directory, Opened& opened) {
  auto options = common_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  check(rocksdb::DB::Open(options, directory, families(0, family_names.size(), 1 << 20),
                          &opened.handles, &opened.db),
        "open the graph for writing");
}

/// The largest number of young tables that a reader of a family has to look through.
unsigned young_tables(const Opened& opened) {
  unsigned long most = 0;
  for (auto* handle : opened.handles) {
    std::string count;
    opened.db->GetProperty(handle, rocksdb::DB::Properties::kNumFilesAtLevelPrefix + "0",
                           &count);
    most = std::max(most, std::strtoul(count.c_str(), nullptr, 10));
  }
  return static_cast<unsigned>(most);
}

/// Waits for the compactions that opening set off.
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

void remove_tree(const std::string& directory) {
  std::error_code ignored;
  std::filesystem::remove_all(directory, ignored);
}

}  // namespace

// ---- reading

/// The daily families are opened at once, the others when one of them is first read.
struct GraphStore::Parts {
  std::string directory;
  Opened daily;
  mutable Opened rest;

  std::pair<rocksdb::DB*, rocksdb::ColumnFamilyHandle*> at(Family family) const {
    auto i = static_cast<std::size_t>(family);
    if (i < daily_families) return {daily.db, daily.handles[i]};
    if (!rest.db) open(daily_families, family_names.size(), rest);
    return {rest.db, rest.handles[i - daily_families + 1]};
  }
  void open(std::size_t first, std::size_t end, Opened& opened) const {
    check(rocksdb::DB::OpenForReadOnly(common_options(), directory,
                                       families(first, end, cache_bytes), &opened.handles,
                                       &opened.db),
          "open the graph");
  }
};

GraphStore::GraphStore(const std::string& directory) : parts_(std::make_unique<Parts>()) {
  parts_->directory = directory;
  parts_->open(0, daily_families, parts_->daily);
}

GraphStore::~GraphStore() = default;

bool GraphStore::read(Family family, std::string_view key, const See& see) const {
  auto [db, handle] = parts_->at(family);
  rocksdb::PinnableSlice value;
  auto status = db->Get(rocksdb::ReadOptions(), handle, slice(key), &value);
  if (status.IsNotFound()) return false;
  check(status, "read " + std::string(name(family)));
  see(view(value));
  return true;
}

std::optional<std::string> GraphStore::get(Family family, std::string_view key) const {
  std::optional<std::string> value;
  read(family, key, [&](std::string_view bytes) { value.emplace(bytes); });
  return value;
}

void GraphStore::scan(Family family, std::string_view prefix, const Visit& visit) const {
  auto [db, handle] = parts_->at(family);
  std::unique_ptr<rocksdb::Iterator> at(db->NewIterator(rocksdb::ReadOptions(), handle));
  for (at->Seek(slice(prefix)); at->Valid() && at->key().starts_with(slice(prefix));
       at->Next()) {
    if (!visit(view(at->key()), view(at->value()))) return;
  }
  check(at->status(), "read " + std::string(name(family)));
}

void GraphStore::check_files() const {
  parts_->at(Family::Texts);
  for (auto* db : {parts_->daily.db, parts_->rest.db}) {
    auto status = db->VerifyChecksum(rocksdb::ReadOptions());
    if (!status.ok()) throw damaged("a table does not have its checksum: " + status.ToString());
  }
}

bool graph_exists(const std::string& directory) {
  std::error_code ignored;
  return std::filesystem::exists(directory + "/CURRENT", ignored);
}

// ---- writing

struct GraphWriter::Parts {
  struct Step {
    std::string key;
    std::optional<std::string> value;  // nothing: erase
  };
  struct Waiting {
    std::vector<Step> steps;
    std::size_t bytes = 0;
    std::vector<std::string> tables;  // oldest first
  };

  std::string directory;
  std::array<Waiting, family_names.size()> waiting;
  std::size_t bytes = 0;
  unsigned tables = 0;
  bool finished = false;

  void add(Family family, Step step) {
    auto& mine = waiting[static_cast<std::size_t>(family)];
    auto size = step.key.size() + (step.value ? step.value->size() : 0) + step_bytes;
    mine.steps.push_back(std::move(step));
    mine.bytes += size;
    bytes += size;
    if (bytes >= waiting_bytes) write_largest();
  }

  void write_largest() {
    auto largest =
        std::max_element(waiting.begin(), waiting.end(),
                         [](const Waiting& a, const Waiting& b) { return a.bytes < b.bytes; });
    write(static_cast<Family>(largest - waiting.begin()));
  }

  /// Sorted by key, of equal ones the last.
  static void settle(std::vector<Step>& steps) {
    auto before = [](const Step& a, const Step& b) { return a.key < b.key; };
    if (!std::is_sorted(steps.begin(), steps.end(), before))
      std::stable_sort(steps.begin(), steps.end(), before);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      bool last = i + 1 == steps.size() || steps[i + 1].key != steps[i].key;
      if (!last) continue;
      if (kept != i) steps[kept] = std::move(steps[i]);
      ++kept;
    }
    steps.resize(kept);
  }

  void write(Family family) {
    auto& mine = waiting[static_cast<std::size_t>(family)];
    if (mine.steps.empty()) return;
    settle(mine.steps);
    auto path = directory + "/" + std::to_string(tables++) + ".sst";
    rocksdb::Options options(common_options(), family_options(family, nullptr));
    rocksdb::SstFileWriter table(rocksdb::EnvOptions(), options);
    check(table.Open(path), "write the graph");
    for (const auto& step : mine.steps) {
      check(step.value ? table.Put(step.key, *step.value) : table.Delete(step.key),
            "write the graph");
    }
    check(table.Finish(), "write the graph");  // synced
    mine.tables.push_back(path);
    bytes -= mine.bytes;
    mine.bytes = 0;
    mine.steps = {};
  }
};

GraphWriter::GraphWriter(const std::string& directory) : parts_(std::make_unique<Parts>()) {
  parts_->directory = directory;
  remove_tree(directory);
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) {
    throw Error(ErrorKind::Failed, "cannot make " + directory + ": " + error.message(),
                "check the disk and the permissions of the store");
  }
}

GraphWriter::~GraphWriter() { remove_tree(parts_->directory); }

void GraphWriter::put(Family family, std::string key, std::string value) {
  parts_->add(family, {std::move(key), std::move(value)});
}

void GraphWriter::erase(Family family, std::string key) {
  parts_->add(family, {std::move(key), std::nullopt});
}

void GraphWriter::finish() {
  for (std::size_t i = 0; i < family_names.size(); ++i) parts_->write(static_cast<Family>(i));
  parts_->finished = true;
}

unsigned GraphWriter::install(const std::string& graph) {
  assert(parts_->finished);
  Opened opened;
  open_for_writing(graph, opened);
  std::vector<rocksdb::IngestExternalFileArg> all;
  for (std::size_t i = 0; i < family_names.size(); ++i) {
    if (parts_->waiting[i].tables.empty()) continue;
    rocksdb::IngestExternalFileArg one;
    one.column_family = opened.handles[i];
    one.external_files = parts_->waiting[i].tables;
    one.options.move_files = true;
    one.options.write_global_seqno = false;
    one.options.snapshot_consistency = false;
    all.push_back(std::move(one));
  }
  if (!all.empty()) check(opened.db->IngestExternalFiles(all), "write the graph");
  return young_tables(opened);
}

void merge_tables(const std::string& graph,
                  const std::function<void(const std::function<void()>&)>& alone) {
  Opened opened;
  alone([&] {
    open_for_writing(graph, opened);
    check(opened.db->DisableFileDeletions(), "merge tables of the graph");
  });
  check(opened.db->EnableAutoCompaction(opened.handles), "merge tables of the graph");
  finish_compactions(*opened.db);
  alone([&] {
    check(opened.db->EnableFileDeletions(true), "merge tables of the graph");
    opened.close();
  });
}

}  // namespace netkg::index
