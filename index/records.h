// The values of the graph store as bytes: a version byte, then the fields in order (coding.h).
//
//   encode_record(State{.generation = 3, …})  -> 01 03 …
//   decode_state(bytes).generation            -> 3
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/graph_keys.h"
#include "index/store.h"
#include "index/works.h"

namespace netkg::index {

/// Sums kept up to date at every commit, so that counts() reads one record.
struct Totals {
  uint64_t documents = 0;
  std::map<ClaimType, uint64_t> claims = {};  // no zero entries
  uint64_t references = 0;
  uint64_t passages = 0;
  uint64_t sentences_without_claim = 0;
  uint64_t source_bytes = 0;
  uint64_t works = 0;
  bool operator==(const Totals&) const = default;
};

/// The one record of the whole store.
struct State {
  uint64_t generation = 0;     // commits so far
  uint64_t changes_since = 0;  // every change after this generation is in `changes`
  DocumentNumber next_document = 1;
  EntityNumber next_entity = 1;
  ClaimNumber next_claim = 1;
  WorkNumber next_work = 1;
  uint64_t deltas = 0;  // changes of long lists that wait to be folded in
  Totals totals = {};
};

/// An entity as documents gave it. Two vocabularies, or a page's own spelling, may give one id
/// different names: each form is kept with the number of documents that hold it.
struct EntityForm {
  uint64_t hash = 0;  // of the encoded entity
  uint32_t documents = 0;
  Entity entity;
};

struct EntityRecord {
  EntityId id;
  std::vector<EntityForm> forms = {};  // by hash
};

/// What the store answers for an entity of several forms: those of the vocabulary before
/// others, then the form of most documents; names, xrefs, parents and related ones of all. The
/// order in which documents came in makes no difference.
Entity merged(const EntityRecord& record);
/// What its entries in `names` begin with: folded names, with the readable part of the id, so
/// that "drug:folinic-acid" is found by "folinic acid".
std::set<std::string> name_prefixes(const EntityRecord& record);
/// Hash of one form.
uint64_t form_hash(const Entity& entity);
uint64_t hash_of(std::string_view bytes);

struct StoredPassage {
  Span span;
  Role role = Role::Other;
  std::optional<Span> heading = {};  // of its section
};

/// That a document names an entity, in the form with this hash.
struct EntityShare {
  EntityNumber entity = no_entity;
  uint64_t form = 0;
};

/// What a document put into the store, kept so that it can be taken out again, and so that its
/// passages can be indexed again. Its claims are numbered without gaps.
struct Contents {
  ClaimNumber first_claim = 0;
  uint32_t claims = 0;
  std::vector<EntityShare> entities = {};
  std::vector<StoredPassage> passages = {};
};

/// The bibliography of a document. What an entry says as printed is words of the document.
struct ReferenceList {
  std::vector<Reference> references = {};
};

/// What a document's reader made of it beside its text: enough to read it again.
struct SourceRecord {
  std::vector<Block> blocks = {};
};

/// An earlier version, whole.
struct VersionRecord {
  Stamp stamp = {};
  Document document = {};
};

/// A publication, and the entry that speaks for it.
struct WorkRecord {
  WorkId id = {};
  Telling telling = {};
  DocumentNumber document = 0;
  uint32_t reference = 0;  // which of the document's references
};

std::string encode_record(const State& state);
std::string encode_record(const ReferenceList& references);
std::string encode_record(const SourceRecord& source);
std::string encode_record(const VersionRecord& version);
std::string encode_record(const WorkRecord& work);
std::string encode_record(const DocumentRecord& document);
std::string encode_record(const ClaimRecord& claim);
std::string encode_record(const EntityRecord& entity);
std::string encode_record(const Contents& contents);
/// Of 'i' keys: the number that an id stands for.
std::string encode_number(uint32_t number);

// All throw Error{Damaged} for other bytes.
State decode_state(std::string_view bytes);
DocumentRecord decode_document(std::string_view bytes, DocumentNumber number);
ClaimRecord decode_claim(std::string_view bytes, ClaimNumber number);
EntityRecord decode_entity(std::string_view bytes);
Contents decode_contents(std::string_view bytes);
ReferenceList decode_references(std::string_view bytes);
SourceRecord decode_source(std::string_view bytes);
VersionRecord decode_version(std::string_view bytes);
WorkRecord decode_work(std::string_view bytes);
uint32_t decode_number(std::string_view bytes);

}  // namespace netkg::index
