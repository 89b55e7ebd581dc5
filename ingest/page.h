// What the stages after the blocks work on: one page, cut into sections and sentences, with its
// words and the concepts they name. Rules read it and add claims; nothing here outlives a page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/phrases.h"
#include "ingest/sentences.h"
#include "model/extraction.h"
#include "vocabulary/vocabulary.h"

namespace netkg::ingest {

using namespace netkg::model;
using vocabulary::Vocabulary;

/// A concept on this page: below Vocabulary::size() a row of the vocabulary, else made here.
using Handle = uint32_t;

/// Concepts of the vocabulary and those that the page makes: "targeted drugs for pancreatic
/// NETs", an effect that only the phrase grammar knows.
class Concepts {
 public:
  explicit Concepts(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  const Vocabulary& vocabulary() const { return vocabulary_; }
  EntityType type(Handle handle) const;
  std::string_view label(Handle handle) const;
  EntityId id(Handle handle) const;
  Entity entity(Handle handle) const;
  std::optional<Entity> find(const EntityId& id) const;
  /// The concept of that id, made here or known: asked twice it is the same one.
  Handle make(Entity entity);
  /// Is `narrow` the same as `broad`, or made from it, or below it in the vocabulary?
  bool is_below(Handle narrow, Handle broad) const;
  /// The vocabulary's concept of this type whose name is `name`, folded.
  std::optional<Handle> named(std::string_view name, EntityType type) const;

 private:
  const Vocabulary& vocabulary_;
  std::vector<Entity> made_;
};

/// A mention on the words of one sentence: [first, last).
struct Found {
  std::size_t first = 0;
  std::size_t last = 0;
  Handle entity = 0;
  EntityType type = EntityType::Drug;
  MentionKind kind = MentionKind::Name;
  bool misspelled = false;
};

/// One sentence ready for the rules.
struct Reading {
  std::size_t sentence = 0;         // index into Page::sentences
  Words words;                      // punctuation included
  std::vector<Found> found;         // in order, not overlapping
  std::optional<Handle> topic;      // what "it" and "this drug" mean here
  std::optional<Handle> last_drug;  // the drug that the page named last before this sentence

  const Found* at(std::size_t word) const;  // the mention that covers words[word]
  /// The first mention of one of these types that begins in [from, to).
  const Found* first_of(std::initializer_list<EntityType> types, std::size_t from,
                        std::size_t to) const;
};

struct Page {
  const Document& document;
  Concepts concepts;
  std::vector<Section> sections;
  std::vector<Sentence> sentences;
  std::vector<Reading> readings;                // one a sentence, same order
  std::vector<Reading> headings;                // one a section; empty words without a heading
  std::vector<std::optional<Handle>> subjects;  // one a section
  std::vector<std::optional<Handle>> treated;   // one a section: the condition it treats
  std::optional<Handle> topic;                  // what the whole page is about
  std::vector<std::optional<std::size_t>>
      announced_by;  // one a section whose heading is a side
                     // effect: the section that lists it

  Page(const Document& d, const Vocabulary& vocabulary) : document(d), concepts(vocabulary) {}

  std::string_view text() const { return document.text; }
  const Sentence& sentence(const Reading& reading) const { return sentences[reading.sentence]; }
  const Section& section(const Reading& reading) const {
    return sections[sentence(reading).section];
  }
  /// The stem that a list item completes.
  const Reading* lead_in(const Reading& reading) const;
};

/// Drugs, drug classes and treatments: what claims about medicines have as their subject.
bool is_medicine(EntityType type);

}  // namespace netkg::ingest
