// tests/golden/scores.txt: what extraction scores on the annotated pages, one line a set. The
// sets are in tests/golden/sets.txt. NETKG_UPDATE=1 rewrites the scores, so that each change
// shows what it did; sets whose pages are not at hand keep their line.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "tests/cli/program.h"
#include "tests/cli/reference_scores.h"

using namespace netkg::tests;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

const std::string source = NETKG_SOURCE_DIR;
const std::string archive = source + "/../shared/data/nci/nci-pages.tar.xz";

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::vector<std::string> lines;
  std::istringstream text(read_file(path));
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

/// A name at the start of its line, then one indented gold file a line.
struct GoldSet {
  std::string name;
  std::vector<std::string> files;
};

std::vector<GoldSet> gold_sets() {
  std::vector<GoldSet> sets;
  for (const auto& line : lines_of(source + "/tests/golden/sets.txt")) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != ' ')
      sets.push_back({line, {}});
    else
      sets.back().files.push_back(line.substr(2));
  }
  return sets;
}

/// The folder of the NCI's pages: $NETKG_NCI_DIR, else unpacked into `place`.
std::optional<std::string> nci_pages(const Workplace& place) {
  if (const char* given = std::getenv("NETKG_NCI_DIR")) return given;
  if (!fs::exists(archive)) return std::nullopt;
  fs::create_directories(place.at("nci"));
  auto command = fmt::format("tar -xJf '{}' -C '{}' 2>/dev/null", archive, place.at("nci"));
  if (std::system(command.c_str()) != 0) return std::nullopt;
  return place.at("nci");
}

bool is_nci(const GoldSet& set) { return set.name.starts_with("NCI"); }

/// The total of `netkg eval` over the set; nothing when its pages are not at hand.
std::optional<Json> total_of(const GoldSet& set, const Workplace& place,
                             const std::optional<std::string>& nci) {
  std::vector<std::string> arguments{"eval", "--format", "json"};
  if (is_nci(set)) {
    if (!nci) return std::nullopt;
    arguments.insert(arguments.end(), {"--text", *nci});
  }
  if (set.name == "seed pages") {
    if (!fs::exists(source + "/../shared/seeds")) return std::nullopt;
    arguments.insert(arguments.end(), {"--text", source + "/../shared/seeds"});
  }
  for (const auto& file : set.files) arguments.push_back(source + "/" + file);
  auto outcome = place.run(arguments);
  CAPTURE(set.name, outcome.err);
  REQUIRE(outcome.code == 0);
  auto total = Json::parse(outcome.out).at("total");
  REQUIRE(total.at("pages") == set.files.size());
  return total;
}

std::string share(const Json& json) {
  return fmt::format("{}/{}", json.at("right").get<int>(), json.at("of").get<int>());
}

double number(const Json& json, const char* field) { return json.at(field).get<double>(); }

/// "-" for pages that have none and get none.
std::string reference_score(const Json& references) {
  bool none = references.at("gold") == 0 && references.at("read") == 0;
  return none ? "-" : fmt::format("{:.3f}", number(references.at("all_fields"), "f1"));
}

constexpr auto row_format =
    "{:<16}{:>5}{:>8}{:>7}{:>7}{:>7}{:>8}{:>11}{:>10}{:>8}{:>8}{:>7}{:>8}{:>12}";

std::string header_line() {
  return fmt::format(row_format, "set", "pages", "claims", "P", "R", "F1", "strict",
                     "frequency", "severity", "levels", "traps", "spans", "review",
                     "references");
}

std::string score_line(const std::string& name, const Json& total) {
  auto ratio = [](double value) { return fmt::format("{:.3f}", value); };
  const auto& overlap = total.at("overlap");
  const auto& levels = total.at("levels");
  const auto& traps = total.at("traps");
  const auto& qualifiers = total.at("qualifiers");
  return fmt::format(
      row_format, name, total.at("pages").get<int>(), total.at("claims").get<int>(),
      ratio(number(overlap, "precision")), ratio(number(overlap, "recall")),
      ratio(number(overlap, "f1")), ratio(number(total.at("strict"), "f1")),
      share(qualifiers.at("frequency")), share(qualifiers.at("severity")),
      levels.at("of").get<int>() - levels.at("right").get<int>(),
      fmt::format("{}/{}", traps.at("hit").get<int>(), traps.at("tests").get<int>()),
      total.at("spans").at("faults").get<int>(), share(total.at("review").at("pages")),
      reference_score(total.at("references")));
}

/// The line that the golden file has for a set; a remark when it has none.
std::string golden_line(const std::vector<std::string>& golden, const std::string& name) {
  for (const auto& line : golden)
    if (line.starts_with(name + "  ")) return line;
  return name + "  not measured yet";
}

const std::string preface =
    "# Extraction against the annotated pages of sets.txt, as `netkg eval` counts. P, R, F1: "
    "claims\n"
    "# whose evidence overlaps the gold's; strict: F1 when it must be the same. frequency, "
    "severity:\n"
    "# right/claims found. levels, spans: errors. traps: hit/laid. review: pages whose dates "
    "and\n"
    "# notice are right. references: F1 of fields. Rewrite: NETKG_UPDATE=1 ctest -R cli\n";

const std::string references_preface =
    "\n# Loose references by ../shared/tools/score_reference_strings.py: entries of PLOS as "
    "the\n"
    "# publisher labelled them (core7: author, title, container, year, volume, issue, pages;\n"
    "# instance: all seven right), and 300 works in many styles, joined.\n";

}  // namespace

TEST_CASE("scores") {
  const auto path = source + "/tests/golden/scores.txt";
  const auto golden = lines_of(path);
  Workplace place;
  auto nci = nci_pages(place);
  auto text = preface + header_line() + "\n";
  for (const auto& set : gold_sets()) {
    auto total = total_of(set, place, nci);
    if (!total) std::cout << "skipped: scores of " << set.name << ": pages not present\n";
    text += (total ? score_line(set.name, *total) : golden_line(golden, set.name)) + "\n";
  }
  text += references_preface;
  auto labelled = labelled_reference_scores(place);
  auto joined = joined_work_scores(place);
  if (!labelled || !joined)
    std::cout << "skipped: scores of references: ../shared not present\n";
  text += labelled.value_or(golden_line(golden, "labelled references")) + "\n";
  text += joined.value_or(golden_line(golden, "joined works")) + "\n";
  if (std::getenv("NETKG_UPDATE")) std::ofstream(path, std::ios::binary) << text;
  CHECK(text == read_file(path));
}

TEST_CASE("every gold file is in one set") {
  std::set<std::string> listed;
  for (const auto& set : gold_sets())
    for (const auto& file : set.files) {
      CAPTURE(file);
      CHECK(listed.insert(file).second);
    }
  for (const std::string folder : {"corpus/gold", "tests/gold/nci"})
    for (const auto& entry : fs::directory_iterator(source + "/" + folder)) {
      if (entry.path().extension() != ".json") continue;
      auto file = folder + "/" + entry.path().filename().string();
      CAPTURE(file);
      CHECK(listed.contains(file));
    }
}
