// The directory of a store and what may lie in it:
//
//   graph/         RocksDB, the truth        graph.new/  a first build, renamed when it is
//   whole text/          Xapian                    text.new/   the same; text.old/ while they
//   change places writer.lock    process and host          readers.lock
#pragma once

#include <cstdint>
#include <string>

namespace netkg::index {

class Places {
 public:
  explicit Places(std::string root) : root_(std::move(root)) {}

  const std::string& root() const { return root_; }
  std::string graph() const { return root_ + "/graph"; }
  std::string new_graph() const { return root_ + "/graph.new"; }
  std::string text() const { return root_ + "/text"; }
  std::string new_text() const { return root_ + "/text.new"; }
  std::string old_text() const { return root_ + "/text.old"; }

  /// Throws Error{NoStore}, or Error{Damaged} when only parts of a store are there.
  void expect_store() const;
  /// Makes the directory when it is missing; true when it did. Throws Error{NoStore} rather
  /// than write into a directory that holds anything but a store.
  bool prepare_for_writing() const;
  /// What a writer that died may have left. Only for who holds the writer's lock.
  void remove_leftovers() const;
  /// Moves a finished first build to its place, synced.
  void install_graph() const;
  /// Moves a finished text index to its place and removes the one there.
  void install_text() const;
  /// At a writer's end: frees what a failed commit took, and undoes prepare_for_writing() when
  /// nothing was ever stored.
  void tidy(bool made_directory) const;

 private:
  void expect_whole_graph() const;

  std::string root_;
};

bool exists(const std::string& path);
/// Sum of the sizes of the files in a directory.
uint64_t bytes_in(const std::string& directory);

}  // namespace netkg::index
