// Peers of the store, in one run: SQLite with covering indexes, SQLite's FTS5, both from
// Debian. script/bench calls it; every line is what was measured, what the peer took, and the
// ratio. What is called how is in `usage`.
#include "tests/bench/store/measure.h"

namespace {

constexpr const char* usage = R"(usage:
  netkg_bench_store graph DIR               1,000,000 claims, loaded and looked up
  netkg_bench_store text DOCS QUERIES DIR   indexes, times, writes runs for scoring
  netkg_bench_store sqlite STORE FILE       a store's claims and passages as an SQLite file
  netkg_bench_store spawn COUNT PROGRAM ARG…
                                            p50 of a whole process and of its processor time, ms
  netkg_bench_store once PROGRAM ARG…       one process, ms
  netkg_bench_store durable FILE            an SQLite transaction of one page, synced
  netkg_bench_store wait STORE SECONDS      how long a reader waits for a writer
)";

}  // namespace

int main(int count, char** words) {
  using namespace netkg::bench;
  std::string what = count > 1 ? words[1] : "";
  if (what == "graph" && count == 3) return graph(words[2]);
  if (what == "text" && count == 5) return text(words[2], words[3], words[4]);
  if (what == "sqlite" && count == 4) return sqlite_of(words[2], words[3]);
  if (what == "spawn" && count > 3) return spawn(std::stoi(words[2]), words + 3);
  if (what == "once" && count > 2) return once(words + 2);
  if (what == "durable" && count == 3) return durable(words[2]);
  if (what == "wait" && count == 4) return wait_for_lock(words[2], std::stoi(words[3]));
  fmt::print(stderr, "{}", usage);
  return 2;
}
