// Reading of the text index.
#include "index/text_index.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "index/text_fields.h"
#include "index/text_terms.h"
#include "index/xapian.h"

namespace netkg::index {

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
