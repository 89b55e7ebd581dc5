// 1,000,000 synthetic claims beside SQLite with covering indexes.
#include <filesystem>
#include <random>

#include "index/list_changes.h"
#include "index/lists.h"
#include "index/store.h"
#include "tests/bench/store/measure.h"

namespace netkg::bench {
namespace {

using namespace netkg::index;

uint64_t bytes_below(const std::string& path) {
  uint64_t sum = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(path))
    if (file.is_regular_file()) sum += file.file_size();
  return sum;
}

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

void load_both(const std::vector<Row>& rows, const std::string& directory, Sqlite& sqlite) {
  auto count = static_cast<double>(rows.size());
  auto ours = seconds([&] { load(rows, directory); });
  auto size = static_cast<double>(bytes_below(directory + "/graph"));
  auto peers = seconds([&] { load(rows, sqlite); });
  auto peer_size =
      static_cast<double>(std::filesystem::file_size(directory + "/claims.sqlite"));
  fmt::print("graph: 1,000,000 claims\n");
  fmt::print("  bulk load: {:.0f} k claims/s, SQLite {:.0f} k: {:.1f} ×\n", count / ours / 1000,
             count / peers / 1000, peers / ours);
  fmt::print("  disk, three orders: {:.1f} B a claim, SQLite {:.1f}: {:.2f} ×\n", size / count,
             peer_size / count, size / peer_size);
}

// ---- look-ups; each gives how much it found, which must be the same

class Ours {
 public:
  explicit Ours(const std::string& directory) : store_(directory), lists_(&store_, false) {}

  std::size_t one_hop(const Row& row) const { return subjects_of(row).size(); }
  std::size_t two_hops(const Row& row) const {
    auto predicate = predicate_of(row.predicate + 1);
    std::vector<bool> seen(objects + 1);
    std::size_t found = 0;
    for (auto subject : subjects_of(row))
      for (auto object : lists_.others(
               Family::Subjects, list_key(Family::Subjects, subject_list(subject, predicate))))
        found += !seen[object], seen[object] = true;
    return found;
  }

 private:
  static Predicate predicate_of(uint32_t relation) {
    return predicates[relation % relations].predicate;
  }
  Numbers subjects_of(const Row& row) const {
    auto list = object_list(predicate_of(row.predicate), row.object);
    return lists_.others(Family::Objects, list_key(Family::Objects, list));
  }
  GraphStore store_;
  Lists lists_;
};

class Peers {
 public:
  explicit Peers(Sqlite& sqlite)
      : select_(sqlite.prepare("select distinct s from claims where p=?1 and o=?2")),
        join_(sqlite.prepare("select distinct b.o from claims a join claims b on b.s=a.s and "
                             "b.p=?3 where a.p=?1 and a.o=?2")) {}
  ~Peers() {
    sqlite3_finalize(select_);
    sqlite3_finalize(join_);
  }
  Peers(const Peers&) = delete;
  Peers& operator=(const Peers&) = delete;

  std::size_t one_hop(const Row& row) const { return count(select_, row); }
  std::size_t two_hops(const Row& row) const {
    sqlite3_bind_int(join_, 3, static_cast<int>((row.predicate + 1) % relations));
    return count(join_, row);
  }

 private:
  static std::size_t count(sqlite3_stmt* statement, const Row& row) {
    std::size_t found = 0;
    sqlite3_bind_int(statement, 1, static_cast<int>(row.predicate));
    sqlite3_bind_int(statement, 2, static_cast<int>(row.object));
    while (sqlite3_step(statement) == SQLITE_ROW) found += sqlite3_column_int(statement, 0) > 0;
    sqlite3_reset(statement);
    return found;
  }
  sqlite3_stmt* select_;
  sqlite3_stmt* join_;
};

template <class OurHops, class PeersHops>
void compare_hops(const char* what, const std::vector<Row>& asked, OurHops ours,
                  PeersHops peers) {
  std::size_t found = 0, peers_found = 0;
  auto our_times = times(asked, [&](const Row& row) { found += ours(row); });
  auto peers_times = times(asked, [&](const Row& row) { peers_found += peers(row); });
  compare(what, our_times, peers_times);
  if (found != peers_found) fmt::print("  DISAGREE: {} and {}\n", found, peers_found);
}

}  // namespace

int graph(const std::string& directory) {
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  auto rows = make_rows(1'000'000);
  Sqlite sqlite(directory + "/claims.sqlite");
  load_both(rows, directory, sqlite);

  Ours ours(directory + "/graph");
  Peers peers(sqlite);
  std::mt19937 dice(11);
  std::vector<Row> asked;
  for (int i = 0; i < 20'000; ++i) asked.push_back(rows[dice() % rows.size()]);
  compare_hops(
      "subjects by (predicate, object)", asked,
      [&](const Row& row) { return ours.one_hop(row); },
      [&](const Row& row) { return peers.one_hop(row); });
  asked.resize(500);
  compare_hops(
      "2-hop", asked, [&](const Row& row) { return ours.two_hops(row); },
      [&](const Row& row) { return peers.two_hops(row); });
  return 0;
}

}  // namespace netkg::bench
