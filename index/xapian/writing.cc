// Writing of the text index: in place, and from nothing on several threads.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

#include "index/text_fields.h"
#include "index/text_terms.h"
#include "index/xapian/shared.h"

namespace netkg::index {

namespace {

/// Xapian reads whole blocks, several for each word: half of its own size takes a tenth off a
/// search that nothing is in memory for, and .4 % more room.
constexpr int block_bytes = 4096;

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

/// Whoever writes holds the store's lock. Xapian's own may be held a moment longer, by a
/// process that is just being started and has not yet closed the files of the one that starts
/// it.
Xapian::WritableDatabase opened(const std::string& directory) {
  for (int patience = 100;; --patience) {
    try {
      return Xapian::WritableDatabase(
          directory, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC,
          block_bytes);
    } catch (const Xapian::DatabaseLockError&) {
      if (patience == 0) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
}

class XapianWriting : public TextWriting {
 public:
  explicit XapianWriting(const std::string& directory) {
    translated("open the text index for writing", [&] {
      Guard guard;
      database_ = opened(directory);
      database_.begin_transaction();  // given up with this
    });
  }

  void replace(DocumentNumber document, const std::vector<TextPassage>& passages) override {
    translated("write the text index", [&] {
      Guard guard;
      database_.delete_document(boolean_term(TextField::Document, {document}));
      for (const auto& passage : passages)
        database_.add_document(maker_.document(document, passage));
    });
  }

  /// Asking for all terms makes Xapian work what was added into its lists.
  void prepare() override {
    translated("write the text index", [&] {
      Guard guard;
      database_.allterms_begin();
    });
  }

  void commit(uint64_t generation) override {
    translated("write the text index", [&] {
      Guard guard;
      database_.set_metadata(generation_key, std::to_string(generation));
      database_.commit_transaction();
    });
  }

 private:
  Xapian::WritableDatabase database_;
  DocumentMaker maker_;
};

// ---- building

/// Threads take documents from one queue; each writes its own part.
class XapianBuilding : public TextBuilding {
 public:
  XapianBuilding(std::string directory, unsigned threads);
  ~XapianBuilding() override;
  void add(DocumentNumber document, std::vector<TextPassage> passages,
           std::shared_ptr<const void> owner) override;
  void finish(uint64_t generation) override;

 private:
  struct Job {
    DocumentNumber document = 0;
    std::vector<TextPassage> passages;
    std::shared_ptr<const void> owner;
  };

  std::string directory_;
  unsigned count_ = 1;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool closed_ = false;
  std::exception_ptr trouble_;
  std::vector<std::jthread> threads_;

  std::string part(unsigned i) const { return directory_ + ".part" + std::to_string(i); }

  /// Nothing when the queue is closed and empty.
  std::optional<Job> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !jobs_.empty(); });
    if (jobs_.empty() || trouble_) return std::nullopt;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    changed_.notify_all();
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
      std::lock_guard lock(mutex_);
      if (!trouble_) trouble_ = std::current_exception();
      changed_.notify_all();
    }
  }

  void close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
      changed_.notify_all();
    }
    threads_.clear();
  }

  void remove_parts() {
    std::error_code ignored;
    for (unsigned i = 0; i < count_; ++i) std::filesystem::remove_all(part(i), ignored);
  }
};

XapianBuilding::XapianBuilding(std::string directory, unsigned threads)
    : directory_(std::move(directory)), count_(std::max(threads, 1u)) {
  for (unsigned i = 0; i < count_; ++i) threads_.emplace_back([this, i] { write_part(i); });
}

XapianBuilding::~XapianBuilding() {
  {
    std::lock_guard lock(mutex_);
    jobs_.clear();
  }
  close();
  remove_parts();
}

void XapianBuilding::add(DocumentNumber document, std::vector<TextPassage> passages,
                         std::shared_ptr<const void> owner) {
  std::unique_lock lock(mutex_);
  auto most = std::size_t{4} * count_;
  changed_.wait(lock, [&] { return trouble_ || jobs_.size() < most; });
  if (trouble_) std::rethrow_exception(trouble_);
  jobs_.push_back({document, std::move(passages), std::move(owner)});
  changed_.notify_all();
}

void XapianBuilding::finish(uint64_t generation) {
  close();
  if (trouble_) std::rethrow_exception(trouble_);
  translated("write the text index", [&] {
    Xapian::Database all;
    for (unsigned i = 0; i < count_; ++i) {
      Xapian::WritableDatabase one(part(i), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
      one.set_metadata(generation_key, std::to_string(generation));
      one.commit();
      one.close();
      all.add_database(Xapian::Database(part(i)));
    }
    all.compact(directory_, Xapian::Compactor::FULL, block_bytes);
  });
}

}  // namespace

std::unique_ptr<TextWriting> write_xapian(const std::string& directory) {
  return std::make_unique<XapianWriting>(directory);
}

std::unique_ptr<TextBuilding> build_xapian(std::string directory, unsigned threads) {
  return std::make_unique<XapianBuilding>(std::move(directory), threads);
}

void compact_xapian(const std::string& from, const std::string& to) {
  translated("pack the text index",
             [&] { Xapian::Database(from).compact(to, Xapian::Compactor::FULL, block_bytes); });
}

}  // namespace netkg::index
