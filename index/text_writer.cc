// Writing of the text index: in place, and from nothing on several threads.
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

#include "index/text_fields.h"
#include "index/text_terms.h"
#include "index/xapian.h"

namespace netkg::index {

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

}  // namespace netkg::index
