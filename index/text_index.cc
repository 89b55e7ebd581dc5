// The only file that includes Xapian.
#include "index/text_index.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <sstream>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "index/coding.h"
#include "index/text_fields.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::index {

namespace {

constexpr const char* generation_key = "generation";

/// Runs `work` with Xapian's exceptions as ours. `doing` completes "cannot …".
template <class Work>
auto translated(const char* doing, Work work) {
  auto what = [doing](const Xapian::Error& error) {
    return std::string("cannot ") + doing + ": " + error.get_description();
  };
  const char* repair = "build the text index anew: netkg reindex --text";
  try {
    return work();
  } catch (const Xapian::DatabaseLockError& error) {
    throw Error(ErrorKind::Locked, what(error), "wait for the other process, then try again");
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw Error(ErrorKind::Damaged, what(error), repair);
  } catch (const Xapian::DatabaseOpeningError& error) {
    throw Error(ErrorKind::Damaged, what(error), repair);
  } catch (const Xapian::SerialisationError& error) {
    throw Error(ErrorKind::Damaged, what(error), repair);
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Failed, what(error), "check the disk's free space and permissions");
  }
}

uint64_t read_generation(const Xapian::Database& database) {
  auto text = database.get_metadata(generation_key);
  uint64_t generation = 0;
  std::from_chars(text.data(), text.data() + text.size(), generation);
  return generation;
}

/// The folded form that the stemmer is to see. Folding takes the e off "rinse" and "doses";
/// without it they would not meet "rinsing" and "dosing".
std::string stemmable(const Word& word, std::string_view text) {
  if (!word.folded.ends_with('s')) return word.folded;
  auto with_e = word.folded + "e";
  return lower(word.span.in(text)).starts_with(with_e) ? with_e : word.folded;
}

/// Words to stems, each worked out once.
class Stems {
 public:
  Stems() : stemmer_("english") {
    for (auto word : stop_words) stop_.insert(fold_word(word));
  }
  /// Empty for stop words and overlong ones. Lasts until the next call.
  const std::string& of(const Word& word, std::string_view text) {
    static const std::string none;
    if (word.folded.size() > longest_word || stop_.contains(word.folded)) return none;
    if (known_.size() > most_known) known_.clear();
    auto [found, is_new] = known_.try_emplace(stemmable(word, text));
    if (is_new) found->second = stemmer_(found->first);
    return found->second;
  }

 private:
  static constexpr std::size_t most_known = 200'000;

  Xapian::Stem stemmer_;
  std::unordered_set<std::string> stop_;
  std::unordered_map<std::string, std::string> known_;
};

/// What a hit needs: document, begin, end, and what decides between equally good ones.
std::string passage_data(DocumentNumber document, const TextPassage& passage) {
  std::string data;
  append_varint(data, document);
  append_varint(data, passage.span.begin);
  append_varint(data, passage.span.end);
  append_varint(data, passage.order);
  return data;
}

struct Hit {
  PassageHit hit;
  uint32_t order = 0;
};

Hit cut_passage_data(std::string_view data, double score) {
  auto document = take_varint(data);
  auto begin = take_varint(data);
  auto end = take_varint(data);
  auto order = take_varint(data);
  if (!document || !begin || !end || !order) {
    throw Error(ErrorKind::Damaged, "the text index is damaged: unreadable passage",
                "build it anew: netkg reindex --text");
  }
  Span span{static_cast<uint32_t>(*begin), static_cast<uint32_t>(*end)};
  return {{static_cast<DocumentNumber>(*document), span, score}, static_cast<uint32_t>(*order)};
}

bool better(const Hit& a, const Hit& b) {
  if (a.hit.score != b.hit.score) return a.hit.score > b.hit.score;
  return std::tie(a.order, a.hit.span.begin, a.hit.document) <
         std::tie(b.order, b.hit.span.begin, b.hit.document);
}

