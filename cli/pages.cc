// Finding and reading pages.
#include "cli/pages.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "cli/archive.h"
#include "cli/ignore.h"
#include "cli/output.h"
#include "ingest/extract.h"
#include "ingest/formats.h"
#include "ingest/reader.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorKind;

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

/// Below a folder XML and JSON are mostly no pages; their beginning tells.
bool is_page_file(const fs::path& path) {
  if (!ingest::has_page_extension(path.filename().string())) return false;
  auto ending = extension(path);
  if (ending != ".xml" && ending != ".nxml" && ending != ".json") return true;
  constexpr std::size_t probe = 1u << 16;
  Handle handle(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  std::string head(probe, '\0');
  auto size = handle.number < 0 ? -1 : read(handle.number, head.data(), probe);
  if (size < 0) return true;  // reading it says what is wrong
  head.resize(static_cast<std::size_t>(size));
  return ingest::begins_like_page(head, path.string());
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
    auto rules = (path / ignore_file).string();
    bool has_rules = stat(rules.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
    if (has_rules) ignored_.push_back({path, IgnoreRules(read_file(rules, max_sidecar_bytes))});
    for (const auto& name : names_in(path)) entry(path / name, relative / name);
    if (has_rules) ignored_.pop_back();
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
    if (is_ignored(path, S_ISDIR(facts.st_mode))) return;
    if (S_ISDIR(facts.st_mode)) return directory(path, relative);
    const bool archive = S_ISREG(facts.st_mode) && is_archive_name(name);
    if (!S_ISREG(facts.st_mode) || (!archive && !is_page_file(path))) {
      ++found_.other[S_ISREG(facts.st_mode) ? extension(path)
                                            : std::string(kind_of(facts.st_mode))];
      return;
    }
    found_.pages.push_back({path.string(), relative.string(), archive});
  }

  /// The rules of the nearest folder that speak of it decide.
  bool is_ignored(const fs::path& path, bool is_folder) const {
    for (auto at = ignored_.rbegin(); at != ignored_.rend(); ++at) {
      auto below = path.string().substr(at->folder.string().size());
      while (below.starts_with('/')) below.erase(0, 1);
      auto verdict = at->rules.verdict(below, is_folder);
      if (verdict != IgnoreRules::Verdict::NotSaid)
        return verdict == IgnoreRules::Verdict::LeftOut;
    }
    return false;
  }

  void fail(const fs::path& path, int error) {
    found_.failures.push_back(failure_of(path.string(), not_opened(path.string(), error)));
  }

  struct Ignored {
    fs::path folder;
    IgnoreRules rules;
  };

  FoundPages& found_;
  std::vector<Ignored> ignored_;
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

/// The files that "pages/*.html" means, when no file has that very name.
std::vector<std::string> expanded(const std::string& argument) {
  struct stat facts {};
  if (argument.find_first_of("*?[") == argument.npos || stat(argument.c_str(), &facts) == 0)
    return {argument};
  glob_t found{};
  std::vector<std::string> paths;
  if (glob(argument.c_str(), 0, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  return paths.empty() ? std::vector{argument} : paths;
}

/// One path a line; blank lines are nothing.
std::vector<std::string> lines_of_list(const std::string& list) {
  constexpr std::size_t max_list_bytes = 256u << 20;
  auto text = list == "-" ? read_all(STDIN_FILENO, "standard input", max_list_bytes)
                          : read_file(list, max_list_bytes);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

/// Pages and sidecars; hidden files and what no reader knows are passed over.
bool is_wanted_member(std::string_view inside) {
  auto name = inside.substr(inside.find_last_of('/') + 1);
  if (name.empty() || name.starts_with('.') || inside.starts_with("__MACOSX/")) return false;
  return ingest::is_sidecar(name) || ingest::has_page_extension(name);
}

/// "uk/page.txt" -> "uk/page"
std::string stem_of(std::string_view inside) {
  for (std::string_view ending : {".meta.yaml", ".meta.yml", ".meta.json"})
    if (inside.ends_with(ending))
      return std::string(inside.substr(0, inside.size() - ending.size()));
  auto point = inside.find_last_of('.');
  return std::string(inside.substr(0, point));
}

/// Members of one archive, handed out when there are enough of them. A page and its sidecar may
/// come in either order, so the last page of a batch waits for the next.
class Unpacking {
 public:
  Unpacking(const PagePath& archive,
            const std::function<void(const std::vector<PagePath>&)>& take)
      : archive_(archive), take_(take) {}

  void add(ArchiveMember member) {
    auto name = member.inside.substr(member.inside.find_last_of('/') + 1);
    auto bytes = std::make_shared<const std::string>(std::move(member.bytes));
    if (ingest::is_sidecar(name)) {
      sidecars_[stem_of(member.inside)] = std::move(bytes);
      return;
    }
    auto ending = extension(member.inside);
    bool doubtful = ending == ".xml" || ending == ".nxml" || ending == ".json";
    if (doubtful && !ingest::begins_like_page(*bytes, member.inside)) return;
    if (is_full()) hand_out(1);
    size_ += bytes->size();
    PagePath page{archive_.path + "/" + member.inside, member.inside, false, archive_.format};
    page.bytes = std::move(bytes);
    waiting_.push_back(std::move(page));
  }

  void finish() { hand_out(0); }

 private:
  static constexpr std::size_t most_pages = 256, most_bytes = 64u << 20;

  bool is_full() const { return waiting_.size() > most_pages || size_ > most_bytes; }

  void hand_out(std::size_t keep) {
    if (waiting_.size() <= keep) return;
    std::vector<PagePath> batch(
        std::make_move_iterator(waiting_.begin()),
        std::make_move_iterator(waiting_.end() - static_cast<long>(keep)));
    waiting_.erase(waiting_.begin(), waiting_.end() - static_cast<long>(keep));
    for (auto& page : batch)
      for (const auto& name : {page.relative, stem_of(page.relative)})
        if (auto found = sidecars_.find(name); found != sidecars_.end() && !page.sidecar)
          page.sidecar = found->second;
    take_(batch);
    size_ = waiting_.empty() ? 0 : waiting_.back().bytes->size();
    if (waiting_.empty()) sidecars_.clear();
  }

  const PagePath& archive_;
  const std::function<void(const std::vector<PagePath>&)>& take_;
  std::vector<PagePath> waiting_;
  std::size_t size_ = 0;
  std::map<std::string, std::shared_ptr<const std::string>> sidecars_;  // by stem
};

}  // namespace

FoundPages find_pages(const std::vector<std::string>& arguments) {
  FoundPages result;
  Walk walk(result);
  for (const auto& argument : arguments) {
    struct stat facts {};
    if (argument == "-") {
      result.pages.push_back({"-", "stdin"});
    } else if (stat(argument.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode)) {
      walk.directory(argument, {});
    } else {  // what is wrong with a file shows when it is read
      for (const auto& path : expanded(argument)) {
        auto name = fs::path(path).filename().string();
        result.pages.push_back({path, name, is_archive_name(name)});
      }
    }
  }
  return result;
}

FoundPages find_pages(const Request& request) {
  auto words = request.words;
  if (auto list = request.value("--files-from")) {
    auto lines = lines_of_list(*list);
    words.insert(words.end(), lines.begin(), lines.end());
  }
  if (words.empty())
    throw Error(ErrorKind::Usage, "no page is named",
                "name files or folders, or a list of them: --files-from FILE");
  auto result = find_pages(words);
  if (auto format = request.value("--input-format"))
    for (auto& page : result.pages) page.format = *format;
  return result;
}

void in_batches(FoundPages& pages,
                const std::function<void(const std::vector<PagePath>&)>& take) {
  std::vector<PagePath> batch;
  auto hand_out = [&] {
    if (!batch.empty()) take(batch);
    batch.clear();
  };
  for (const auto& page : pages.pages) {
    if (!page.archive) {
      batch.push_back(page);
      continue;
    }
    hand_out();
    try {
      Unpacking unpacking(page, take);
      read_archive(page.path, is_wanted_member,
                   [&](ArchiveMember member) { unpacking.add(std::move(member)); });
      unpacking.finish();
    } catch (const Error& error) {
      if (error.kind != ErrorKind::Unreadable) throw;
      pages.failures.push_back(failure_of(page.path, error));
    }
  }
  hand_out();
}

std::string read_input(const std::string& path, std::size_t most) {
  return path == "-" ? read_all(STDIN_FILENO, "standard input", most) : read_file(path, most);
}

Page read_page(const PagePath& path, const vocabulary::Vocabulary& vocabulary) {
  auto standard_input = path.path == "-";
  auto name = standard_input ? std::string("standard input") : path.path;
  if (!standard_input && ingest::is_sidecar(fs::path(path.path).filename().string()))
    throw unreadable(name, "describes a page, it is none", "name the page beside it");
  auto bytes = path.bytes ? *path.bytes : read_input(path.path, max_page_bytes);
  if (bytes.empty())
    throw unreadable(name, "is empty", "remove it or put the page's text into it");
  auto metadata = path.sidecar ? ingest::read_metadata(*path.sidecar, path.path)
                  : standard_input || path.bytes ? ingest::Metadata{}
                                                 : sidecar_of(path.path);
  Page page;
  page.document = ingest::read_document(bytes, {path.path, path.relative, path.format},
                                        metadata, vocabulary);
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
