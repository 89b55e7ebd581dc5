// Whole processes: how long they take, beside what peers and for what they wait.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <thread>

#include "index/lock.h"
#include "index/store.h"
#include "tests/bench/store/measure.h"

extern char** environ;

namespace netkg::bench {

using namespace netkg::index;

namespace {

void bind(sqlite3_stmt* insert, std::initializer_list<std::string_view> values) {
  int at = 0;
  for (auto value : values)
    sqlite3_bind_text(insert, ++at, value.data(), static_cast<int>(value.size()),
                      SQLITE_TRANSIENT);
  sqlite3_step(insert);
  sqlite3_reset(insert);
}

void copy_claims(const Store& store, Sqlite& sqlite) {
  sqlite.run("create table claims(p text, s text, o text, words text); begin");
  auto* insert = sqlite.prepare("insert into claims values(?,?,?,?)");
  for (const auto& row : predicates) {
    for (auto number : store.claims({.predicate = row.predicate})) {
      auto claim = store.claim(number);
      bind(insert, {name(row.predicate), claim->claim.subject.text,
                    claim->claim.object ? claim->claim.object->text : claim->claim.value,
                    claim->sentence});
    }
  }
  sqlite3_finalize(insert);
  sqlite.run("commit; create index by_object on claims(p,o,s,words)");
}

/// Each line of a page is a passage.
void copy_passages(const Store& store, Sqlite& sqlite) {
  sqlite.run("create virtual table passages using fts5(words, page unindexed); begin");
  auto* insert = sqlite.prepare("insert into passages values(?,?)");
  store.each_document(Detail::Head, [&](const DocumentRecord& page) {
    std::istringstream text(store.text(page.number));
    for (std::string line; std::getline(text, line);)
      if (!line.empty()) bind(insert, {line, page.title});
  });
  sqlite3_finalize(insert);
  sqlite.run("commit; insert into passages(passages) values('optimize')");
}

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

}  // namespace

int sqlite_of(const std::string& path, const std::string& file) {
  std::filesystem::remove(file);
  auto store = Store::open(path, Access::Read);
  Sqlite sqlite(file);
  copy_claims(*store, sqlite);
  copy_passages(*store, sqlite);
  return 0;
}

int spawn(int count, char** command) {
  std::vector<double> all, busy;
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  for (int i = 0; i < count + 5; ++i) {
    auto start = now();
    pid_t child = 0;
    int status = 0;
    if (posix_spawnp(&child, command[0], &quiet, nullptr, command, environ) != 0) return 2;
    rusage used{};
    wait4(child, &status, 0, &used);
    if (i < 5) continue;
    all.push_back((now() - start) * 1e3);
    busy.push_back(milliseconds(used.ru_utime) + milliseconds(used.ru_stime));
  }
  fmt::print("{:.3f} {:.3f}\n", part(all, 0.5), part(busy, 0.5));
  return 0;
}

/// The peer of one changed page: 20 claims and the page's words replaced in one transaction
/// that is on the disk when it returns.
int durable(const std::string& path) {
  for (const char* mode : {"wal", "delete"}) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    Sqlite sqlite(path);
    sqlite.run(fmt::format("pragma journal_mode={}; pragma synchronous=full", mode));
    sqlite.run("create table claims(p int, o int, s int, c int, d int)");
    sqlite.run("create index by_object on claims(p,o,s); create virtual table t using fts5(w)");
    sqlite.run("insert into t(rowid, w) values(1, 'nothing yet')");
    std::vector<double> all;
    for (int turn = 0; turn < 30; ++turn) {
      std::string words;
      for (int i = 0; i < 300; ++i) words += fmt::format("word{} ", (i * 7 + turn) % 211);
      auto start = now();
      sqlite.run("begin immediate; delete from claims where d=1");
      for (int i = 0; i < 20; ++i)
        sqlite.run(fmt::format("insert into claims values({},{},{},{},1)", i % 5, i * 7 % 13,
                               i * 11 % 17, turn * 20 + i));
      sqlite.run("update t set w='" + words + "' where rowid=1; commit");
      all.push_back((now() - start) * 1e3);
    }
    fmt::print("  the same in SQLite, journal {}: {:.1f} ms, at most {:.1f}\n", mode,
               part(all, 0.5), *std::max_element(all.begin(), all.end()));
  }
  return 0;
}

/// How long a reader waits for the lock, again and again, beside a writer.
int wait_for_lock(const std::string& store, int how_long) {
  std::vector<double> all;
  for (auto end = now() + how_long; now() < end;) {
    auto start = now();
    auto lock = lock_for_reading(store);
    all.push_back((now() - start) * 1e3);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  fmt::print(
      "a reader waited {:.2f} ms at the median, {:.1f} at p99.9, at most {:.1f}; {} times\n",
      part(all, 0.5), part(all, 0.999), *std::max_element(all.begin(), all.end()), all.size());
  return 0;
}

int once(char** command) {
  pid_t child = 0;
  int status = 0;
  auto start = now();
  if (posix_spawnp(&child, command[0], nullptr, nullptr, command, environ) != 0) return 2;
  waitpid(child, &status, 0);
  fmt::print("{:.1f}\n", (now() - start) * 1e3);
  return status == 0 ? 0 : 2;
}

}  // namespace netkg::bench
