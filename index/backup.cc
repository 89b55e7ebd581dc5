// Copying of stores, file by file.
#include "index/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

#include "index/lock.h"
#include "index/store_parts.h"
#include "index/trouble.h"

namespace netkg::index {

namespace files = std::filesystem;

namespace {

constexpr const char* contents_name = "CONTENTS";
constexpr std::string_view magic = "netkg-backup ";

/// An open file, closed at the end. Once open it is read whatever becomes of its name.
class File {
 public:
  File(const std::string& path, int flags) : path_(path) {
    descriptor_ = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail("open");
  }
  File(File&& other) noexcept : path_(std::move(other.path_)), descriptor_(other.descriptor_) {
    other.descriptor_ = -1;
  }
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  std::size_t read(char* to, std::size_t size) {
    auto got = ::read(descriptor_, to, size);
    if (got < 0) fail("read");
    return static_cast<std::size_t>(got);
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      auto put = ::write(descriptor_, bytes.data(), bytes.size());
      if (put < 0) fail("write");
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
  }
  void sync() {
    if (::fsync(descriptor_) != 0) fail("write");
  }

 private:
  [[noreturn]] void fail(const char* doing) const {
    throw Error(ErrorKind::Failed,
                std::string("cannot ") + doing + " " + path_ + ": " + std::strerror(errno),
                errno == ENOSPC ? "free some disk space" : "check the disk and permissions");
  }
  std::string path_;
  int descriptor_ = -1;
};

/// Hash of a stream: the hashes of its pieces, hashed.
class StreamHash {
 public:
  void add(std::string_view piece) { whole_ += short_hash(piece); }
  std::string value() const { return short_hash(whole_); }

