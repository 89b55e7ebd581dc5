// The directory of a store and what may lie in it:
//
//   graph/      RocksDB, the truth     graph.new/  built anew, takes its place when it is whole
//   text/       Xapian                 text.new/, text.new.part0/ …  the same
//   graph.add/  tables of a commit     graph.old/, text.old/  on their way out
//   writer.lock  process and host of the writer
//   readers.lock, gate.lock  see lock.h
//   writer.text  says whether the last change of text/ is on the disk
#pragma once

#include <cstdint>
#include <string>

namespace netkg::index {

class Places {
 public:
  explicit Places(std::string root) : root_(std::move(root)) {}

  const std::string& root() const { return root_; }
  std::string graph() const { return root_ + "/graph"; }
  std::string added_graph() const { return root_ + "/graph.add"; }
  std::string old_graph() const { return root_ + "/graph.old"; }
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
  /// Move what was built to its place. What was there is gone to graph.old (text.old); at no
  /// instant is there none.
  void install_graph() const;
  void install_text() const;
  /// Makes what install did last through a power cut and removes what it moved away. Nobody
  /// reads that: readers may go on.
  void settle() const;
  /// Before text/ is changed without being synced, and after it was synced: see
  /// text_is_whole().
  void begin_unsynced_text() const;
  void end_unsynced_text() const;
  /// False when the system has gone down between those two: what lies in text/ may be torn.
  bool text_is_whole() const;
  /// At a writer's end: frees what a failed commit took, and undoes prepare_for_writing() when
  /// nothing was ever stored.
  void tidy(bool made_directory) const;

 private:
  void expect_whole_graph() const;
  std::string text_state() const { return root_ + "/writer.text"; }

  std::string root_;
};

/// Puts `made` in the place of `place`, if there is one; that is then called `old`.
void take_place(const std::string& made, const std::string& place, const std::string& old);

bool exists(const std::string& path);
/// Makes a file, or the names in a directory, last through a power cut.
void sync_path(const std::string& path);
/// Makes all files of a directory last through a power cut.
void sync_tree(const std::string& directory);
void remove_tree(const std::string& directory);
/// Sum of the sizes of the files in a directory.
uint64_t bytes_in(const std::string& directory);

}  // namespace netkg::index
