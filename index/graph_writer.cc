// Writing of the graph. Changes come sorted; a table is written in one go and never changed.
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>
#include <set>

#include "index/coding.h"
#include "index/graph_store.h"
#include "index/rocks.h"
#include "index/store_places.h"
#include "index/table_list.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

/// What a writer holds in memory before it writes a table.
constexpr std::size_t waiting_bytes = 64 << 20;
/// RocksDB counts each key and value with this much beside them.
constexpr std::size_t step_bytes = 64;

// ---- tables upon each other

std::size_t family_of(const std::string& name) {
  auto found = std::find(family_names.begin(), family_names.end(), name);
  return static_cast<std::size_t>(found - family_names.begin());
}

std::vector<rocksdb::LiveFileMetaData> tables_of(const Opened& opened) {
  std::vector<rocksdb::LiveFileMetaData> files;
  opened.db->GetLiveFilesMetaData(&files);
  return files;
}

/// How many tables a reader of each family has to look into for one key, at most: one on each
/// level, but for level 0, where each lies upon the others.
std::array<unsigned, family_names.size()> depths(const Opened& opened) {
  std::array<unsigned, family_names.size()> depths{};
  std::set<std::pair<std::size_t, int>> levels;
  for (const auto& file : tables_of(opened)) {
    auto family = family_of(file.column_family_name);
    if (family >= depths.size()) continue;
    if (levels.emplace(family, file.level).second || file.level == 0) ++depths[family];
  }
  return depths;
}

/// The list of tables, when none lies upon another.
std::optional<TableList> list_tables(const Opened& opened) {
  auto deepest = depths(opened);
  if (*std::max_element(deepest.begin(), deepest.end()) > 1) return std::nullopt;
  auto files = tables_of(opened);
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
    auto left = family_of(a.column_family_name), right = family_of(b.column_family_name);
    return left != right ? left < right : a.smallestkey < b.smallestkey;
  });
  TableList list;
  for (const auto& file : files) {
    auto family = static_cast<uint8_t>(family_of(file.column_family_name));
    list.rows.push_back({family, file.name.substr(file.name.rfind('/') + 1), file.largestkey});
  }
  std::string turn;
  check(opened.db->Get(rocksdb::ReadOptions(), opened.handles.front(), slice(turn_key), &turn),
        "read the graph");
  std::string_view rest = turn;
  list.turn = take_varint(rest).value_or(0);
  return list;
}

/// Each of more than one table upon another is one more place to look at. In a small graph
/// merging takes a moment, and none may lie upon another (index/table_list.h).
unsigned most_stacked_in(const std::string& graph) {
  constexpr uint64_t small_graph = 32 << 20;
  constexpr unsigned most = 8;
  return bytes_in(graph) < small_graph ? 1 : most;
}

void merge_stacked(const Opened& opened, unsigned most) {
  auto deepest = depths(opened);
  if (*std::max_element(deepest.begin(), deepest.end()) <= most) return;
  for (std::size_t i = 0; i < deepest.size(); ++i)
    if (deepest[i] > 1)
      check(opened.db->CompactRange({}, opened.handles[i], nullptr, nullptr),
            "merge tables of the graph");
}

/// A graph with the tables of another, which are never changed and so shared, not copied. The
/// young changes stay behind.
void share_tables(const std::string& graph, const std::string& made) {
  namespace files = std::filesystem;
  files::create_directories(made);
  for (const auto& entry : files::directory_iterator(graph)) {
    auto name = entry.path().filename().string();
    if (name == "LOCK" || name == "TABLES" || name.starts_with("young.")) continue;
    std::error_code error = std::make_error_code(std::errc::not_supported);
    if (name.ends_with(".sst")) files::create_hard_link(entry.path(), made + "/" + name, error);
    if (error) files::copy_file(entry.path(), made + "/" + name);
  }
}

/// To be called with the database closed: it may write its list until then.
void keep_list(const std::string& graph, const std::optional<TableList>& list) {
  if (list) {
    write_tables(graph, *list);
  } else {
    remove_tables(graph);
  }
}

}  // namespace

// ---- gathering

struct GraphWriter::Parts {
  struct Waiting {
    std::vector<Step> steps;
    std::size_t bytes = 0;
    std::vector<std::string> tables;  // oldest first
  };

  std::string directory;
  std::string graph;
  std::string made;     // what takes the graph's place; empty: nothing does
  bool is_new = false;  // the graph is made here
  uint64_t turn = 1;
  std::array<Waiting, family_names.size()> waiting;
  std::size_t bytes = 0;
  unsigned tables = 0;
  std::optional<YoungWriter> young;
  bool finished = false;

  void add(Family family, Step step) {
    auto& mine = waiting[static_cast<std::size_t>(family)];
    auto size = step.key.size() + (step.value ? step.value->size() : 0) + step_bytes;
    mine.steps.push_back(std::move(step));
    mine.bytes += size;
    bytes += size;
    if (bytes >= waiting_bytes) write_largest();
  }

