// RocksDB behind a narrow interface: get, scan a prefix, write a batch. Knows nothing of what
// the bytes mean, so that another engine can stand behind it.
//
//   GraphWriter writer("/data/store/graph.add", "/data/store/graph");
//   writer.put(Family::Meta, "format", "netkg/7");
//   writer.finish();                                    // readers may go on meanwhile
//   writer.install();                                   // all or nothing; nobody may read
//   GraphStore("/data/store/graph").get(Family::Meta, "format")  -> "netkg/7"
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/graph_keys.h"
#include "index/young.h"

namespace netkg::index {

/// Where puts and erasures go. In any order; the last one for a key counts.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void put(Family family, std::string key, std::string value) = 0;
  virtual void erase(Family family, std::string key) = 0;
};

/// A store opened for reading: it sees what was installed before. Files must not be deleted
/// beneath it, which is what index/lock.h is for. For one thread at a time.
class GraphStore {
 public:
  /// Throws Error: Damaged, Unreadable, Failed.
  explicit GraphStore(const std::string& directory);
  ~GraphStore();

  using See = std::function<void(std::string_view value)>;
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;

  /// Shows the value to `see`, uncopied; false when there is none. `see` must not read from the
  /// same family.
  bool read(Family family, std::string_view key, const See& see) const;
  std::optional<std::string> get(Family family, std::string_view key) const;
  /// Calls `visit` for every key that begins with `prefix`, ascending, until it returns false.
  /// Both views last until it returns.
  void scan(Family family, std::string_view prefix, const Visit& visit) const;

  /// Reads every block of every file against its checksum. Throws Error{Damaged}.
  void check_files() const;

  /// For GraphWriter: what has been installed so far, counted, and what of it lies in no table.
  uint64_t turn() const;
  const Young& young() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// True when there is a RocksDB in `directory`.
bool graph_exists(const std::string& directory);

/// Gathers changes and makes them part of a graph in one step: few as its young changes, many
/// as sorted tables, which are made in a directory of their own, a bounded part of them in
/// memory. Not installed: nothing has happened.
class GraphWriter : public Sink {
 public:
  /// For the graph in `graph`, made when it is missing. `directory` is made; what is there is
  /// removed.
  GraphWriter(const std::string& directory, const std::string& graph);
  ~GraphWriter() override;

  void put(Family family, std::string key, std::string value) override;
  void erase(Family family, std::string key) override;
  /// Writes out what waits in memory; readers may go on. Of tables that lie upon each other
  /// more than `most_stacked` are merged; nothing: as it fits the graph's size. Throws
  /// Error{Failed} on a full disk.
  void finish(std::optional<unsigned> most_stacked = {});
  /// After finish(). The graph is changed at once or not at all. Nobody may have it open.
  void install();
  /// Makes what install() did to a graph that was there last through a power cut; readers may
  /// go on. One that was made is synced as a whole (sync_tree).
  void settle();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace netkg::index
