// Staging and publishing. Documents wait in memory until commit(), which prepares both stores
// beside their readers and then publishes them, the graph first, while nobody reads.
#include <utility>

#include "index/changes.h"
#include "index/passages.h"
#include "index/store_parts.h"
#include "model/error.h"

namespace netkg::index {

namespace {

/// The generation that the text index holds; nothing when it has to be built anew.
std::optional<uint64_t> usable_generation(const Places& places) {
  if (!exists(places.text())) return std::nullopt;
  try {
    return TextIndex(places.text()).generation();
  } catch (const Error& error) {
    if (error.kind != ErrorKind::Damaged) throw;
    return std::nullopt;
  }
}

std::vector<ClaimRecord> claims_of(const Graph& graph, const Contents& contents) {
  std::vector<ClaimRecord> claims;
  for (uint32_t i = 0; i < contents.claims; ++i) {
    if (auto claim = graph.claim(contents.first_claim + i)) claims.push_back(std::move(*claim));
  }
  return claims;
}

}  // namespace

Store::Parts::~Parts() {
  if (writer_lock) places.tidy(made_directory);
}

void Store::Parts::open_for_writing() {
  made_directory = places.prepare_for_writing();
  writer_lock = lock_writer(places.root());
  places.remove_leftovers();
  if (graph().empty()) return;
  indexed_generation = usable_generation(places);
  catch_up_text();
}

void Store::Parts::forget_opened() {
  opened_graph.reset();
  opened_text.reset();
}

// ---- the text index after a crash

void Store::Parts::index_document(TextWriter& writer, DocumentNumber number) const {
  auto record = graph().document(number);
  auto contents = graph().contents(number);
  if (!record || !contents) {
    writer.replace(number, {});
    return;
  }
  auto words = graph().text(number);
  auto entity = [this](const EntityId& id) {
    return graph().entity_number(id).value_or(no_entity);
  };
  writer.replace(number, text_passages(*record, words, contents->passages,
                                       claims_of(graph(), *contents), entity));
}

void Store::Parts::catch_up_text() {
  const auto& state = graph().state();
  if (graph().empty() || indexed_generation == state.generation) return;
  bool resume = indexed_generation && *indexed_generation >= state.changes_since &&
                *indexed_generation < state.generation;
  auto numbers =
      resume ? graph().changed_since(*indexed_generation) : graph().document_numbers();
  auto writer = std::make_unique<TextWriter>(resume ? places.text() : places.new_text());
  for (auto number : numbers) index_document(*writer, number);
  auto lock = lock_for_publishing(places.root(), reader_patience);
  opened_text.reset();
  writer->commit(state.generation);
  writer.reset();
  if (!resume) places.install_text();
  indexed_generation = state.generation;
}

// ---- commit

void Store::Parts::apply_staged(Changes& changes, TextWriter& writer) const {
  auto entity = [&changes](const EntityId& id) { return changes.entity_number(id); };
  for (const auto& [id, document] : staged) {
    auto number = graph().document_number(id);
    if (number) changes.remove(*number);
    if (document) number = changes.add(*document, number);
    if (!number) continue;
    std::vector<TextPassage> passages;
    if (document) {
      passages = text_passages(document->record, document->text, document->passages,
                               document->claims, entity);
    }
    writer.replace(*number, passages);
  }
}

void Store::Parts::index_unchanged(TextWriter& writer) const {
  Numbers changed;
  for (const auto& [id, document] : staged) {
    if (auto number = graph().document_number(id)) changed.push_back(*number);
  }
  for (auto number : change(graph().document_numbers(), normal(changed), {})) {
    index_document(writer, number);
  }
}

void Store::Parts::publish(const Batch& batch, std::unique_ptr<TextWriter> writer,
                           bool new_text, uint64_t generation) {
  bool first = graph().empty();
  auto lock = lock_for_publishing(places.root(), reader_patience);
  forget_opened();
  if (first) {
    commit_batch(places.new_graph(), batch, Durability::Build);
    places.install_graph();
  } else {
    commit_batch(places.graph(), batch, Durability::Incremental);
  }
  staged.clear();  // in the truth now, whatever becomes of the text index
  staged_meta.clear();
  writer->commit(generation);
  writer.reset();
  if (new_text) places.install_text();
  indexed_generation = generation;
}

void Store::Parts::commit() {
  if (staged.empty()) return;
  catch_up_text();
  // Taking passages out of Xapian costs as much as putting them in: when most documents change
  // (a new vocabulary), writing the whole index beside the old one is twice as fast.
  bool new_text = 2 * staged.size() > graph().state().totals.documents;
  if (new_text) places.remove_leftovers();
  Changes changes(graph(), indexed_generation.value_or(0));
  auto writer = std::make_unique<TextWriter>(new_text ? places.new_text() : places.text());
  apply_staged(changes, *writer);
  if (new_text) index_unchanged(*writer);
  auto generation = changes.state().generation;
  auto batch = changes.finish();
  for (const auto& [name, value] : staged_meta) {
    if (value.empty()) {
      batch.erase(Family::Meta, meta_key(name));
    } else {
      batch.put(Family::Meta, meta_key(name), value);
    }
  }
  publish(batch, std::move(writer), new_text, generation);
}

// ---- the interface

std::optional<Stamp> Store::stamp(const DocumentId& id) const {
  auto waiting = parts_->staged.find(id);
  if (waiting != parts_->staged.end()) {
    return waiting->second ? std::optional(waiting->second->record.stamp) : std::nullopt;
  }
  auto stored = document(id);
  return stored ? std::optional(stored->stamp) : std::nullopt;
}

PutResult Store::put(const Extraction& extraction, const Stamp& stamp,
                     uint32_t sentences_without_claim) {
  const auto& id = extraction.document.id;
  auto before = this->stamp(id);
  if (before == stamp) return PutResult::Unchanged;
  parts_->staged[id] = stage(extraction, stamp, sentences_without_claim);
  if (!before) return PutResult::Added;
  bool same_page = before->sha256 == stamp.sha256 && before->metadata == stamp.metadata;
  return same_page ? PutResult::Reextracted : PutResult::Replaced;
}

void Store::set_meta(const std::string& name, std::string value) {
  parts_->staged_meta[name] = std::move(value);
}

bool Store::remove(const DocumentId& id) {
  if (!stamp(id)) return false;
  if (parts_->graph().document_number(id)) {
    parts_->staged[id] = std::nullopt;
  } else {
    parts_->staged.erase(id);
  }
  return true;
}

void Store::commit() { parts_->commit(); }

}  // namespace netkg::index
