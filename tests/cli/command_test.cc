// What the table of commands promises, and what must not depend on how many threads read.
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/output.h"
#include "index/graph_keys.h"
#include "index/graph_store.h"
#include "tests/cli/program.h"

using namespace netkg;
using namespace netkg::tests;

TEST_CASE("Help fits a terminal of 24 lines and 80 columns") {
  std::vector<std::string> screens{cli::overview()};
  for (const auto& command : cli::commands()) screens.push_back(cli::explain(command));
  for (const auto& screen : screens) {
    CAPTURE(screen);
    std::istringstream lines(screen);
    std::string line;
    unsigned count = 0;
    for (; std::getline(lines, line); ++count) CHECK(cli::display_width(line) <= 80);
    CHECK(count <= 24);
  }
}

TEST_CASE("The list of commands names every one, and all of them explained on demand") {
  auto brief = cli::overview(), whole = cli::overview_of_all();
  for (const auto& command : cli::commands()) {
    if (command.hidden) continue;
    CAPTURE(command.name);
    CHECK(brief.find(command.name) != std::string::npos);
    CHECK((brief.find(command.summary) != std::string::npos) ==
          (command.group == cli::Group::Daily));
    CHECK(whole.find(command.summary) != std::string::npos);
  }
  std::istringstream lines(whole);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(cli::display_width(line) <= 80);
  }
}

TEST_CASE("Every command is explained, and its examples run") {
  Workplace place;
  CHECK(place.run({"ingest", "corpus/documents"}).code == 0);
  place.write("docs.tsv", "d1\tRashes\tCreams help a rash.\nd2\tCoughs\tHoney helps.\n");
  place.write("queries.tsv", "q1\twhat helps a rash?\n");
  for (const auto& command : cli::commands()) {
    CAPTURE(command.name);
    CHECK(!command.summary.empty());
    CHECK(!command.about.empty());
    CHECK(command.run != nullptr);
    if (!command.hidden) CHECK(!command.examples.empty());
    for (auto example : command.examples) {
      CAPTURE(example);
      auto words = split_command(std::string(example));
      REQUIRE(words.front() == "netkg");
      words.erase(words.begin());
      auto outcome = place.run(words);
      CAPTURE(outcome.err);
      bool may_find_nothing = command.name == "query" || command.name == "why-not";
      CHECK(outcome.code <= (may_find_nothing ? 1 : 0));
      CHECK(!outcome.out.empty());
    }
  }
}

TEST_CASE("The manual page and completion name every command and option") {
  auto manual = cli::manual_page();
  for (const auto& command : cli::commands()) {
    if (command.hidden) continue;
    CAPTURE(command.name);
    std::string heading = ".Ss netkg ";
    for (char c : command.name) heading += c == '-' ? "\\-" : std::string(1, c);
    CHECK(manual.find(heading) != std::string::npos);
    for (std::string_view shell : {"bash", "zsh", "fish"}) {
      CAPTURE(shell);
      auto script = cli::completion(shell);
      CHECK(script.find(command.name) != std::string::npos);
      for (const auto& option : command.options)
        CHECK(script.find(option.name.substr(2)) != std::string::npos);
    }
  }
}

TEST_CASE("What the store holds does not depend on the number of threads") {
  Workplace one, four;
  REQUIRE(one.run({"ingest", "--jobs", "1", "corpus/documents"}).code == 0);
  REQUIRE(four.run({"ingest", "--jobs", "4", "corpus/documents"}).code == 0);
  const std::vector<std::vector<std::string>> commands{
      {"query", "which drugs cause fatigue?", "--format", "json"},
      {"query", "side effects of everolimus", "--format", "json"},
      {"query", "mouthwash", "--format", "json"},
      {"review", "--format", "json", "--as-of", "2026-01-01"},
      {"references", "--format", "csl-json"},
  };
  for (const auto& command : commands) {
    CAPTURE(command);
    auto a = one.run(command), b = four.run(command);
    CHECK(a.code == b.code);
    CHECK(a.out == b.out);
    CHECK(!a.out.empty());
  }
}

TEST_CASE("A store of a later version is refused") {
  Workplace place;
  place.write("page.txt", "Sunitinib\n\nSunitinib may cause fatigue.\n");
  REQUIRE(place.run({"ingest", "page.txt"}).code == 0);
  {
    index::GraphWriter writer(place.at("store/graph.add"), place.at("store/graph"));
    writer.put(index::Family::Meta, std::string(index::format_key), index::format_value(99));
    writer.finish();
    writer.install();
  }
  for (const auto& command :
       {std::vector<std::string>{"stats"}, std::vector<std::string>{"ingest", "page.txt"}}) {
    CAPTURE(command);
    auto outcome = place.run(command);
    CHECK(outcome.code == 2);
    CHECK_THAT(outcome.err, Catch::Contains("99") && Catch::Contains("hint:"));
  }
}

TEST_CASE("Colour is for terminals, unless it is asked for") {
  Workplace place;
  place.write("page.txt", "Sunitinib\n\nSunitinib may cause fatigue.\n");
  REQUIRE(place.run({"ingest", "page.txt"}).code == 0);
  auto colored = [&](const std::vector<std::string>& words) {
    return place.run(words).out.find('\x1b') != std::string::npos;
  };
  CHECK(!colored({"review"}));
  CHECK(!colored({"review", "--color", "never"}));
  CHECK(colored({"review", "--color", "always"}));
  CHECK(colored({"--color=always", "review"}));
}

TEST_CASE("Words of a page cannot drive the terminal") {
  Workplace place;
  place.write("page.txt", "Sunitinib\x1b[2J\n\nSunitinib may cause \x1b[31mfatigue.\n");
  auto ingested = place.run({"ingest", "page.txt"});
  CAPTURE(ingested.err);
  for (const auto& command :
       std::vector<std::vector<std::string>>{{"review"},
                                             {"query", "does sunitinib cause fatigue?"},
                                             {"show", "--stage", "blocks", "page.txt"},
                                             {"extract", "--format", "text", "page.txt"}}) {
    CAPTURE(command);
    CHECK(place.run(command).out.find('\x1b') == std::string::npos);
  }
}
