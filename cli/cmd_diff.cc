// netkg diff: what two versions of a page state differently. netkg history: all of them.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/page_versions.h"
#include "cli/print_diff.h"
#include "cli/write_sheet.h"

namespace netkg::cli {
namespace {

using desk::Shown;
using desk::Value;

constexpr desk::SheetColumn history_columns[]{
    {"version", "version", Shown::Always, true},
    {"current", "current"},
    {"title", "title", Shown::Fitted},
    {"last_reviewed", "reviewed", Shown::Always},
    {"last_modified", "changed", Shown::Always},
    {"next_due", "due", Shown::Always},
    {"claims", "claims", Shown::Always, true},
    {"changed", "~", Shown::Always, true},
    {"added", "new", Shown::Always, true},
    {"removed", "lost", Shown::Always, true},
    {"moved", "moved", Shown::Wide, true},
    {"references_added", "references new", Shown::Never, true},
    {"references_removed", "references lost", Shown::Never, true},
    {"bytes", "bytes", Shown::Never, true},
    {"sha256", "sha256"},
};

Value date_of(const std::optional<model::StatedDate>& stated) {
  return stated ? Value(stated->date.iso()) : Value();
}

Value count_of(std::size_t count) { return static_cast<int64_t>(count); }

/// One version; `diff` is against the one before, null for the first.
std::vector<Value> history_row(const index::Version& version, const model::Extraction& page,
                               const desk::Diff* diff) {
  auto of = [&](auto field) { return diff ? count_of((diff->*field).size()) : Value(); };
  return {Value(int64_t{version.version}),
          Value(version.current),
          page.document.title,
          date_of(page.review.last_reviewed),
          date_of(page.review.last_modified),
          date_of(page.review.next_due),
          count_of(page.claims.size()),
          of(&desk::Diff::changed),
          of(&desk::Diff::added),
          of(&desk::Diff::removed),
          of(&desk::Diff::moved),
          of(&desk::Diff::references_added),
          of(&desk::Diff::references_removed),
          count_of(version.bytes),
          version.stamp.sha256};
}

desk::Sheet history_of(PageVersions& pages, const index::DocumentRecord& document) {
  desk::Sheet sheet{{std::begin(history_columns), std::end(history_columns)}, {}};
  std::optional<model::Extraction> before;
  for (const auto& version : pages.store().versions(document.id)) {
    auto page = pages.read(document.id, version.version);
    std::optional<desk::Diff> diff;
    if (before) diff = desk::compare(*before, page);
    sheet.rows.push_back(history_row(version, page, diff ? &*diff : nullptr));
    before = std::move(page);
  }
  return sheet;
}

std::string diff_as(const Compared& compared, const Request& request) {
  if (request.format == "html") return diff_html(compared);
  if (request.format == "text") return diff_text(compared, screen(request.color));
  return model::dump(desk::diff_json(compared.diff, compared.before, compared.after,
                                     compared.from, compared.to)) +
         "\n";
}

bool fails(const desk::Diff& diff, const std::optional<std::string>& level) {
  if (!level) return false;
  return *level == "any" ? diff.differ() : diff.claims_differ();
}

}  // namespace

int cmd_diff(const Request& request) {
  PageVersions pages(request);
  const auto& to = request.words.back();
  const auto from = request.words.size() == 2 ? request.words.front() : pages.earlier(to);
  const auto [before, after] = pages.read(from, to);
  const Compared compared{before, after, from, to, desk::compare(before, after)};
  print(diff_as(compared, request));
  return fails(compared.diff, request.value("--fail-on")) ? nothing_found : found;
}

int cmd_history(const Request& request) {
  PageVersions pages(request);
  const auto document = pages.document(request.words.front());
  const auto sheet = history_of(pages, document);
  SheetFrame frame{"netkg.history/1", "versions", document.title, {}, {}};
  frame.summary = fmt::format("{} text{} of {}; netkg diff {}@N compares one with the current",
                              sheet.rows.size(), sheet.rows.size() == 1 ? "" : "s",
                              document.id.text, document.id.text);
  frame.more = {{"document", Value(document.id.text)}};
  print(write_sheet(sheet, frame, request));
  return found;
}

}  // namespace netkg::cli
