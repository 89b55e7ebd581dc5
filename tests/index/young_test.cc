// Young changes upon tables: whatever lies where, a graph reads as one sorted map.
#include "index/young.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>

#include "index/graph_store.h"
#include "model/error.h"
#include "tests/index/pages.h"

namespace netkg::index::testing {

namespace {

void put_young(const std::string& graph, uint64_t turn, const std::string& value) {
  YoungWriter writer(graph, turn);
  writer.add(Family::Documents, {"a", value});
  writer.add(Family::Documents, {"b", std::nullopt});
  writer.add(Family::Entities, {"a", ""});
  writer.write();
  writer.publish();
}

void flip(const std::string& path, std::size_t at) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  auto byte = static_cast<char>(file.get() ^ 0x40);
  file.seekp(static_cast<std::streamoff>(at));
  file.put(byte);
}

using Model = std::map<std::pair<Family, std::string>, std::string>;

void check_same(const std::string& graph, const Model& model) {
  GraphStore store(graph);
  Model found;
  for (auto family : {Family::Documents, Family::Entities, Family::Texts}) {
    store.scan(family, "k", [&](std::string_view key, std::string_view value) {
      found[{family, std::string(key)}] = value;
      return true;
    });
    for (int i = 0; i < 40; ++i) {
      auto key = "k" + std::to_string(i);
      auto expected = model.find({family, key});
      CAPTURE(name(family), key);
      CHECK(store.get(family, key) ==
            (expected == model.end() ? std::nullopt : std::optional(expected->second)));
    }
  }
  CHECK(found == model);
}

}  // namespace

TEST_CASE("young changes are the newest whole file") {
  TemporaryDirectory place;
  auto graph = place / "graph";
  std::filesystem::create_directories(graph);
  CHECK(Young(graph, 0).size() == 0);
  put_young(graph, 1, "one");
  put_young(graph, 2, "two");
  Young young(graph, 1);
  REQUIRE(young.size() == 3);
  CHECK(young.turn() == 2);
  CHECK(young.find(Family::Documents, "a")->value == "two");
  CHECK_FALSE(young.find(Family::Documents, "b")->value.has_value());
  CHECK(young.find(Family::Entities, "a")->value == "");
  CHECK_FALSE(young.find(Family::Entities, "b"));
  CHECK(young.lower_bound(Family::Documents, "aa") == 1);
  CHECK(Young(graph, 2).size() == 0);  // those lie in tables
  SECTION("a write that was broken off leaves the one before") {
    YoungWriter writer(graph, 3);
    writer.add(Family::Documents, {"a", "three"});
    writer.write();
    CHECK(Young(graph, 1).find(Family::Documents, "a")->value == "two");
  }
  SECTION("a changed byte is damage") {
    flip(graph + "/young.1", 60);
    CHECK_THROWS_AS(Young(graph, 0), model::Error);
  }
  SECTION("a file cut short is damage") {
    std::filesystem::resize_file(graph + "/young.1", 50);
    CHECK_THROWS_AS(Young(graph, 0), model::Error);
  }
}

TEST_CASE("young changes upon tables read as one map") {
  TemporaryDirectory place;
  auto graph = place / "graph";
  Model model;
  std::mt19937 dice(5);
  unsigned commits_in_tables = 0;
  for (int commit = 0; commit < 40; ++commit) {
    CAPTURE(commit);
    bool many = commit == 0 || dice() % 8 == 0;
    GraphWriter writer(place / "add", graph);
    for (auto steps = 1 + dice() % 12; steps > 0; --steps) {
      auto family = std::array{Family::Documents, Family::Entities, Family::Texts}[dice() % 3];
      auto key = "k" + std::to_string(dice() % 40);
      if (dice() % 3 == 0) {
        writer.erase(family, key);
        model.erase({family, key});
      } else {
        auto value = std::string(many ? 400'000 : dice() % 50, 'x') + std::to_string(commit);
        writer.put(family, key, value);
        model[{family, key}] = value;
      }
    }
    std::optional<GraphStore> reader;  // goes on while everything is prepared
    if (commit > 0) reader.emplace(graph);
    writer.finish(dice() % 3 == 0 ? 1u : 100u);
    if (reader) CHECK(reader->turn() == static_cast<uint64_t>(commit));
    reader.reset();
    writer.install();
    writer.settle();
    CHECK_FALSE(std::filesystem::exists(graph + ".old"));
    commits_in_tables += Young(graph, 0).size() == 0 ? 1 : 0;
    check_same(graph, model);
  }
  CHECK(commits_in_tables > 0);
}

}  // namespace netkg::index::testing
