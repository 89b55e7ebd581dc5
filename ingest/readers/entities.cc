// Character entities of HTML.
#include "ingest/readers/entities.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace netkg::ingest {
namespace {

struct NamedCharacter {
  std::string_view entity;
  std::string_view text;
};

/// Those that pages of prose use; others stay as they are written.
constexpr std::array named_characters{
    NamedCharacter{"&amp;", "&"},   NamedCharacter{"&lt;", "<"},
    NamedCharacter{"&gt;", ">"},    NamedCharacter{"&quot;", "\""},
    NamedCharacter{"&apos;", "'"},  NamedCharacter{"&nbsp;", " "},
    NamedCharacter{"&ndash;", "–"}, NamedCharacter{"&mdash;", "—"},
    NamedCharacter{"&minus;", "−"}, NamedCharacter{"&hellip;", "…"},
    NamedCharacter{"&lsquo;", "‘"}, NamedCharacter{"&rsquo;", "’"},
    NamedCharacter{"&ldquo;", "“"}, NamedCharacter{"&rdquo;", "”"},
    NamedCharacter{"&bull;", "•"},  NamedCharacter{"&middot;", "·"},
    NamedCharacter{"&copy;", "©"},  NamedCharacter{"&reg;", "®"},
    NamedCharacter{"&trade;", "™"}, NamedCharacter{"&deg;", "°"},
    NamedCharacter{"&micro;", "µ"}, NamedCharacter{"&plusmn;", "±"},
    NamedCharacter{"&times;", "×"}, NamedCharacter{"&frac12;", "½"},
    NamedCharacter{"&le;", "≤"},    NamedCharacter{"&ge;", "≥"},
    NamedCharacter{"&alpha;", "α"}, NamedCharacter{"&beta;", "β"},
    NamedCharacter{"&gamma;", "γ"}, NamedCharacter{"&eacute;", "é"},
    NamedCharacter{"&pound;", "£"}, NamedCharacter{"&shy;", ""},
};

std::string encode_utf8(uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  auto byte = [](uint32_t value) {
    return static_cast<char>(static_cast<unsigned char>(value));
  };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6), byte(0x80 | (code & 63))};
  if (code < 0x10000)
    return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 63)), byte(0x80 | (code & 63))};
  return {byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 63)),
          byte(0x80 | (code >> 6 & 63)), byte(0x80 | (code & 63))};
}

}  // namespace

std::string decode_entity(std::string_view entity) {
  if (entity.size() > 3 && entity[1] == '#') {
    bool hex = entity[2] == 'x' || entity[2] == 'X';
    uint32_t code = 0;
    std::from_chars(entity.data() + (hex ? 3 : 2), entity.data() + entity.size() - 1, code,
                    hex ? 16 : 10);
    return encode_utf8(code);
  }
  for (const auto& [name, text] : named_characters)
    if (name == entity) return std::string(text);
  return std::string(entity);
}

}  // namespace netkg::ingest
