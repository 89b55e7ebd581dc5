// Peers of the store, in one run: SQLite with covering indexes, SQLite's FTS5, both from
// Debian. script/bench calls it; every line is what was measured, what the peer took, and the
// ratio.
//
//   netkg_bench_store graph DIR                     1,000,000 claims, loaded and looked up
//   netkg_bench_store text DOCS QUERIES DIR         indexes, times, writes runs for scoring
//   netkg_bench_store sqlite STORE FILE             a store's claims as an SQLite file
//   netkg_bench_store spawn COUNT PROGRAM ARG…      p50 of a whole process, and of its
//   processor time, in ms netkg_bench_store durable FILE                  an SQLite transaction
//   of one page, synced netkg_bench_store wait STORE SECONDS           how long a reader waits
//   for a writer
#include "index/store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "index/list_changes.h"
#include "index/lists.h"
#include "index/lock.h"
#include "index/text_fields.h"
#include "index/text_index.h"
#include "model/words.h"
#include "query/other_names.h"

extern char** environ;

using namespace netkg::index;
using netkg::model::predicates;

namespace {

double now() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

template <class Work>
double seconds(Work work) {
  auto start = now();
  work();
  return now() - start;
}

double part(std::vector<double> all, double share) {
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

void compare(const char* what, const std::vector<double>& ours,
             const std::vector<double>& peers) {
  for (double share : {0.5, 0.99}) {
    auto a = part(ours, share), b = part(peers, share);
    fmt::print("  {} p{:.0f}: {:.2f} µs, SQLite {:.2f} µs: {:.1f} ×\n", what, share * 100, a, b,
               b / a);
  }
}

uint64_t bytes_below(const std::string& path) {
  uint64_t sum = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(path))
    if (file.is_regular_file()) sum += file.file_size();
  return sum;
}

// ---- SQLite

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

// ---- the graph

struct Row {
  uint32_t subject, predicate, object, claim;
};

constexpr uint32_t subjects = 2000, relations = 10, objects = 5000, claims_a_page = 20;

/// Few entities have most of the claims, as on real pages.
std::vector<Row> make_rows(uint32_t count) {
  std::mt19937 dice(7);
  auto skewed = [&](uint32_t below) {
    double u = std::uniform_real_distribution<double>(0, 1)(dice);
    return 1 + static_cast<uint32_t>(u * u * (below - 1));
  };
  std::vector<Row> rows;
  for (uint32_t claim = 1; claim <= count; ++claim)
    rows.push_back(
        {skewed(subjects), static_cast<uint32_t>(dice() % relations), skewed(objects), claim});
  return rows;
}

void load(const std::vector<Row>& rows, const std::string& directory) {
  GraphWriter writer(directory + "/add", directory + "/graph");
  ListChanges changes(directory + "/add");
  for (const auto& row : rows) {
    auto predicate = predicates[row.predicate].predicate;
    changes.add(Family::Objects, object_list(predicate, row.object), {row.subject, row.claim});
    changes.add(Family::Subjects, subject_list(row.subject, predicate),
                {row.object, row.claim});
  }
  for (auto family : {Family::Objects, Family::Subjects})
    changes.visit(family, [&](ListNumber list, Postings, Postings added) {
      put_list(writer, family, list_key(family, list), added, {});
    });
  for (uint32_t first = 1, page = 1; first <= rows.size(); first += claims_a_page, ++page)
    writer.put(Family::ByDocument, number_key(page), pack({{first, claims_a_page}}));
  writer.finish();
  writer.install();
}

void load(const std::vector<Row>& rows, Sqlite& sqlite) {
  sqlite.run("create table claims(p int, o int, s int, c int, d int); begin");
  auto* insert = sqlite.prepare("insert into claims values(?,?,?,?,?)");
  for (const auto& row : rows) {
    uint32_t values[] = {row.predicate, row.object, row.subject, row.claim,
                         row.claim / claims_a_page};
    for (int i = 0; i < 5; ++i) sqlite3_bind_int(insert, i + 1, static_cast<int>(values[i]));
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  sqlite.run("commit; create index by_object on claims(p,o,s,c)");
  sqlite.run("create index by_subject on claims(s,p,o,c); create index by_page on claims(d,c)");
}

int graph(const std::string& directory) {
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  auto rows = make_rows(1'000'000);
  auto count = static_cast<double>(rows.size());
  auto ours = seconds([&] { load(rows, directory); });
  auto size = static_cast<double>(bytes_below(directory + "/graph"));
  Sqlite sqlite(directory + "/claims.sqlite");
  auto peers = seconds([&] { load(rows, sqlite); });
  auto peer_size =
      static_cast<double>(std::filesystem::file_size(directory + "/claims.sqlite"));
  fmt::print("graph: 1,000,000 claims\n");
  fmt::print("  bulk load: {:.0f} k claims/s, SQLite {:.0f} k: {:.1f} ×\n", count / ours / 1000,
             count / peers / 1000, peers / ours);
  fmt::print("  disk, three orders: {:.1f} B a claim, SQLite {:.1f}: {:.2f} ×\n", size / count,
             peer_size / count, size / peer_size);

  GraphStore store(directory + "/graph");
  Lists lists(&store, false);
  std::mt19937 dice(11);
  std::vector<Row> asked;
  for (int i = 0; i < 20'000; ++i) asked.push_back(rows[dice() % rows.size()]);
  std::size_t found = 0, peers_found = 0;
  auto one_hop = [&](const Row& row) {
    auto predicate = predicates[row.predicate].predicate;
    return lists.others(Family::Objects,
                        list_key(Family::Objects, object_list(predicate, row.object)));
  };
  auto* select = sqlite.prepare("select distinct s from claims where p=? and o=?");
  auto peer_hop = [&](const Row& row) {
    sqlite3_bind_int(select, 1, static_cast<int>(row.predicate));
    sqlite3_bind_int(select, 2, static_cast<int>(row.object));
    while (sqlite3_step(select) == SQLITE_ROW) peers_found += sqlite3_column_int(select, 0) > 0;
    sqlite3_reset(select);
  };
  compare("subjects by (predicate, object)",
          times(asked, [&](const Row& row) { found += one_hop(row).size(); }),
          times(asked, peer_hop));
  if (found != peers_found) fmt::print("  DISAGREE: {} and {}\n", found, peers_found);

  asked.resize(500);
  found = peers_found = 0;
  auto two_hops = [&](const Row& row) {
    auto predicate = predicates[(row.predicate + 1) % relations].predicate;
    std::vector<bool> seen(objects + 1);
    for (auto subject : one_hop(row))
      for (auto object : lists.others(
               Family::Subjects, list_key(Family::Subjects, subject_list(subject, predicate))))
        found += !seen[object], seen[object] = true;
  };
  auto* join = sqlite.prepare(
      "select distinct b.o from claims a join claims b on b.s=a.s and b.p=?3 where a.p=?1 and "
      "a.o=?2");
  auto peer_hops = [&](const Row& row) {
    sqlite3_bind_int(join, 1, static_cast<int>(row.predicate));
    sqlite3_bind_int(join, 2, static_cast<int>(row.object));
    sqlite3_bind_int(join, 3, static_cast<int>((row.predicate + 1) % relations));
    while (sqlite3_step(join) == SQLITE_ROW) peers_found += sqlite3_column_int(join, 0) > 0;
    sqlite3_reset(join);
  };
  compare("2-hop", times(asked, two_hops), times(asked, peer_hops));
  if (found != peers_found) fmt::print("  DISAGREE: {} and {}\n", found, peers_found);
  sqlite3_finalize(select);
  sqlite3_finalize(join);
  return 0;
}

// ---- text

struct Text {
  std::string id, title, body;
};

std::vector<Text> read_rows(const std::string& path) {
  std::ifstream file(path);
  std::vector<Text> rows;
  for (std::string line; std::getline(file, line);) {
    auto one = line.find('\t'), two = line.find('\t', one + 1);
    if (one == std::string::npos) continue;
    bool three = two != std::string::npos;
    rows.push_back({line.substr(0, one), three ? line.substr(one + 1, two - one - 1) : "",
                    line.substr(three ? two + 1 : one + 1)});
  }
  return rows;
}

/// "what causes it?" -> "what" OR "causes" OR "it"
std::string fts_words(const std::string& question) {
  std::string words;
  for (const auto& word : netkg::model::split_words(question))
    words += (words.empty() ? "\"" : " OR \"") + word.lower + "\"";
  return words;
}

void write_run(const std::string& path, const std::string& query,
               const std::vector<std::pair<std::string, double>>& hits) {
  std::ofstream file(path, std::ios::app);
  std::size_t rank = 0;
  for (const auto& [id, score] : hits)
    file << query << " Q0 " << id << " " << ++rank << " " << score << " run\n";
}

int text(const std::string& docs, const std::string& queries, const std::string& directory) {
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  auto rows = read_rows(docs);
  auto questions = read_rows(queries);
  double bytes = 0;
  for (const auto& row : rows) bytes += static_cast<double>(row.title.size() + row.body.size());
  auto ours = seconds([&] {
    TextBuild build(directory + "/text", 2);
    for (uint32_t i = 0; i < rows.size(); ++i)
      build.add(i + 1,
                {{.span = {0, static_cast<uint32_t>(rows[i].body.size())},
                  .order = i,
                  .title = rows[i].title,
                  .heading = {},
                  .body = rows[i].body}},
                nullptr);
    build.finish(1);
  });
  Sqlite sqlite(directory + "/fts.sqlite");
  auto peers = seconds([&] {
    sqlite.run("create virtual table t using fts5(title, body, tokenize='porter'); begin");
    auto* insert = sqlite.prepare("insert into t values(?,?)");
    for (const auto& row : rows) {
      sqlite3_bind_text(insert, 1, row.title.c_str(), -1, SQLITE_STATIC);
      sqlite3_bind_text(insert, 2, row.body.c_str(), -1, SQLITE_STATIC);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite.run("commit");
  });
  fmt::print("text: {} answers, {:.1f} MB, {} questions\n", rows.size(), bytes / 1e6,
             questions.size());
  fmt::print("  index: {:.1f} MB/s on 2 threads, FTS5 {:.1f}\n", bytes / 1e6 / ours,
             bytes / 1e6 / peers);
  TextIndex index(directory + "/text");
  auto* select =
      sqlite.prepare("select rowid, rank from t where t match ? order by rank limit ?");
  auto fts = [&](const Text& question, int limit) {
    std::vector<std::pair<std::string, double>> hits;
    auto words = fts_words(question.title + " " + question.body);
    sqlite3_bind_text(select, 1, words.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_int(select, 2, limit);
    while (sqlite3_step(select) == SQLITE_ROW)
      hits.emplace_back(rows[static_cast<std::size_t>(sqlite3_column_int(select, 0) - 1)].id,
                        -sqlite3_column_double(select, 1));
    sqlite3_reset(select);
    return hits;
  };
  std::vector<Text> asked;
  for (int round = 0; round < 5; ++round)
    asked.insert(asked.end(), questions.begin(), questions.end());
  const auto& vocabulary = netkg::vocabulary::Vocabulary::builtin();
  auto mine = times(asked, [&](const Text& question) {
    auto words = question.title + " " + question.body;
    auto others = netkg::query::other_names(words, vocabulary);
    index.search({.words = words, .others = std::move(others), .limit = 10});
  });
  auto peer = times(asked, [&](const Text& question) { fts(question, 10); });
  for (double share : {0.5, 0.99})
    fmt::print("  query p{:.0f}: {:.2f} ms, FTS5 {:.2f} ms: {:.1f} ×\n", share * 100,
               part(mine, share) / 1000, part(peer, share) / 1000,
               part(peer, share) / part(mine, share));

  // For MAP: FTS5, and Xapian's own defaults on the same index with every word of the question.
  Xapian::Database database(directory + "/text");
  Xapian::Stem stemmer("english");
  for (const auto& question : questions) {
    write_run(directory + "/fts5.run", question.id, fts(question, 1000));
    std::vector<std::string> stems;
    for (const auto& word : netkg::model::split_words(question.title + " " + question.body))
      stems.push_back(stemmer(word.folded));
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BM25Weight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, stems.begin(), stems.end()));
    std::vector<std::pair<std::string, double>> hits;
    auto found = enquire.get_mset(0, 1000);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      // The data begins with the document's number as a varint.
      auto data = hit.get_document().get_data();
      std::size_t number = 0;
      for (unsigned i = 0, shift = 0; i < data.size(); ++i, shift += 7) {
        auto byte = static_cast<unsigned char>(data[i]);
        number |= std::size_t{byte & 0x7fu} << shift;
        if (byte < 0x80) break;
      }
      hits.emplace_back(rows[number - 1].id, hit.get_weight());
    }
    write_run(directory + "/defaults.run", question.id, hits);
  }
  sqlite3_finalize(select);
  return 0;
}

// ---- cold start

int sqlite_of(const std::string& path, const std::string& file) {
  std::filesystem::remove(file);
  auto store = Store::open(path, Access::Read);
  Sqlite sqlite(file);
  sqlite.run("create table claims(p text, s text, o text, words text); begin");
  auto* insert = sqlite.prepare("insert into claims values(?,?,?,?)");
  for (const auto& row : predicates) {
    for (auto number : store->claims({.predicate = row.predicate})) {
      auto claim = store->claim(number);
      std::string values[] = {
          std::string(name(row.predicate)), claim->claim.subject.text,
          claim->claim.object ? claim->claim.object->text : claim->claim.value,
          claim->sentence};
      for (int i = 0; i < 4; ++i)
        sqlite3_bind_text(insert, i + 1, values[i].c_str(), -1, SQLITE_TRANSIENT);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
  }
  sqlite3_finalize(insert);
  sqlite.run("create virtual table passages using fts5(words, page unindexed)");
  insert = sqlite.prepare("insert into passages values(?,?)");
  store->each_document(Detail::Head, [&](const DocumentRecord& page) {
    std::istringstream text(store->text(page.number));
    for (std::string line; std::getline(text, line);) {
      if (line.empty()) continue;
      sqlite3_bind_text(insert, 1, line.c_str(), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text(insert, 2, page.title.c_str(), -1, SQLITE_TRANSIENT);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
  });
  sqlite3_finalize(insert);
  sqlite.run("commit; create index by_object on claims(p,o,s,words)");
  sqlite.run("insert into passages(passages) values('optimize')");
  return 0;
}

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
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

}  // namespace

int main(int count, char** words) {
  std::string what = count > 1 ? words[1] : "";
  if (what == "graph" && count == 3) return graph(words[2]);
  if (what == "text" && count == 5) return text(words[2], words[3], words[4]);
  if (what == "sqlite" && count == 4) return sqlite_of(words[2], words[3]);
  if (what == "spawn" && count > 3) return spawn(std::stoi(words[2]), words + 3);
  if (what == "once" && count > 2) return once(words + 2);
  if (what == "durable" && count == 3) return durable(words[2]);
  if (what == "wait" && count == 4) return wait_for_lock(words[2], std::stoi(words[3]));
  fmt::print(stderr, "usage: netkg_bench_store graph|text|sqlite|spawn|durable|wait …\n");
  return 2;
}
