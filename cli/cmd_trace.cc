// netkg trace: from a statement back to the words, the page, its dates and its references.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/find_claims.h"
#include "cli/print_answers.h"
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
  std::string printed;
  std::vector<model::DocumentId> also_cited_by;
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

/// Ids of the other pages that cite the same work.
std::vector<model::DocumentId> also_citing(const index::Store& store, const model::WorkId& id,
                                           index::DocumentNumber page) {
  std::set<model::DocumentId> others;
  auto work = id.empty() ? std::nullopt : store.work(id);
  if (!work) return {};
  for (const auto& [number, reference] : work->cited_by) {
    auto document = store.document(number, index::Detail::Head);
    if (document && number != page) others.insert(document->id);
  }
  return {others.begin(), others.end()};
}

std::vector<TracedCitation> citations_of(const index::Store& store, const Trace& trace) {
  auto works = store.works_cited(trace.document.number);
  std::vector<TracedCitation> citations;
  for (const auto& citation : trace.claim.claim.citations) {
    const auto& references = trace.document.references;
    auto entry = std::find_if(references.begin(), references.end(), [&](const auto& reference) {
      return reference.id == citation.reference;
    });
    if (entry == references.end()) continue;
    auto place = static_cast<std::size_t>(entry - references.begin());
    const auto& texts = trace.document.reference_texts;
    TracedCitation traced{citation, entry->csl, place < texts.size() ? texts[place] : "", {}};
    if (place < works.size())
      traced.also_cited_by = also_citing(store, works[place], trace.document.number);
    citations.push_back(std::move(traced));
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
  return {{"reference", traced.citation.reference.text},
          {"basis", name(traced.citation.basis)},
          {"csl", model::csl_json(csl, traced.citation.reference.text)},
          {"text", model::vancouver(csl)},
          {"doi", or_null(csl.doi)},
          {"pmid", or_null(csl.pmid)},
          {"url", or_null(csl.url)},
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

std::string citation_text(const Screen& screen, const TracedCitation& traced) {
  auto width = screen.width;
  auto first = fmt::format("  {} ", pad(traced.citation.reference.text, 3));
  auto text = wrap(clean(model::vancouver(traced.csl)), width, first, "      ");
  if (!traced.csl.doi.empty()) text += "      https://doi.org/" + clean(traced.csl.doi) + "\n";
  if (!traced.also_cited_by.empty())
    text += wrap(fmt::format("also listed by {} other page{}", traced.also_cited_by.size(),
                             traced.also_cited_by.size() == 1 ? "" : "s"),
                 width, "      ", "      ");
  return text;
}

std::string citation_list(const Screen& screen, const Trace& trace) {
  if (trace.citations.empty()) return "The page lists no reference for it.\n";
  std::string text;
  std::optional<model::Basis> basis;
  for (const auto& traced : trace.citations) {
    if (basis != traced.citation.basis) {
      basis = traced.citation.basis;
      text +=
          paint(screen, Style::Bold, fmt::format("References: {}", words_of(*basis))) + "\n";
    }
    text += citation_text(screen, traced);
  }
  return text;
}

std::string trace_text(const index::Store& store, const Trace& trace, const Screen& screen) {
  auto text = wrap(paint(screen, Style::Bold, clean(statement(store, trace.claim.claim))),
                   screen.width, "", "  ");
  text += fmt::format(
      "{} · {}\n\n", trace.claim.claim.id.text,
      trace.claim.claim.level == model::Level::Class ? "said of the class" : "direct");
  text += wrap(marked_context(screen, trace), screen.width, "  ", "  ") + "\n";
  text += page_text(screen, trace) + "\n" + citation_list(screen, trace);
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
