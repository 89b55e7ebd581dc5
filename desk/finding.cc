// Findings in order, in their places, and as rows.
#include "desk/finding.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace netkg::desk {
namespace {

/// Where each line of a text begins.
std::vector<uint32_t> line_begins(std::string_view text) {
  std::vector<uint32_t> begins{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') begins.push_back(static_cast<uint32_t>(i + 1));
  return begins;
}

uint32_t characters(std::string_view text) {
  return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

struct Spot {
  uint32_t line, column;
};

Spot spot_of(std::string_view text, const std::vector<uint32_t>& begins, uint32_t at) {
  const auto after = std::upper_bound(begins.begin(), begins.end(), at);
  const auto begin = *(after - 1);
  return {static_cast<uint32_t>(after - begins.begin()),
          characters(text.substr(begin, at - begin)) + 1};
}

Place place_of(std::string_view text, const std::vector<uint32_t>& begins, Span span) {
  const auto first = spot_of(text, begins, span.begin), last = spot_of(text, begins, span.end);
  return {first.line, first.column, last.line, last.column};
}

Value number_of(const std::optional<Place>& place, uint32_t Place::*field) {
  return place ? value_of((*place).*field) : Value();
}

constexpr SheetColumn columns[]{
    {"rule", "rule", Shown::Always},
    {"severity", "severity", Shown::Always},
    {"document", "document"},
    {"title", "page", Shown::Wide},
    {"publisher", "publisher"},
    {"source", "source"},
    {"begin", "begin"},
    {"end", "end"},
    {"exact", "exact"},
    {"line", "line"},
    {"column", "column"},
    {"message", "message", Shown::Fitted},
    {"reason", "reason"},
    {"claims", "claims"},
    {"works", "works"},
    {"documents", "documents"},
    {"strength", "pages", Shown::Never, true},
    {"next_due", "due"},
    {"state", "state"},
    {"suppressed", "suppressed"},
};

std::vector<Value> row_of(const Finding& finding) {
  const auto& span = finding.span;
  return {std::string(finding.rule->id),
          std::string(name(finding.rule->grade)),
          finding.document.text,
          finding.title,
          value_of(finding.publisher),
          finding.source,
          span ? value_of(span->begin) : Value(),
          span ? value_of(span->end) : Value(),
          span ? Value(finding.exact) : Value(),
          number_of(finding.place, &Place::line),
          number_of(finding.place, &Place::column),
          finding.message,
          finding.reason,
          finding.claims,
          finding.works,
          finding.documents,
          value_of(finding.strength),
          value_of(finding.next_due),
          value_of(finding.state),
          value_of(finding.suppressed_by)};
}

}  // namespace

Finding finding_of(std::string_view id, const index::DocumentRecord& document) {
  Finding finding;
  finding.rule = &rule(id);
  finding.number = document.number;
  finding.document = document.id;
  finding.title = document.title;
  finding.source = document.source;
  finding.publisher = document.publisher;
  return finding;
}

void sort_findings(std::vector<Finding>& findings) {
  auto key = [](const Finding& finding) {
    return std::tie(finding.rule->grade, finding.document, finding.span, finding.rule->id,
                    finding.message, finding.claims);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

Place place_in(std::string_view text, Span span) {
  return place_of(text, line_begins(text), span);
}

void locate(const index::Store& store, std::vector<Finding>& findings) {
  std::map<index::DocumentNumber, std::vector<Finding*>> by_page;
  for (auto& finding : findings)
    if (finding.span) by_page[finding.number].push_back(&finding);
  for (const auto& [number, here] : by_page) {
    const auto text = store.text(number);
    const auto begins = line_begins(text);
    for (auto* finding : here) {
      if (finding->span->begin > finding->span->end || finding->span->end > text.size())
        continue;
      finding->exact = std::string(finding->span->in(text));
      finding->place = place_of(text, begins, *finding->span);
    }
  }
}

Sheet findings_sheet(const std::vector<Finding>& findings) {
  Sheet sheet{{std::begin(columns), std::end(columns)}, {}};
  for (const auto& finding : findings) sheet.rows.push_back(row_of(finding));
  return sheet;
}

std::string fingerprint(const Finding& finding) {
  std::string words =
      std::string(finding.rule->id) + '\n' + finding.document.text + '\n' + finding.exact;
  for (const auto* list : {&finding.claims, &finding.works, &finding.documents})
    for (const auto& id : *list) words += '\n' + id;
  return short_hash(words);
}

}  // namespace netkg::desk
