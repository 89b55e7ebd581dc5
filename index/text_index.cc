// The only file that includes Xapian.
#include "index/text_index.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
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
  const char* repair = "the next netkg ingest builds the text index anew";
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

/// What a hit needs: document, begin, end.
std::string passage_data(DocumentNumber document, Span span) {
  std::string data;
  append_varint(data, document);
  append_varint(data, span.begin);
  append_varint(data, span.end);
  return data;
}

PassageHit cut_passage_data(std::string_view data, double score) {
  auto document = take_varint(data);
  auto begin = take_varint(data);
  auto end = take_varint(data);
  if (!document || !begin || !end) {
    throw Error(ErrorKind::Damaged, "the text index is damaged: unreadable passage",
                "the next netkg ingest builds the text index anew");
  }
  Span span{static_cast<uint32_t>(*begin), static_cast<uint32_t>(*end)};
  return {static_cast<DocumentNumber>(*document), span, score};
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

std::vector<PassageHit> TextIndex::search(const TextSearch& search) const {
  if (!parts_->there) return {};
  return translated("search the text index", [&] {
    Xapian::Enquire enquire(parts_->database);
    enquire.set_weighting_scheme(Xapian::BM25Weight(bm25_k1, 0, 1, bm25_b, 0));
    enquire.set_query(parts_->query(search));
    auto limit = std::min<std::size_t>(search.limit, parts_->database.get_doccount());
    auto matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    std::vector<PassageHit> hits;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      hits.push_back(cut_passage_data(match.get_document().get_data(), match.get_weight()));
    }
    return hits;
  });
}

// ---- writing

struct TextWriter::Parts {
  Xapian::WritableDatabase database;
  Stems stems;

  void add_words(std::string_view text, uint32_t weight,
                 std::unordered_map<std::string, uint32_t>& terms) {
    for (const auto& word : split_words(text)) {
      const auto& stem = stems.of(word, text);
      if (!stem.empty()) terms[stem] += weight;
    }
  }

  Xapian::Document document(DocumentNumber number, const TextPassage& passage) {
    std::unordered_map<std::string, uint32_t> words;
    add_words(passage.body, body_weight, words);
    add_words(passage.heading, heading_weight, words);
    add_words(passage.title, title_weight, words);
    Xapian::Document result;
    for (const auto& [word, weight] : words) result.add_term(word, weight);
    result.add_boolean_term(boolean_term(TextField::Document, {number}));
    result.add_boolean_term(
        boolean_term(TextField::Role, {static_cast<uint32_t>(passage.role)}));
    for (const auto& claim : passage.claims) {
      for (const auto& term : claim_terms(claim)) result.add_boolean_term(term);
    }
    result.set_data(passage_data(number, passage.span));
    return result;
  }
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
      parts_->database.add_document(parts_->document(document, passage));
    }
  });
}

void TextWriter::commit(uint64_t generation) {
  translated("write the text index", [&] {
    parts_->database.set_metadata(generation_key, std::to_string(generation));
    parts_->database.commit_transaction();
  });
}

}  // namespace netkg::index
