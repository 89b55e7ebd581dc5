#include "tests/cli/reference_scores.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace netkg::tests {
namespace {

const std::string shared = std::string(NETKG_SOURCE_DIR) + "/../shared";

/// What the scorer says of `netkg references parse` over one file.
std::optional<nlohmann::json> scored(const Workplace& place, const std::string& name,
                                     const std::string& option) {
  auto gold = shared + "/data/references/" + name;
  auto scorer = shared + "/tools/score_reference_strings.py";
  if (!std::filesystem::exists(gold) || !std::filesystem::exists(scorer)) return std::nullopt;
  if (std::system("python3 --version > /dev/null 2>&1") != 0) return std::nullopt;
  auto parsed = place.run({"references", "parse", gold, "--format", "jsonl"});
  REQUIRE(parsed.code == 0);
  auto system = place.at("parsed.jsonl");
  auto result = place.at("scores.json");
  std::ofstream(system, std::ios::binary) << parsed.out;
  auto command =
      fmt::format("python3 '{}' {} '{}' '{}' > '{}'", scorer, option, gold, system, result);
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream file(result);
  return nlohmann::json::parse(file);
}

}  // namespace

std::optional<std::string> labelled_reference_scores(const Workplace& place) {
  auto scores = scored(place, "jats-plos-dev.jsonl", "--json");
  if (!scores) return std::nullopt;
  return fmt::format("labelled references {:>5}  core7 F1 {:.4f}  instance {:.4f}",
                     scores->at("n").get<int>(), scores->at("core7").at("f1").get<double>(),
                     scores->at("core_instance").get<double>());
}

std::optional<std::string> joined_work_scores(const Workplace& place) {
  auto scores = scored(place, "works-in-styles.jsonl", "--works");
  if (!scores) return std::nullopt;
  return fmt::format("joined works        {:>5}  precision {:.4f}  F1 {:.4f}",
                     scores->at("works").get<int>(), scores->at("p").get<double>(),
                     scores->at("f1").get<double>());
}

}  // namespace netkg::tests
