// graph/TABLES: record TableList, hash.
#include "index/table_list.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "index/coding.h"
#include "index/records.h"

namespace netkg::index {

template <class Coder, SameAs<TableRow> T>
void fields(Coder& coder, T& row) {
  coder(row.family, row.file, row.last);
}

template <class Coder, SameAs<TableList> T>
void fields(Coder& coder, T& list) {
  coder(list.manifest, list.turn, list.rows);
}

namespace {

constexpr std::size_t hash_digits = 16;

std::string path_of(const std::string& graph) { return graph + "/TABLES"; }

std::string whole_file(const std::string& path) {
  std::string bytes;
  auto* file = std::fopen(path.c_str(), "rb");
  if (!file) return bytes;
  struct stat status {};
  if (::fstat(::fileno(file), &status) == 0 && status.st_size > 0)
    bytes.resize(static_cast<std::size_t>(status.st_size));
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes;
}

/// "MANIFEST-000005 2751": a new one is begun whenever RocksDB opens the graph for writing.
std::string current_manifest(const std::string& graph) {
  auto name = whole_file(graph + "/CURRENT");
  if (name.empty() || name.back() != '\n') return {};
  name.pop_back();
  struct stat status {};
  if (::stat((graph + "/" + name).c_str(), &status) != 0) return {};
  return name + " " + std::to_string(status.st_size);
}

std::string digits(std::string_view bytes) {
  char text[hash_digits + 1];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash_of(bytes)));
  return text;
}

}  // namespace

std::optional<TableList> read_tables(const std::string& graph) {
  auto bytes = whole_file(path_of(graph));
  if (bytes.size() < hash_digits) return std::nullopt;
  auto body = std::string_view(bytes).substr(0, bytes.size() - hash_digits);
  if (digits(body) != bytes.substr(body.size())) return std::nullopt;
  auto list = decode<TableList>(body, "the list of tables");
  for (const auto& row : list.rows)
    if (row.family >= family_names.size()) return std::nullopt;
  if (list.manifest != current_manifest(graph)) return std::nullopt;
  return list;
}

void write_tables(const std::string& graph, TableList list) {
  list.manifest = current_manifest(graph);
  auto bytes = encode(list);
  bytes += digits(bytes);
  auto made = path_of(graph) + ".new";
  std::ofstream(made, std::ios::binary) << bytes;
  std::error_code ignored;
  std::filesystem::rename(made, path_of(graph), ignored);
}

void remove_tables(const std::string& graph) { ::unlink(path_of(graph).c_str()); }

}  // namespace netkg::index
