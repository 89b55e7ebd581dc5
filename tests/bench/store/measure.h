// What the benchmarks of the store share: times, and the peer.
#pragma once

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace netkg::bench {

inline double now() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

template <class Work>
double seconds(Work work) {
  auto start = now();
  work();
  return now() - start;
}

inline double part(std::vector<double> all, double share) {
  auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
  std::nth_element(all.begin(), all.begin() + at, all.end());
  return all[static_cast<std::size_t>(at)];
}

/// Each input once untimed, then timed; in microseconds.
template <class Input, class Work>
std::vector<double> times(const std::vector<Input>& inputs, Work work) {
  for (const auto& input : inputs) work(input);
  std::vector<double> all;
  for (const auto& input : inputs) all.push_back(seconds([&] { work(input); }) * 1e6);
  return all;
}

inline void compare(const char* what, const std::vector<double>& ours,
                    const std::vector<double>& peers) {
  for (double share : {0.5, 0.99}) {
    auto a = part(ours, share), b = part(peers, share);
    fmt::print("  {} p{:.0f}: {:.2f} µs, SQLite {:.2f} µs: {:.1f} ×\n", what, share * 100, a, b,
               b / a);
  }
}

class Sqlite {
 public:
  explicit Sqlite(const std::string& path) {
    sqlite3_open(path.c_str(), &db_);
    run("pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-262144");
  }
  ~Sqlite() { sqlite3_close(db_); }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;
  void run(const std::string& words) {
    char* trouble = nullptr;
    if (sqlite3_exec(db_, words.c_str(), nullptr, nullptr, &trouble) != SQLITE_OK) {
      fmt::print(stderr, "sqlite: {}: {}\n", trouble, words);
      std::exit(2);
    }
  }
  sqlite3_stmt* prepare(const std::string& words) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db_, words.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
      fmt::print(stderr, "sqlite: {}\n", sqlite3_errmsg(db_));
      std::exit(2);
    }
    return statement;
  }

 private:
  sqlite3* db_ = nullptr;
};

// ---- the benchmarks, see main.cc

int graph(const std::string& directory);
int text(const std::string& docs, const std::string& queries, const std::string& directory);
int sqlite_of(const std::string& path, const std::string& file);
int spawn(int count, char** command);
int once(char** command);
int durable(const std::string& path);
int wait_for_lock(const std::string& store, int how_long);

}  // namespace netkg::bench
