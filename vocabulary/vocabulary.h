// The vocabulary: concepts with all their names, compiled from corpus/vocab/*.tsv at build time
// into read-only data of the program and matched by a trie over folded words. A Vocabulary is a
// view: nothing is parsed or allocated when the program starts.
//
//   const auto& vocabulary = Vocabulary::builtin();
//   auto words = split_words("patients with mouth sores");
//   vocabulary.longest(words, 2) -> {concept of effect:sore-mouth, 2 words, Name}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/entity.h"
#include "model/mention.h"
#include "model/relations.h"
#include "model/words.h"
#include "vocabulary/cues.h"

namespace netkg::vocabulary {

using namespace netkg::model;

using ConceptNumber = uint32_t;

/// One name of one concept, found at a word.
struct Match {
  ConceptNumber number = 0;
  MentionKind kind = MentionKind::Name;
  uint32_t words = 0;  // how many words the name takes
};

/// A publisher as corpus/vocab/publishers.tsv describes it.
struct Publisher {
  std::string_view name;     // "Cancer Research UK"
  std::string_view locale;   // BCP 47, decides the order of 2/6/2023: "en-GB"
  std::string_view hosts;    // separated by blanks: "cancerresearchuk.org"
  std::string_view phrases;  // separated by '|': words that only its own pages carry
  std::string_view mirrors =
      {};  // hosts, separated by blanks: the same pages at the same paths
  std::string_view review_every = {};  // "3 years", where it says so of all its pages
};

/// What a publisher means by a frequency word on all its pages: proportions of people.
struct ScaleStep {
  std::string_view publisher;
  FrequencyBand band = FrequencyBand::Unknown;
  std::optional<double> low, high;  // nothing: open
};

class Vocabulary {
 public:
  /// The one compiled into the program.
  static const Vocabulary& builtin();
  /// Are these bytes in the form that this program compiles?
  static bool is_of_this_version(std::string_view compiled);
  /// A view of compile()'s output, which must outlive it. Throws Error{Damaged} on other bytes.
  explicit Vocabulary(std::string_view compiled);

  std::size_t size() const;
  std::string_view hash() const;  // 16 hexadecimal digits of the rows

  std::string_view id(ConceptNumber number) const;
  std::string_view label(ConceptNumber number) const;
  EntityType type(ConceptNumber number) const;
  /// The concept with all its names, parents and cross-references.
  Entity entity(ConceptNumber number) const;

  std::optional<ConceptNumber> find(const EntityId& id) const;
  /// The longest names that begin at words[first]; several when concepts share the name.
  std::vector<Match> longest(const std::vector<Word>& words, std::size_t first) const;
  /// The names that a long word, in no name itself, is one edit away from: "sunitnib" ->
  /// drug:sunitinib. Nothing when names of other concepts are as near, and for words of
  /// not_misspelled.tsv.
  std::vector<Match> misspelled(const Word& word) const;
  /// Is the folded word a part of some name?
  bool has_word(const std::string& folded) const;
  /// Concepts one of whose names is exactly this, folded.
  std::vector<Match> named(std::string_view name) const;
  /// True when `narrow` is `broad` or lies below it in the hierarchy.
  bool is_below(ConceptNumber narrow, ConceptNumber broad) const;
  /// Concepts that have `broad` among their ancestors, itself left out.
  std::vector<ConceptNumber> below(ConceptNumber broad) const;
  /// For "did you mean": the name nearest to a mistyped one, within two edits and with the same
  /// first letter; else nothing.
  std::optional<std::string> nearest_name(std::string_view name) const;

  std::vector<Publisher> publishers() const;
  /// All steps of corpus/vocab/scales.tsv.
  std::vector<ScaleStep> scales() const;
  /// {"European Medicines Agency", Common} -> 0.01 to 0.1. For comparing what two publishers
  /// say; a claim has numbers only where its page has. Nothing when the publisher defines no
  /// scale.
  std::optional<ScaleStep> scale(std::string_view publisher, FrequencyBand band) const;
  /// Words that are no misspellings although a name is one edit away.
  std::vector<std::string_view> plain_words() const;
  /// The cues of clinical context, in the order of corpus/vocab/context_rules.tsv.
  std::vector<Cue> cues() const;

 private:
  std::string_view bytes_;
};

}  // namespace netkg::vocabulary
