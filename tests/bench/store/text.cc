// Full text beside FTS5 and Xapian's own defaults.
#include "query/text.h"

#include <xapian.h>

#include <filesystem>
#include <fstream>

#include "index/text_fields.h"
#include "index/text_index.h"
#include "model/words.h"
#include "query/other_names.h"
#include "tests/bench/store/measure.h"

namespace netkg::bench {
namespace {

using namespace netkg::index;

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

void index(const std::vector<Text>& rows, const std::string& directory) {
  TextBuild build(directory, 2);
  for (uint32_t i = 0; i < rows.size(); ++i)
    build.add(i + 1,
              {{.span = {0, static_cast<uint32_t>(rows[i].body.size())},
                .order = i,
                .title = rows[i].title,
                .heading = {},
                .body = rows[i].body}},
              nullptr);
  build.finish(1);
}

using Hits = std::vector<std::pair<std::string, double>>;

class Fts5 {
 public:
  Fts5(const std::vector<Text>& rows, const std::string& path) : rows_(rows), sqlite_(path) {
    sqlite_.run("create virtual table t using fts5(title, body, tokenize='porter'); begin");
    auto* insert = sqlite_.prepare("insert into t values(?,?)");
    for (const auto& row : rows) {
      sqlite3_bind_text(insert, 1, row.title.c_str(), -1, SQLITE_STATIC);
      sqlite3_bind_text(insert, 2, row.body.c_str(), -1, SQLITE_STATIC);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite_.run("commit");
    select_ =
        sqlite_.prepare("select rowid, rank from t where t match ? order by rank limit ?");
  }
  ~Fts5() { sqlite3_finalize(select_); }
  Fts5(const Fts5&) = delete;
  Fts5& operator=(const Fts5&) = delete;

  Hits search(const Text& question, int limit) const {
    Hits hits;
    auto words = fts_words(question.title + " " + question.body);
    sqlite3_bind_text(select_, 1, words.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_int(select_, 2, limit);
    while (sqlite3_step(select_) == SQLITE_ROW)
      hits.emplace_back(rows_[static_cast<std::size_t>(sqlite3_column_int(select_, 0) - 1)].id,
                        -sqlite3_column_double(select_, 1));
    sqlite3_reset(select_);
    return hits;
  }

 private:
  const std::vector<Text>& rows_;
  Sqlite sqlite_;
  sqlite3_stmt* select_ = nullptr;
};

/// A document's data begins with its number as a varint.
std::size_t number_of(const Xapian::Document& document) {
  auto data = document.get_data();
  std::size_t number = 0;
  for (unsigned i = 0, shift = 0; i < data.size(); ++i, shift += 7) {
    auto byte = static_cast<unsigned char>(data[i]);
    number |= std::size_t{byte & 0x7fu} << shift;
    if (byte < 0x80) break;
  }
  return number;
}

/// Xapian's own defaults on the same index with every word of the question.
Hits with_defaults(const Xapian::Database& database, const std::vector<Text>& rows,
                   const Text& question) {
  Xapian::Stem stemmer("english");
  std::vector<std::string> stems;
  for (const auto& word : netkg::model::split_words(question.title + " " + question.body))
    stems.push_back(stemmer(word.folded));
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, stems.begin(), stems.end()));
  Hits hits;
  auto found = enquire.get_mset(0, 1000);
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    hits.emplace_back(rows[number_of(hit.get_document()) - 1].id, hit.get_weight());
  return hits;
}

/// As find_passages() asks, five times each question.
void compare_times(const std::vector<Text>& questions, const std::string& directory,
                   const Fts5& fts) {
  TextIndex index(directory);
  std::vector<Text> asked;
  for (int round = 0; round < 5; ++round)
    asked.insert(asked.end(), questions.begin(), questions.end());
  const auto& vocabulary = netkg::vocabulary::Vocabulary::builtin();
  auto ours = times(asked, [&](const Text& question) {
    auto words = question.title + " " + question.body;
    auto others = netkg::query::other_names(words, vocabulary);
    auto half_of = netkg::query::content_words(words);
    index.search({.words = words,
                  .others = std::move(others),
                  .half_of = std::move(half_of),
                  .limit = 10});
  });
  auto peers = times(asked, [&](const Text& question) { fts.search(question, 10); });
  for (double share : {0.5, 0.99})
    fmt::print("  query p{:.0f}: {:.2f} ms, FTS5 {:.2f} ms: {:.1f} ×\n", share * 100,
               part(ours, share) / 1000, part(peers, share) / 1000,
               part(peers, share) / part(ours, share));
}

}  // namespace

int text(const std::string& docs, const std::string& queries, const std::string& directory) {
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  auto rows = read_rows(docs);
  auto questions = read_rows(queries);
  double bytes = 0;
  for (const auto& row : rows) bytes += static_cast<double>(row.title.size() + row.body.size());
  std::optional<Fts5> fts;
  auto ours = seconds([&] { index(rows, directory + "/text"); });
  auto peers = seconds([&] { fts.emplace(rows, directory + "/fts.sqlite"); });
  fmt::print("text: {} answers, {:.1f} MB, {} questions\n", rows.size(), bytes / 1e6,
             questions.size());
  fmt::print("  index: {:.1f} MB/s on 2 threads, FTS5 {:.1f}\n", bytes / 1e6 / ours,
             bytes / 1e6 / peers);
  compare_times(questions, directory + "/text", *fts);
  Xapian::Database database(directory + "/text");
  for (const auto& question : questions) {  // for MAP
    write_run(directory + "/fts5.run", question.id, fts->search(question, 1000));
    write_run(directory + "/defaults.run", question.id,
              with_defaults(database, rows, question));
  }
  return 0;
}

}  // namespace netkg::bench
