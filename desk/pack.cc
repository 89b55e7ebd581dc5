// Gathering what a pack holds, and its rows.
#include "desk/pack.h"

#include <algorithm>

namespace netkg::desk {
namespace {

constexpr SheetColumn columns[]{
    {"kind", "kind", Shown::Always},
    {"id", "id"},
    {"what", "what", Shown::Fitted},
    {"quote", "quote"},
    {"begin", "begin"},
    {"end", "end"},
    {"line", "line"},
    {"level", "level"},
    {"frequency", "frequency"},
    {"severity", "severity"},
    {"denied", "denied"},
    {"hedged", "hedged"},
    {"citations", "citations"},
    {"basis", "basis"},
    {"reason", "reason"},
};

/// A row with its first cells; the rest are empty.
std::vector<Value> row_of(std::string_view kind, std::string id, std::string what) {
  std::vector<Value> row(std::size(columns));
  row[0] = std::string(kind);
  row[1] = value_of(std::string_view(id));
  row[2] = std::move(what);
  return row;
}

constexpr std::size_t quote_at = 3, begin_at = 4, end_at = 5, line_at = 6, level_at = 7,
                      frequency_at = 8, severity_at = 9, denied_at = 10, hedged_at = 11,
                      citations_at = 12, basis_at = 13, reason_at = 14;

void place(std::vector<Value>& row, Span span, std::string words, std::string_view text) {
  row[quote_at] = std::move(words);
  row[begin_at] = value_of(span.begin);
  row[end_at] = value_of(span.end);
  row[line_at] = value_of(place_in(text, span).line);
}

std::vector<Value> claim_row(const Pack& pack, std::size_t i) {
  const auto& record = pack.claims[i];
  const auto& claim = record.claim;
  auto row = row_of("statement", claim.id.text, pack.statements[i]);
  place(row, claim.evidence, record.exact, pack.text);
  row[level_at] = std::string(name(claim.level));
  row[frequency_at] = value_of(std::string_view(record.frequency_words));
  row[severity_at] = value_of(std::string_view(record.severity_words));
  row[denied_at] = claim.qualifiers.negated;
  row[hedged_at] = claim.qualifiers.hedged;
  std::vector<std::string> citations, bases;
  for (const auto& citation : claim.citations) {
    citations.push_back(citation.reference.text);
    bases.emplace_back(name(citation.basis));
  }
  // nothing ties an entry to it: it rests on the page's list as a whole
  if (citations.empty() && !pack.references.empty()) bases = {"page"};
  row[citations_at] = citations;
  row[basis_at] = bases;
  return row;
}

void add_dates(const Pack& pack, Sheet& sheet) {
  const auto& review = pack.document.review;
  struct Named {
    std::string_view name;
    const std::optional<StatedDate>& stated;
  };
  for (const auto& [name, stated] :
       {Named{"last_reviewed", review.last_reviewed}, Named{"next_due", review.next_due},
        Named{"last_modified", review.last_modified}, Named{"published", review.published}}) {
    if (!stated) continue;
    auto row = row_of("date", std::string(name), stated->date.iso());
    if (stated->span.end <= pack.text.size())
      place(row, stated->span, std::string(stated->span.in(pack.text)), pack.text);
    sheet.rows.push_back(std::move(row));
  }
  auto row = row_of("date", "state", std::string(query::name(pack.review.state)));
  row[reason_at] = pack.review.reasons;
  sheet.rows.push_back(std::move(row));
}

}  // namespace

Pack make_pack(const index::Store& store, const query::Names& names,
               index::DocumentNumber number, std::chrono::sys_days as_of,
               const query::ReviewPolicy& policy) {
  Pack pack;
  pack.document = store.document(number, index::Detail::Whole).value();
  pack.review = query::review_row(pack.document, as_of, policy);
  pack.text = store.text(number);
  for (const auto claim : store.claims({.document = number})) {
    auto record = store.claim(claim);
    if (!record) continue;
    const auto& said = record->claim;
    const auto& row = describe(said.predicate);
    pack.statements.push_back(names.label(said.subject) + " " +
                              std::string(said.qualifiers.negated ? row.denied : row.verb) +
                              " " + (said.object ? names.label(*said.object) : said.value));
    pack.claims.push_back(std::move(*record));
  }
  const auto works = store.works_cited(number);
  for (std::size_t i = 0; i < pack.document.references.size(); ++i) {
    PackReference entry{pack.document.references[i], pack.document.reference_texts[i]};
    if (i < works.size() && !works[i].empty()) {
      entry.work = works[i];
      if (const auto work = store.work(works[i]))
        entry.other_pages = static_cast<std::size_t>(
            std::count_if(work->cited_by.begin(), work->cited_by.end(),
                          [&](const auto& by) { return by.first != number; }));
    }
    pack.references.push_back(std::move(entry));
  }
  return pack;
}

Sheet pack_sheet(const Pack& pack) {
  Sheet sheet{{std::begin(columns), std::end(columns)}, {}};
  const auto& document = pack.document;
  auto page = row_of("page", document.id.text, document.title);
  page[quote_at] = document.source;
  page[reason_at] =
      std::vector<std::string>{document.publisher.value_or(""), document.url.value_or(""),
                               "sha256 " + document.stamp.sha256, "as of " + pack.as_of};
  sheet.rows.push_back(std::move(page));
  add_dates(pack, sheet);
  for (const auto& finding : pack.findings) {
    auto row = row_of("finding", std::string(finding.rule->id), finding.message);
    if (finding.span) place(row, *finding.span, finding.exact, pack.text);
    row[level_at] = std::string(name(finding.rule->grade));
    row[reason_at] =
        finding.suppressed_by ? "let be: " + *finding.suppressed_by : finding.reason;
    sheet.rows.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < pack.claims.size(); ++i) sheet.rows.push_back(claim_row(pack, i));
  for (const auto& entry : pack.references) {
    auto row = row_of("reference", entry.reference.id.text, vancouver(entry.reference.csl));
    place(row, entry.reference.span, entry.printed, pack.text);
    row[citations_at] = value_of(std::string_view(entry.work.text));
    row[reason_at] = "listed by " + std::to_string(entry.other_pages) + " other pages";
    sheet.rows.push_back(std::move(row));
  }
  for (const auto& version : pack.versions) {
    auto row = row_of("version", std::to_string(version.version), version.dates);
    row[reason_at] = value_of(std::string_view(version.changes));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace netkg::desk
