// Finding and reading pages.
#include "cli/pages.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "cli/output.h"
#include "ingest/extract.h"
#include "ingest/reader.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorKind;

constexpr std::array<std::string_view, 3> text_extensions{".txt", ".md", ".markdown"};
constexpr std::size_t max_page_bytes = ingest::max_document_bytes;
constexpr std::size_t max_sidecar_bytes = 64u << 10;

Error unreadable(const std::string& path, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::Unreadable, path + " " + why, hint);
}

Error not_opened(const std::string& path, int error) {
  auto hint = error == ENOENT   ? "check the path"
              : error == EACCES ? "make it readable for this user"
                                : "";
  return Error(ErrorKind::Unreadable,
               fmt::format("cannot read {}: {}", path, std::strerror(error)), hint);
}

/// A file descriptor that closes itself.
struct Handle {
  int number = -1;
  explicit Handle(int opened) : number(opened) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (number > STDIN_FILENO) close(number);
  }
};

/// Reads to the end, but never more than `most` bytes; a file may grow, a pipe has no size.
std::string read_all(int handle, const std::string& path, std::size_t most) {
  std::string bytes;
  constexpr std::size_t step = 1u << 16;
  while (true) {
    auto used = bytes.size();
    bytes.resize(used + step);
    ssize_t size = 0;
    do size = read(handle, bytes.data() + used, step);
    while (size < 0 && errno == EINTR);
    if (size < 0) throw not_opened(path, errno);
    bytes.resize(used + static_cast<std::size_t>(size));
    if (size == 0) return bytes;
    if (bytes.size() > most)
      throw unreadable(path, fmt::format("is larger than {} MiB", most >> 20),
                       "split it into one file a page");
  }
}

std::string_view kind_of(mode_t mode) {
  return S_ISDIR(mode)    ? "a directory"
         : S_ISFIFO(mode) ? "a named pipe"
         : S_ISSOCK(mode) ? "a socket"
         : S_ISCHR(mode)  ? "a device"
         : S_ISBLK(mode)  ? "a device"
                          : "no regular file";
}

/// Checks kind and size before reading, so that neither a pipe nor a huge file is a trap.
std::string read_file(const std::string& path, std::size_t most) {
  Handle handle(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (handle.number < 0) throw not_opened(path, errno);
  struct stat facts {};
  if (fstat(handle.number, &facts) != 0) throw not_opened(path, errno);
  if (!S_ISREG(facts.st_mode))
    throw unreadable(path, fmt::format("is {}, not a page", kind_of(facts.st_mode)),
                     "write its text to a file, or pipe it in and name it \"-\"");
  if (static_cast<std::size_t>(facts.st_size) > most)
    throw unreadable(path, fmt::format("is larger than {} MiB", most >> 20),
                     "split it into one file a page");
  return read_all(handle.number, path, most);
}

std::string extension(const fs::path& path) {
  auto text = path.extension().string();
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool is_text_name(const fs::path& path) {
  return std::find(text_extensions.begin(), text_extensions.end(), extension(path)) !=
         text_extensions.end();
}

/// A walk below one or several directories.
class Walk {
 public:
  explicit Walk(FoundPages& found) : found_(found) {}

  void directory(const fs::path& path, const fs::path& relative) {
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) return fail(path, errno);
    auto identity = std::pair(facts.st_dev, facts.st_ino);
    if (std::find(above_.begin(), above_.end(), identity) != above_.end())
      return found_.notes.push_back(path.string() + ": links back to a folder above it");
    if (!seen_.insert(identity).second) return;
    above_.push_back(identity);
    for (const auto& name : names_in(path)) entry(path / name, relative / name);
    above_.pop_back();
  }

 private:
  std::vector<std::string> names_in(const fs::path& path) {
    std::vector<std::string> names;
    std::error_code trouble;
    fs::directory_iterator entries(path, trouble);
    for (; !trouble && entries != fs::directory_iterator(); entries.increment(trouble))
      names.push_back(entries->path().filename().string());
    if (trouble) fail(path, trouble.value());
    std::sort(names.begin(), names.end());
    return names;
  }

  void entry(const fs::path& path, const fs::path& relative) {
    auto name = path.filename().string();
    if (name.starts_with('.') || ingest::is_sidecar(name)) return;
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) {
      if (errno == ELOOP) return found_.notes.push_back(path.string() + ": links to itself");
      return fail(path, errno);  // a dangling link, or gone since
    }
    if (S_ISDIR(facts.st_mode)) return directory(path, relative);
    if (!S_ISREG(facts.st_mode) || !is_text_name(path)) {
      ++found_.other[S_ISREG(facts.st_mode) ? extension(path)
                                            : std::string(kind_of(facts.st_mode))];
      return;
    }
    found_.pages.push_back({path.string(), relative.string()});
  }

  void fail(const fs::path& path, int error) {
    found_.failures.push_back(failure_of(path.string(), not_opened(path.string(), error)));
  }

  FoundPages& found_;
  std::set<std::pair<dev_t, ino_t>> seen_;
  std::vector<std::pair<dev_t, ino_t>> above_;
};

