// What a text engine does. Xapian's stands in index/xapian/; a released program loads it as a
// module when a question first asks for words: loading Xapian takes longer than a question that
// the graph alone answers.
//
//   text_engine().open("/data/store/text")->search({.words = "mouth sores"})
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "index/text_index.h"

namespace netkg::index {

struct TextReading {
  virtual ~TextReading() = default;
  virtual uint64_t generation() const = 0;
  virtual uint64_t passages() const = 0;
  virtual std::vector<PassageHit> search(const TextSearch& search) const = 0;
  virtual std::vector<IndexedPassage> passages_of(DocumentNumber document) const = 0;
};

struct TextWriting {
  virtual ~TextWriting() = default;
  virtual void replace(DocumentNumber document, const std::vector<TextPassage>& passages) = 0;
  virtual void prepare() = 0;
  virtual void commit(uint64_t generation) = 0;
};

struct TextBuilding {
  virtual ~TextBuilding() = default;
  virtual void add(DocumentNumber document, std::vector<TextPassage> passages,
                   std::shared_ptr<const void> owner) = 0;
  virtual void finish(uint64_t generation) = 0;
};

/// See text_index.h for what each call promises.
struct TextEngine {
  std::unique_ptr<TextReading> (*open)(const std::string& directory);
  std::unique_ptr<TextWriting> (*write)(const std::string& directory);
  std::unique_ptr<TextBuilding> (*build)(std::string directory, unsigned threads);
  void (*compact)(const std::string& from, const std::string& to);
  std::string (*check)(const std::string& directory);
};

/// Throws Error{Failed} when the module is missing.
const TextEngine& text_engine();

}  // namespace netkg::index

/// What the module gives.
extern "C" const netkg::index::TextEngine* netkg_text_engine();
