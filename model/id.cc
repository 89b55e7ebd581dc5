#include "model/id.h"

#include <sha256.h>  // libmd
#include <xxhash.h>

#include <array>
#include <cstdint>

#include "model/words.h"

namespace netkg::model {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

}  // namespace

std::string slug(std::string_view text) {
  std::string out;
  for (char c : lower(text)) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (c != '\'' && !out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "untitled" : out;
}

std::string short_hash(std::string_view text) {
  uint64_t value = XXH3_64bits(text.data(), text.size());
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = hex_digits[value & 15];
  return out;
}

std::string sha256(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  std::array<uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context);
  std::string out;
  for (uint8_t byte : digest) {
    out += hex_digits[byte >> 4];
    out += hex_digits[byte & 15];
  }
  return out;
}

}  // namespace netkg::model
