// Bytes in any character set -> UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace netkg::ingest {

/// Well-formed UTF-8 throughout, NUL allowed.
bool is_utf8(std::string_view bytes);

struct Decoded {
  std::string text;         // UTF-8, without byte order mark unless `same_bytes`
  bool same_bytes = false;  // byte n of the text is byte n of the file
};

/// A page of markup by its byte order mark, else by what it declares in its first kilobyte
/// ("charset=iso-8859-1", encoding="…"), else UTF-8 if it is that, else windows-1252, which any
/// bytes are. A byte order mark of UTF-8 becomes blanks.
Decoded decode_markup(std::string_view bytes);

}  // namespace netkg::ingest