bool is_blank_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

/// What the sidecar beside a page says; nothing when there is none.
ingest::Metadata sidecar_of(const std::string& path) {
  auto stem = fs::path(path).replace_extension().string();
  for (const auto& base : {path, stem})  // page.txt.meta.yaml before page.meta.yaml
    for (std::string_view ending : {".meta.yaml", ".meta.yml", ".meta.json"}) {
      auto sidecar = base + std::string(ending);
      struct stat facts {};
      if (stat(sidecar.c_str(), &facts) != 0) continue;
      return ingest::read_metadata(read_file(sidecar, max_sidecar_bytes), sidecar);
    }
  return {};
}

}  // namespace

FoundPages find_pages(const std::vector<std::string>& arguments) {
  FoundPages found;
  Walk walk(found);
  for (const auto& argument : arguments) {
    struct stat facts {};
    if (argument == "-") {
      found.pages.push_back({"-", "stdin"});
    } else if (stat(argument.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode)) {
      walk.directory(argument, {});
    } else {  // what is wrong with a file shows when it is read
      found.pages.push_back({argument, fs::path(argument).filename().string()});
    }
  }
  return found;
}

std::string read_input(const std::string& path, std::size_t most) {
  return path == "-" ? read_all(STDIN_FILENO, "standard input", most) : read_file(path, most);
}

Page read_page(const PagePath& path, const vocabulary::Vocabulary& vocabulary) {
  auto standard_input = path.path == "-";
  auto name = standard_input ? std::string("standard input") : path.path;
  if (!standard_input && ingest::is_sidecar(fs::path(path.path).filename().string()))
    throw unreadable(name, "describes a page, it is none", "name the page beside it");
  auto bytes = read_input(path.path, max_page_bytes);
  if (bytes.empty())
    throw unreadable(name, "is empty", "remove it or put the page's text into it");
  auto metadata = standard_input ? ingest::Metadata{} : sidecar_of(path.path);
  Page page;
  page.document =
      ingest::read_document(bytes, {path.path, path.relative}, metadata, vocabulary);
  if (is_blank_text(page.document.text))
    throw unreadable(name, "holds no text", "remove it or put the page's text into it");
  page.stamp = {page.document.sha256, metadata.hash(), std::string(vocabulary.hash()),
                ingest::extractor_version};
  return page;
}

Failure failure_of(const std::string& source, const std::exception& trouble) {
  const auto* error = dynamic_cast<const Error*>(&trouble);
  return {source, trouble.what(), error ? error->hint : std::string()};
}

void tell(const Failure& failure) {
  fmt::print(stderr, "netkg: {}\n", clean(failure.error));
  if (!failure.hint.empty()) fmt::print(stderr, "hint: {}\n", failure.hint);
}

}  // namespace netkg::cli
