// netkg backup, restore and compact: looking after a store.
#include <fmt/format.h>

#include "cli/commands.h"
#include "index/backup.h"

namespace netkg::cli {
namespace {

std::string done(const std::string& what, const index::Copied& copied) {
  return fmt::format("{}: {} files, {:.1f} MB\n", clean(what), copied.files,
                     static_cast<double>(copied.bytes) / 1e6);
}

}  // namespace

int cmd_backup(const Request& request) {
  const auto& to = request.words.front();
  auto copied = index::back_up(request.db, to);
  if (!request.quiet) print(done("backed up to " + to, copied));
  return found;
}

int cmd_restore(const Request& request) {
  const auto& from = request.words.front();
  auto copied = index::restore(from, request.db, request.has("--replace"));
  if (!request.quiet) print(done("restored from " + from, copied));
  return found;
}

int cmd_compact(const Request& request) {
  auto store = request.open_store();
  auto bytes = [&] {
    auto counts = store->counts();
    return static_cast<double>(counts.graph_bytes + counts.text_bytes) / 1e6;
  };
  auto before = bytes();
  store->compact();
  if (!request.quiet) print(fmt::format("{:.1f} MB, {:.1f} MB before\n", bytes(), before));
  return found;
}

}  // namespace netkg::cli
