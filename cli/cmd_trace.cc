// netkg trace: from a statement back to the words, the page, its dates and its references.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/find_claims.h"
#include "cli/print_answers.h"
#include "cli/works.h"
#include "model/error.h"
#include "model/json.h"
#include "query/review.h"

namespace netkg::cli {
namespace {

using model::PartialDate;

constexpr uint32_t context_bytes = 400;  // at most, before and after the sentence
constexpr std::size_t most_others = 6;   // shown to people

struct TracedCitation {
  model::Citation citation;
  model::CslItem csl;
  model::WorkId work = {};
  std::vector<model::DocumentId> also_cited_by = {};
  std::optional<NewerEdition> newer = {};
};

/// All there is to say of one claim.
struct Trace {
  index::ClaimRecord claim;
  std::vector<index::ClaimRecord> others;  // that fit the quoted words as well
  index::DocumentRecord document;
  query::ReviewRow review;
  std::string text;  // of the page
  model::Span context;
  std::vector<TracedCitation> citations;  // strongest first
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The paragraph around the claim, or what fits of it; from the stem on for a list item.
model::Span context_of(const model::Claim& claim, std::string_view text) {
  auto core = model::cover(claim.sentence, claim.evidence);
  if (claim.lead_in && claim.lead_in->begin < core.begin &&
      core.begin - claim.lead_in->begin < 4 * context_bytes)
    core.begin = claim.lead_in->begin;
  core.end = std::min(core.end, static_cast<uint32_t>(text.size()));
  core.begin = std::min(core.begin, core.end);
  auto from = core.begin - std::min(core.begin, context_bytes);
  if (auto gap = text.substr(from, core.begin - from).rfind("\n\n");
      gap != std::string_view::npos)
    from += static_cast<uint32_t>(gap) + 2;
  auto to = std::min(static_cast<uint32_t>(text.size()), core.end + context_bytes);
  if (auto gap = text.substr(core.end, to - core.end).find("\n\n");
      gap != std::string_view::npos)
    to = core.end + static_cast<uint32_t>(gap);
  while (from < core.begin && is_continuation(text[from])) ++from;
  while (to > core.end && to < text.size() && is_continuation(text[to])) --to;
  return {from, to};
}

/// One entry of the page, with what is known of its work.
TracedCitation traced_entry(const Trace& trace, const std::vector<ListedWork>& works,
                            std::size_t place, model::Basis basis) {
  const auto& reference = trace.document.references[place];
  TracedCitation traced{{reference.id, basis}, reference.csl};
  const auto* work = work_of_entry(works, trace.document.id, reference.id);
  if (!work) return traced;
  traced.work = work->id;
  for (const auto& document : work->documents)
    if (document != trace.document.id) traced.also_cited_by.push_back(document);
  traced.newer = superseded_by(*work, works);
  return traced;
}

/// What the claim cites, then everything else that its page lists: the weakest basis, which
/// holds for every claim of the page alike and is therefore not stored with each.
std::vector<TracedCitation> citations_of(const index::Store& store, const Trace& trace) {
  const auto works = works_of(store.documents());
  std::vector<TracedCitation> citations;
  for (std::size_t i = 0; i < trace.document.references.size(); ++i) {
    const auto& id = trace.document.references[i].id;
    auto basis = model::Basis::Page;
    for (const auto& citation : trace.claim.claim.citations)
      if (citation.reference == id) basis = std::max(basis, citation.basis);
    citations.push_back(traced_entry(trace, works, i, basis));
  }
  std::stable_sort(citations.begin(), citations.end(), [](const auto& a, const auto& b) {
    return a.citation.basis > b.citation.basis;
  });
  return citations;
}

std::optional<Trace> trace_words(const index::Store& store, const std::string& words,
                                 std::chrono::sys_days as_of) {
  auto claims = find_claims(store, words);
  if (claims.empty()) return std::nullopt;
  Trace trace;
  trace.claim = std::move(claims.front());
  trace.others.assign(std::make_move_iterator(claims.begin() + 1),
                      std::make_move_iterator(claims.end()));
  auto document = store.document(trace.claim.document);
  if (!document)
    throw model::Error(model::ErrorKind::Damaged, "a claim of the store has no page",
                       "read the pages into a new store");
  trace.document = std::move(*document);
  trace.review = query::review_row(trace.document, as_of, {});
  trace.text = store.text(trace.claim.document);
  trace.context = context_of(trace.claim.claim, trace.text);
  trace.citations = citations_of(store, trace);
  return trace;
}

template <class Value>
model::Json or_null(const std::optional<Value>& value) {
  return value ? model::Json(*value) : model::Json(nullptr);
}

model::Json or_null(const std::string& text) {
  return text.empty() ? model::Json(nullptr) : model::Json(text);
}

model::Json date_json(const std::optional<PartialDate>& date) {
  return date ? model::Json(date->iso()) : model::Json(nullptr);
}

model::Json document_json(const Trace& trace) {
  const auto& document = trace.document;
  return {{"id", document.id.text},
          {"source", document.source},
          {"title", document.title},
          {"publisher", or_null(document.publisher)},
          {"url", or_null(document.url)},
          {"language", document.language},
          {"sha256", document.stamp.sha256},
          {"bytes", document.bytes},
          {"last_reviewed", date_json(trace.review.last_reviewed)},
          {"next_due", date_json(trace.review.next_due)},
          {"review_state", name(trace.review.state)}};
}

model::Json citation_json(const TracedCitation& traced) {
  auto also = model::Json::array();
  for (const auto& id : traced.also_cited_by) also.push_back(id.text);
  const auto& csl = traced.csl;
  return {
      {"reference", traced.citation.reference.text},
      {"basis", name(traced.citation.basis)},
      {"csl", model::csl_json(csl, traced.citation.reference.text)},
      {"text", model::vancouver(csl)},
      {"doi", or_null(csl.doi)},
      {"pmid", or_null(csl.pmid)},
      {"url", or_null(csl.url)},
      {"work", or_null(traced.work.text)},
      {"superseded_by", traced.newer ? model::Json(traced.newer->words) : model::Json(nullptr)},
      {"also_cited_by", also}};
}

std::string trace_json(const Trace& trace) {
  model::Json json{{"schema", "netkg.trace/1"},
                   {"claim", model::claim_json(trace.claim.claim, trace.text)},
                   {"document", document_json(trace)},
                   {"context", model::span_json(trace.context, trace.text)}};
  json["citations"] = model::Json::array();
  for (const auto& citation : trace.citations)
    json["citations"].push_back(citation_json(citation));
  json["other_claims"] = model::Json::array();
  for (const auto& other : trace.others) json["other_claims"].push_back(other.claim.id.text);
  return model::dump(json) + "\n";
}

std::string label_of(const index::Store& store, const model::EntityId& id) {
  auto entity = store.entity(id);
  return entity ? entity->label : id.text;
}

/// "everolimus may cause nausea"
std::string statement(const index::Store& store, const model::Claim& claim) {
  const auto& row = model::describe(claim.predicate);
  return fmt::format("{} {} {}", label_of(store, claim.subject),
                     claim.qualifiers.negated ? row.denied : row.verb,
                     claim.object ? label_of(store, *claim.object) : claim.value);
}

/// The context with the evidence marked: in bold, or between » and « without colour.
std::string marked_context(const Screen& screen, const Trace& trace) {
  auto window = std::string_view(trace.text).substr(trace.context.begin, trace.context.size());
  auto evidence = trace.claim.claim.evidence;
  auto begin = evidence.begin - std::min(evidence.begin, trace.context.begin);
  auto piece = mark(window, begin, begin + evidence.size());
  auto words =
      screen.color ? paint(screen, Style::Bold, piece.marked) : "»" + piece.marked + "«";
  return "“" + piece.before + words + piece.after + "”";
}

std::string page_text(const Screen& screen, const Trace& trace) {
  const auto& document = trace.document;
  auto width = screen.width;
  auto text = wrap(paint(screen, Style::Bold, clean(document.title)), width, "  ", "  ");
  auto where = clean(document.publisher ? *document.publisher + " · " + document.source
                                        : document.source);
  const auto& evidence = trace.claim.claim.evidence;
  text += wrap(fmt::format("{} · bytes {} to {}", where, evidence.begin, evidence.end), width,
               "  ", "  ");
  if (document.url) text += "  " + clean(*document.url) + "\n";
  auto date = [](const std::optional<PartialDate>& value) {
    return value ? value->iso() : std::string("not stated");
  };
  return text +
         wrap(fmt::format("reviewed {} · next due {} · {}", date(trace.review.last_reviewed),
                          date(trace.review.next_due), paint_state(screen, trace.review.state)),
              width, "  ", "  ");
}

/// "doi:10.1056/… · PMID 21306238" as links, or their addresses where links are not shown.
std::string link_lines(const Screen& screen, const model::CslItem& csl) {
  std::string text;
  const auto add = [&](std::string_view label, std::string_view base,
                       const std::string& value) {
    if (value.empty()) return;
    const auto address = std::string(base) + harmless(value);
    const auto shown = screen.links ? std::string(label) + harmless(value) : address;
    text += "      " + hyperlink(screen, address, shown) + "\n";
  };
  add("doi:", "https://doi.org/", csl.doi);
  add("PMID ", "https://pubmed.ncbi.nlm.nih.gov/", csl.pmid);
  return text;
}

std::string citation_text(const Screen& screen, const TracedCitation& traced) {
  auto width = screen.width;
  auto csl = traced.csl;
  csl.doi.clear();  // these come as links
  csl.pmid.clear();
  auto first = fmt::format("  {} ", pad(traced.citation.reference.text, 3));
  auto text = wrap(clean(model::vancouver(csl)), width, first, "      ");
  text += link_lines(screen, traced.csl);
  if (traced.newer)
    text += wrap(paint(screen, Style::Yellow, "superseded by " + clean(traced.newer->words)),
                 width, "      ", "      ");
  constexpr std::size_t most_pages = 3;
  const auto& also = traced.also_cited_by;
  for (std::size_t i = 0; i < std::min(also.size(), most_pages); ++i)
    text +=
        "      " + paint(screen, Style::Dim, "also listed by " + clean(also[i].text)) + "\n";
  if (also.size() > most_pages)
    text += fmt::format("      and by {} more\n", also.size() - most_pages);
  return text;
}

/// "No listed reference names everolimus, or stands at these words."
std::string no_reference_text(const index::Store& store, const Trace& trace,
                              const Screen& screen) {
  const auto name = clean(label_of(store, trace.claim.claim.subject));
  if (trace.document.references.empty()) return "The page lists no references.\n";
  return wrap(
      fmt::format("No listed reference names {}, and none is marked at these words.", name),
      screen.width, "", "  ");
}

std::string citation_list(const index::Store& store, const Screen& screen, const Trace& trace) {
  constexpr std::size_t most_listed = 5;  // of those that the page merely lists
  std::string text;
  if (trace.citations.empty() || trace.citations.front().citation.basis == model::Basis::Page)
    text = no_reference_text(store, trace, screen);
  std::optional<model::Basis> basis;
  std::size_t listed = 0;
  for (const auto& traced : trace.citations) {
    if (traced.citation.basis == model::Basis::Page && ++listed > most_listed) continue;
    if (basis != traced.citation.basis) {
      basis = traced.citation.basis;
      text +=
          paint(screen, Style::Bold, fmt::format("References: {}", words_of(*basis))) + "\n";
    }
    text += citation_text(screen, traced);
  }
  if (listed > most_listed) text += fmt::format("  … and {} more\n", listed - most_listed);
  return text;
}

std::string trace_text(const index::Store& store, const Trace& trace, const Screen& screen) {
  auto text = wrap(paint(screen, Style::Bold, clean(statement(store, trace.claim.claim))),
                   screen.width, "", "  ");
  text += fmt::format(
      "{} · {}\n\n", trace.claim.claim.id.text,
      trace.claim.claim.level == model::Level::Class ? "said of the class" : "direct");
  text += wrap(marked_context(screen, trace), screen.width, "  ", "  ") + "\n";
  text += page_text(screen, trace) + "\n" + citation_list(store, screen, trace);
  if (trace.others.empty()) return text;
  text += "\nOther statements in these words:\n";
  auto shown = std::min(trace.others.size(), most_others);
  for (std::size_t i = 0; i < shown; ++i)
    text += wrap(clean(statement(store, trace.others[i].claim)), screen.width,
                 fmt::format("  {}  ", trace.others[i].claim.id.text), "    ");
  if (shown < trace.others.size()) text += "  … and more; quote more words\n";
  return text;
}

}  // namespace

int cmd_trace(const Request& request) {
  auto store = request.open_store();
  auto trace = trace_words(*store, request.words.front(), request.as_of);
  if (!trace) {
    fmt::print(stderr, "netkg: no statement has the id or the words \"{}\"\n",
               clean(request.words.front()));
    return nothing_found;
  }
  print(request.is_json() ? trace_json(*trace)
                          : trace_text(*store, *trace, screen(request.color)));
  return found;
}

}  // namespace netkg::cli
