// What the reviewer's commands print in each format, compared byte for byte with
// tests/golden/desk. NETKG_UPDATE=1 rewrites; read the difference.
#include <catch2/catch.hpp>
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

TEST_CASE("Reports on the demonstration pages are as they were") {
  Workplace place;
  REQUIRE(place.run({"ingest", "corpus/documents"}).code == 0);
  place.write("netkg.toml",
              "[[review.policy]]\npublisher = \"Prairie Cancer Library\"\nevery = \"2 years\"\n"
              "from = \"newest\"\n");
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
  };
  for (const auto& row : rows) compare(place, row);
}
