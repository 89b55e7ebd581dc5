// Posting lists as they lie in the store. A list is one value below its key; a long one goes on
// in further pieces. Changes of a long list lie beside it as small deltas, which are read
// together with it, until a commit or `netkg compact` folds them in.
//
//   objects  KEY        varint: further pieces; then postings, packed (posting_list.h)
//   objects  KEY piece  postings, packed; pieces count from 1
//   deltas   family KEY generation   varint: bytes of the removed ones; removed; added
#pragma once

#include <functional>

#include "index/graph_store.h"
#include "index/posting_list.h"

namespace netkg::index {

/// Bytes of one piece.
inline constexpr std::size_t chunk_bytes = 64 << 10;
/// Shorter lists are written whole when they change.
inline constexpr std::size_t short_list_bytes = 4 << 10;
/// A list with so many deltas is folded at the next change.
inline constexpr std::size_t most_deltas = 8;

class Lists {
 public:
  /// Without deltas in the store none are looked for.
  Lists(const GraphStore* store, bool has_deltas) : store_(store), has_deltas_(has_deltas) {}

  Postings get(Family family, std::string_view key) const;
  /// Of every posting `other` alone: which subjects have that object.
  Numbers others(Family family, std::string_view key) const;
  /// Every list whose key begins so, in the order of the keys.
  void scan(Family family, std::string_view prefix,
            const std::function<void(std::string_view key, Postings postings)>& visit) const;

  /// How a list lies in the store, for whoever changes it.
  struct Layout {
    std::size_t bytes = 0;                 // of its first piece
    std::size_t chunks = 0;                // all pieces; 0: no list
    std::vector<std::string> deltas = {};  // their keys
  };
  Layout layout(Family family, std::string_view key) const;

 private:
  Postings base(Family family, std::string_view key) const;
  void apply_deltas(Family family, std::string_view key, Postings& postings) const;

  const GraphStore* store_;
  bool has_deltas_;
};

/// Writes the list whole; `before` are the pieces and deltas that it has. Gives how many deltas
/// went.
std::size_t put_list(Sink& sink, Family family, const std::string& key,
                     const Postings& postings, const Lists::Layout& before);
/// Writes a change of it beside it.
void put_delta(Sink& sink, Family family, const std::string& key, uint64_t generation,
               const Postings& removed, const Postings& added);

}  // namespace netkg::index
