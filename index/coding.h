// How values become bytes and come back. A type lists its fields once, in a function `fields`
// that serves both directions, so that writing and reading cannot drift apart:
//
//   template <class Coder, SameAs<Span> T>
//   void fields(Coder& coder, T& span) { coder(span.begin, span.end); }
//
//   encode(Span{300, 310})   -> AC 02 B6 02      (two varints)
//   decode<Span>(bytes, "a span") -> Span{300, 310}, or Error{Damaged} for any other bytes
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "index/trouble.h"
#include "model/id.h"

namespace netkg::index {

template <class T, class U>
concept SameAs = std::same_as<std::remove_const_t<T>, U>;

/// How many enumerators an enumeration has: bytes beyond them are damage.
template <class Enum>
inline constexpr unsigned enumerators = 0;

/// Seven bits a byte, lowest first; the top bit says that more follow. 300 -> AC 02
inline void append_varint(std::string& bytes, uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80));
  bytes.push_back(static_cast<char>(value));
}

/// Takes a varint off the front. Nothing when the bytes end early or hold more than 64 bits.
inline std::optional<uint64_t> take_varint(std::string_view& bytes) {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    auto byte = static_cast<uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    if (shift == 63 && byte > 1) return std::nullopt;
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

class Encoder {
 public:
  template <class... Fields>
  void operator()(const Fields&... values) {
    (write(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  void write(bool value) { bytes_.push_back(value ? 1 : 0); }
  template <std::unsigned_integral T>
  void write(T value) {
    append_varint(bytes_, value);
  }
  /// Zigzag: -1 -> 1, 1 -> 2.
  template <std::signed_integral T>
  void write(T value) {
    auto wide = static_cast<int64_t>(value);
    append_varint(bytes_,
                  (static_cast<uint64_t>(wide) << 1) ^ static_cast<uint64_t>(wide >> 63));
  }
  template <class T>
  requires std::is_enum_v<T>
  void write(T value) {
    static_assert(enumerators<T> > 0);
    bytes_.push_back(static_cast<char>(value));
  }
  void write(double value) {
    auto bits = std::bit_cast<uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8)
      bytes_.push_back(static_cast<char>(bits >> shift));
  }
  void write(const std::string& value) {
    append_varint(bytes_, value.size());
    bytes_ += value;
  }
  template <class Tag>
  void write(const model::Id<Tag>& id) {
    write(id.text);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    append_varint(bytes_, values.size());
    for (const auto& value : values) write(value);
  }
  template <class K, class V>
  void write(const std::map<K, V>& values) {
    append_varint(bytes_, values.size());
    for (const auto& [key, value] : values) operator()(key, value);
  }
  template <class T>
  requires(std::is_class_v<T>) void write(const T& value) { fields(*this, value); }

  std::string bytes_;
};

class Decoder {
 public:
  /// `what` names the value in the message of an Error: "a claim".
  Decoder(std::string_view bytes, std::string_view what) : rest_(bytes), what_(what) {}

  template <class... Fields>
  void operator()(Fields&... values) {
    (read(values), ...);
  }
  void finish() const {
    if (!rest_.empty()) damaged("has bytes left over");
  }

 private:
  [[noreturn]] void damaged(const char* how) const {
    throw index::damaged(std::string(what_) + " " + how);
  }
  uint8_t byte() {
    if (rest_.empty()) damaged("ends early");
    auto value = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  uint64_t varint() {
    auto value = take_varint(rest_);
    if (!value) damaged("holds an unreadable number");
    return *value;
  }
  /// A number of elements, each of which takes at least one byte.
  std::size_t count() {
    auto value = varint();
    if (value > rest_.size()) damaged("ends early");
    return static_cast<std::size_t>(value);
  }

  void read(bool& value) {
    auto got = byte();
    if (got > 1) damaged("holds an unreadable flag");
    value = got == 1;
  }
  template <std::unsigned_integral T>
  void read(T& value) {
    auto got = varint();
    if (got > std::numeric_limits<T>::max()) damaged("holds a number out of range");
    value = static_cast<T>(got);
  }
  template <std::signed_integral T>
  void read(T& value) {
    auto zigzag = varint();
    auto wide = static_cast<int64_t>((zigzag >> 1) ^ (~(zigzag & 1) + 1));
    if (!std::in_range<T>(wide)) damaged("holds a number out of range");
    value = static_cast<T>(wide);
  }
  template <class T>
  requires std::is_enum_v<T>
  void read(T& value) {
    auto got = byte();
    if (got >= enumerators<T>) damaged("holds an unknown name");
    value = static_cast<T>(got);
  }
  void read(double& value) {
    uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) bits |= static_cast<uint64_t>(byte()) << shift;
    value = std::bit_cast<double>(bits);
  }
  void read(std::string& value) {
    auto size = count();
    value.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <class Tag>
  void read(model::Id<Tag>& id) {
    read(id.text);
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool there = false;
    read(there);
    value.reset();
    if (there) read(value.emplace());
  }
  template <class T>
  void read(std::vector<T>& values) {
    auto size = count();
    values.clear();
    if (size <= 256) values.reserve(size);  // a damaged count must not take the memory
    for (; size > 0; --size) read(values.emplace_back());
  }
  template <class K, class V>
  void read(std::map<K, V>& values) {
    values.clear();
    for (auto size = count(); size > 0; --size) {
      K key{};
      V value{};
      operator()(key, value);
      values.emplace_hint(values.end(), std::move(key), std::move(value));
    }
  }
  template <class T>
  requires(std::is_class_v<T>) void read(T& value) { fields(*this, value); }

  std::string_view rest_;
  std::string_view what_;
};

template <class T>
std::string encode(const T& value) {
  Encoder encoder;
  encoder(value);
  return encoder.take();
}

template <class T>
T decode(std::string_view bytes, std::string_view what) {
  T value{};
  Decoder decoder(bytes, what);
  decoder(value);
  decoder.finish();
  return value;
}

}  // namespace netkg::index
