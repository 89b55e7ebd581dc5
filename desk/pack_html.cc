// A pack as one page: no script, no address that is loaded, everything escaped, printable.
#include <fmt/format.h>

#include <map>

#include "desk/marked_text.h"
#include "desk/pack.h"

namespace netkg::desk {
namespace {

constexpr std::string_view style =
    "body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a202c;background:#fff}h1{font-size:1.5rem;margin-bottom:.2rem}"
    "h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #cbd5e0}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #cbd5e0;padding:.25rem .5rem;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}th{background:#f7fafc;white-space:nowrap}"
    ".meta{color:#4a5568;font-size:.9em}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;font:15px/1.6 system-ui,sans-serif;"
    "border:1px solid #cbd5e0;padding:1rem}mark{background:#fefcbf}"
    "mark.denied{background:#fed7d7}mark.class{background:#feebc8}"
    "mark.reference{background:#e6fffa}mark.date{background:#ebf4ff}"
    "a{color:inherit;text-decoration:none}a mark{border-bottom:1px dotted #718096}"
    ".error,.warning,.note{white-space:nowrap;font-weight:600}"
    ".error{color:#9b2c2c}.warning{color:#975a16}.note{color:#4a5568}"
    "code{font-size:.85em;color:#4a5568;white-space:nowrap}:target{outline:2px solid #3182ce}"
    "@media print{body{max-width:none;margin:0;font-size:11pt}h2{break-after:avoid}"
    "tr{break-inside:avoid}"
    "mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

std::string cell(std::string_view words) { return "<td>" + html_escape(words) + "</td>"; }

/// "<h2>…</h2><table>…" or nothing when there are no rows.
std::string table(std::string_view heading, std::initializer_list<std::string_view> columns,
                  const std::string& rows, std::string_view nothing) {
  auto html = fmt::format("<h2>{}</h2>\n", html_escape(heading));
  if (rows.empty()) return html + "<p>" + html_escape(nothing) + "</p>\n";
  html += "<table>\n<tr>";
  for (auto column : columns) html += "<th>" + html_escape(column) + "</th>";
  return html + "</tr>\n" + rows + "</table>\n";
}

std::string head(const Pack& pack) {
  const auto& document = pack.document;
  const auto title = html_escape(document.title);
  std::string html = "<h1>" + title + "</h1>\n<p class=\"meta\">Evidence pack, as of " +
                     html_escape(pack.as_of) + ", made by " + html_escape(pack.made_by) +
                     "</p>\n<table>\n";
  auto row = [&](std::string_view name, std::string_view words) {
    if (!words.empty())
      html += "<tr><th>" + html_escape(name) + "</th>" + cell(words) + "</tr>\n";
  };
  auto date = [](const std::optional<PartialDate>& stated) {
    return stated ? stated->iso() : std::string();
  };
  const auto& review = pack.review;
  const auto& by = document.review.reviewed_by;
  row("publisher", document.publisher.value_or(""));
  row("address", document.url.value_or(""));
  row("file", document.source);
  row("id", document.id.text);
  row("SHA-256", document.stamp.sha256);
  row("last reviewed", date(review.last_reviewed));
  if (by && by->end <= pack.text.size()) row("reviewed by", by->in(pack.text));
  row("last modified", date(review.last_modified));
  row("published", date(review.published));
  row("next due", date(review.next_due) +
                      (review.due_basis == "policy" ? " (by the publisher's policy)" : ""));
  row("state", query::name(review.state));
  row("because", words_of(Value(review.reasons)));
  return html + "</table>\n";
}

std::string findings_table(const Pack& pack) {
  std::string rows;
  for (const auto& finding : pack.findings) {
    const auto grade = std::string(name(finding.rule->grade));
    const auto reason =
        finding.suppressed_by ? "let be: " + *finding.suppressed_by : finding.reason;
    rows += "<tr><td class=\"" + grade + "\">" + (finding.suppressed_by ? "let be" : grade) +
            "</td>" + cell(finding.message) + cell(reason) + "<td><code>" +
            html_escape(finding.rule->id) + "</code></td></tr>\n";
  }
  return table("Open findings", {"", "what", "why", "rule"}, rows, "Nothing is to be checked.");
}

std::string basis_words(const Pack& pack, const Claim& claim) {
  std::string html;
  for (const auto& citation : claim.citations)
    html += fmt::format("{}<a href=\"#{}\">{}</a> ({})", html.empty() ? "" : ", ",
                        html_escape(citation.reference.text),
                        html_escape(citation.reference.text), name(citation.basis));
  if (!html.empty()) return html;
  return pack.references.empty() ? "none" : "the page's list only";
}

std::string claims_table(const Pack& pack) {
  std::string rows;
  for (std::size_t i = 0; i < pack.claims.size(); ++i) {
    const auto& record = pack.claims[i];
    const auto& q = record.claim.qualifiers;
    std::string how;
    auto add = [&](std::string_view words) {
      how += (how.empty() ? "" : ", ") + std::string(words);
    };
    if (record.claim.level == Level::Class) add("of a class");
    if (q.negated) add("denied");
    if (q.hedged) add("may");
    for (const auto* words : {&record.frequency_words, &record.severity_words,
                              &record.population, &record.condition})
      if (!words->empty()) add("“" + *words + "”");
    rows += fmt::format("<tr id=\"s{}\"><td>{}</td>{}<td>“{}”</td>{}<td>{}</td></tr>\n", i + 1,
                        i + 1, cell(pack.statements[i]), html_escape(record.exact), cell(how),
                        basis_words(pack, record.claim));
  }
  return table("Statements", {"", "statement", "in the page's words", "how", "rests on"}, rows,
               "No statement was found on the page.");
}

std::string references_table(const Pack& pack) {
  std::string rows;
  for (const auto& entry : pack.references)
    rows += "<tr id=\"" + html_escape(entry.reference.id.text) + "\">" +
            cell(entry.reference.id.text) + cell(vancouver(entry.reference.csl)) +
            cell(entry.printed) + cell(std::to_string(entry.other_pages)) + "</tr>\n";
  return table("Bibliography", {"", "read as", "printed as", "other pages that list it"}, rows,
               "The page lists no reference.");
}

std::string history_table(const Pack& pack) {
  std::string rows;
  for (const auto& version : pack.versions)
    rows += "<tr>" + cell(std::to_string(version.version)) +
            cell(version.current ? "current" : "earlier") + cell(version.dates) +
            cell(version.changes) + "</tr>\n";
  return table("History", {"text", "", "dates", "statements changed"}, rows,
               "No earlier text is kept.");
}

std::string page_text(const Pack& pack) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < pack.claims.size(); ++i) {
    const auto& claim = pack.claims[i].claim;
    const auto shade = claim.qualifiers.negated      ? "denied"
                       : claim.level == Level::Class ? "class"
                                                     : "statement";
    marks.push_back({claim.evidence, shade, std::to_string(i + 1) + ": " + pack.statements[i],
                     "#s" + std::to_string(i + 1)});
  }
  for (const auto& entry : pack.references)
    marks.push_back({entry.reference.span, "reference", entry.reference.id.text,
                     "#" + entry.reference.id.text});
  const auto& review = pack.document.review;
  for (const auto* stated :
       {&review.last_reviewed, &review.next_due, &review.last_modified, &review.published})
    if (*stated) marks.push_back({(*stated)->span, "date", (*stated)->date.iso(), ""});
  return "<h2>The page</h2>\n<p class=\"meta\">Marked: <mark>statements</mark>, <mark "
         "class=\"class\">of a class</mark>, <mark class=\"denied\">denied</mark>, <mark "
         "class=\"reference\">references</mark>, <mark "
         "class=\"date\">dates</mark>.</p>\n<pre>" +
         marked_text(pack.text, std::move(marks)) + "</pre>\n";
}

}  // namespace

std::string pack_html(const Pack& pack) {
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
         "name=\"viewport\" content=\"width=device-width\">\n<meta http-equiv=\"Content-"
         "Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"
         "Evidence pack: " +
         html_escape(pack.document.title) + "</title>\n<style>" + std::string(style) +
         "</style>\n</head>\n<body>\n" + head(pack) + findings_table(pack) + page_text(pack) +
         claims_table(pack) + references_table(pack) + history_table(pack) +
         "<p class=\"meta\">This is no medical advice: netkg repeats what the page says.</p>\n"
         "</body>\n</html>\n";
}

}  // namespace netkg::desk
