// Every key of the graph store, built and cut here and nowhere else. Numbers are big-endian, so
// that keys sort as numbers do. doc/storage.md shows them with their values.
//
//   object_key(Predicate::MayCause, 17)  -> 00 00 00 00 11
//   document_id_key("doc:a-1f2e3d4c")    -> 'i' "doc:a-1f2e3d4c"
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "index/store.h"

namespace netkg::index {

/// Raised when keys or values change their meaning; a store with a higher one is not opened.
inline constexpr uint32_t format_version = 7;

/// Entities are numbered from 1; 0 stands for "a value, no entity" in lists of objects.
using EntityNumber = uint32_t;
inline constexpr EntityNumber no_entity = 0;

/// Works (publications) are numbered from 1; 0 stands for an entry that names none.
using WorkNumber = uint32_t;
inline constexpr WorkNumber no_work = 0;

enum class Family : uint8_t {
  Meta,
  Documents,
  Entities,
  Names,
  Claims,
  ClaimIds,
  Objects,
  Subjects,
  Deltas,
  ByDocument,
  Mentions,
  Texts,
  Sources,
  References,
  Versions,
  Works,
  Cites,
  CitedBy,
  Changes,
  Heads,
};

/// Column family names in the order of Family. RocksDB wants the first to be called "default".
inline constexpr std::array<std::string_view, 20> family_names{
    "default",  "documents", "entities",    "names",    "claims",  "claim_ids", "objects",
    "subjects", "deltas",    "by_document", "mentions", "texts",   "sources",   "references",
    "versions", "works",     "cites",       "cited_by", "changes", "heads"};

inline std::string_view name(Family family) {
  return family_names[static_cast<std::size_t>(family)];
}

// ---- meta
inline constexpr std::string_view format_key = "format";
inline constexpr std::string_view state_key = "state";
/// 'm' name -> what the store's user keeps under that name (Store::set_meta)
std::string meta_key(std::string_view name);
/// "netkg/1"
std::string format_value(uint32_t version);
/// Throws Error{Damaged} for anything that format_value() does not make.
uint32_t cut_format_value(std::string_view value);

// ---- keys that are one number: sources, references, cites, claims, by_document
std::string number_key(uint32_t number);
uint32_t cut_number_key(std::string_view key);

// ---- texts: document, piece from 0 upwards -> that piece. An answer shows some words of a
// page that may be long: it reads the pieces in which they lie.
inline constexpr uint32_t text_piece_bytes = 8 << 10;  // of each piece but the last
std::string text_key(DocumentNumber document, uint32_t piece);

// ---- documents, entities and works: 'n' number -> record, 'i' id -> number
std::string record_key(uint32_t number);
std::string id_key(std::string_view id);
inline constexpr std::string_view record_prefix = "n";
inline constexpr std::string_view id_prefix = "i";
uint32_t cut_record_key(std::string_view key);
std::string_view cut_id_key(std::string_view key);

// ---- names: folded name, 0, entity -> nothing
/// Empty when the name has no letter or digit: such a name is not stored.
std::string name_prefix(std::string_view name);
std::string name_entry(std::string_view prefix, EntityNumber entity);
EntityNumber cut_name_entry(std::string_view key);

// ---- claim ids: id, 0, number -> nothing. Two claims may share an id: a hash can repeat.
std::string claim_id_entry(std::string_view id, ClaimNumber claim);
std::pair<std::string_view, ClaimNumber> cut_claim_id_entry(std::string_view key);

// ---- lists: objects, subjects, mentions, cited_by. A list is known by a number whose order is
// that of its keys; see lists.h for how it lies below its key.
using ListNumber = uint64_t;
/// Claims by (predicate, object entity; 0: a value).
ListNumber object_list(Predicate predicate, EntityNumber object);
/// Claims by (subject entity, predicate).
ListNumber subject_list(EntityNumber subject, Predicate predicate);

/// Bytes of a list's key: 5 in objects and subjects, 4 in mentions and cited_by.
std::size_t list_key_bytes(Family family);
std::string list_key(Family family, ListNumber list);
ListNumber cut_list_key(Family family, std::string_view key);
/// What the keys of all lists of a predicate (of a subject) begin with.
std::string object_prefix(Predicate predicate);
std::string subject_prefix(EntityNumber subject);

/// Further pieces of a long list: the list's key, piece from 1 upwards.
std::string chunk_key(std::string_view key, uint32_t chunk);
/// Changes of a long list: family, the list's key, generation.
std::string delta_prefix(Family family, std::string_view key_or_prefix);
std::string delta_key(Family family, std::string_view key, uint64_t generation);
/// The list's key within a delta's key.
std::string_view cut_delta_key(std::string_view key);

// ---- heads: 'o' predicate object document claim, and 's' subject predicate document claim
/// Both keys of a claim begin with what a pattern with one side and the page bound gives.
std::string head_prefix(const HeadPattern& pattern);
std::string head_key(const HeadPattern& pattern, ClaimNumber claim);
std::pair<DocumentNumber, ClaimNumber> cut_head_key(std::string_view key);

// ---- versions: document, version -> record
std::string version_key(DocumentNumber document, uint32_t version);
std::pair<DocumentNumber, uint32_t> cut_version_key(std::string_view key);

// ---- changes: generation, document -> nothing
std::string change_key(uint64_t generation, DocumentNumber document);
std::pair<uint64_t, DocumentNumber> cut_change_key(std::string_view key);

}  // namespace netkg::index
