// Reading and checking of the text index.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cmath>
#include <filesystem>
#include <sstream>

#include "index/records.h"
#include "index/text_fields.h"
#include "index/text_terms.h"
#include "index/xapian/search_query.h"

namespace netkg::index {

namespace {

Xapian::MSetIterator at(const Xapian::MSet& matches, std::size_t i) {
  return matches[static_cast<Xapian::doccount>(i)];
}

class XapianReading : public TextReading {
 public:
  explicit XapianReading(const std::string& directory) {
    std::error_code ignored;
    if (!std::filesystem::exists(directory, ignored)) return;
    reading("open the text index",
            [&] { database_ = Xapian::Database(directory, Xapian::DB_BACKEND_GLASS); });
    there_ = true;
  }

  uint64_t generation() const override {
    if (!there_) return 0;
    return reading("read the text index", [&] { return read_generation(database_); });
  }
  uint64_t passages() const override {
    if (!there_) return 0;
    return reading("read the text index", [&] { return database_.get_doccount(); });
  }
  std::vector<PassageHit> search(const TextSearch& search) const override;
  std::vector<IndexedPassage> passages_of(DocumentNumber document) const override;

 private:
  Xapian::Database database_;
  bool there_ = false;
  mutable Stems stems_;
};

/// Xapian settles ties by its own numbers, which depend on the order of ingest: so as many more
/// hits are fetched as tie with the last one wanted, within reason.
std::vector<PassageHit> XapianReading::search(const TextSearch& search) const {
  if (!there_ || search.limit == 0) return {};
  return reading("search the text index", [&] {
    constexpr std::size_t more = 16, most = 8192;
    auto query = SearchQuery(database_, stems_, search).query();
    if (query.empty()) return std::vector<PassageHit>();
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BM25Weight(bm25_k1, 0, 1, bm25_b, 0));
    enquire.set_query(query);
    std::size_t count = database_.get_doccount();
    auto limit = std::min(search.limit, count);
    Xapian::MSet matches;
    for (auto fetch = std::min(limit + more, count);; fetch = std::min(fetch * 4, count)) {
      matches = enquire.get_mset(0, static_cast<Xapian::doccount>(fetch));
      bool all = matches.size() < fetch || fetch == count || fetch > limit + most;
      if (all || matches.back().get_weight() < at(matches, limit - 1).get_weight()) break;
    }
    std::vector<Hit> hits;
    double least = matches.size() > limit ? at(matches, limit - 1).get_weight() : 0;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      if (match.get_weight() < least) break;
      hits.push_back(cut_passage_data(match.get_document().get_data(), match.get_weight()));
    }
    std::sort(hits.begin(), hits.end(), better);
    std::vector<PassageHit> best;
    for (std::size_t i = 0; i < std::min(limit, hits.size()); ++i) best.push_back(hits[i].hit);
    return best;
  });
}

std::vector<IndexedPassage> XapianReading::passages_of(DocumentNumber document) const {
  std::vector<IndexedPassage> passages;
  if (!there_) return passages;
  reading("read the text index", [&] {
    auto term = boolean_term(TextField::Document, {document});
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      auto found = database_.get_document(*at);
      auto [hit, order] = cut_passage_data(found.get_data(), 0);
      IndexedPassage passage{hit.document, hit.span, order};
      for (auto name = found.termlist_begin(); name != found.termlist_end(); ++name) {
        auto text = *name;
        if (text.front() >= 'A' && text.front() <= 'Z') passage.terms.push_back(text);
      }
      passages.push_back(std::move(passage));
    }
  });
  std::sort(passages.begin(), passages.end());
  return passages;
}

// ---- checking

/// Adds up who has which term how often, in any order.
class Occurrences {
 public:
  void add(const std::string& term, Xapian::docid document, Xapian::termcount count) {
    if (term != term_) term_ = term, hash_ = hash_of(term);
    auto mixed = (hash_ ^ (uint64_t{document} << 24) ^ count) * 0x9E3779B97F4A7C15u;
    sum_ += mixed ^ (mixed >> 31);
    words_ += count;
  }
  bool operator==(const Occurrences& other) const {
    return sum_ == other.sum_ && words_ == other.words_;
  }
  double words() const { return static_cast<double>(words_); }

 private:
  std::string term_;
  uint64_t hash_ = hash_of("");
  uint64_t sum_ = 0;
  uint64_t words_ = 0;
};

/// Xapian checks how its trees hang together and not what their leaves say. Each occurrence of
/// a word is there twice, by word and by passage: a changed byte makes the two differ.
bool lists_agree(const Xapian::Database& database) {
  Occurrences by_term, by_passage;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    auto name = *term;
    for (auto at = database.postlist_begin(name); at != database.postlist_end(name); ++at)
      by_term.add(name, *at, at.get_wdf());
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    Xapian::termcount length = 0;
    for (auto term = database.termlist_begin(*at); term != database.termlist_end(*at); ++term) {
      by_passage.add(*term, *at, term.get_wdf());
      length += term.get_wdf();
    }
    if (length != at.get_doclength()) return false;
  }
  auto mean = by_term.words() / std::max(1.0, static_cast<double>(database.get_doccount()));
  return by_term == by_passage &&
         std::abs(mean - database.get_average_length()) < 1e-6 * mean + 1e-9;
}

std::string trouble_in(const std::string& directory) {
  try {
    std::ostringstream report;
    auto errors = Xapian::Database::check(directory, 0, &report);
    if (errors > 0) return std::to_string(errors) + " errors in its files";
    bool agree = lists_agree(Xapian::Database(directory, Xapian::DB_BACKEND_GLASS));
    return agree ? "" : "its lists by word and by passage differ";
  } catch (const Xapian::Error& error) {
    return error.get_description();
  } catch (const std::exception& error) {  // a length that no block has
    return error.what();
  }
}

/// What the other end of a pipe writes until it closes.
std::string read_all(int pipe) {
  std::string text;
  std::array<char, 512> piece;
  while (true) {
    auto got = ::read(pipe, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
}

/// Looks for trouble and writes it; does not return.
[[noreturn]] void tell_trouble(const std::string& directory, int pipe) {
  int nowhere = ::open("/dev/null", O_WRONLY);
  if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
  ::dup2(pipe, STDOUT_FILENO);
  ::close_range(STDERR_FILENO + 1, ~0u, 0);  // a lock lives as long as any copy of its file
  pipe = STDOUT_FILENO;
  auto text = trouble_in(directory).substr(0, PIPE_BUF);
  auto put = ::write(pipe, text.data(), text.size());
  ::_exit(put == static_cast<ssize_t>(text.size()) ? 0 : 1);
}

}  // namespace

std::unique_ptr<TextReading> open_xapian(const std::string& directory) {
  return std::make_unique<XapianReading>(directory);
}

/// In a process of its own: what Xapian reads beyond the end of a damaged block, or runs into,
/// ends that one.
std::string check_xapian(const std::string& directory) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return trouble_in(directory);
  auto child = ::fork();
  if (child == 0) tell_trouble(directory, ends[1]);
  ::close(ends[1]);
  auto text = child > 0 ? read_all(ends[0]) : trouble_in(directory);
  ::close(ends[0]);
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status == 0 ? text : "reading it breaks off";
}

}  // namespace netkg::index
