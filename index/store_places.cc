// Making, checking and moving of the store's directories.
#include "index/store_places.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "index/graph_store.h"
#include "index/lock.h"
#include "model/error.h"

namespace netkg::index {

namespace files = std::filesystem;

namespace {

constexpr std::array<std::string_view, 7> our_names{
    "graph", "graph.new", "text", "text.new", "text.old", writer_lock_name, readers_lock_name};

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
    if (std::find(our_names.begin(), our_names.end(), name) == our_names.end()) return false;
  }
  check(error, "read " + directory);
  return true;
}

/// Makes a rename last through a power cut.
void sync_directory(const std::string& directory) {
  int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

void move(const std::string& from, const std::string& to) {
  std::error_code error;
  files::rename(from, to, error);
  check(error, "move " + from + " to " + to);
}

void remove_tree(const std::string& directory) {
  std::error_code error;
  files::remove_all(directory, error);
  check(error, "remove " + directory);
}

}  // namespace

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
  throw Error(ErrorKind::Damaged, "the store " + root_ + " is damaged: its graph is incomplete",
              "make the store anew: netkg ingest PATH --db NEW-DIR");
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
  remove_tree(new_graph());
  remove_tree(new_text());
  remove_tree(old_text());
}

void Places::install_graph() const {
  move(new_graph(), graph());
  sync_directory(root_);
}

void Places::install_text() const {
  if (exists(text())) move(text(), old_text());
  move(new_text(), text());
  sync_directory(root_);
  remove_tree(old_text());
}

void Places::tidy(bool made_directory) const {
  std::error_code ignored;  // there may be an Error on its way
  for (const auto& path : {new_graph(), new_text()}) files::remove_all(path, ignored);
  if (graph_exists(graph())) return;
  files::remove(root_ + "/" + readers_lock_name, ignored);
  files::remove(root_ + "/" + writer_lock_name, ignored);
  if (made_directory) files::remove(root_, ignored);
}

}  // namespace netkg::index
