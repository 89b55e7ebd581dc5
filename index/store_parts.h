// What a Store consists of; shared by store.cc (reading) and store_write.cc.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>

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
  void commit();

  Places places;
  Access access;
  bool made_directory = false;
  std::optional<FileLock> writer_lock;
  std::optional<FileLock> reader_lock;
  mutable std::unique_ptr<Graph> opened_graph;
  mutable std::unique_ptr<TextIndex> opened_text;

  // ---- writing only
  /// Nothing: the text index is missing or damaged, to be built anew.
  std::optional<uint64_t> indexed_generation;
  /// By id, so that numbers do not depend on the order of put(). Nothing: to be removed.
  std::map<DocumentId, std::optional<Staged>> staged;
  std::map<std::string, std::string, std::less<>> staged_meta;  // name -> value, empty: erase

 private:
  void index_document(TextWriter& writer, DocumentNumber number) const;
  /// Each staged document into both stores' changes.
  void apply_staged(Changes& changes, TextWriter& writer) const;
  /// Every stored document that is not staged, for a text index written anew.
  void index_unchanged(TextWriter& writer) const;
  void publish(const Batch& batch, std::unique_ptr<TextWriter> writer, bool new_text,
               uint64_t generation);
  void forget_opened();
};

}  // namespace netkg::index
