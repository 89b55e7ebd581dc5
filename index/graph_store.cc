// Reading of the graph: the young changes first, then the tables below them.
#include "index/graph_store.h"

#include <rocksdb/sst_file_reader.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "index/coding.h"
#include "index/rocks.h"
#include "index/table_list.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

/// One question touches most blocks once: memory that is used again is faster than memory that
/// is new. A store that is kept open soon has the large cache, taken as it is filled.
constexpr std::size_t first_cache_bytes = 128 << 10;
constexpr std::size_t cache_bytes = 256 << 20;
constexpr unsigned first_seeks = 2'000;

using Iterator = std::unique_ptr<rocksdb::Iterator>;

/// A table, opened when it is first read; or, with RocksDB between, all tables of a family.
struct Table {
  std::string last = {};  // its last key
  std::string path = {};
  std::unique_ptr<rocksdb::SstFileReader> file = {};
  rocksdb::DB* db = nullptr;
  rocksdb::ColumnFamilyHandle* handle = nullptr;
  Iterator kept = {};  // from one read to the next

  Iterator iterator(const rocksdb::Options& options) {
    if (db) return Iterator(db->NewIterator(rocksdb::ReadOptions(), handle));
    if (!file) {
      file = std::make_unique<rocksdb::SstFileReader>(options);
      check(file->Open(path), "read the graph");
    }
    return Iterator(file->NewIterator(rocksdb::ReadOptions()));
  }
};

using Tables = std::vector<Table>;  // by key, none upon another

/// The first table that may hold the key or later ones.
Tables::iterator table_of(Tables& tables, std::string_view key, bool whole) {
  if (whole) return tables.begin();
  return std::lower_bound(
      tables.begin(), tables.end(), key,
      [](const Table& table, std::string_view wanted) { return table.last < wanted; });
}

/// Walks through the tables of a family.
class Cursor {
 public:
  Cursor(Tables& tables, Tables::iterator first, const rocksdb::Options& options,
         std::string_view from)
      : tables_(tables), table_(first), options_(options) {
    if (table_ == tables_.end()) return;
    at_ = std::move(table_->kept);
    if (!at_) at_ = table_->iterator(options_);
    at_->Seek(slice(from));
    settle();
  }
  bool valid() const { return at_ && at_->Valid(); }
  std::string_view key() const { return view(at_->key()); }
  std::string_view value() const { return view(at_->value()); }
  void next() {
    at_->Next();
    settle();
  }
  ~Cursor() {
    if (at_) table_->kept = std::move(at_);
  }

 private:
  /// On to the next table when this one has ended.
  void settle() {
    while (!at_->Valid()) {
      check(at_->status(), "read the graph");
      if (++table_ == tables_.end()) return at_.reset();
      at_ = table_->iterator(options_);
      at_->SeekToFirst();
    }
  }
  Tables& tables_;
  Tables::iterator table_;
  const rocksdb::Options& options_;
  Iterator at_;
};

}  // namespace

struct GraphStore::Parts {
  std::string directory;
  rocksdb::Options options;
  Young young;
  uint64_t turn = 0;
  Opened whole;  // only where the list of tables does not do
  mutable std::array<Tables, family_names.size()> tables;
  std::shared_ptr<rocksdb::Cache> cache =
      rocksdb::NewLRUCache(first_cache_bytes, 0);  // one shard: one thread reads
  mutable unsigned seeks = 0;

  explicit Parts(std::string graph) : directory(std::move(graph)) {
    if (auto list = read_tables(directory)) {
      options = rocksdb::Options(reading_options(), family_options(Family::Meta, cache));
      options.allow_mmap_reads = true;  // else opening a table reads half a megabyte of its end
      for (const auto& row : list->rows)
        tables[row.family].push_back({.last = row.last, .path = directory + "/" + row.file});
      turn = list->turn;
    } else {
      open_for_reading(directory, cache, whole);
      for (std::size_t i = 0; i < tables.size(); ++i)
        tables[i].push_back({.db = whole.db, .handle = whole.handles[i]});
      read_table(Family::Meta, turn_key,
                 [&](std::string_view bytes) { turn = take_varint(bytes).value_or(0); });
    }
    young = Young(directory, turn);
    turn = std::max(turn, young.turn());
  }

  Tables& of(Family family) const { return tables[static_cast<std::size_t>(family)]; }

  void count_seek() const {
    if (++seeks == first_seeks) cache->SetCapacity(cache_bytes);
  }

  /// At the first entry that does not lie before `key`; null when there is none.
  rocksdb::Iterator* seek(Family family, std::string_view key) const {
    auto& mine = of(family);
    auto table = table_of(mine, key, whole.db != nullptr);
    if (table == mine.end()) return nullptr;
    if (!table->kept) table->kept = table->iterator(options);
    auto* at = table->kept.get();
    count_seek();
    at->Seek(slice(key));
    if (at->Valid()) return at;
    check(at->status(), "read " + std::string(name(family)));
    return nullptr;
  }

  bool read_table(Family family, std::string_view key, const See& see) const {
    auto* at = seek(family, key);
    if (!at || view(at->key()) != key) return false;
    see(view(at->value()));
    return true;
  }
};

GraphStore::GraphStore(const std::string& directory)
    : parts_(std::make_unique<Parts>(directory)) {}

GraphStore::~GraphStore() = default;

bool GraphStore::read(Family family, std::string_view key, const See& see) const {
  auto young = parts_->young.find(family, key);
  if (!young) return parts_->read_table(family, key, see);
  if (young->value) see(*young->value);
  return young->value.has_value();
}

std::optional<std::string> GraphStore::get(Family family, std::string_view key) const {
  std::optional<std::string> value;
  read(family, key, [&](std::string_view bytes) { value.emplace(bytes); });
  return value;
}

/// Two ascending rows, merged; of equal keys the young one counts.
void GraphStore::scan(Family family, std::string_view prefix, const Visit& visit) const {
  const auto& young = parts_->young;
  auto& tables = parts_->of(family);
  bool whole = parts_->whole.db != nullptr;
  parts_->count_seek();
  Cursor below(tables, table_of(tables, prefix, whole), parts_->options, prefix);
  auto i = young.lower_bound(family, prefix);
  while (true) {
    std::optional<Young::Entry> above;
    if (i < young.size()) above = young.at(i);
    if (above && (above->family != family || !above->key.starts_with(prefix))) above.reset();
    bool more = below.valid() && below.key().starts_with(prefix);
    if (!above && !more) return;
    if (above && (!more || above->key <= below.key())) {
      if (more && above->key == below.key()) below.next();
      ++i;
      if (above->value && !visit(above->key, *above->value)) return;
    } else {
      if (!visit(below.key(), below.value())) return;
      below.next();
    }
  }
}

uint64_t GraphStore::turn() const { return parts_->turn; }
const Young& GraphStore::young() const { return parts_->young; }

/// Through RocksDB, whatever the list of tables says.
void GraphStore::check_files() const {
  Opened opened;
  open_for_reading(parts_->directory, nullptr, opened);
  auto status = opened.db->VerifyChecksum(rocksdb::ReadOptions());
  if (!status.ok()) throw damaged("a table does not have its checksum: " + status.ToString());
}

bool graph_exists(const std::string& directory) {
  std::error_code ignored;
  return std::filesystem::exists(directory + "/CURRENT", ignored);
}

}  // namespace netkg::index
