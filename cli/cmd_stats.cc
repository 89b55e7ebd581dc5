// netkg stats: what the store holds, counted.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

std::string stats_json(const index::Counts& counts) {
  model::Json json{{"schema", "netkg.stats/1"}, {"documents", counts.documents}};
  json["claims"] = model::Json::object();
  for (const auto& [type, count] : counts.claims)
    json["claims"][std::string(name(type))] = count;
  json["references"] = counts.references;
  json["works"] = counts.works;
  json["passages"] = counts.passages;
  json["sentences_without_claim"] = counts.sentences_without_claim;
  json["generation"] = counts.generation;
  json["bytes"] = {{"graph", counts.graph_bytes},
                   {"text", counts.text_bytes},
                   {"source", counts.source_bytes}};
  return model::dump(json) + "\n";
}

/// 1536 -> "1.5 KiB"
std::string size_text(uint64_t bytes) {
  if (bytes < 1024) return fmt::format("{} B", bytes);
  auto size = static_cast<double>(bytes) / 1024;
  std::string_view units = "KMGT";
  for (; size >= 1024 && units.size() > 1; units.remove_prefix(1)) size /= 1024;
  return fmt::format("{:.1f} {}iB", size, units.front());
}

std::string stats_text(const index::Counts& counts, const Screen& screen) {
  std::vector<std::vector<std::string>> rows;
  auto add = [&](std::string_view what, uint64_t count) {
    rows.push_back({std::string(what), std::to_string(count)});
  };
  uint64_t claims = 0;
  for (const auto& [type, count] : counts.claims) claims += count;
  add("documents", counts.documents);
  add("claims", claims);
  for (const auto& [type, count] : counts.claims) add(fmt::format("  {}", name(type)), count);
  add("references", counts.references);
  add("works", counts.works);
  add("passages", counts.passages);
  add("sentences without a claim", counts.sentences_without_claim);
  add("generation", counts.generation);
  rows.push_back({"graph on disk", size_text(counts.graph_bytes)});
  rows.push_back({"text index on disk", size_text(counts.text_bytes)});
  rows.push_back({"source texts", size_text(counts.source_bytes)});
  return table(screen, {{"store"}, {"", true}}, rows);
}

}  // namespace

int cmd_stats(const Request& request) {
  auto store = request.open_store();
  auto counts = store->counts();
  print(request.is_json() ? stats_json(counts) : stats_text(counts, screen(request.color)));
  return found;
}

}  // namespace netkg::cli
