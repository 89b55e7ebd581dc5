// Every key of the graph store, built and cut here and nowhere else. Numbers are big-endian, so
// that keys sort as numbers do. doc/storage.md shows them with their values.
//
//   object_key(Predicate::MayCause, 17)  -> 00 00 00 00 11
//   document_id_key("doc:a-1f2e3d4c")    -> 'i' "doc:a-1f2e3d4c"
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "index/store.h"

namespace netkg::index {

/// Raised when keys or values change their meaning; a store with a higher one is not opened.
inline constexpr uint32_t format_version = 1;

/// Entities are numbered from 1; 0 stands for "a value, no entity" in lists of objects.
using EntityNumber = uint32_t;
inline constexpr EntityNumber no_entity = 0;

enum class Family : uint8_t {
  Meta,
  Documents,
  Texts,
  Entities,
  Names,
  Claims,
  ClaimIds,
  Objects,
  Subjects,
  ByDocument,
  Mentions,
  Changes,
};

/// Column family names in the order of Family. RocksDB wants the first to be called "default".
inline constexpr std::array<std::string_view, 12> family_names{
    "default",   "documents", "texts",    "entities",    "names",    "claims",
    "claim_ids", "objects",   "subjects", "by_document", "mentions", "changes"};

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

// ---- keys that are one number: texts, claims, by_document, mentions
std::string number_key(uint32_t number);
uint32_t cut_number_key(std::string_view key);

// ---- documents and entities: 'n' number -> record, 'i' id -> number
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

// ---- lists of claims
std::string object_key(Predicate predicate, EntityNumber object);
std::string object_prefix(Predicate predicate);
std::string subject_key(EntityNumber subject, Predicate predicate);
std::string subject_prefix(EntityNumber subject);

// ---- changes: generation, document -> nothing
std::string change_key(uint64_t generation, DocumentNumber document);
std::pair<uint64_t, DocumentNumber> cut_change_key(std::string_view key);

}  // namespace netkg::index
