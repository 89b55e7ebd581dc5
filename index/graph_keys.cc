// Building and cutting of keys.
#include "index/graph_keys.h"

#include <charconv>

#include "model/error.h"
#include "model/words.h"

namespace netkg::index {

namespace {

constexpr std::string_view format_magic = "netkg/";
constexpr std::size_t longest_name = 200;  // bytes of a folded name kept in a key

[[noreturn]] void damaged(std::string_view what) {
  throw Error(ErrorKind::Damaged, "the store is damaged: unreadable " + std::string(what),
              "make the store anew: netkg ingest PATH --db NEW-DIR");
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
  if (key.size() < 5 || key[key.size() - 5] != '\0') damaged(what);
  return {key.substr(0, key.size() - 5), big_endian<uint32_t>(key.substr(key.size() - 4))};
}

}  // namespace

std::string meta_key(std::string_view name) { return "m" + std::string(name); }

std::string format_value(uint32_t version) {
  return std::string(format_magic) + std::to_string(version);
}

uint32_t cut_format_value(std::string_view value) {
  if (!value.starts_with(format_magic)) damaged("format");
  value.remove_prefix(format_magic.size());
  uint32_t version = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), version);
  if (error != std::errc{} || end != value.data() + value.size()) damaged("format");
  return version;
}

std::string number_key(uint32_t number) {
  std::string key;
  append_big_endian(key, number);
  return key;
}

uint32_t cut_number_key(std::string_view key) {
  if (key.size() != 4) damaged("key");
  return big_endian<uint32_t>(key);
}

std::string record_key(uint32_t number) {
  std::string key(record_prefix);
  append_big_endian(key, number);
  return key;
}

std::string id_key(std::string_view id) { return std::string(id_prefix).append(id); }

uint32_t cut_record_key(std::string_view key) {
  if (key.size() != 5 || !key.starts_with(record_prefix)) damaged("record key");
  return big_endian<uint32_t>(key.substr(1));
}

std::string_view cut_id_key(std::string_view key) {
  if (!key.starts_with(id_prefix)) damaged("id key");
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

std::string object_key(Predicate predicate, EntityNumber object) {
  auto key = object_prefix(predicate);
  append_big_endian(key, object);
  return key;
}

std::string object_prefix(Predicate predicate) {
  return std::string(1, static_cast<char>(predicate));
}

std::string subject_key(EntityNumber subject, Predicate predicate) {
  return subject_prefix(subject) + static_cast<char>(predicate);
}

std::string subject_prefix(EntityNumber subject) { return number_key(subject); }

std::string change_key(uint64_t generation, DocumentNumber document) {
  std::string key;
  append_big_endian(key, generation);
  append_big_endian(key, document);
  return key;
}

std::pair<uint64_t, DocumentNumber> cut_change_key(std::string_view key) {
  if (key.size() != 12) damaged("change");
  return {big_endian<uint64_t>(key.substr(0, 8)), big_endian<uint32_t>(key.substr(8))};
}

}  // namespace netkg::index
