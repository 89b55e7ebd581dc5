// Building and cutting of keys.
#include "index/graph_keys.h"

#include <charconv>

#include "index/trouble.h"
#include "model/words.h"

namespace netkg::index {

namespace {

constexpr std::string_view format_magic = "netkg/";
constexpr std::size_t longest_name = 200;  // bytes of a folded name kept in a key

[[noreturn]] void unreadable(std::string_view what) {
  throw damaged("unreadable " + std::string(what));
}

template <class Number>
void append_big_endian(std::string& key, Number number) {
  for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8) {
    key.push_back(static_cast<char>(number >> shift));
  }
}

template <class Number>
Number big_endian(std::string_view bytes) {
  Number number = 0;
  for (char byte : bytes)
    number = static_cast<Number>(number << 8) | static_cast<uint8_t>(byte);
  return number;
}

/// Cuts "TEXT 0 number" at its zero.
std::pair<std::string_view, uint32_t> cut_entry(std::string_view key, std::string_view what) {
  if (key.size() < 5 || key[key.size() - 5] != '\0') unreadable(what);
  return {key.substr(0, key.size() - 5), big_endian<uint32_t>(key.substr(key.size() - 4))};
}

}  // namespace

std::string meta_key(std::string_view name) { return "m" + std::string(name); }

std::string format_value(uint32_t version) {
  return std::string(format_magic) + std::to_string(version);
}

uint32_t cut_format_value(std::string_view value) {
  if (!value.starts_with(format_magic)) unreadable("format");
  value.remove_prefix(format_magic.size());
  uint32_t version = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), version);
  if (error != std::errc{} || end != value.data() + value.size()) unreadable("format");
  return version;
}

std::string number_key(uint32_t number) {
  std::string key;
  append_big_endian(key, number);
  return key;
}

uint32_t cut_number_key(std::string_view key) {
  if (key.size() != 4) unreadable("key");
  return big_endian<uint32_t>(key);
}

std::string record_key(uint32_t number) {
  std::string key(record_prefix);
  append_big_endian(key, number);
  return key;
}

std::string id_key(std::string_view id) { return std::string(id_prefix).append(id); }

uint32_t cut_record_key(std::string_view key) {
  if (key.size() != 5 || !key.starts_with(record_prefix)) unreadable("record key");
  return big_endian<uint32_t>(key.substr(1));
}

std::string_view cut_id_key(std::string_view key) {
  if (!key.starts_with(id_prefix)) unreadable("id key");
  return key.substr(1);
}

std::string name_prefix(std::string_view name) {
  auto key = name_key(name);
  if (key.empty()) return key;
  if (key.size() > longest_name) key = key.substr(0, longest_name) + "#" + short_hash(key);
  key.push_back('\0');
  return key;
}

std::string name_entry(std::string_view prefix, EntityNumber entity) {
  std::string key(prefix);
  append_big_endian(key, entity);
  return key;
}

EntityNumber cut_name_entry(std::string_view key) { return cut_entry(key, "name").second; }

std::string claim_id_entry(std::string_view id, ClaimNumber claim) {
  std::string key(id);
  key.push_back('\0');
  append_big_endian(key, claim);
  return key;
}

std::pair<std::string_view, ClaimNumber> cut_claim_id_entry(std::string_view key) {
  return cut_entry(key, "claim id");
}

ListNumber object_list(Predicate predicate, EntityNumber object) {
  return ListNumber{static_cast<uint8_t>(predicate)} << 32 | object;
}

ListNumber subject_list(EntityNumber subject, Predicate predicate) {
  return ListNumber{subject} << 8 | static_cast<uint8_t>(predicate);
}

std::size_t list_key_bytes(Family family) {
  return family == Family::Objects || family == Family::Subjects ? 5 : 4;
}

std::string list_key(Family family, ListNumber list) {
  std::string key;
  append_big_endian(key, list);
  return key.substr(8 - list_key_bytes(family));
}

ListNumber cut_list_key(Family family, std::string_view key) {
  if (key.size() < list_key_bytes(family)) unreadable("list key");
  return big_endian<ListNumber>(key.substr(0, list_key_bytes(family)));
}

std::string object_prefix(Predicate predicate) {
  return std::string(1, static_cast<char>(predicate));
}

std::string subject_prefix(EntityNumber subject) { return number_key(subject); }

std::string text_key(DocumentNumber document, uint32_t piece) {
  return chunk_key(number_key(document), piece);
}

std::string chunk_key(std::string_view key, uint32_t chunk) {
  std::string result(key);
  append_big_endian(result, chunk);
  return result;
}

std::string delta_prefix(Family family, std::string_view key_or_prefix) {
  return std::string(1, static_cast<char>(family)).append(key_or_prefix);
}

std::string delta_key(Family family, std::string_view key, uint64_t generation) {
  auto result = delta_prefix(family, key);
  append_big_endian(result, generation);
  return result;
}

std::string_view cut_delta_key(std::string_view key) {
  if (key.size() < 1 + 4 + 8) unreadable("change of a list");
  return key.substr(1, key.size() - 9);
}

std::string head_prefix(const HeadPattern& pattern) {
  std::string key;
  if (pattern.subject) {
    key = 's';
    append_big_endian(key, *pattern.subject);
    key.push_back(static_cast<char>(pattern.predicate));
  } else {
    key = {'o', static_cast<char>(pattern.predicate)};
    if (!pattern.object) return key;
    append_big_endian(key, *pattern.object);
  }
  if (pattern.document) append_big_endian(key, *pattern.document);
  return key;
}

std::string head_key(const HeadPattern& pattern, ClaimNumber claim) {
  auto key = head_prefix(pattern);
  append_big_endian(key, claim);
  return key;
}

std::pair<DocumentNumber, ClaimNumber> cut_head_key(std::string_view key) {
  if (key.size() != 14) unreadable("key of a head");
  return {big_endian<uint32_t>(key.substr(6, 4)), big_endian<uint32_t>(key.substr(10))};
}

std::string version_key(DocumentNumber document, uint32_t version) {
  auto key = number_key(document);
  append_big_endian(key, version);
  return key;
}

std::pair<DocumentNumber, uint32_t> cut_version_key(std::string_view key) {
  if (key.size() != 8) unreadable("version");
  return {big_endian<uint32_t>(key.substr(0, 4)), big_endian<uint32_t>(key.substr(4))};
}

std::string change_key(uint64_t generation, DocumentNumber document) {
  std::string key;
  append_big_endian(key, generation);
  append_big_endian(key, document);
  return key;
}

std::pair<uint64_t, DocumentNumber> cut_change_key(std::string_view key) {
  if (key.size() != 12) unreadable("change");
  return {big_endian<uint64_t>(key.substr(0, 8)), big_endian<uint32_t>(key.substr(8))};
}

}  // namespace netkg::index
