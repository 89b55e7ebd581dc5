// Words one edit apart share a word when one letter is taken out of either, or of both:
// "sunitnib" and "sunitinib" without its second i. Each deletion of each long name is in a hash
// table, so that a misspelled word is found by as many look-ups as it has letters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace netkg::vocabulary {

/// Shorter names have too many English words beside them.
inline constexpr std::size_t shortest_corrected = 8;
inline constexpr std::size_t longest_corrected = 32;

/// Folded words of one length in letters that can be, or have, a misspelling.
inline bool is_long_word(std::string_view folded) {
  return folded.size() >= shortest_corrected && folded.size() <= longest_corrected &&
         std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Names of effects and conditions are everyday words ("bleeding", "addiction") more often than
/// names of drugs are.
inline constexpr std::size_t shortest_corrected_effect = 10;

/// Other endings make other words: "leukaemic", "jaundiced", "morphing".
inline bool end_alike(std::string_view a, std::string_view b) {
  return a.substr(a.size() - 2) == b.substr(b.size() - 2);
}

/// Calls `visit` with a hash of the word, then of the word without its second letter, without
/// its third, … until it returns false. The first letter always counts: people get it right.
template <class Visit>
void each_deletion(std::string_view word, Visit visit) {
  constexpr uint64_t base = 0x9E3779B97F4A7C15u;     // odd, so that it has an inverse
  constexpr uint64_t inverse = 0xF1DE83E19937733Du;  // base * inverse == 1
  static_assert(base * inverse == 1);
  auto mixed = [](uint64_t sum) { return (sum ^ (sum >> 29)) * 0xBF58476D1CE4E5B9u; };
  uint64_t total = 0, power = 1;
  for (char c : word) {
    total += static_cast<unsigned char>(c) * power;
    power *= base;
  }
  if (!visit(mixed(total))) return;
  uint64_t before = static_cast<unsigned char>(word[0]);
  power = base;
  for (std::size_t i = 1; i < word.size(); ++i) {
    uint64_t letter = static_cast<unsigned char>(word[i]) * power;
    if (!visit(mixed(before + (total - before - letter) * inverse))) return;
    before += letter;
    power *= base;
  }
}

/// Edits from a to b: letters put in, left out or replaced, neighbours that changed places
/// (optimal string alignment). More than `most`: some number above it.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most);

/// The upper half of a hash finds the bit, the lower half the slot and its key.
inline constexpr uint32_t deletion_bit(uint64_t hash, uint32_t bits) {
  return static_cast<uint32_t>(hash >> 32) & (bits - 1);
}

inline constexpr char lower_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Letters of a name that holds others than ASCII's: any may be there.
inline constexpr uint32_t all_letters = ~0u;

/// One bit for each letter of ASCII that is there.
inline constexpr uint32_t letters_in(std::string_view text) {
  uint32_t letters = 0;
  for (char c : text) {
    if (c & 0x80) return all_letters;
    auto letter = lower_letter(c);
    if (letter >= 'a' && letter <= 'z') letters |= 1u << (letter - 'a');
  }
  return letters;
}

/// Of a name that is not empty.
inline constexpr char first_letter(std::string_view name) { return lower_letter(name.front()); }

/// Names that begin beyond ASCII are like none.
inline constexpr bool is_suggested(std::string_view name) {
  return !name.empty() && (name.front() & 0x80) == 0;
}

}  // namespace netkg::vocabulary
