// The terms of a passage in the text index: words without a prefix, and boolean terms by field.
// Prefixes are upper case, words are not, so that no word is ever taken for a field. Entities,
// documents, predicates and bands appear by number: terms stay short whatever a page is called.
//
//   boolean_term(TextField::PredicateObject, {0, 17})  -> "O0:17"
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace netkg::index {

enum class TextField : uint8_t {
  Document,
  Role,
  Predicate,
  Object,
  Subject,
  PredicateObject,
  SubjectPredicate,
  Negated,
  ClassLevel,
  Frequency,
};

struct TextFieldRow {
  TextField field;
  std::string_view prefix;
  std::string_view numbers;  // what follows the prefix, joined by colons
  std::string_view finds;
};

inline constexpr std::array<TextFieldRow, 10> text_fields{{
    {TextField::Document, "D", "document", "the passages of a document"},
    {TextField::Role, "R", "role", "passages in side-effect sections"},
    {TextField::Predicate, "P", "predicate", "passages with a claim of a relation"},
    {TextField::Object, "XO", "object", "passages that claim something of an object"},
    {TextField::Subject, "XS", "subject", "passages that claim something of a subject"},
    {TextField::PredicateObject, "O", "predicate:object", "which drugs cause fatigue"},
    {TextField::SubjectPredicate, "S", "subject:predicate", "what sunitinib causes"},
    {TextField::Negated, "XN", "predicate:object", "passages that deny it"},
    {TextField::ClassLevel, "XC", "predicate:object", "passages that say it of a class"},
    {TextField::Frequency, "XF", "predicate:object:band", "passages that call it common"},
}};

/// No value slots: hits are ranked by words only, and read from the graph.

inline std::string boolean_term(TextField field, std::initializer_list<uint32_t> numbers) {
  std::string term(text_fields[static_cast<std::size_t>(field)].prefix);
  const char* separator = "";
  for (auto number : numbers) {
    term.append(separator).append(std::to_string(number));
    separator = ":";
  }
  return term;
}

/// How often a word counts by where it stands. A passage is found by the title of its page too:
/// "this drug" is named there. Weights, k1 and b were chosen on three sets at once (MAP of the
/// consumer-health answers .429 -> .490, Cranfield .437 -> .445, MED .539 -> .545, against
/// k1 = 1.2 and titles counted three times).
inline constexpr uint32_t body_weight = 1;
inline constexpr uint32_t heading_weight = 3;
inline constexpr uint32_t title_weight = 5;

/// Longer words are no words: base64, broken PDF text. Xapian's own limit is 245.
inline constexpr std::size_t longest_word = 64;

inline constexpr double bm25_k1 = 2.6;
inline constexpr double bm25_b = 0.75;
/// What another name of something counts, as a share of what it would count in the question.
/// Tuned on the sets of `netkg rank`: 0.1 adds about 1 % to the MAP of consumers' questions and
/// takes nothing from others; from 0.25 on names push better passages down.
inline constexpr double other_name_weight = 0.1;

/// Words that every page and question has. Neither indexed nor searched.
inline constexpr std::array<std::string_view, 127> stop_words{
    "a",       "about", "above",  "after", "again", "against", "all",     "also",
    "am",      "an",    "and",    "any",   "are",   "as",      "at",      "be",
    "because", "been",  "before", "being", "below", "between", "both",    "but",
    "by",      "can",   "cannot", "could", "did",   "do",      "does",    "doing",
    "don't",   "down",  "during", "each",  "few",   "for",     "from",    "further",
    "get",     "give",  "had",    "has",   "have",  "having",  "he",      "her",
    "here",    "hers",  "him",    "his",   "how",   "i",       "if",      "in",
    "into",    "is",    "it",     "its",   "just",  "like",    "may",     "me",
    "might",   "more",  "most",   "my",    "no",    "nor",     "not",     "of",
    "off",     "on",    "once",   "only",  "or",    "other",   "our",     "out",
    "over",    "own",   "please", "same",  "she",   "should",  "so",      "some",
    "such",    "tell",  "than",   "that",  "the",   "their",   "them",    "then",
    "there",   "these", "they",   "this",  "those", "through", "to",      "too",
    "under",   "until", "up",     "us",    "very",  "was",     "we",      "were",
    "what",    "when",  "where",  "which", "while", "who",     "whom",    "why",
    "will",    "with",  "would",  "you",   "your",  "yours",   "yourself"};

}  // namespace netkg::index
