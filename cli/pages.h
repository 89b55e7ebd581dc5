// The pages that a command line names: finding them below directories, reading one with its
// sidecar. Whatever the file system holds, nothing here hangs, loops or reads without a bound.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "index/store.h"
#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace netkg::cli {

/// A page that could not be read, and the way out.
struct Failure {
  std::string source;
  std::string error;
  std::string hint;
};

struct PagePath {
  std::string path;         // as the user would name it; "-" for standard input
  std::string relative;     // to the argument under which it was found: "uk/sunitinib.txt"
  bool archive = false;     // holds pages, is none
  std::string format = {};  // forced by --input-format
  std::shared_ptr<const std::string> bytes = {};    // of a page inside an archive
  std::shared_ptr<const std::string> sidecar = {};  // beside it in the archive
};

struct FoundPages {
  std::vector<PagePath> pages;               // by argument, sorted below each
  std::vector<Failure> failures;             // arguments and folders that cannot be read
  std::map<std::string, std::size_t> other;  // files passed over below folders, by extension
  std::vector<std::string> notes;            // "pages/loop: links back to a folder above it"
};

/// Files are taken as named; below directories only those that look like pages or archives of
/// pages, hidden files, sidecars and what .netkgignore names left out. Links are followed, each
/// directory is read once. "pages/*.html" is expanded where no file has that name.
FoundPages find_pages(const std::vector<std::string>& arguments);
/// The command line's words, the lines of --files-from, in the format of --input-format.
FoundPages find_pages(const Request& request);

/// All pages in their order, archives unpacked in memory, so many at a time as memory allows.
/// `take` gets them; what cannot be unpacked goes to `pages.failures`.
void in_batches(FoundPages& pages,
                const std::function<void(const std::vector<PagePath>&)>& take);

struct Page {
  model::Document document;
  index::Stamp stamp;
};

/// The bytes of a regular file, or of standard input for "-". Throws Error{Unreadable} when it
/// is something else or larger than `most`.
std::string read_input(const std::string& path, std::size_t most);

/// Reads a page and the sidecar beside it. Throws Error{Unreadable} naming the file: missing,
/// not allowed, no regular file, empty, too large, binary.
Page read_page(const PagePath& path, const vocabulary::Vocabulary& vocabulary);

/// Whatever keeps a page from being read, as a value.
Failure failure_of(const std::string& source, const std::exception& trouble);
/// On standard error: "netkg: WHAT" and "hint: HINT".
void tell(const Failure& failure);

}  // namespace netkg::cli
