// RocksDB behind a narrow interface: get, scan a prefix, commit a batch. Knows nothing of what
// the bytes mean.
//
//   Batch batch;
//   batch.put(Family::Meta, "format", "netkg/1");
//   commit_batch("/data/store/graph", batch, Durability::Incremental);
//   GraphStore graph("/data/store/graph");
//   graph.get(Family::Meta, "format")  -> "netkg/1"
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/graph_keys.h"

namespace netkg::index {

/// Puts and erasures, applied in order and all together.
class Batch {
 public:
  struct Step {
    Family family;
    std::string key;
    std::optional<std::string> value;  // nothing: erase
  };

  void put(Family family, std::string key, std::string value) {
    steps_.push_back({family, std::move(key), std::move(value)});
  }
  void erase(Family family, std::string key) {
    steps_.push_back({family, std::move(key), std::nullopt});
  }
  const std::vector<Step>& steps() const { return steps_; }

 private:
  std::vector<Step> steps_;
};

/// A store opened for reading: it sees what was committed before. Files must not be deleted
/// beneath it, which is what index/lock.h is for.
class GraphStore {
 public:
  /// Throws Error: Damaged, Unreadable, Failed.
  explicit GraphStore(const std::string& directory);
  ~GraphStore();

  std::optional<std::string> get(Family family, std::string_view key) const;
  /// In the order of `keys`.
  std::vector<std::optional<std::string>> get(Family family,
                                              const std::vector<std::string>& keys) const;
  /// Calls `visit` for every key that begins with `prefix`, ascending, until it returns false.
  /// Both views last until it returns.
  void scan(
      Family family, std::string_view prefix,
      const std::function<bool(std::string_view key, std::string_view value)>& visit) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// True when there is a RocksDB in `directory`.
bool graph_exists(const std::string& directory);

enum class Durability {
  Incremental,  // write-ahead log, synced: all or nothing whatever happens
  Build,        // no log: a directory that is thrown away unless everything succeeds
};

/// Writes the batch, makes the store when it is missing, and leaves it without a log to replay.
/// Nobody may have the store open: old files are deleted here and only here.
void commit_batch(const std::string& directory, const Batch& batch, Durability durability);

}  // namespace netkg::index
