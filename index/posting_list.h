// A posting list: ascending 32-bit numbers, packed as varint differences.
//
//   pack({5, 6, 300})  -> 05 01 A6 02
//   unpack(that)       -> {5, 6, 300}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netkg::index {

using Numbers = std::vector<uint32_t>;  // ascending, none twice

std::string pack(const Numbers& numbers);
/// Throws Error{Damaged} for bytes that pack() does not make.
Numbers unpack(std::string_view bytes);

/// Sorts and drops what is there twice.
Numbers normal(Numbers numbers);
/// (numbers without `removed`) with `added`.
Numbers change(const Numbers& numbers, const Numbers& removed, const Numbers& added);
Numbers intersect(const Numbers& a, const Numbers& b);
/// Those in [first, end).
Numbers within(const Numbers& numbers, uint32_t first, uint64_t end);

}  // namespace netkg::index
