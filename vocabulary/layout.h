// The bytes of a compiled vocabulary, shared by compile.cc (writes) and vocabulary.cc (reads).
// Little endian, everything aligned to four bytes, offsets from the beginning of the file.
//
//   Header | ConceptCell[] | Text[] (names) | uint32[] (parents, related, children) | Text[]
//   (xrefs)
//          | uint32[] (concepts by id) | WordCell[] (hash table) | NodeCell[] | EdgeCell[]
//          | MatchCell[] | PublisherCell[] | CueCell[] | ScaleCell[] | Text[] (plain words) |
//          uint32[] (bits) | SpellingCell[] | NearCell[] | characters
#pragma once

#include <array>
#include <cstdint>

namespace netkg::vocabulary {

inline constexpr std::array<char, 8> magic{'N', 'K', 'G', 'V', 'O', 'C', '0', '6'};

/// `count` cells that begin at byte `offset`.
struct Table {
  uint32_t offset = 0;
  uint32_t count = 0;
};

struct Header {
  std::array<char, 8> magic;
  std::array<char, 16> hash;  // of everything after the header
  Table concepts, names, links, xrefs, by_id, words, nodes, edges, matches, publishers, cues,
      scales, plain_words, spelling_bits, spellings, near_names, text;
};

/// Characters [begin, begin + size) of the text table.
struct Text {
  uint32_t begin;
  uint32_t size;
};

/// Cells [begin, end) of the table that the field names.
struct Range {
  uint32_t begin;
  uint32_t end;
};

struct ConceptCell {
  Text id, label;
  uint32_t type;
  Range names;     // of names
  Range parents;   // of links
  Range related;   // of links
  Range children;  // of links, ascending: the parents turned round
  Range xrefs;     // of xrefs
};

/// One slot of an open hash table of folded words; its size is a power of two. node 0: free.
struct WordCell {
  Text word;
  uint32_t id;    // 1, 2, …: sorts the edges
  uint32_t node;  // where names that begin with this word go on; 0 when none does
};
inline constexpr uint32_t free_slot = 0;  // WordCell::id

/// One slot of an open hash table of deletions (spelling.h); its size is a power of two.
/// spelling_bits tell beforehand, in little memory, that a deletion is not there.
struct SpellingCell {
  uint32_t key;   // lower half of the deletion's hash
  uint32_t slot;  // in words, plus one; 0: free
};

/// A label or name to suggest for a misspelt one, by its first letter: a search for those alike
/// passes over the others without looking at their characters.
struct NearCell {
  Text name;
  Text key;          // name_key(name)
  uint32_t letters;  // letters_in(name)
};

struct NodeCell {
  Range edges;    // of edges, sorted by word
  Range matches;  // of matches: names that end here
};

struct EdgeCell {
  uint32_t word;
  uint32_t node;
};

struct MatchCell {
  uint32_t number;
  uint32_t kind;
};

struct PublisherCell {
  Text name, locale, hosts, phrases, mirrors, review_every;
};

struct ScaleCell {
  Text publisher;
  uint32_t band;       // FrequencyBand
  uint32_t low, high;  // parts of a million
};
inline constexpr uint32_t open_end = 0xFFFFFFFF;  // ScaleCell::low, high

struct CueCell {
  Text words;
  uint32_t category, direction;  // CueCategory, CueDirection
  uint32_t reach;
};

}  // namespace netkg::vocabulary
