// netkg pack: what an assessor asks for, in one file.
#include <fmt/format.h>

#include <fstream>

#include "cli/commands.h"
#include "cli/desk_names.h"
#include "cli/every_finding.h"
#include "cli/page_versions.h"
#include "cli/settings.h"
#include "cli/write_sheet.h"
#include "desk/diff.h"
#include "desk/pack.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

std::string dates_of(const model::Extraction& page) {
  std::string words;
  auto add = [&](std::string_view what, const std::optional<model::StatedDate>& stated) {
    if (stated)
      words += (words.empty() ? "" : ", ") + std::string(what) + " " + stated->date.iso();
  };
  add("reviewed", page.review.last_reviewed);
  add("modified", page.review.last_modified);
  add("due", page.review.next_due);
  return words.empty() ? "no dates" : words;
}

std::vector<desk::PackVersion> history_of(PageVersions& pages,
                                          const index::DocumentRecord& document) {
  std::vector<desk::PackVersion> history;
  const auto versions = pages.store().versions(document.id);
  if (versions.size() < 2) return history;
  std::optional<model::Extraction> before;
  for (const auto& version : versions) {
    auto page = pages.read(document.id, version.version);
    std::string changes;
    if (before) {
      const auto diff = desk::compare(*before, page);
      changes = fmt::format("{} changed, {} new, {} lost", diff.changed.size(),
                            diff.added.size(), diff.removed.size());
    }
    history.push_back({version.version, version.current, dates_of(page), std::move(changes)});
    before = std::move(page);
  }
  return history;
}

desk::Pack pack_of(const Request& request) {
  const auto settings = settings_of(request);
  PageVersions pages(request);
  const auto& store = pages.store();
  const auto document = page_named(store, request.words.front());
  const auto loaded = vocabulary_of(request, store);
  auto pack = desk::make_pack(store, {store, loaded.vocabulary}, document.number, request.as_of,
                              settings.review);
  pack.findings = every_finding(request, store, settings, {document.number});
  pack.versions = history_of(pages, document);
  pack.as_of = iso_day(request.as_of);
  pack.made_by = "netkg " NETKG_VERSION;
  return pack;
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out)
    throw model::Error(model::ErrorKind::Failed, "cannot write " + clean(path),
                       "name a file in a folder that you may write to");
}

}  // namespace

int cmd_pack(const Request& request) {
  const auto pack = pack_of(request);
  SheetFrame frame{"netkg.pack/1", "rows", pack.document.title, {}, {}};
  frame.more = {{"as_of", desk::Value(pack.as_of)},
                {"document", desk::Value(pack.document.id.text)}};
  const auto bytes = request.format == "html"
                         ? desk::pack_html(pack)
                         : write_sheet(desk::pack_sheet(pack), frame, request);
  if (const auto path = request.value("--output"))
    write_file(*path, bytes);
  else
    print(bytes);
  return found;
}

}  // namespace netkg::cli