  /// What is young now is written again with what comes.
  void add_young(const Young& before) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      auto entry = before.at(i);
      Step step{std::string(entry.key), std::nullopt};
      if (entry.value) step.value.emplace(*entry.value);
      add(entry.family, std::move(step));
    }
  }

  void write_largest() {
    auto largest =
        std::max_element(waiting.begin(), waiting.end(),
                         [](const Waiting& a, const Waiting& b) { return a.bytes < b.bytes; });
    settle(largest->steps);
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

  void make_directory() const {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) {
      throw Error(ErrorKind::Failed, "cannot make " + directory + ": " + error.message(),
                  "check the disk and the permissions of the store");
    }
  }

  void write(Family family) {
    auto& mine = waiting[static_cast<std::size_t>(family)];
    if (mine.steps.empty()) return;
    auto path = directory + "/" + std::to_string(tables++) + ".sst";
    rocksdb::Options options(common_options(), family_options(family, nullptr));
    options.env = unsynced();
    rocksdb::SstFileWriter table(rocksdb::EnvOptions(), options);
    check(table.Open(path), "write the graph");
    for (const auto& step : mine.steps) {
      check(step.value ? table.Put(step.key, *step.value) : table.Delete(step.key),
            "write the graph");
    }
    check(table.Finish(), "write the graph");
    mine.tables.push_back(path);
    bytes -= mine.bytes;
    mine.bytes = 0;
    mine.steps = {};
  }

  void write_tables() {
    for (std::size_t i = 0; i < family_names.size(); ++i) write(static_cast<Family>(i));
  }

  /// Adds the tables to the graph in `place`, synced by nobody yet.
  void add_tables(const std::string& place, unsigned most_stacked) {
    Opened opened;
    open_for_writing(place, opened, unsynced());
    ingest(*opened.db, opened.handles);
    merge_stacked(opened, most_stacked);
    auto list = list_tables(opened);
    opened.close();
    keep_list(place, list);
  }

  /// The changed graph, beside the one that is being read.
  void make_changed(unsigned most_stacked) {
    made = directory + "/graph";
    try {
      share_tables(graph, made);
    } catch (const std::filesystem::filesystem_error& error) {
      throw Error(ErrorKind::Failed, std::string("cannot write the graph: ") + error.what(),
                  "check the disk's free space and permissions");
    }
    add_tables(made, most_stacked);
    sync_tree(made);
  }

  void write_young() {
    young.emplace(graph, turn);
    for (std::size_t i = 0; i < family_names.size(); ++i)
      for (const auto& step : waiting[i].steps) young->add(static_cast<Family>(i), step);
    young->write();
  }

  void ingest(rocksdb::DB& db, const std::vector<rocksdb::ColumnFamilyHandle*>& handles) {
    std::vector<rocksdb::IngestExternalFileArg> all;
    for (std::size_t i = 0; i < family_names.size(); ++i) {
      if (waiting[i].tables.empty()) continue;
      rocksdb::IngestExternalFileArg one;
      one.column_family = handles[i];
      one.external_files = waiting[i].tables;
      one.options.move_files = true;
      one.options.write_global_seqno = false;
      one.options.snapshot_consistency = false;
      all.push_back(std::move(one));
    }
    if (!all.empty()) check(db.IngestExternalFiles(all), "write the graph");
  }
};

GraphWriter::GraphWriter(const std::string& directory, const std::string& graph)
    : parts_(std::make_unique<Parts>()) {
  parts_->directory = directory;
  parts_->graph = graph;
  parts_->is_new = !graph_exists(graph);
  remove_tree(directory);
  parts_->make_directory();
  if (parts_->is_new) return;
  GraphStore before(graph);
  parts_->turn = before.turn() + 1;
  parts_->add_young(before.young());
}

GraphWriter::~GraphWriter() {
  std::error_code ignored;
  std::filesystem::remove_all(parts_->directory, ignored);
}

void GraphWriter::put(Family family, std::string key, std::string value) {
  parts_->add(family, {std::move(key), std::move(value)});
}

void GraphWriter::erase(Family family, std::string key) {
  parts_->add(family, {std::move(key), std::nullopt});
}

void GraphWriter::finish(std::optional<unsigned> most_stacked) {
  auto& parts = *parts_;
  std::string turn;
  append_varint(turn, parts.turn);
  put(Family::Meta, std::string(turn_key), std::move(turn));
  for (auto& waiting : parts.waiting) Parts::settle(waiting.steps);
  bool few = !parts.is_new && parts.tables == 0 && parts.bytes <= most_young_bytes;
  if (few) {
    parts.write_young();
  } else {
    parts.write_tables();
    if (!parts.is_new)
      parts.make_changed(most_stacked ? *most_stacked : most_stacked_in(parts.graph));
  }
  parts.finished = true;
}

void GraphWriter::install() {
  assert(parts_->finished);
  auto& parts = *parts_;
  if (parts.young) {
    parts.young->publish();
  } else if (parts.is_new) {
    parts.add_tables(parts.graph, ~0u);
  } else {
    take_place(parts.made, parts.graph, parts.graph + ".old");
  }
}

void GraphWriter::settle() {
  if (parts_->young) return parts_->young->sync();
  sync_path(std::filesystem::path(parts_->graph).parent_path().string());
  remove_tree(parts_->graph + ".old");
}

}  // namespace netkg::index
