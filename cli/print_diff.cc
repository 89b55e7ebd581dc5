// Differences as text and as HTML.
#include "cli/print_diff.h"

#include <fmt/format.h>

#include <set>

#include "cli/document_answers.h"
#include "cli/write_sheet.h"
#include "desk/marked_text.h"
#include "desk/match.h"

namespace netkg::cli {
namespace {

using model::Claim;
using model::Extraction;

std::string label_of(const Extraction& page, const model::EntityId& id) {
  for (const auto& entity : page.entities)
    if (entity.id == id) return entity.label;
  return id.text;
}

std::string percent(double proportion) { return fmt::format("{:.4g}%", proportion * 100); }

/// "common, 10% to 100%"
std::string rate(const std::optional<model::Frequency>& frequency) {
  if (!frequency) return "not stated";
  std::string words(name(frequency->band));
  if (frequency->low && frequency->high && *frequency->low == *frequency->high)
    return words + ", " + percent(*frequency->low);
  if (frequency->low) words += ", from " + percent(*frequency->low);
  if (frequency->high) words += " to " + percent(*frequency->high);
  return words;
}

std::string span_words(const std::optional<model::Span>& span, const Extraction& page) {
  return span ? "“" + clean(span->in(page.document.text)) + "”" : "not stated";
}

/// What a field of a claim says.
std::string value_of(std::string_view field, const Claim& claim, const Extraction& page) {
  const auto& q = claim.qualifiers;
  if (field == "frequency") return rate(q.frequency);
  if (field == "severity")
    return q.severity ? std::string(name(q.severity->band)) : "not stated";
  if (field == "negated") return q.negated ? "denied" : "stated";
  if (field == "hedged") return q.hedged ? "may" : "plainly";
  if (field == "level") return std::string(name(claim.level));
  if (field == "subject") return label_of(page, claim.subject);
  if (field == "population") return span_words(q.population, page);
  if (field == "condition") return span_words(q.condition, page);
  if (field == "disjunctive") return claim.disjunctive ? "one of several" : "by itself";
  return {};
}

/// The statement's words, with those that say how often when these stand elsewhere.
std::string quote(const Claim& claim, const Extraction& page) {
  auto words = "“" + clean(claim.evidence.in(page.document.text)) + "”";
  const auto& frequency = claim.qualifiers.frequency;
  if (frequency && !claim.evidence.contains(frequency->words))
    words += ", “" + clean(frequency->words.in(page.document.text)) + "”";
  return words;
}

std::string reference_words(const Extraction& page, std::size_t which) {
  return desk::plain_words(page.references[which].span.in(page.document.text));
}

std::string changes_of(const desk::ClaimPair& pair, const Compared& compared) {
  std::string text;
  const auto& was = compared.before.claims[pair.before];
  const auto& is = compared.after.claims[pair.after];
  for (auto field : pair.fields) {
    if (!text.empty()) text += "; ";
    const auto before = value_of(field, was, compared.before);
    text += std::string(field);
    if (!before.empty()) text += ": " + before + " → " + value_of(field, is, compared.after);
  }
  return text;
}

/// The pieces that text and HTML are both made of.
struct Item {
  std::string_view kind;  // "changed"
  std::string what;
  std::string detail = {};
  std::string before = {}, after = {};  // quoted; empty: not there
};

std::set<std::size_t> before_of(const std::vector<desk::ClaimPair>& pairs) {
  std::set<std::size_t> places;
  for (const auto& pair : pairs) places.insert(pair.before);
  return places;
}

void add_pairs(std::vector<Item>& items, std::string_view kind,
               const std::vector<desk::ClaimPair>& pairs, const Compared& compared) {
  const auto changed = before_of(compared.diff.changed), moved = before_of(compared.diff.moved);
  for (const auto& pair : pairs) {
    if (kind == "moved" && changed.contains(pair.before)) continue;  // said with its change
    const bool also = kind == "changed" && moved.contains(pair.before);
    const auto& was = compared.before.claims[pair.before];
    const auto& is = compared.after.claims[pair.after];
    items.push_back(
        {kind, claim_words(compared.after, is),
         kind == "moved" ? std::string() : changes_of(pair, compared) + (also ? "; moved" : ""),
         quote(was, compared.before), quote(is, compared.after)});
  }
}

std::vector<Item> items_of(const Compared& compared) {
  const auto& [before, after, from, to, diff] = compared;
  std::vector<Item> items;
  add_pairs(items, "changed", diff.changed, compared);
  for (auto i : diff.added)
    items.push_back(
        {"new", claim_words(after, after.claims[i]), {}, {}, quote(after.claims[i], after)});
  for (auto i : diff.removed)
    items.push_back({"lost",
                     claim_words(before, before.claims[i]),
                     {},
                     quote(before.claims[i], before),
                     {}});
  add_pairs(items, "moved", diff.moved, compared);
  add_pairs(items, "reworded", diff.reworded, compared);
  for (const auto& [field, was, is] : diff.dates)
    items.push_back({"date", std::string(field), {}, clean(was), clean(is)});
  for (auto i : diff.references_added)
    items.push_back({"reference", "new reference", {}, {}, clean(reference_words(after, i))});
  for (auto i : diff.references_removed)
    items.push_back({"reference", "lost reference", {}, clean(reference_words(before, i)), {}});
  for (const auto& [was, is] : diff.references_changed)
    items.push_back({"reference",
                     "reference printed otherwise",
                     {},
                     clean(reference_words(before, was)),
                     clean(reference_words(after, is))});
  return items;
}

struct Shades {
  std::vector<desk::Mark> before, after;
};

Shades shades_of(const Compared& compared) {
  const auto& [before, after, from, to, diff] = compared;
  Shades shades;
  for (const auto& pair : diff.changed) {
    const auto title = changes_of(pair, compared);
    shades.before.push_back({before.claims[pair.before].evidence, "changed", title});
    shades.after.push_back({after.claims[pair.after].evidence, "changed", title});
  }
  for (auto i : diff.removed)
    shades.before.push_back({before.claims[i].evidence, "lost", "lost"});
  for (auto i : diff.added) shades.after.push_back({after.claims[i].evidence, "new", "new"});
  for (const auto& pair : diff.moved) {
    shades.before.push_back({before.claims[pair.before].evidence, "moved", "moved"});
    shades.after.push_back({after.claims[pair.after].evidence, "moved", "moved"});
  }
  return shades;
}

constexpr std::string_view style =
    "<style>body{max-width:none}table{width:100%}td{width:40%}td:first-child{width:20%}"
    ".new{background:#c6f6d5}.lost{background:#fed7d7}.changed{background:#fefcbf}"
    ".moved{background:#e2e8f0}.side{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}"
    ".side pre{white-space:pre-wrap;font:15px/1.5 system-ui,sans-serif;border:1px solid #ccc;"
    "padding:1rem;margin:0;overflow-wrap:anywhere}@media(max-width:50rem){.side{grid-template-"
    "columns:1fr}}</style>\n";

}  // namespace

std::string claim_words(const Extraction& page, const Claim& claim) {
  const auto& row = describe(claim.predicate);
  return label_of(page, claim.subject) + " " +
         std::string(claim.qualifiers.negated ? row.denied : row.verb) + " " +
         (claim.object ? label_of(page, *claim.object) : claim.value);
}

std::string diff_totals(const desk::Diff& diff) {
  return fmt::format("{} changed, {} new, {} lost, {} moved, {} reworded, {} the same",
                     diff.changed.size(), diff.added.size(), diff.removed.size(),
                     diff.moved.size(), diff.reworded.size(), diff.same);
}

std::string diff_text(const Compared& compared, const Screen& screen) {
  auto text = paint(screen, Style::Bold, clean(compared.after.document.title)) + "\n";
  text += "- " + clean(compared.from) + "\n+ " + clean(compared.to) + "\n\n";
  for (const auto& item : items_of(compared)) {
    const auto kind = pad(paint_word(screen, item.kind), 9) + " ";
    const std::string indent(10, ' ');
    auto what = clean(item.what);
    if (!item.detail.empty()) what += ": " + item.detail;
    text += wrap(what, screen.width, kind, indent);
    if (!item.before.empty())
      text += wrap(item.before, screen.width, indent + "- ", indent + "  ");
    if (!item.after.empty())
      text += wrap(item.after, screen.width, indent + "+ ", indent + "  ");
  }
  if (compared.diff.differ()) text += "\n";
  return text + "statements: " + diff_totals(compared.diff) + "\n";
}

std::string diff_html(const Compared& compared) {
  std::string body(style);
  body += "<h1>" + html_text(compared.after.document.title) + "</h1>\n<p>" +
          diff_totals(compared.diff) + "</p>\n<table>\n<tr><th>difference</th><th>" +
          html_text(compared.from) + "</th><th>" + html_text(compared.to) + "</th></tr>\n";
  for (const auto& item : items_of(compared)) {
    auto what = "<span class=\"" + std::string(item.kind) + "\">" + std::string(item.kind) +
                "</span> " + html_text(item.what);
    if (!item.detail.empty())
      what += "<div class=\"meta\">" + html_text(item.detail) + "</div>";
    body += "<tr><td>" + what + "</td><td>" + html_text(item.before) + "</td><td>" +
            html_text(item.after) + "</td></tr>\n";
  }
  auto shades = shades_of(compared);
  body += "</table>\n<h2>The texts</h2>\n<div class=\"side\">\n<pre>" +
          desk::marked_text(compared.before.document.text, std::move(shades.before)) +
          "</pre>\n<pre>" +
          desk::marked_text(compared.after.document.text, std::move(shades.after)) +
          "</pre>\n</div>\n";
  return html_page("What changed: " + compared.after.document.title, body);
}

}  // namespace netkg::cli
