// The values of the graph store as bytes: a version byte, then the fields in order (coding.h).
//
//   encode_record(State{.generation = 3, …})  -> 01 03 …
//   decode_state(bytes).generation            -> 3
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/graph_keys.h"
#include "index/store.h"

namespace netkg::index {

/// Sums kept up to date at every commit, so that counts() reads one record.
struct Totals {
  uint64_t documents = 0;
  std::map<ClaimType, uint64_t> claims = {};  // no zero entries
  uint64_t references = 0;
  uint64_t passages = 0;
  uint64_t sentences_without_claim = 0;
  uint64_t source_bytes = 0;
  bool operator==(const Totals&) const = default;
};

/// The one record of the whole store.
struct State {
  uint64_t generation = 0;     // commits so far
  uint64_t changes_since = 0;  // every change after this generation is in `changes`
  DocumentNumber next_document = 1;
  EntityNumber next_entity = 1;
  ClaimNumber next_claim = 1;
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
/// Hash of one form.
uint64_t form_hash(const Entity& entity);

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

std::string encode_record(const State& state);
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
uint32_t decode_number(std::string_view bytes);

}  // namespace netkg::index
