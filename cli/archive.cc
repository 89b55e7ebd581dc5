// libarchive, reading only. Nothing that an archive says about paths, owners or links is acted
// on: names are labels, links and devices are passed over.
#include "cli/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <memory>

#include "ingest/reader.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

constexpr std::size_t max_members = 1000000;
constexpr std::size_t max_ratio = 1000;             // bytes out for a byte in
constexpr std::size_t always_allowed = 256u << 20;  // bytes out, whatever the ratio
constexpr std::size_t step = 1u << 16;

constexpr std::array<std::string_view, 9> endings{
    ".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.zst", ".tar.bz2", ".tbz2"};
constexpr std::array<std::string_view, 4> packers{".gz", ".xz", ".zst", ".bz2"};

[[noreturn]] void refuse(const std::string& path, const std::string& why,
                         const std::string& hint) {
  throw model::Error(model::ErrorKind::Unreadable, path + " " + why, hint);
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Does the name say that many files are inside: ".tar.gz", ".zip"?
bool promises_files(std::string_view path) {
  auto plain = lower_case(path);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return plain.ends_with(ending); });
}

class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path), archive_(archive_read_new()) {
    auto* a = archive_.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_zip(a);
    archive_read_support_format_raw(a);
    if (archive_read_open_filename(a, path.c_str(), step) != ARCHIVE_OK) broken();
    struct stat facts {};
    if (stat(path.c_str(), &facts) == 0) packed_ = static_cast<std::size_t>(facts.st_size);
  }

  void run(const std::function<bool(std::string_view)>& wanted,
           const std::function<void(ArchiveMember)>& take) {
    archive_entry* entry = nullptr;
    for (std::size_t count = 0;; ++count) {
      auto result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) broken();
      // What only calls itself an archive would come out as one file without a use.
      if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW && promises_files(path_))
        refuse(path_, "is no such archive", "check the archive, or unpack it first");
      if (count >= max_members) refuse(path_, "holds more than a million files", "split it");
      const char* name = archive_entry_pathname_utf8(entry);
      if (!name) name = archive_entry_pathname(entry);
      auto inside = name ? inner_name(name) : std::string();
      if (archive_entry_filetype(entry) != AE_IFREG || inside.empty() || !wanted(inside))
        continue;
      if (archive_entry_is_encrypted(entry))
        refuse(path_, "is locked with a password", "unpack it first");
      take({inside, bytes_of_member()});
    }
  }

 private:
  struct Free {
    void operator()(archive* a) const { archive_read_free(a); }
  };

  [[noreturn]] void broken() const {
    const char* why = archive_error_string(archive_.get());
    refuse(path_, std::string("cannot be unpacked: ") + (why ? why : "unknown format"),
           "check the archive, or unpack it first");
  }

  /// A single packed page goes by the archive's name: "page.html.gz" -> "page.html".
  std::string inner_name(std::string_view name) const {
    bool raw = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
    if (!raw) return std::string(name);
    auto file = path_.substr(path_.find_last_of('/') + 1);
    return file.substr(0, file.find_last_of('.'));
  }

  std::string bytes_of_member() {
    std::string bytes;
    while (true) {
      auto used = bytes.size();
      bytes.resize(used + step);
      auto size = archive_read_data(archive_.get(), bytes.data() + used, step);
      if (size < 0) broken();
      bytes.resize(used + static_cast<std::size_t>(size));
      unpacked_ += static_cast<std::size_t>(size);
      if (unpacked_ > always_allowed && unpacked_ / max_ratio > packed_)
        refuse(path_, "unpacks to more than 1,000 times its size", "this is no set of pages");
      if (bytes.size() > ingest::max_document_bytes) {
        bytes.resize(ingest::max_document_bytes + 1);  // the reader says so
        archive_read_data_skip(archive_.get());
        return bytes;
      }
      if (size == 0) return bytes;
    }
  }

  const std::string& path_;
  std::unique_ptr<archive, Free> archive_;
  std::size_t packed_ = 0, unpacked_ = 0;
};

}  // namespace

bool is_archive_name(std::string_view file_name) {
  auto plain = lower_case(file_name);
  auto ends = [&](std::string_view ending) {
    return plain.size() > ending.size() && plain.ends_with(ending);
  };
  return std::any_of(endings.begin(), endings.end(), ends) ||
         std::any_of(packers.begin(), packers.end(), ends);
}

void read_archive(const std::string& path, const std::function<bool(std::string_view)>& wanted,
                  const std::function<void(ArchiveMember)>& take) {
  Reader(path).run(wanted, take);
}

}  // namespace netkg::cli
