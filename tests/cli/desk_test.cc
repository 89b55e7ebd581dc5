// What the reviewer's commands print in each format, compared byte for byte with
// tests/golden/desk. NETKG_UPDATE=1 rewrites; read the difference.
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

using namespace netkg::tests;
namespace fs = std::filesystem;

namespace {

std::string golden(const std::string& name) {
  return NETKG_SOURCE_DIR "/tests/golden/desk/" + name;
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Row {
  std::string name;     // of the golden file
  std::string command;  // without "netkg" and the day
};

void compare(const Workplace& place, const Row& row) {
  CAPTURE(row.name, row.command);
  auto words = split_command(row.command);
  words.insert(words.end(), {"--as-of", "2026-11-20"});
  const auto outcome = place.run(words);
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  if (std::getenv("NETKG_UPDATE")) {
    fs::create_directories(golden(""));
    std::ofstream(golden(row.name), std::ios::binary) << outcome.out;
  }
  CHECK(outcome.out == read(golden(row.name)));
  CHECK(place.run(words).out == outcome.out);
}

}  // namespace

TEST_CASE("Reports on the planted leaflets are as they were, in every format") {
  Workplace place;
  REQUIRE(place.run({"ingest", "corpus/desk/leaflets"}).code == 0);
  place.write("netkg.toml", read(NETKG_SOURCE_DIR "/corpus/desk/netkg.toml"));
  place.write("retractions.csv", read(NETKG_SOURCE_DIR "/corpus/desk/retractions.csv"));
  // the report names the day of the file
  const std::chrono::sys_seconds day(
      std::chrono::sys_days(std::chrono::year(2026) / std::chrono::November / 1));
  fs::last_write_time(place.at("retractions.csv"), std::chrono::file_clock::from_sys(day));
  const Row rows[]{
      {"review.txt", "review"},
      {"review.json", "review --format json"},
      {"review.jsonl", "review --format jsonl"},
      {"review.csv", "review --format csv"},
      {"review.tsv", "review --format tsv"},
      {"review.md", "review --format markdown"},
      {"review.html", "review --format html"},
      {"review.sarif", "review --format sarif"},
      {"review.ics", "review --format ical"},
      {"review-month.txt", "review --sort month"},
      {"evidence.txt", "evidence"},
      {"evidence.json", "evidence --format json"},
      {"evidence.csv", "evidence --format csv"},
      {"evidence.html", "evidence --format html"},
      {"disagree.txt", "disagree sunitinib"},
      {"disagree.json", "disagree --format json"},
      {"disagree.md", "disagree --format markdown"},
      {"disagree-matrix.txt", "disagree sunitinib --matrix effect"},
      {"impact.txt", "impact sunitinib"},
      {"impact.csv", "impact sunitinib --format csv"},
      {"check.txt", "check"},
      {"check.sarif", "check --format sarif"},
      {"check.json", "check --format json"},
      {"pack.html", "pack corpus/desk/leaflets/birch-sunitinib.txt"},
      {"pack.csv", "pack corpus/desk/leaflets/birch-sunitinib.txt --format csv"},
      {"duplicates.txt", "duplicates"},
      {"duplicates.json", "duplicates --format json"},
  };
  for (const auto& row : rows) compare(place, row);
}

TEST_CASE("Two texts of a leaflet are compared as they were, in every format") {
  Workplace place;
  place.write("before.txt",
              "Leaflet\n\nSunitinib may cause fatigue, nausea and headache.\n\nSunitinib is "
              "used for kidney cancer.\n\nLast reviewed: 5 May 2023\n");
  place.write("after.txt",
              "Leaflet\n\nSunitinib does not cause fatigue.\n\nSunitinib may cause nausea and "
              "<b>.\n\nSunitinib is used for kidney cancer.\n\nLast reviewed: 6 May 2026\n");
  const Row rows[]{
      {"diff.txt", "diff before.txt after.txt"},
      {"diff.json", "diff before.txt after.txt --format json"},
      {"diff.html", "diff before.txt after.txt --format html"},
  };
  for (const auto& row : rows) compare(place, row);
}
