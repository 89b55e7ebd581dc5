// Making, checking and moving of the store's directories.
#include "index/store_places.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "index/graph_store.h"
#include "index/lock.h"
#include "model/error.h"

namespace netkg::index {

namespace files = std::filesystem;

namespace {

/// Beginnings of the names of what a store may hold.
constexpr std::array<std::string_view, 6> our_names{
    "graph", "text", writer_lock_name, readers_lock_name, gate_lock_name, "writer.text"};

void check(const std::error_code& error, const std::string& doing) {
  if (!error) return;
  auto denied =
      error == std::errc::permission_denied || error == std::errc::read_only_file_system;
  throw Error(denied ? ErrorKind::Unreadable : ErrorKind::Failed,
              "cannot " + doing + ": " + error.message(),
              "check the disk and the permissions of the store");
}

/// True when the directory holds nothing but what a store may hold.
bool only_ours(const std::string& directory) {
  std::error_code error;
  for (files::directory_iterator at(directory, error), end; !error && at != end;
       at.increment(error)) {
    auto name = at->path().filename().string();
    bool ours = std::any_of(our_names.begin(), our_names.end(), [&](std::string_view known) {
      return name == known || name.starts_with(std::string(known) + ".");
    });
    if (!ours) return false;
  }
  check(error, "read " + directory);
  return true;
}

void begin_sync(const std::string& path) {
  int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
  ::close(descriptor);
}

void move(const std::string& from, const std::string& to) {
  std::error_code error;
  files::rename(from, to, error);
  check(error, "move " + from + " to " + to);
}

/// Another one after each start of the system.
std::string boot_id() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  std::getline(file, id);
  return id;
}

constexpr std::size_t state_bytes = 64;

/// Bytes that are there already are overwritten: that is the cheapest way to the disk.
void write_state(const std::string& path, std::string state, bool sync) {
  state.resize(state_bytes, ' ');
  bool is_new = !exists(path);
  int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  auto put = descriptor < 0 ? -1 : ::pwrite(descriptor, state.data(), state.size(), 0);
  bool failed =
      put != static_cast<ssize_t>(state.size()) || (sync && ::fdatasync(descriptor) != 0);
  auto trouble = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (failed)
    check({put < 0 || sync ? trouble : ENOSPC, std::generic_category()}, "write " + path);
  if (is_new && sync) sync_path(files::path(path).parent_path().string());
}

}  // namespace

void sync_path(const std::string& path) {
  int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  auto failed = ::fsync(descriptor) != 0;
  ::close(descriptor);
  if (failed) check({errno, std::generic_category()}, "write " + path);
}

/// Where the system can, both change names in one step; elsewhere a crash in between leaves
/// `old`, which the next writer moves back.
void take_place(const std::string& made, const std::string& place, const std::string& old) {
  remove_tree(old);
  if (!exists(place)) {
    move(made, place);
  } else if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) ==
             0) {
    move(made, old);
  } else {
    move(place, old);
    move(made, place);
  }
}

void remove_tree(const std::string& directory) {
  std::error_code error;
  files::remove_all(directory, error);
  check(error, "remove " + directory);
}

/// All files are on their way before the first is waited for: the disk's journal is then
/// written once, not once a file.
void sync_tree(const std::string& directory) {
  std::error_code error;
  std::vector<std::string> paths;
  for (files::recursive_directory_iterator at(directory, error), end; !error && at != end;
       at.increment(error))
    paths.push_back(at->path().string());
  check(error, "read " + directory);
  for (const auto& path : paths) begin_sync(path);
  for (const auto& path : paths) sync_path(path);
  sync_path(directory);
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return files::exists(path, ignored);
}

uint64_t bytes_in(const std::string& directory) {
  uint64_t sum = 0;
  std::error_code ignored;
  for (files::directory_iterator at(directory, ignored), end; !ignored && at != end;
       at.increment(ignored)) {
    std::error_code missing;
    auto size = at->file_size(missing);
    if (!missing) sum += size;
  }
  return sum;
}

void Places::expect_whole_graph() const {
  if (graph_exists(graph()) || !exists(graph())) return;
  if (!exists(root_ + "/" + readers_lock_name)) return;  // somebody else's directory
  throw Error(
      ErrorKind::Damaged, "the store " + root_ + " is damaged: its graph is incomplete",
      "put a copy back: netkg restore BACKUP --replace, or read the pages again into a new "
      "store: netkg ingest PATH --db NEW-DIR");
}

void Places::expect_store() const {
  if (graph_exists(graph())) return;
  expect_whole_graph();
  throw Error(ErrorKind::NoStore, "no store at " + root_,
              "make one with: netkg ingest PATH --db " + root_);
}

bool Places::prepare_for_writing() const {
  std::error_code error;
  auto made = files::create_directories(root_, error);
  check(error, "make the store " + root_);
  if (made || graph_exists(graph())) return made;
  expect_whole_graph();
  if (exists(graph()) || !only_ours(root_)) {
    throw Error(ErrorKind::NoStore, root_ + " is not empty and is not a netkg store",
                "name a new or empty directory with --db");
  }
  return false;
}

void Places::remove_leftovers() const {
  if (!graph_exists(graph()) && graph_exists(old_graph())) move(old_graph(), graph());
  std::error_code error;
  std::vector<std::string> leftovers;
  for (files::directory_iterator at(root_, error), end; !error && at != end;
       at.increment(error)) {
    auto name = at->path().filename().string();
    if (name.starts_with("graph.") || name.starts_with("text."))
      leftovers.push_back(at->path().string());
  }
  check(error, "read " + root_);
  for (const auto& path : leftovers) remove_tree(path);
}

void Places::install_graph() const { take_place(new_graph(), graph(), old_graph()); }
void Places::install_text() const { take_place(new_text(), text(), old_text()); }

void Places::settle() const {
  sync_path(root_);
  remove_tree(old_graph());
  remove_tree(old_text());
}

void Places::begin_unsynced_text() const { write_state(text_state(), boot_id(), true); }
void Places::end_unsynced_text() const { write_state(text_state(), "synced", false); }

bool Places::text_is_whole() const {
  std::ifstream file(text_state());
  std::string state;
  if (!(file >> state) || state == "synced") return true;
  return state == boot_id();  // the system still holds what a writer that died has written
}

void Places::tidy(bool made_directory) const {
  std::error_code ignored;  // there may be an Error on its way
  for (const auto& path : {new_graph(), added_graph(), new_text()})
    files::remove_all(path, ignored);
  if (graph_exists(graph())) return;
  files::remove(root_ + "/" + gate_lock_name, ignored);
  files::remove(root_ + "/" + readers_lock_name, ignored);
  files::remove(root_ + "/" + writer_lock_name, ignored);
  files::remove(text_state(), ignored);
  if (made_directory) files::remove(root_, ignored);
}

}  // namespace netkg::index
