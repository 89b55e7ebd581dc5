// netkg review: pages by when their review is due, in every format from one sheet.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "cli/commands.h"
#include "cli/print_answers.h"
#include "cli/settings.h"
#include "cli/vocabularies.h"
#include "cli/write_sheet.h"
#include "desk/calendar.h"
#include "desk/review_report.h"
#include "desk/sarif.h"
#include "model/error.h"
#include "query/resolve.h"

namespace netkg::cli {
namespace {

using desk::ReviewFilter;
using query::ReviewRow;
using query::ReviewState;

/// "12 pages: 3 overdue, 1 due_soon, 8 current"
std::string totals(const Screen& screen, const std::vector<ReviewRow>& pages) {
  std::vector<std::pair<ReviewState, std::size_t>> counts;
  for (const auto& page : pages) {
    auto seen = std::find_if(counts.begin(), counts.end(),
                             [&](const auto& count) { return count.first == page.state; });
    if (seen == counts.end())
      counts.emplace_back(page.state, 1);
    else
      ++seen->second;
  }
  auto text = fmt::format("{} page{}", pages.size(), pages.size() == 1 ? "" : "s");
  for (std::size_t i = 0; i < counts.size(); ++i)
    text += fmt::format("{} {} {}", i ? "," : ":", counts[i].second,
                        paint_state(screen, counts[i].first));
  return text;
}

/// "2026-01..2026-06", "2026", "..2026-06-30"
void read_window(const std::string& text, ReviewFilter& filter) {
  constexpr std::string_view dots = "..";
  const auto at = text.find(dots);
  const auto from = text.substr(0, at);
  const auto to = at == std::string::npos ? from : text.substr(at + dots.size());
  filter.due_from = model::PartialDate::from_iso(from);
  filter.due_to = model::PartialDate::from_iso(to);
  const bool read = (filter.due_from || from.empty()) && (filter.due_to || to.empty()) &&
                    (filter.due_from || filter.due_to);
  if (!read)
    throw model::Error(model::ErrorKind::Usage,
                       fmt::format("--due \"{}\" is no stretch of time", clean(text)),
                       "write 2026-01..2026-06, 2026 or ..2026-06-30");
}

/// Pages that name it, or state something of it.
void read_drug(const std::string& name, const Request& request, const index::Store& store,
               ReviewFilter& filter) {
  const auto loaded = vocabulary_of(request, store);
  const auto ids = query::Names(store, loaded.vocabulary).named(name);
  if (ids.empty())
    throw model::Error(model::ErrorKind::Usage,
                       fmt::format("nothing here is called \"{}\"", clean(name)),
                       "netkg query \"list all drugs\" shows the drugs of these pages");
  filter.of_pages = true;
  for (const auto& id : ids)
    for (const auto page : store.mentioned_in(id)) filter.pages.insert(page);
}

ReviewFilter filter_of(const Request& request, const index::Store& store) {
  ReviewFilter filter;
  filter.publisher = request.value("--publisher").value_or("");
  filter.path = request.value("--path").value_or("");
  filter.states = request.values("--state");
  if (auto window = request.value("--due")) read_window(*window, filter);
  if (auto drug = request.value("--drug")) read_drug(*drug, request, store, filter);
  return filter;
}

std::vector<ReviewRow> rows_of(const Request& request, const index::Store& store,
                               const ReviewFilter& filter, const desk::Settings& settings) {
  auto rows = desk::narrowed(query::review(store, request.as_of, settings.review), filter);
  desk::sort_rows(rows, *desk::order_named(request.value("--sort").value_or("urgency")));
  return rows;
}

std::string summary(const Screen& screen, const std::vector<ReviewRow>& rows,
                    const Request& request) {
  return totals(screen, rows) + ", as of " + iso_day(request.as_of);
}

SheetFrame frame_of(const std::vector<ReviewRow>& rows, const Request& request) {
  SheetFrame frame{"netkg.review/1", "rows", "Pages by when their review is due", {}, {}};
  const bool people = request.format == "text";
  frame.summary = summary(people ? screen(request.color) : Screen{}, rows, request);
  frame.more = {{"as_of", desk::Value(iso_day(request.as_of))}};
  return frame;
}

/// A heading for each month in which pages are due, then those without a date.
std::string by_month(const std::vector<ReviewRow>& rows, const Request& request) {
  constexpr std::size_t to_month = 7;  // "2026-03"
  std::map<std::string, std::vector<ReviewRow>> months;
  for (const auto& row : rows) {
    const auto last = row.next_due ? iso_day(row.next_due->last_day()) : std::string();
    months[last.empty() ? "no due date" : last.substr(0, to_month)].push_back(row);
  }
  const auto paper = screen(request.color);
  std::string text;
  for (auto& [month, pages] : months) {
    std::stable_sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) {
      return a.days.value_or(0) < b.days.value_or(0);
    });
    text += paint(paper, Style::Bold, month) +
            fmt::format(" ({} page{})\n", pages.size(), pages.size() == 1 ? "" : "s");
    std::vector<std::vector<std::string>> cells;
    for (const auto& page : pages)
      cells.push_back({" ", page.next_due ? page.next_due->iso() : "",
                       paint_state(paper, page.state), clean(page.title)});
    auto lines = table(paper, {{""}, {""}, {""}, {"", false, true}}, cells);
    text += lines.substr(lines.find('\n') + 1) + "\n";
  }
  return text + summary(paper, rows, request) + "\n";
}

