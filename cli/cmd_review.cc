// netkg review: pages by when their review is due. Screen, CSV and JSON show the same rows.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/print_answers.h"
#include "cli/rows.h"
#include "model/error.h"
#include "model/json.h"
#include "query/json.h"
#include "query/review.h"

namespace netkg::cli {
namespace {

using model::PartialDate;
using query::ReviewRow;
using query::ReviewState;

/// "90d", "12w" or "90" -> days.
int days_of(const std::string& text) {
  constexpr int most_days = 36500;
  int count = 0;
  const auto* last = text.data() + text.size();
  auto [end, trouble] = std::from_chars(text.data(), last, count);
  auto unit = std::string_view(end, static_cast<std::size_t>(last - end));
  auto days = unit == "w" ? 7L * count : long{count};
  if (trouble != std::errc() || !(unit.empty() || unit == "d" || unit == "w") || days < 0 ||
      days > most_days)
    throw model::Error(model::ErrorKind::Usage,
                       fmt::format("--within \"{}\" is no number of days", clean(text)),
                       "write days or weeks: 90d, 12w");
  return static_cast<int>(days);
}

std::string iso(const std::optional<PartialDate>& date) { return date ? date->iso() : ""; }

template <class Number>
std::string digits(const std::optional<Number>& number) {
  return number ? std::to_string(*number) : "";
}

struct Cell {
  std::string_view header;
  std::string (*of)(const ReviewRow&);
};

/// Every field of the contract; the screen shows some of them.
constexpr std::array columns{
    Cell{"document", [](const ReviewRow& r) { return r.document.text; }},
    Cell{"title", [](const ReviewRow& r) { return r.title; }},
    Cell{"publisher", [](const ReviewRow& r) { return r.publisher.value_or(""); }},
    Cell{"last_reviewed", [](const ReviewRow& r) { return iso(r.last_reviewed); }},
    Cell{"last_modified", [](const ReviewRow& r) { return iso(r.last_modified); }},
    Cell{"published", [](const ReviewRow& r) { return iso(r.published); }},
    Cell{"next_due", [](const ReviewRow& r) { return iso(r.next_due); }},
    Cell{"due_basis", [](const ReviewRow& r) { return r.due_basis.value_or(""); }},
    Cell{"state", [](const ReviewRow& r) { return std::string(name(r.state)); }},
    Cell{"days", [](const ReviewRow& r) { return digits(r.days); }},
    Cell{"notice", [](const ReviewRow& r) { return std::string(r.notice ? "true" : "false"); }},
    Cell{"reasons",
         [](const ReviewRow& r) { return fmt::format("{}", fmt::join(r.reasons, "; ")); }},
    Cell{"oldest_reference", [](const ReviewRow& r) { return digits(r.oldest_reference); }},
    Cell{"newest_reference", [](const ReviewRow& r) { return digits(r.newest_reference); }},
    Cell{"claims", [](const ReviewRow& r) { return std::to_string(r.claims); }},
};

std::string review_rows(const std::vector<ReviewRow>& pages, std::string_view format) {
  Rows rows(format);
  std::vector<std::string> header;
  for (const auto& column : columns) header.emplace_back(column.header);
  rows.add(header);
  for (const auto& page : pages) {
    std::vector<std::string> cells;
    for (const auto& column : columns) cells.push_back(column.of(page));
    rows.add(cells);
  }
  return rows.text();
}

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

std::string review_text(const std::vector<ReviewRow>& pages, const std::string& as_of,
                        const Screen& screen) {
  constexpr unsigned wide = 110;  // columns from which the publisher has room
  std::vector<Column> header{{"state"},    {"due"},     {"days", true},
                             {"reviewed"}, {"changed"}, {"page", false, true}};
  if (screen.width >= wide) header.insert(header.end() - 1, {"publisher"});
  std::vector<std::vector<std::string>> rows;
  for (const auto& page : pages) {
    rows.push_back({paint_state(screen, page.state), iso(page.next_due), digits(page.days),
                    iso(page.last_reviewed), iso(page.last_modified), clean(page.title)});
    if (screen.width >= wide)
      rows.back().insert(rows.back().end() - 1, clean(page.publisher.value_or("")));
  }
  auto text = pages.empty() ? std::string() : table(screen, header, rows) + "\n";
  return text + totals(screen, pages) + ", as of " + as_of + "\n";
}

std::string review_as(const std::vector<ReviewRow>& pages, const Request& request) {
  auto as_of = iso_day(request.as_of);
  if (request.format == "text") return review_text(pages, as_of, screen(request.color));
  if (!request.is_json()) return review_rows(pages, request.format);
  auto json = query::review_json(pages, as_of);
  if (request.format == "json") return model::dump(json) + "\n";
  std::string lines;
  for (const auto& row : json["rows"]) lines += model::dump(row) + "\n";
  return lines;
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
  query::ReviewPolicy policy;
  if (auto within = request.value("--within")) policy.within_days = days_of(*within);
  auto store = request.open_store();
  auto pages = query::review(*store, request.as_of, policy);
  print(review_as(pages, request));
  auto level = request.value("--fail-on");
  bool finding = level && std::any_of(pages.begin(), pages.end(), [&](const ReviewRow& page) {
                   return is_finding(page.state, *level);
                 });
  return finding ? nothing_found : found;
}

}  // namespace netkg::cli