/// Every term that the claim can be asked by, compounds first.
std::vector<std::string> claim_terms(const PassageClaim& claim) {
  auto predicate = static_cast<uint32_t>(claim.predicate);
  std::vector<std::string> terms{
      boolean_term(TextField::PredicateObject, {predicate, claim.object}),
      boolean_term(TextField::SubjectPredicate, {claim.subject, predicate}),
      boolean_term(TextField::Predicate, {predicate}),
      boolean_term(TextField::Object, {claim.object}),
      boolean_term(TextField::Subject, {claim.subject})};
  if (claim.negated) {
    terms.push_back(boolean_term(TextField::Negated, {predicate, claim.object}));
  }
  if (claim.level == Level::Class) {
    terms.push_back(boolean_term(TextField::ClassLevel, {predicate, claim.object}));
  }
  if (claim.band) {
    auto band = static_cast<uint32_t>(*claim.band);
    terms.push_back(boolean_term(TextField::Frequency, {predicate, claim.object, band}));
  }
  return terms;
}

/// Every boolean term of a passage; one may stand twice.
std::vector<std::string> passage_terms(DocumentNumber number, const TextPassage& passage) {
  std::vector<std::string> terms{
      boolean_term(TextField::Document, {number}),
      boolean_term(TextField::Role, {static_cast<uint32_t>(passage.role)})};
  for (const auto& claim : passage.claims) {
    for (auto& term : claim_terms(claim)) terms.push_back(std::move(term));
  }
  return terms;
}

/// The narrowing parts of a search; empty when there are none.
std::vector<std::string> filter_terms(const TextSearch& search) {
  std::vector<std::string> terms;
  auto predicate = search.predicate ? static_cast<uint32_t>(*search.predicate) : 0;
  if (search.document) terms.push_back(boolean_term(TextField::Document, {*search.document}));
  if (search.object) {
    terms.push_back(search.predicate
                        ? boolean_term(TextField::PredicateObject, {predicate, *search.object})
                        : boolean_term(TextField::Object, {*search.object}));
  }
  if (search.subject) {
    terms.push_back(search.predicate ? boolean_term(TextField::SubjectPredicate,
                                                    {*search.subject, predicate})
                                     : boolean_term(TextField::Subject, {*search.subject}));
  }
  if (search.predicate && !search.object && !search.subject) {
    terms.push_back(boolean_term(TextField::Predicate, {predicate}));
  }
  return terms;
}

}  // namespace

// ---- reading

struct TextIndex::Parts {
  Xapian::Database database;
  bool there = false;
  mutable Stems stems;

  /// Words OR-ed, the filters AND-ed to them without a weight. No word left: the filters alone.
  Xapian::Query query(const TextSearch& search) const {
    std::vector<std::string> stemmed;
    for (const auto& word : split_words(search.words)) {
      const auto& stem = stems.of(word, search.words);
      if (!stem.empty()) stemmed.push_back(stem);
    }
    auto filters = filter_terms(search);
    Xapian::Query words(Xapian::Query::OP_OR, stemmed.begin(), stemmed.end());
    if (filters.empty()) return words;
    Xapian::Query filter(Xapian::Query::OP_AND, filters.begin(), filters.end());
    if (stemmed.empty()) return {Xapian::Query::OP_SCALE_WEIGHT, filter, 0.0};
    return {Xapian::Query::OP_FILTER, words, filter};
  }
};

TextIndex::TextIndex(const std::string& directory) : parts_(std::make_unique<Parts>()) {
  std::error_code ignored;
  if (!std::filesystem::exists(directory, ignored)) return;
  translated("open the text index",
             [&] { parts_->database = Xapian::Database(directory, Xapian::DB_BACKEND_GLASS); });
  parts_->there = true;
}

TextIndex::~TextIndex() = default;

uint64_t TextIndex::generation() const {
  if (!parts_->there) return 0;
  return translated("read the text index", [&] { return read_generation(parts_->database); });
}

uint64_t TextIndex::passages() const {
  if (!parts_->there) return 0;
  return translated("read the text index", [&] { return parts_->database.get_doccount(); });
}

namespace {

Xapian::MSetIterator at(const Xapian::MSet& matches, std::size_t i) {
  return matches[static_cast<Xapian::doccount>(i)];
}

}  // namespace