std::string review_as(const std::vector<ReviewRow>& rows, const Request& request,
                      const index::Store& store, const desk::Settings& settings) {
  if (request.format == "ical") return desk::calendar(rows, request.as_of);
  if (request.format == "sarif") {
    auto findings = desk::review_findings(store, rows, request.as_of);
    desk::suppress(settings, request.as_of, findings);
    return desk::sarif(findings, NETKG_VERSION);
  }
  if (request.format == "text" && request.value("--sort") == "month")
    return by_month(rows, request);
  return write_sheet(desk::review_sheet(rows), frame_of(rows, request), request);
}

/// What a new policy would make of the pages, before it is made one's own.
int preview(const Request& request, const std::string& path) {
  auto store = request.open_store();
  const auto filter = filter_of(request, *store);
  const auto now = settings_of(request);
  auto then = settings_in(path);
  if (request.has("--within")) then.review.within_days = now.review.within_days;
  const auto before = rows_of(request, *store, filter, now);
  const auto after = rows_of(request, *store, filter, then);
  const auto sheet = desk::preview_sheet(before, after);
  auto overdue = [](const std::vector<ReviewRow>& rows) {
    return std::count_if(rows.begin(), rows.end(),
                         [](const auto& row) { return row.state == ReviewState::Overdue; });
  };
  auto frame = frame_of(after, request);
  frame.title = "What a new policy would change";
  frame.summary = fmt::format("{} of {} pages would change: {} overdue now, {} then, as of {}",
                              sheet.rows.size(), after.size(), overdue(before), overdue(after),
                              iso_day(request.as_of));
  if (request.format == "sarif" || request.format == "ical")
    throw model::Error(model::ErrorKind::Usage,
                       "--policy-preview has no " + request.format + " format",
                       "use text, json, jsonl, csv, tsv, markdown or html");
  print(write_sheet(sheet, frame, request));
  return found;
}

/// What --fail-on means: the state named or a more urgent one.
bool is_finding(ReviewState state, std::string_view level) {
  constexpr std::array by_urgency{ReviewState::Overdue, ReviewState::Inconsistent,
                                  ReviewState::DueSoon, ReviewState::Undated};
  for (auto urgent : by_urgency) {
    if (state == urgent) return true;
    if (name(urgent) == level) return false;
  }
  return false;
}

}  // namespace

int cmd_review(const Request& request) {
  if (auto path = request.value("--policy-preview")) return preview(request, *path);
  const auto settings = settings_of(request);
  auto store = request.open_store();
  const auto rows = rows_of(request, *store, filter_of(request, *store), settings);
  print(review_as(rows, request, *store, settings));
  auto level = request.value("--fail-on");
  bool finding = level && std::any_of(rows.begin(), rows.end(), [&](const ReviewRow& row) {
                   return is_finding(row.state, *level);
                 });
  return finding ? nothing_found : found;
}

}  // namespace netkg::cli
