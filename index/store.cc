// Opening and reading. Look-ups go to the graph, words to the text index.
#include "index/store.h"

#include <algorithm>
#include <utility>

#include "index/store_parts.h"
#include "index/trouble.h"

namespace netkg::index {

const char* const text_behind =
    "the text index is behind the graph, so that searches for words may miss passages; the "
    "next netkg ingest catches it up, or: netkg reindex --text";

namespace {

/// Shorter beginnings of a claim id say too little.
constexpr std::size_t shortest_beginning = 4;
constexpr std::size_t most_named = 5;

[[noreturn]] void ambiguous(std::string_view beginning,
                            const std::vector<std::pair<std::string, ClaimNumber>>& found) {
  std::string ids;
  for (const auto& [id, number] : found) ids += (ids.empty() ? "" : ", ") + id;
  throw Error(ErrorKind::Usage,
              "several claims begin with '" + std::string(beginning) + "': " + ids,
              "give more characters of the id");
}

}  // namespace

const Graph& Store::Parts::graph() const {
  if (!opened_graph) opened_graph = std::make_unique<Graph>(places.graph());
  return *opened_graph;
}

const TextIndex& Store::Parts::text() const {
  if (opened_text) return *opened_text;
  opened_text = std::make_unique<TextIndex>(places.text());
  if (tell && opened_text->generation() != graph().state().generation) tell(text_behind);
  return *opened_text;
}

void Store::Parts::open_for_reading() {
  places.expect_store();
  reader_lock = lock_for_reading(places.root());
  graph();
}

Store::Store() = default;
Store::~Store() = default;

std::unique_ptr<Store> Store::open(const std::string& path, Access access) {
  std::unique_ptr<Store> store(new Store);
  store->parts_ = std::make_unique<Parts>(path, access);
  if (access == Access::Read) {
    store->parts_->open_for_reading();
  } else {
    store->parts_->open_for_writing();
  }
  return store;
}

std::optional<DocumentRecord> Store::document(const DocumentId& id, Detail detail) const {
  auto number = parts_->graph().document_number(id);
  return number ? document(*number, detail) : std::nullopt;
}

std::optional<DocumentRecord> Store::document(DocumentNumber number, Detail detail) const {
  return parts_->graph().document(number, detail);
}

std::vector<DocumentRecord> Store::documents(Detail detail) const {
  std::vector<DocumentRecord> records;
  parts_->graph().each_document(
      detail, [&](DocumentRecord& record) { records.push_back(std::move(record)); });
  std::sort(records.begin(), records.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return records;
}

void Store::each_document(
    Detail detail, const std::function<void(const DocumentRecord& document)>& see) const {
  parts_->graph().each_document(detail, [&](DocumentRecord& record) { see(record); });
}

std::optional<Document> Store::source(DocumentNumber number) const {
  return parts_->graph().source(number);
}

std::vector<Version> Store::versions(const DocumentId& id) const {
  std::vector<Version> versions;
  const auto& graph = parts_->graph();
  auto number = graph.document_number(id);
  auto current = number ? graph.document(*number, Detail::Head) : std::nullopt;
  if (!current) return versions;
  for (const auto& [version, bytes] : graph.versions(*number)) {
    auto kept = decode_version(bytes);
    versions.push_back({version, kept.stamp, kept.document.title, kept.document.bytes, false});
  }
  versions.push_back({current->version, current->stamp, current->title, current->bytes, true});
  return versions;
}

std::optional<Document> Store::source(const DocumentId& id, uint32_t version) const {
  const auto& graph = parts_->graph();
  auto number = graph.document_number(id);
  auto current = number ? graph.document(*number, Detail::Head) : std::nullopt;
  if (!current) return std::nullopt;
  if (current->version == version) return graph.source(*number);
  for (const auto& [kept, bytes] : graph.versions(*number))
    if (kept == version) return decode_version(bytes).document;
  return std::nullopt;
}

std::string Store::text(DocumentNumber number) const { return parts_->graph().text(number); }

std::optional<std::string> Store::passage(DocumentNumber number, Span span) const {
  return parts_->graph().passage(number, span);
}

std::optional<Entity> Store::entity(const EntityId& id) const {
  const auto& graph = parts_->graph();
  auto number = graph.entity_number(id);
  auto record = number ? graph.entity(*number) : std::nullopt;
  if (!record) return std::nullopt;
  return merged(*record);
}

std::vector<EntityId> Store::entities_named(std::string_view name) const {
  return parts_->graph().entities_named(name);
}

std::vector<EntityId> Store::entities() const { return parts_->graph().entities(); }

std::vector<ClaimNumber> Store::claims(const ClaimPattern& pattern) const {
  return parts_->graph().claims(pattern);
}

uint32_t Store::entity_number(const EntityId& id) const {
  return parts_->graph().entity_number(id).value_or(no_entity);
}

std::vector<ClaimHead> Store::heads(const HeadPattern& pattern, std::size_t most) const {
  return parts_->graph().heads(head_prefix(pattern), most);
}

std::vector<Membership> Store::memberships(uint32_t member) const {
  return parts_->graph().memberships(member);
}

std::optional<ClaimRecord> Store::claim(ClaimNumber number) const {
  return parts_->graph().claim(number);
}

std::optional<ClaimRecord> Store::claim(std::string_view id_or_beginning) const {
  const auto& graph = parts_->graph();
  auto found = graph.claims_with_id(id_or_beginning, most_named);
  auto is_whole = [&](std::size_t i) {
    return i < found.size() && found[i].first == id_or_beginning;
  };
  if (is_whole(0) && !is_whole(1)) return graph.claim(found.front().second);
  if (found.empty() || id_or_beginning.size() < shortest_beginning) return std::nullopt;
  if (found.size() > 1) ambiguous(id_or_beginning, found);
  return graph.claim(found.front().second);
}

std::vector<DocumentNumber> Store::mentioned_in(const EntityId& id) const {
  const auto& graph = parts_->graph();
  auto number = graph.entity_number(id);
  if (!number) return {};
  return numbers_of(graph.list(Family::Mentions, *number));
}

std::optional<std::string> Store::meta(std::string_view name) const {
  auto waiting = parts_->staged_meta.find(name);
  auto value = waiting == parts_->staged_meta.end() ? parts_->graph().meta(name)
                                                    : std::optional(waiting->second);
  return value && !value->empty() ? value : std::nullopt;
}

// ---- works

namespace {

/// The entries of one bibliography after the other: works of one document come together.
class Entries {
 public:
  explicit Entries(const Graph& graph) : graph_(graph) {}
  CslItem csl(DocumentNumber document, uint32_t reference) {
    if (document != document_) {
      auto record = graph_.document(document, Detail::Whole);
      references_ = record ? std::move(record->references) : std::vector<Reference>{};
      document_ = document;
    }
    if (reference >= references_.size()) throw damaged("a reference is missing");
    return references_[reference].csl;
  }

 private:
  const Graph& graph_;
  DocumentNumber document_ = 0;
  std::vector<Reference> references_;
};

Work whole_work(const Graph& graph, WorkNumber number, const WorkRecord& record,
                Entries& entries) {
  Work work{.id = record.id, .csl = entries.csl(record.document, record.reference)};
  for (const auto& entry : graph.cited_by(number))
    work.cited_by.emplace_back(entry.other, entry.number);
  return work;
}

}  // namespace

std::vector<Work> Store::works() const {
  const auto& graph = parts_->graph();
  std::vector<std::pair<WorkNumber, WorkRecord>> records;
  for (const auto& id : graph.works()) {
    auto number = graph.work_number(id);
    auto record = number ? graph.work(*number) : std::nullopt;
    if (!record) throw damaged("work " + id.text + " is missing");
    records.emplace_back(*number, std::move(*record));
  }
  std::sort(records.begin(), records.end(),
            [](const auto& a, const auto& b) { return a.second.document < b.second.document; });
  std::vector<Work> works;
  Entries entries(graph);
  for (const auto& [number, record] : records)
    works.push_back(whole_work(graph, number, record, entries));
  std::sort(works.begin(), works.end(),
            [](const Work& a, const Work& b) { return a.id < b.id; });
  return works;
}

std::optional<Work> Store::work(const WorkId& id) const {
  const auto& graph = parts_->graph();
  auto number = graph.work_number(id);
  auto record = number ? graph.work(*number) : std::nullopt;
  if (!record) return std::nullopt;
  Entries entries(graph);
  return whole_work(graph, *number, *record, entries);
}

std::vector<WorkId> Store::works_cited(DocumentNumber number) const {
  const auto& graph = parts_->graph();
  auto document = graph.document(number, Detail::Head);
  std::vector<WorkId> ids(document ? document->reference_count : 0);
  for (const auto& cited : graph.cites(number)) {
    auto record = graph.work(cited.other);
    if (!record || cited.number >= ids.size()) throw damaged("a work is missing");
    ids[cited.number] = record->id;
  }
  return ids;
}

std::vector<PassageHit> Store::search(const TextQuery& query) const {
  const auto& graph = parts_->graph();
  TextSearch wanted{.words = query.words,
                    .others = query.others,
                    .half_of = query.half_of,
                    .limit = query.limit,
                    .predicate = query.predicate,
                    .document = query.document};
  if (query.subject && !(wanted.subject = graph.entity_number(*query.subject))) return {};
  if (query.object && !(wanted.object = graph.entity_number(*query.object))) return {};
  return parts_->text().search(wanted);
}

Counts Store::counts() const {
  const auto& state = parts_->graph().state();
  Counts counts;
  counts.documents = state.totals.documents;
  counts.claims = state.totals.claims;
  counts.references = state.totals.references;
  counts.passages = state.totals.passages;
  counts.sentences_without_claim = state.totals.sentences_without_claim;
  counts.generation = state.generation;
  counts.graph_bytes = bytes_in(parts_->places.graph());
  counts.text_bytes = bytes_in(parts_->places.text());
  counts.source_bytes = state.totals.source_bytes;
  counts.works = state.totals.works;
  return counts;
}

std::optional<std::string> Store::warning() const {
  if (parts_->graph().empty()) return std::nullopt;
  if (parts_->text().generation() == parts_->graph().state().generation) return std::nullopt;
  return text_behind;
}

void Store::on_warning(std::function<void(const std::string& warning)> tell) {
  parts_->tell = std::move(tell);
}

}  // namespace netkg::index
