#include "ingest/charset.h"

#include <iconv.h>

#include <cstdint>
#include <cstring>

#include "model/words.h"

namespace netkg::ingest {

using namespace netkg::model;

namespace {

constexpr std::size_t declared_within = 1024;  // bytes, as browsers do

/// Converts what it can; what it cannot becomes U+FFFD. Empty: the name is not known.
std::string convert(std::string_view bytes, const std::string& charset) {
  auto handle = iconv_open("UTF-8", charset.c_str());
  if (handle == iconv_t(-1)) return {};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::string step(1u << 16, '\0');
  auto* in = const_cast<char*>(bytes.data());  // iconv does not write there
  std::size_t left = bytes.size();
  while (left > 0) {
    auto* to = step.data();
    std::size_t room = step.size();
    auto result = iconv(handle, &in, &left, &to, &room);
    out.append(step.data(), step.size() - room);
    bool stuck = result == std::size_t(-1) && room == step.size();
    if (stuck && left > 0) {
      out += "\xEF\xBF\xBD";
      ++in, --left;
    }
  }
  iconv_close(handle);
  return out;
}

/// "charset=\"ISO-8859-1\"" -> "iso-8859-1"
std::string declared_charset(std::string_view bytes) {
  auto head = lower(bytes.substr(0, declared_within));
  std::size_t at = 0;
  for (std::string_view name : {"charset", "encoding"}) {
    at = head.find(name);
    if (at == std::string::npos) continue;
    at += name.size();
    while (at < head.size() &&
           (head[at] == ' ' || head[at] == '=' || head[at] == '"' || head[at] == '\''))
      ++at;
    auto end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:", at);
    auto found = head.substr(at, end == std::string::npos ? end : end - at);
    if (found.size() > 2 && found.size() < 30) return found;
  }
  return {};
}

/// What browsers read for these names.
std::string known_charset(const std::string& declared) {
  for (std::string_view latin : {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
    if (declared == latin) return "windows-1252";
  return declared;
}

Decoded as_utf8(std::string_view bytes, bool valid) {
  Decoded decoded{bytes, {}, valid};
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  std::size_t repaired = 0;
  if (!valid)
    decoded.changed = valid_utf8(bytes, &repaired);
  else if (marked)
    decoded.changed = bytes;
  if (marked) decoded.changed->replace(0, 3, "   ");
  return decoded;
}

bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* end = at + bytes.size();
  while (at < end) {
    uint64_t eight = 0;
    if (end - at >= 8) {
      std::memcpy(&eight, at, 8);
      if ((eight & 0x8080808080808080u) == 0) {
        at += 8;
        continue;
      }
    }
    const unsigned char c = *at;
    if (c < 0x80) {
      ++at;
      continue;
    }
    const int more = c >= 0xC2 && c <= 0xDF   ? 1
                     : (c & 0xF0) == 0xE0     ? 2
                     : c >= 0xF0 && c <= 0xF4 ? 3
                                              : 0;
    if (more == 0 || end - at <= more) return false;
    for (int i = 1; i <= more; ++i)
      if ((at[i] & 0xC0) != 0x80) return false;
    const bool odd = (c == 0xE0 && at[1] < 0xA0) || (c == 0xED && at[1] > 0x9F) ||
                     (c == 0xF0 && at[1] < 0x90) || (c == 0xF4 && at[1] > 0x8F);
    if (odd) return false;
    at += more + 1;
  }
  return true;
}

Decoded decode_markup(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return {bytes, convert(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE")};
  const bool valid = is_utf8(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) return as_utf8(bytes, valid);
  const auto declared = known_charset(declared_charset(bytes));
  const bool utf8 = declared.empty() || declared == "utf-8" || declared == "utf8";
  if (valid && (utf8 || declared.starts_with("utf-16"))) return as_utf8(bytes, valid);
  if (declared == "utf-8" || declared == "utf8") return as_utf8(bytes, valid);
  if (!declared.empty()) {
    if (auto text = convert(bytes, declared); !text.empty()) return {bytes, std::move(text)};
    if (valid) return as_utf8(bytes, valid);
  }
  return {bytes, convert(bytes, "windows-1252")};
}

std::string decode_text(std::string_view bytes, bool* guessed) {
  std::size_t repaired = 0, broken = 0, wide = 0;
  bool odd = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto begin = at;
    const auto c = static_cast<unsigned char>(bytes[at]);
    const bool valid = next_code_point(bytes, &at) != 0xFFFD || at - begin > 1;
    wide += valid && c >= 0x80;
    broken += !valid;
    const bool by_letter = (begin > 0 && is_ascii_letter(bytes[begin - 1])) ||
                           (at < bytes.size() && is_ascii_letter(bytes[at]));
    odd = odd || (!valid && c >= 0xC0 && !by_letter);
  }
  *guessed = broken > wide && !odd;
  return *guessed ? convert(bytes, "windows-1252") : valid_utf8(bytes, &repaired);
}

}  // namespace netkg::ingest
