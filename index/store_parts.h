// What a Store consists of; shared by store.cc (reading), store_write.cc (commits),
// store_build.cc (building anew) and verify.cc.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "index/changes.h"
#include "index/graph.h"
#include "index/lock.h"
#include "index/staged.h"
#include "index/store.h"
#include "index/store_places.h"
#include "index/text_index.h"

namespace netkg::index {

/// How long a commit waits for readers to finish.
inline constexpr std::chrono::seconds reader_patience{30};
inline constexpr uint32_t versions_kept = 3;

/// Threads that index text in a build.
unsigned text_threads();

/// A store on its way, beside its place.
struct Build {
  /// `threads` index text.
  Build(const Places& places, const Graph& before, unsigned threads);

  /// A document that the build does not hold yet.
  void add(Staged staged, const History& history);

  GraphWriter writer;
  Graph nothing;
  Changes changes;
  TextBuild text;
  /// Hashes of what is in: id -> page and stamp.
  struct Known {
    uint64_t page = 0;
    uint64_t stamp = 0;
  };
  std::unordered_map<uint64_t, Known> known;
  bool replaces = false;  // there is a store that this one takes the place of
  bool broken = false;    // something was half added: it cannot be published
};

struct Store::Parts {
  Parts(std::string path, Access wanted) : places(std::move(path)), access(wanted) {}
  ~Parts();

  /// Opened when first needed, and again after a commit.
  const Graph& graph() const;
  const TextIndex& text() const;

  void open_for_reading();
  void open_for_writing();

  /// Brings the text index to the graph's generation.
  void catch_up_text();
  void build_text();
  void commit();
  void begin_build();
  PutResult put_built(Staged staged);
  void compact();
  void publish_whole();
  /// The earlier texts of a page once `record` is its current one.
  History history_of(const DocumentRecord& record) const;
  /// Every document with its passages, for the text index.
  void each_indexed(const Numbers& numbers,
                    const std::function<void(DocumentNumber, std::vector<TextPassage>,
                                             std::shared_ptr<const void>)>& see) const;

  Places places;
  Access access;
  bool made_directory = false;
  std::function<void(const std::string&)> tell;
  std::optional<FileLock> writer_lock;
  std::optional<FileLock> reader_lock;
  mutable std::unique_ptr<Graph> opened_graph;
  mutable std::unique_ptr<TextIndex> opened_text;

  // ---- writing only
  uint32_t keep = versions_kept;
  /// Nothing: the text index is missing or damaged, to be built anew.
  std::optional<uint64_t> indexed_generation;
  /// By id; in the order of put(), which gives new documents their numbers. Nothing: to be
  /// removed.
  struct Waiting {
    std::size_t turn = 0;
    std::optional<Staged> document;
  };
  std::map<DocumentId, Waiting> staged;
  std::map<std::string, std::string, std::less<>> staged_meta;  // name -> value, empty: erase
  std::unique_ptr<Build> build;

 private:
  /// Each staged document into both stores' changes.
  void apply_staged(Changes& changes, TextWriter& writer) const;
  void commit_staged();
  void put_meta(Sink& sink) const;
  void publish_build();
  void forget_opened();
  /// After a commit, when readers may go on.
  void sync_text() const;
};

/// The sentence for a text index of another generation than the graph's.
extern const char* const text_behind;

}  // namespace netkg::index
