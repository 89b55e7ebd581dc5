#include "cli/print_scores.h"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

namespace netkg::cli {
namespace {

using ingest::Counts;
using ingest::Figures;
using ingest::Finding;
using ingest::Quality;
using ingest::Share;
using model::Json;

Figures total(const std::vector<ScoredPage>& pages) {
  Figures sum;
  for (const auto& page : pages) sum += page.score.figures;
  return sum;
}

// ---- JSON

/// Four digits are more than the number of claims supports.
double rounded(double value) {
  return std::strtod(fmt::format("{:.4f}", value).c_str(), nullptr);
}

Json counts_json(const Counts& counts) {
  return {{"right", counts.right},
          {"wrong", counts.wrong},
          {"missed", counts.missed},
          {"precision", rounded(counts.precision())},
          {"recall", rounded(counts.recall())},
          {"f1", rounded(counts.f1())}};
}

Json share_json(const Share& share) {
  auto value = share.value();
  return {{"right", share.right},
          {"of", share.of},
          {"accuracy", value ? Json(rounded(*value)) : Json(nullptr)}};
}

Json counts_json(const std::map<std::string, Counts>& by_name) {
  auto out = Json::object();
  for (const auto& [name, counts] : by_name) out[name] = counts_json(counts);
  return out;
}

Json qualities_json(const Figures& figures) {
  auto out = Json::object();
  for (std::size_t q = 0; q < figures.qualities.size(); ++q)
    out[std::string(ingest::quality_names[q])] = share_json(figures.qualities[q]);
  return out;
}

Json review_json(const Figures& figures) {
  return {{"pages", share_json(figures.review_pages)},
          {"dates", counts_json(figures.dates)},
          {"spans", share_json(figures.date_spans)},
          {"precision", share_json(figures.date_precision)},
          {"notices", share_json(figures.notices)},
          {"reviewers", share_json(figures.reviewers)}};
}

Json references_json(const Figures& figures) {
  return {{"gold", figures.references},
          {"read", figures.references_read},
          {"invented", figures.invented},
          {"whole", figures.whole},
          {"all_fields", counts_json(figures.all_fields())},
          {"fields", counts_json(figures.fields)}};
}

Json figures_json(const Figures& figures) {
  return {
      {"claims", figures.claims},
      {"read", figures.read},
      {"repeats", figures.repeats},
      {"overlap", counts_json(figures.overlap)},
      {"strict", counts_json(figures.strict)},
      {"anywhere", counts_json(figures.anywhere)},
      {"types", counts_json(figures.types)},
      {"qualifiers", qualities_json(figures)},
      {"levels", share_json(figures.levels)},
      {"traps", {{"tests", figures.traps.of}, {"hit", figures.trap_hits()}}},
      {"citations",
       {{"overstated", figures.overstated}, {"inline", share_json(figures.inline_citations)}}},
      {"spans", {{"checked", figures.spans.of}, {"faults", figures.span_faults()}}},
      {"review", review_json(figures)},
      {"references", references_json(figures)}};
}

Json finding_json(const Finding& finding) {
  return {{"kind", finding.kind},
          {"at", finding.at},
          {"what", finding.what},
          {"expected", finding.expected},
          {"found", finding.found}};
}

Json page_json(const ScoredPage& page) {
  Json out{{"gold", page.gold}, {"document", page.document}};
  out.update(figures_json(page.score.figures));
  out["findings"] = Json::array();
  for (const auto& finding : page.score.findings)
    out["findings"].push_back(finding_json(finding));
  return out;
}

// ---- text

std::string digits(double value) { return fmt::format("{:.3f}", value); }

using Row = std::vector<std::string>;

Row page_row(const std::string& name, const Figures& figures) {
  const auto& claims = figures.overlap;
  return {name,
          std::to_string(figures.claims),
          digits(claims.precision()),
          digits(claims.recall()),
          digits(claims.f1()),
          digits(figures.strict.f1()),
          fmt::format("{}/{}", figures.trap_hits(), figures.traps.of),
          std::to_string(figures.level_errors())};
}

std::string page_table(const std::vector<ScoredPage>& pages, const Screen& screen) {
  std::vector<Row> rows;
  for (const auto& page : pages)
    rows.push_back(page_row(clean(page.document), page.score.figures));
  if (pages.size() > 1) rows.push_back(page_row("all pages", total(pages)));
  return table(screen,
               {{"page", false, true},
                {"claims", true},
                {"P", true},
                {"R", true},
                {"F1", true},
                {"strict", true},
                {"traps", true},
                {"levels", true}},
               rows);
}

void add_counts(std::string_view name, const Counts& counts, std::vector<Row>* rows) {
  if (counts.all() == 0) return;
  rows->push_back({std::string(name), digits(counts.precision()), digits(counts.recall()),
                   digits(counts.f1()), std::to_string(counts.right),
                   std::to_string(counts.wrong), std::to_string(counts.missed)});
}

std::string counts_table(const Figures& figures, const Screen& screen) {
  std::vector<Row> rows;
  add_counts("claims, evidence overlaps", figures.overlap, &rows);
  add_counts("claims, evidence is the same", figures.strict, &rows);
  add_counts("claims, anywhere on the page", figures.anywhere, &rows);
  for (const auto& [type, counts] : figures.types)
    add_counts(fmt::format("  {}", type), counts, &rows);
  add_counts("review dates", figures.dates, &rows);
  add_counts("reference fields", figures.all_fields(), &rows);
  for (const auto& [field, counts] : figures.fields)
    add_counts(fmt::format("  {}", field), counts, &rows);
  return table(screen,
               {{"", false, true},
                {"precision", true},
                {"recall", true},
                {"F1", true},
                {"right", true},
                {"wrong", true},
                {"missed", true}},
               rows);
}

struct ShareRow {
  std::string_view name;
  Share (*of)(const Figures&);
};

constexpr ShareRow share_rows[] = {
    {"frequency", [](const Figures& f) { return f.quality(Quality::Frequency); }},
    {"  where stated", [](const Figures& f) { return f.quality(Quality::FrequencyStated); }},
    {"  numbers", [](const Figures& f) { return f.quality(Quality::FrequencyNumbers); }},
    {"severity", [](const Figures& f) { return f.quality(Quality::Severity); }},
    {"  where stated", [](const Figures& f) { return f.quality(Quality::SeverityStated); }},
    {"negated", [](const Figures& f) { return f.quality(Quality::Negated); }},
    {"hedged", [](const Figures& f) { return f.quality(Quality::Hedged); }},
    {"predicate", [](const Figures& f) { return f.quality(Quality::Predicate); }},
    {"support", [](const Figures& f) { return f.quality(Quality::Support); }},
    {"level", [](const Figures& f) { return f.levels; }},
    {"inline citations", [](const Figures& f) { return f.inline_citations; }},
    {"traps avoided", [](const Figures& f) { return f.traps; }},
    {"spans sound", [](const Figures& f) { return f.spans; }},
    {"reviews, all of a page", [](const Figures& f) { return f.review_pages; }},
    {"  place of the date", [](const Figures& f) { return f.date_spans; }},
    {"  precision of the date", [](const Figures& f) { return f.date_precision; }},
    {"  notice", [](const Figures& f) { return f.notices; }},
    {"  reviewer", [](const Figures& f) { return f.reviewers; }},
    {"references, all fields",
     [](const Figures& f) {
       return Share{f.whole, f.references};
     }},
};

std::string share_table(const Figures& figures, const Screen& screen) {
  std::vector<Row> rows;
  for (const auto& row : share_rows) {
    auto share = row.of(figures);
    if (auto value = share.value())
      rows.push_back({std::string(row.name), std::to_string(share.right),
                      std::to_string(share.of), digits(*value)});
  }
  return table(screen, {{"", false, true}, {"right", true}, {"of", true}, {"share", true}},
               rows);
}

std::string other_counts(const Figures& figures) {
  return fmt::format(
      "{} claims repeated, {} copied from a class, {} citations overstated, {} references "
      "invented\n",
      figures.repeats, figures.copied, figures.overstated, figures.invented);
}

/// "qualifier ev-c004 frequency: expected common, found rare"
std::string finding_line(const Finding& finding, const Screen& screen) {
  auto line =
      fmt::format("{} {}{}{}:", paint(screen, Style::Bold, finding.kind), clean(finding.at),
                  finding.what.empty() ? "" : " ", clean(finding.what));
  if (!finding.expected.empty()) line += fmt::format(" expected {}", clean(finding.expected));
  if (!finding.expected.empty() && !finding.found.empty()) line += ",";
  if (!finding.found.empty()) line += fmt::format(" found {}", clean(finding.found));
  return wrap(line, screen.width, "  ", "    ");
}

std::string findings_text(const std::vector<ScoredPage>& pages, const Screen& screen) {
  std::string text;
  for (const auto& page : pages) {
    if (page.score.findings.empty()) continue;
    text += fmt::format("\n{}\n", clean(page.document));
    for (const auto& finding : page.score.findings) text += finding_line(finding, screen);
  }
  return text;
}

}  // namespace

Json scores_json(const std::vector<ScoredPage>& pages, const std::vector<Failure>& failures) {
  Json out{{"schema", "netkg.eval/1"}, {"pages", Json::array()}};
  for (const auto& page : pages) out["pages"].push_back(page_json(page));
  out["total"] = {{"pages", pages.size()}};
  out["total"].update(figures_json(total(pages)));
  out["failed"] = Json::array();
  for (const auto& failure : failures)
    out["failed"].push_back(
        {{"source", failure.source}, {"error", failure.error}, {"hint", failure.hint}});
  return out;
}

std::string scores_text(const std::vector<ScoredPage>& pages, const Screen& screen,
                        bool with_findings) {
  auto figures = total(pages);
  auto text = page_table(pages, screen) + "\n" + counts_table(figures, screen) + "\n" +
              share_table(figures, screen) + "\n" + other_counts(figures);
  return with_findings ? text + findings_text(pages, screen) : text;
}

}  // namespace netkg::cli