 private:
  std::string whole_;
};

struct Entry {
  uint64_t bytes = 0;
  std::string hash;
  std::string name;  // "graph/000012.sst"
};

constexpr std::size_t piece_bytes = 1 << 20;

/// Copies, or with an empty `to` only hashes.
Entry copy_file(File& from, const std::string& to, const std::string& name) {
  std::vector<char> piece(piece_bytes);
  StreamHash hash;
  Entry entry{.bytes = 0, .hash = "", .name = name};
  std::optional<File> out;
  if (!to.empty()) out.emplace(to, O_WRONLY | O_CREAT | O_EXCL);
  while (true) {
    std::size_t size = 0;  // whole pieces, however reads are cut: the hash depends on it
    while (size < piece.size()) {
      auto got = from.read(piece.data() + size, piece.size() - size);
      if (got == 0) break;
      size += got;
    }
    if (size == 0) break;
    std::string_view bytes(piece.data(), size);
    hash.add(bytes);
    entry.bytes += size;
    if (out) out->write(bytes);
  }
  if (out) out->sync();
  entry.hash = hash.value();
  return entry;
}

std::vector<std::string> names_in(const std::string& directory) {
  std::vector<std::string> names;
  for (const auto& file : files::directory_iterator(directory))
    if (file.is_regular_file()) names.push_back(file.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

bool is_table(const std::string& name) { return name.ends_with(".sst"); }
/// Locks, and what RocksDB writes for people or is about to rename.
bool is_passing(const std::string& name) {
  return name == "LOCK" || name == "flintlock" || name.starts_with("OPTIONS") ||
         name.ends_with(".dbtmp");
}

Copied sum_of(const std::vector<Entry>& entries) {
  Copied copied;
  for (const auto& entry : entries) ++copied.files, copied.bytes += entry.bytes;
  return copied;
}

void write_contents(const std::string& directory, const std::vector<Entry>& entries) {
  std::ostringstream text;
  text << magic << format_version << "\n";
  for (const auto& entry : entries)
    text << entry.bytes << " " << entry.hash << " " << entry.name << "\n";
  File file(directory + "/" + contents_name, O_WRONLY | O_CREAT | O_EXCL);
  file.write(text.str());
  file.sync();
}

[[noreturn]] void no_backup(const std::string& directory, const std::string& why) {
  throw Error(ErrorKind::Usage, directory + " is no backup: " + why,
              "name a directory made by: netkg backup DIRECTORY");
}

/// Names that stay inside the backup: "graph/NAME" and "text/NAME".
bool is_proper(const std::string& name) {
  auto slash = name.find('/');
  if (slash == std::string::npos) return false;
  auto folder = name.substr(0, slash), rest = name.substr(slash + 1);
  return (folder == "graph" || folder == "text") && !rest.empty() && rest != "." &&
         rest != ".." && rest.find('/') == std::string::npos;
}

std::vector<Entry> read_contents(const std::string& directory) {
  std::ifstream file(directory + "/" + contents_name);
  std::string line;
  if (!std::getline(file, line) || !line.starts_with(magic))
    no_backup(directory, std::string("it has no ") + contents_name);
  if (line != std::string(magic) + std::to_string(format_version)) {
    throw Error(ErrorKind::TooNew, directory + " was made by another version of netkg",
                "restore it with that version");
  }
  std::vector<Entry> entries;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    Entry entry;
    if (!(words >> entry.bytes >> entry.hash >> entry.name) || !is_proper(entry.name))
      no_backup(directory, "its CONTENTS are unreadable");
    entries.push_back(std::move(entry));
  }
  return entries;
}

void make_folders(const std::string& to) {
  std::error_code error;
  if (files::exists(to, error) && !files::is_empty(to, error)) {
    throw Error(ErrorKind::Usage, to + " is not empty", "name a new or empty directory");
  }
  for (const auto* name : {"/graph", "/text"}) files::create_directories(to + name, error);
  if (error) {
    throw Error(ErrorKind::Failed, "cannot make " + to + ": " + error.message(),
                "check the disk and permissions");
  }
}

/// Under the readers' lock: small files and the text index, which is changed in place, are
/// copied; tables never change, they are only opened.
std::vector<std::pair<std::string, File>> copy_locked(const Places& places,
                                                      const std::string& to,
                                                      std::vector<Entry>& entries) {
  auto lock = lock_for_reading(places.root());
  std::vector<std::pair<std::string, File>> tables;
  // Tables may be merged meanwhile: none goes, and the list of tables is copied before they are
  // looked for, so that all that it names are there.
  auto copy = [&](const std::string& folder, const std::string& from) {
    for (bool want_tables : {false, true}) {
      for (const auto& file : names_in(from)) {
        if (is_passing(file) || is_table(file) != want_tables) continue;
        File open(from + "/" + file, O_RDONLY);
        auto name = folder + "/" + file;
        if (want_tables) {
          tables.emplace_back(name, std::move(open));
        } else {
          entries.push_back(copy_file(open, to + "/" + name, name));
        }
      }
    }
  };
  copy("graph", places.graph());
  if (exists(places.text())) copy("text", places.text());
  return tables;
}

void check_entries(const std::string& from, const std::vector<Entry>& entries) {
  for (const auto& entry : entries) {
    File file(from + "/" + entry.name, O_RDONLY);
    auto found = copy_file(file, "", entry.name);
    if (found.bytes != entry.bytes || found.hash != entry.hash) {
      throw Error(ErrorKind::Damaged,
                  "the backup " + from + " is damaged: " + entry.name + " has changed",
                  "restore another backup");
    }
  }
}

}  // namespace

Copied back_up(const std::string& store, const std::string& to) {
  Places places(store);
  places.expect_store();
  make_folders(to);
  try {
    std::vector<Entry> entries;
    auto tables = copy_locked(places, to, entries);
    for (auto& [name, file] : tables) entries.push_back(copy_file(file, to + "/" + name, name));
    write_contents(to, entries);
    sync_tree(to);
    return sum_of(entries);
  } catch (...) {
    std::error_code ignored;
    for (const auto* name : {"/graph", "/text", "/CONTENTS"})
      files::remove_all(to + name, ignored);
    throw;
  }
}

Copied restore(const std::string& from, const std::string& store, bool replace) {
  auto entries = read_contents(from);
  check_entries(from, entries);
  Places places(store);
  if (!replace && graph_exists(places.graph())) {
    throw Error(ErrorKind::Usage, "there is a store at " + store + " already",
                "name a new directory with --db, or add --replace");
  }
  bool made = replace && exists(places.graph()) ? false : places.prepare_for_writing();
  auto writer = lock_writer(store);
  places.remove_leftovers();
  try {
    files::create_directories(places.new_graph());
    files::create_directories(places.new_text());
    for (const auto& entry : entries) {
      File file(from + "/" + entry.name, O_RDONLY);
      auto slash = entry.name.find('/');
      auto folder =
          entry.name.substr(0, slash) == "graph" ? places.new_graph() : places.new_text();
      copy_file(file, folder + entry.name.substr(slash), entry.name);
    }
    sync_tree(places.new_graph());
    sync_tree(places.new_text());
  } catch (...) {
    places.tidy(made);
    throw;
  }
  auto lock = lock_for_publishing(store, reader_patience);
  remove_tree(places.text());  // of another history: its generation would say nothing
  places.install_graph();
  places.install_text();
  places.settle();
  places.end_unsynced_text();
  return sum_of(entries);
}

}  // namespace netkg::index
