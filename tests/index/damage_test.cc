// A search over a damaged text index ends with an answer or as damage: never with a signal.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "index/text_index.h"
#include "model/error.h"
#include "tests/index/pages.h"

namespace netkg::index::testing {

namespace {

namespace files = std::filesystem;

constexpr int answered = 0, damage = 3, another_error = 4;
#ifdef __SANITIZE_ADDRESS__
constexpr int sanitiser = 1;  // which sees Xapian read beyond a block and ends the program
constexpr int cases = 60;
#else
constexpr int sanitiser = answered;
constexpr int cases = 400;
#endif

void build(const std::string& directory) {
  TextBuild build(directory, 1);
  std::mt19937 dice(3);
  for (uint32_t number = 1; number <= 300; ++number) {
    auto words = std::make_shared<std::string>();
    for (int i = 0; i < 60; ++i) *words += "word" + std::to_string(dice() % 400) + " ";
    auto size = static_cast<uint32_t>(words->size());
    build.add(number,
              {{.span = {0, size},
                .order = number,
                .title = "mouth sores",
                .heading = {},
                .body = *words}},
              words);
  }
  build.finish(1);
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

int search(const std::string& directory) {
  try {
    TextIndex index(directory);
    index.generation();
    index.search({.words = "word7 word12 mouth sores", .limit = 10});
    index.search({.words = "word9 word300", .limit = 100, .document = 17});
    return answered;
  } catch (const model::Error& error) {
    bool told = error.kind == model::ErrorKind::Damaged &&
                error.hint.find("netkg reindex") != std::string::npos;
    return told ? damage : another_error;
  }
}

/// How a process of its own ends: its exit code, or 128 and more for a signal.
int search_apart(const std::string& directory) {
  auto child = ::fork();
  if (child == 0) {
    ::close(STDERR_FILENO);
    ::_exit(search(directory));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string broken(std::string bytes, std::mt19937& dice) {
  constexpr std::size_t block = 8192;
  auto at = dice() % bytes.size();
  switch (dice() % 4) {
    case 0:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << dice() % 8));
      break;
    case 1:
      for (auto i = at; i < std::min(bytes.size(), at + 40); ++i)
        bytes[i] = static_cast<char>(dice());
      break;
    case 2:
      bytes.resize(at);
      break;
    default:  // where a block says of itself what it is
      bytes[std::min(bytes.size() - 1, at / block * block + dice() % 32)] =
          static_cast<char>(dice());
  }
  return bytes;
}

}  // namespace

TEST_CASE("a search over a damaged text index ends as damage or with an answer") {
  TemporaryDirectory place;
  auto directory = place / "text";
  build(directory);
  std::vector<std::string> paths;
  for (const auto& file : files::directory_iterator(directory))
    if (file.file_size() > 0) paths.push_back(file.path().string());
  std::sort(paths.begin(), paths.end());
  REQUIRE(search_apart(directory) == answered);
  std::mt19937 dice(11);
  int told = 0;
  for (int i = 0; i < cases; ++i) {
    const auto& path = paths[dice() % paths.size()];
    auto whole = read(path);
    write(path, broken(whole, dice));
    auto code = search_apart(directory);
    CAPTURE(i, path, code);
    CHECK((code == answered || code == damage || code == sanitiser));
    told += code == damage ? 1 : 0;
    write(path, whole);
  }
  CHECK(told > cases / 10);
}

}  // namespace netkg::index::testing