/// Xapian settles ties by its own numbers, which depend on the order of ingest: so as many more
/// hits are fetched as tie with the last one wanted, within reason.
std::vector<PassageHit> TextIndex::search(const TextSearch& search) const {
  if (!parts_->there || search.limit == 0) return {};
  return translated("search the text index", [&] {
    constexpr std::size_t more = 16, most = 8192;
    Xapian::Enquire enquire(parts_->database);
    enquire.set_weighting_scheme(Xapian::BM25Weight(bm25_k1, 0, 1, bm25_b, 0));
    enquire.set_query(parts_->query(search));
    std::size_t count = parts_->database.get_doccount();
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

// ---- writing

namespace {

/// Passages to Xapian's documents. Titles and headings come again and again: their words are
/// looked at once.
class DocumentMaker {
 public:
  Xapian::Document document(DocumentNumber number, const TextPassage& passage) {
    Terms terms;
    add_words(passage.body, body_weight, terms);
    add_known(passage.heading, heading_weight, heading_, terms);
    add_known(passage.title, title_weight, title_, terms);
    Xapian::Document result;
    for (const auto& [word, weight] : terms) result.add_term(word, weight);
    for (const auto& term : passage_terms(number, passage)) result.add_boolean_term(term);
    result.set_data(passage_data(number, passage));
    return result;
  }

 private:
  using Terms = std::unordered_map<std::string, uint32_t>;
  struct Known {
    std::string words;
    std::vector<std::string> stems;
  };

  void add_words(std::string_view text, uint32_t weight, Terms& terms) {
    for (const auto& word : split_words(text)) {
      const auto& stem = stems_.of(word, text);
      if (!stem.empty()) terms[stem] += weight;
    }
  }
  void add_known(std::string_view text, uint32_t weight, Known& known, Terms& terms) {
    if (known.words != text) {
      known = {std::string(text), {}};
      for (const auto& word : split_words(text)) {
        const auto& stem = stems_.of(word, text);
        if (!stem.empty()) known.stems.push_back(stem);
      }
    }
    for (const auto& stem : known.stems) terms[stem] += weight;
  }

  Stems stems_;
  Known heading_;
  Known title_;
};

}  // namespace

struct TextWriter::Parts {
  Xapian::WritableDatabase database;
  DocumentMaker maker;
};

TextWriter::TextWriter(const std::string& directory) : parts_(std::make_unique<Parts>()) {
  translated("open the text index for writing", [&] {
    parts_->database = Xapian::WritableDatabase(
        directory, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
    parts_->database.begin_transaction();
  });
}

TextWriter::~TextWriter() = default;  // an open transaction is given up

void TextWriter::replace(DocumentNumber document, const std::vector<TextPassage>& passages) {
  translated("write the text index", [&] {
    parts_->database.delete_document(boolean_term(TextField::Document, {document}));
    for (const auto& passage : passages) {
      parts_->database.add_document(parts_->maker.document(document, passage));
    }
  });
}

/// Asking for all terms makes Xapian work what was added into its lists.
void TextWriter::prepare() {
  translated("write the text index", [&] { parts_->database.allterms_begin(); });
}

void TextWriter::commit(uint64_t generation) {
  translated("write the text index", [&] {
    parts_->database.set_metadata(generation_key, std::to_string(generation));
    parts_->database.commit_transaction();
  });
}

// ---- building

/// Threads take documents from one queue; each writes its own part.
struct TextBuild::Parts {
  struct Job {
    DocumentNumber document = 0;
    std::vector<TextPassage> passages;
    std::shared_ptr<const void> owner;
  };

  std::string directory;
  unsigned count = 1;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Job> jobs;
  bool closed = false;
  std::exception_ptr trouble;
  std::vector<std::jthread> threads;

  std::string part(unsigned i) const { return directory + ".part" + std::to_string(i); }

  /// Nothing when the queue is closed and empty.
  std::optional<Job> next() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return closed || !jobs.empty(); });
    if (jobs.empty() || trouble) return std::nullopt;
    auto job = std::move(jobs.front());
    jobs.pop_front();
    changed.notify_all();
    return job;
  }

  void write_part(unsigned i) {
    constexpr std::size_t most_passages = 6000;  // in memory: some 100 MB
    try {
      translated("write the text index", [&] {
        Xapian::WritableDatabase database(part(i), Xapian::DB_CREATE_OR_OVERWRITE |
                                                       Xapian::DB_BACKEND_GLASS |
                                                       Xapian::DB_NO_SYNC);
        DocumentMaker maker;
        std::size_t waiting = 0;
        while (auto job = next()) {
          for (const auto& passage : job->passages)
            database.add_document(maker.document(job->document, passage));
          waiting += job->passages.size();
          if (waiting >= most_passages) database.commit(), waiting = 0;
        }
        database.commit();
      });
    } catch (...) {  // goes to the thread that adds
      std::lock_guard lock(mutex);
      if (!trouble) trouble = std::current_exception();
      changed.notify_all();
    }
  }

  void close() {
    {
      std::lock_guard lock(mutex);
      closed = true;
      changed.notify_all();
    }
    threads.clear();
  }

  void remove_parts() {
    std::error_code ignored;
    for (unsigned i = 0; i < count; ++i) std::filesystem::remove_all(part(i), ignored);
  }
};

TextBuild::TextBuild(std::string directory, unsigned threads)
    : parts_(std::make_unique<Parts>()) {
  parts_->directory = std::move(directory);
  parts_->count = std::max(threads, 1u);
  for (unsigned i = 0; i < parts_->count; ++i)
    parts_->threads.emplace_back([this, i] { parts_->write_part(i); });
}

TextBuild::~TextBuild() {
  if (!parts_) return;
  {
    std::lock_guard lock(parts_->mutex);
    parts_->jobs.clear();
  }
  parts_->close();
  parts_->remove_parts();
}

void TextBuild::add(DocumentNumber document, std::vector<TextPassage> passages,
                    std::shared_ptr<const void> owner) {
  std::unique_lock lock(parts_->mutex);
  auto most = std::size_t{4} * parts_->count;
  parts_->changed.wait(lock, [&] { return parts_->trouble || parts_->jobs.size() < most; });
  if (parts_->trouble) std::rethrow_exception(parts_->trouble);
  parts_->jobs.push_back({document, std::move(passages), std::move(owner)});
  parts_->changed.notify_all();
}

void TextBuild::finish(uint64_t generation) {
  parts_->close();
  if (parts_->trouble) std::rethrow_exception(parts_->trouble);
  translated("write the text index", [&] {
    Xapian::Database all;
    for (unsigned i = 0; i < parts_->count; ++i) {
      Xapian::WritableDatabase part(parts_->part(i), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
      part.set_metadata(generation_key, std::to_string(generation));
      part.commit();
      part.close();
      all.add_database(Xapian::Database(parts_->part(i)));
    }
    all.compact(parts_->directory, Xapian::Compactor::FULL);
  });
}

void compact_text(const std::string& from, const std::string& to) {
  translated("pack the text index",
             [&] { Xapian::Database(from).compact(to, Xapian::Compactor::FULL); });
}

// ---- checking

std::vector<IndexedPassage> indexed_passages(const TextIndex& index, DocumentNumber document) {
  std::vector<IndexedPassage> passages;
  if (!index.parts_->there) return passages;
  translated("read the text index", [&] {
    const auto& database = index.parts_->database;
    auto term = boolean_term(TextField::Document, {document});
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      auto found = database.get_document(*at);
      IndexedPassage passage{.span = cut_passage_data(found.get_data(), 0).hit.span};
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

IndexedPassage indexed_passage(DocumentNumber document, const TextPassage& passage) {
  IndexedPassage result{.span = passage.span, .terms = passage_terms(document, passage)};
  std::sort(result.terms.begin(), result.terms.end());
  result.terms.erase(std::unique(result.terms.begin(), result.terms.end()), result.terms.end());
  return result;
}

std::string check_text_files(const std::string& directory) {
  try {
    std::ostringstream report;
    auto errors = Xapian::Database::check(directory, 0, &report);
    return errors == 0 ? "" : std::to_string(errors) + " errors in its files";
  } catch (const Xapian::Error& error) {
    return error.get_description();
  }
}

}  // namespace netkg::index
