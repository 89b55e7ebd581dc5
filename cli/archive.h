// Pages inside archives (zip, tar, and tar or a single page packed by gzip, xz or zstd), read
// one after another without anything being written to disk.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace netkg::cli {

/// "pages.zip", "nci.tar.xz", "page.html.gz"
bool is_archive_name(std::string_view file_name);

/// A file in an archive; `inside` as the archive spells it: "uk/sunitinib.html".
struct ArchiveMember {
  std::string inside;
  std::string bytes;
};

/// Hands out the members that are files. `wanted` says by name which to unpack. Throws
/// Error{Unreadable} naming `path` when the archive is broken, locked, holds too many or too
/// large files, or unpacks to far more than it is; what came before was handed out.
void read_archive(const std::string& path, const std::function<bool(std::string_view)>& wanted,
                  const std::function<void(ArchiveMember)>& take);

}  // namespace netkg::cli
