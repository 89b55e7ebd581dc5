// Changes too young to lie in tables of their own: everything since tables were last written,
// in one sorted file, written in place, so that a commit of a page costs one small write to a
// disk and no new file. Two files take turns: while one is being written the other holds.
//
//   YoungWriter writer("/data/store/graph", 7);   // the 7th commit
//   writer.write(steps);                          // readers may go on meanwhile
//   writer.publish();                             // nobody may read
//   Young("/data/store/graph", 6).find(Family::Documents, key)
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/graph_keys.h"

namespace netkg::index {

/// A key and what becomes of it.
struct Step {
  std::string key;
  std::optional<std::string> value;  // nothing: erase
};

/// Together they are written anew with each commit and looked at by each reader: not more than
/// fits a few milliseconds.
inline constexpr std::size_t most_young_bytes = 2 << 20;

class Young {
 public:
  /// None.
  Young();
  /// Those of a later turn than `beyond`, which lies in tables. What a crash left half written
  /// is none. Throws Error{Damaged}.
  Young(const std::string& graph, uint64_t beyond);
  Young(Young&&) noexcept;
  Young& operator=(Young&&) noexcept;
  ~Young();

  /// Counts the commits of a graph; 0: none.
  uint64_t turn() const { return turn_; }
  std::size_t size() const { return offsets_.size(); }

  struct Entry {
    Family family;
    std::string_view key;
    std::optional<std::string_view> value;  // nothing: erased
  };
  /// Ascending by family and key.
  Entry at(std::size_t i) const;
  /// The first entry that does not lie before (family, key).
  std::size_t lower_bound(Family family, std::string_view key) const;
  std::optional<Entry> find(Family family, std::string_view key) const;

 private:
  void find_entries();

  struct Mapping;
  std::unique_ptr<Mapping> mapping_;
  std::string_view body_;
  std::vector<uint32_t> offsets_;
  uint64_t turn_ = 0;
};

class YoungWriter {
 public:
  YoungWriter(const std::string& graph, uint64_t turn);
  ~YoungWriter();

  /// Of each family ascending, every key once.
  void add(Family family, const Step& step);
  /// Writes all but the head, synced. Throws Error{Failed} on a full disk.
  void write();
  /// Makes them the graph's young changes.
  void publish();
  /// Makes that last through a power cut.
  void sync();

 private:
  std::string path_;
  std::string held_;  // the file that counts until publish()
  uint64_t turn_;
  int descriptor_ = -1;
  uint32_t entries_ = 0;
  std::string body_;
};

}  // namespace netkg::index
