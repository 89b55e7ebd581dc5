// corpus/questions/*.test: questions over the demonstration pages with their answers. The form
// of the files is told at the top of corpus/questions/effects.test.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "index/store.h"
#include "model/words.h"
#include "program.h"
#include "query/run.h"
#include "vocabulary/vocabulary.h"

using namespace netkg;
using netkg::model::name_key;

namespace {

struct Group {
  std::size_t line = 0;
  std::vector<std::string> questions = {};
  std::vector<std::pair<char, std::vector<std::string>>> lists = {};  // '=', '+', '-', '*', '~'
  std::vector<std::pair<std::string, std::string>> words = {};        // "verdict" -> "yes"
};

std::string trimmed(const std::string& text) {
  auto begin = text.find_first_not_of(" \t"), end = text.find_last_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

std::vector<std::string> items(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string item; std::getline(in, item, ';');)
    if (!trimmed(item).empty()) out.push_back(name_key(trimmed(item)));
  return out;
}

/// Blank lines part the groups.
std::vector<Group> read_groups(const std::filesystem::path& path) {
  std::vector<Group> groups;
  std::ifstream in(path);
  bool open = false;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') {
      open = open && line.empty() ? false : open;
      continue;
    }
    if (!open) groups.push_back({number});
    open = true;
    Group& group = groups.back();
    auto rest = trimmed(line.substr(1));
    if (line[0] == '?') {
      group.questions.push_back(rest);
    } else if (std::string("=+-*~").find(line[0]) != std::string::npos) {
      group.lists.emplace_back(line[0], items(rest));
    } else {
      auto blank = line.find(' ');
      group.words.emplace_back(line.substr(0, blank),
                               blank == std::string::npos ? "" : trimmed(line.substr(blank)));
    }
  }
  return groups;
}

/// The labels, and ids without their type, by which an answer may be named.
std::vector<std::string> names_of(const query::Answer& answer) {
  std::vector<std::string> out{name_key(answer.label)};
  if (answer.entity)
    out.push_back(name_key(answer.entity->substr(answer.entity->find(':') + 1)));
  return out;
}

const query::Answer* find(const std::vector<query::Answer>& answers, const std::string& name) {
  for (const auto& answer : answers) {
    auto names = names_of(answer);
    if (std::find(names.begin(), names.end(), name) != names.end()) return &answer;
    if (!answer.entity || answer.entity->starts_with("doc:")) {  // values and titles: by a part
      if (names[0].find(name) != std::string::npos) return &answer;
    }
  }
  return nullptr;
}

std::string all_labels(const std::vector<query::Answer>& answers) {
  std::string out;
  for (const auto& answer : answers)
    out += answer.label + (answer.level == query::AnswerLevel::Class ? "*; " : "; ");
  return out;
}

void check_list(char sign, const std::vector<std::string>& wanted, const query::Answers& got) {
  if (sign == '=') CHECK(got.answers.size() == wanted.size());
  for (const auto& name : wanted) {
    CAPTURE(sign, name);
    const auto* answer = find(got.answers, name);
    if (sign == '-') {
      CHECK(answer == nullptr);
      continue;
    }
    if (sign == '~') {
      CHECK(find(got.related, name) != nullptr);
      continue;
    }
    CHECK(answer != nullptr);
    if (sign == '*' && answer) CHECK(answer->level == query::AnswerLevel::Class);
  }
}

void check_word(const std::string& what, const std::string& wanted, const query::Answers& got) {
  CAPTURE(what, wanted);
  if (what == "verdict") {
    CHECK(got.verdict == wanted);
  } else if (what == "count") {
    CHECK(got.count == std::stoul(wanted));
  } else if (what == "none") {
    CHECK(got.understood);
    CHECK(got.answers.empty());
  } else if (what == "refused") {
    CHECK_FALSE(got.understood);
    CHECK(got.answers.empty());
    bool named = wanted.empty() ||
                 std::find(got.not_understood.begin(), got.not_understood.end(), wanted) !=
                     got.not_understood.end();
    CHECK(named);
  } else if (what == "plan") {
    CHECK(got.interpretation.find(wanted) != std::string::npos);
  } else if (what == "some") {
    CHECK(got.understood);
    CHECK_FALSE(got.answers.empty());
  } else {
    FAIL("no such line: " << what);
  }
}

std::filesystem::path corpus() { return std::filesystem::path(NETKG_SOURCE_DIR) / "corpus"; }

}  // namespace

TEST_CASE("questions over the demonstration pages") {
  tests::Workplace place;
  REQUIRE(place.run({"ingest", "corpus/documents", "--db", "store"}).code == 0);
  auto store = index::Store::open(place.at("store"), index::Access::Read);
  const auto& vocabulary = vocabulary::Vocabulary::builtin();
  query::Options options{.as_of = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}};
  std::size_t questions = 0, refused = 0;
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(corpus() / "questions"))
    if (file.path().extension() == ".test") files.push_back(file.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    for (const auto& group : read_groups(file)) {
      REQUIRE_FALSE(group.questions.empty());
      REQUIRE_FALSE((group.lists.empty() && group.words.empty()));
      for (const auto& question : group.questions) {
        auto got = query::ask(question, *store, vocabulary, options);
        CAPTURE(file.filename().string(), group.line, question, got.interpretation,
                all_labels(got.answers), got.none_reason.value_or(""));
        for (const auto& [sign, wanted] : group.lists) check_list(sign, wanted, got);
        for (const auto& [what, wanted] : group.words) check_word(what, wanted, got);
        ++questions;
        refused += !got.understood;
      }
    }
  }
  CHECK(questions >= 300);
  CHECK(refused >= 30);
}
