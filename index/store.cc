// Opening and reading. Look-ups go to the graph, words to the text index.
#include "index/store.h"

#include <utility>

#include "index/store_parts.h"
#include "model/error.h"

namespace netkg::index {

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
  if (!opened_text) opened_text = std::make_unique<TextIndex>(places.text());
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

std::optional<DocumentRecord> Store::document(const DocumentId& id) const {
  auto number = parts_->graph().document_number(id);
  return number ? document(*number) : std::nullopt;
}

std::optional<DocumentRecord> Store::document(DocumentNumber number) const {
  return parts_->graph().document(number);
}

std::vector<DocumentRecord> Store::documents() const { return parts_->graph().documents(); }

std::string Store::text(DocumentNumber number) const { return parts_->graph().text(number); }

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
  return graph.list(Family::Mentions, number_key(*number));
}

std::optional<std::string> Store::meta(std::string_view name) const {
  auto waiting = parts_->staged_meta.find(name);
  auto value = waiting == parts_->staged_meta.end() ? parts_->graph().meta(name)
                                                    : std::optional(waiting->second);
  return value && !value->empty() ? value : std::nullopt;
}

std::vector<PassageHit> Store::search(const TextQuery& query) const {
  const auto& graph = parts_->graph();
  TextSearch wanted{.words = query.words,
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
  return counts;
}

std::optional<std::string> Store::warning() const {
  if (parts_->text().generation() == parts_->graph().state().generation) return std::nullopt;
  return "the text index is behind the graph, so that searches for words may miss passages; "
         "the next netkg ingest catches it up";
}

}  // namespace netkg::index
