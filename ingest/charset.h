// Bytes in any character set -> UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace netkg::ingest {

/// Well-formed UTF-8 throughout, NUL allowed.
bool is_utf8(std::string_view bytes);

struct Decoded {
  std::string_view file;
  std::optional<std::string> changed = {};  // empty: the file is the text as it stands
  bool same_bytes = false;                  // byte n of the text is byte n of the file

  /// UTF-8, without byte order mark; lives as long as this and the file.
  std::string_view text() const { return changed ? std::string_view(*changed) : file; }
};

/// A page of markup by its byte order mark, else by what it declares in its first kilobyte
/// ("charset=iso-8859-1", encoding="…"), else UTF-8 if it is that, else windows-1252, which any
/// bytes are. A byte order mark of UTF-8 becomes blanks.
Decoded decode_markup(std::string_view bytes);

/// Plain text says nothing of its character set: UTF-8, where bytes that are none become
/// U+FFFD; but windows-1252, `guessed`, when most bytes beyond ASCII are no UTF-8 and all of
/// those are signs or stand beside letters: "caf\xE9", "1\x96" "10".
std::string decode_text(std::string_view bytes, bool* guessed);

}  // namespace netkg::ingest
