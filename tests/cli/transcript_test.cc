// Runs tests/cli/transcripts/*.txt. A transcript is rows of plain text:
//
//   # a remark
//   file NAME TEXT          makes a file; \n \t \0 \xHH in TEXT are the bytes they say
//   repeat NAME N TEXT      makes a file of N times TEXT
//   folder NAME             makes a folder
//   link NAME TARGET        makes a symbolic link
//   pipe NAME               makes a named pipe
//   locked NAME             takes all permissions away; the transcript ends here for root
//   input TEXT              goes into the next command
//   $ netkg ARGUMENTS       runs the program; then, for what it did:
//   = 2                     its exit code
//   > WORDS                 somewhere on standard output
//   ! WORDS                 somewhere on standard error
//   - WORDS                 on neither
//   json SCHEMA             every line of standard output is JSON; the first carries the schema
//                           ("-" for none)
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/program.h"

using namespace netkg::tests;
namespace fs = std::filesystem;

namespace {

std::string unescape(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      bytes += text[i];
      continue;
    }
    char kind = text[++i];
    if (kind == 'x') {
      bytes += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      bytes += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == '0' ? '\0' : kind;
    }
  }
  return bytes;
}

/// "file a.txt some text" -> "a.txt"; `rest` keeps "some text".
std::string cut_word(std::string& rest) {
  auto blank = std::min(rest.find(' '), rest.size());
  auto word = rest.substr(0, blank);
  rest.erase(0, std::min(blank + 1, rest.size()));
  return word;
}

void check_json(const std::string& out, const std::string& schema) {
  std::istringstream lines(out);
  std::string line;
  std::size_t count = 0;
  for (; std::getline(lines, line); ++count) {
    CAPTURE(line);
    auto json = nlohmann::json::parse(line, nullptr, false);
    REQUIRE(!json.is_discarded());
    if (count == 0 && schema != "-") CHECK(json.value("schema", "") == schema);
  }
  CHECK(count > 0);
}

class Transcript {
 public:
  explicit Transcript(const fs::path& path) : lines_(path) {}

  void play() {
    std::string line;
    while (!ended_ && std::getline(lines_, line)) {
      ++number_;
      if (line.empty() || line.front() == '#') continue;
      CAPTURE(number_, line, command_);
      auto rest = line;
      auto word = cut_word(rest);
      if (!prepare(word, rest)) expect(word, rest);
    }
    CHECK(commands_ > 0);
  }

 private:
  bool prepare(const std::string& word, std::string rest) {
    if (word == "file") {
      auto name = cut_word(rest);
      place_.write(name, unescape(rest));
    } else if (word == "repeat") {
      auto name = cut_word(rest);
      auto times = std::stoul(cut_word(rest));
      std::string bytes, piece = unescape(rest);
      for (std::size_t i = 0; i < times; ++i) bytes += piece;
      place_.write(name, bytes);
    } else if (word == "folder") {
      fs::create_directories(place_.at(rest));
    } else if (word == "link") {
      auto name = cut_word(rest);
      fs::create_symlink(rest, place_.at(name));
    } else if (word == "pipe") {
      REQUIRE(mkfifo(place_.at(rest).c_str(), 0600) == 0);
    } else if (word == "locked") {
      if (geteuid() == 0) WARN("skipped from line " << number_ << ": root reads everything");
      ended_ = geteuid() == 0;
      REQUIRE(chmod(place_.at(rest).c_str(), 0) == 0);
    } else if (word == "input") {
      input_ = unescape(rest);
    } else {
      return false;
    }
    return true;
  }

  void expect(const std::string& word, const std::string& rest) {
    CAPTURE(outcome_.out, outcome_.err);
    if (word == "$") {
      command_ = rest;
      auto words = split_command(rest);
      REQUIRE(words.front() == "netkg");
      words.erase(words.begin());
      outcome_ = place_.run(words, std::exchange(input_, {}));
      ++commands_;
    } else if (word == "=") {
      CHECK(outcome_.code == std::stoi(rest));
    } else if (word == ">") {
      CHECK_THAT(outcome_.out, Catch::Contains(rest));
    } else if (word == "!") {
      CHECK_THAT(outcome_.err, Catch::Contains(rest));
    } else if (word == "-") {
      CHECK_THAT(outcome_.out + outcome_.err, !Catch::Contains(rest));
    } else if (word == "json") {
      check_json(outcome_.out, rest);
    } else {
      FAIL("what is \"" << word << "\"?");
    }
  }

  std::ifstream lines_;
  Workplace place_;
  std::size_t number_ = 0, commands_ = 0;
  bool ended_ = false;
  std::string input_, command_;
  Outcome outcome_;
};

}  // namespace

TEST_CASE("transcripts") {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(NETKG_SOURCE_DIR "/tests/cli/transcripts")) {
    CAPTURE(entry.path().filename().string());
    Transcript(entry.path()).play();
    ++count;
  }
  CHECK(count > 0);
}
