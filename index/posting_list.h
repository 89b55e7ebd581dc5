// A posting list: what is known below one key, as ascending pairs of numbers. In a list of
// claims `other` is the entity at the other end; in a list of documents it is 0.
//
//   pack({{5, 17}, {5, 18}, {300, 4}})  -> 0B 02 11 01 CE 04 04
//     entity 5, several (5 * 2 + 1): 2 claims, 17 and one further; 295 on, one claim: 4
//   unpack(that)                        -> the same postings
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netkg::index {

using Numbers = std::vector<uint32_t>;  // ascending, none twice

struct Posting {
  uint32_t other = 0;
  uint32_t number = 0;
  auto operator<=>(const Posting&) const = default;
};
using Postings = std::vector<Posting>;  // ascending, none twice

std::string pack(const Postings& postings);
/// The same cut into pieces of about `chunk_bytes`, each of which unpacks by itself; at least
/// one piece.
std::vector<std::string> pack_chunks(const Postings& postings, std::size_t chunk_bytes);

// All throw Error{Damaged} for bytes that pack() does not make.
Postings unpack(std::string_view bytes);
/// Behind those already there, which they must follow.
void unpack_behind(std::string_view bytes, Postings& postings);
/// The different `other` numbers alone, behind those already there.
void unpack_others(std::string_view bytes, Numbers& others);

/// Every `number`, ascending.
Numbers numbers_of(const Postings& postings);

/// Sorts and drops what is there twice.
Numbers normal(Numbers numbers);
Postings normal(Postings postings);
/// (those there without `removed`) with `added`.
Numbers change(const Numbers& numbers, const Numbers& removed, const Numbers& added);
Postings change(const Postings& postings, const Postings& removed, const Postings& added);

}  // namespace netkg::index
