// Bytes of a file -> Document: picks the reader by content first and extension second, reads
// the sidecar beside the file, finds title, publisher and language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace netkg::ingest {

using namespace netkg::model;

inline constexpr std::size_t max_document_bytes = 64u << 20;

/// What a sidecar NAME.meta.yaml (or front matter) says of a page. All optional.
struct Metadata {
  std::optional<std::string> title = {};
  std::optional<std::string> publisher = {};
  std::optional<std::string> url = {};
  std::optional<std::string> language = {};
  std::optional<std::string> id = {};  // a declared id, stable over edits

  /// For Stamp::metadata; empty when nothing is set.
  std::string hash() const;
  /// Takes from `other` what is not set here: a sidecar wins over front matter.
  void fill_from(const Metadata& other);
};

/// Where a page comes from, for its id: "stable over edits: a declared id, else the canonical
/// URL, else the path relative to the ingest argument".
struct Source {
  std::string path;         // as given by the user; "-" for standard input
  std::string relative;     // relative to the ingest argument: "uk/sunitinib.txt"
  std::string format = {};  // forced: "html"; empty: found by content, then by name
};

/// Reads a page of any format. Throws Error{Unreadable} naming the file when the bytes are no
/// page (binary, broken XML …) or too large. Of a page with more words than a publisher writes
/// only the first part is read, and a note says so.
Document read_document(std::string_view bytes, const Source& source, const Metadata& metadata,
                       const vocabulary::Vocabulary& vocabulary);

/// Is this file name a sidecar ("sunitinib.meta.yaml")? Sidecars are never ingested as pages.
bool is_sidecar(std::string_view file_name);
/// Reads a sidecar (YAML or JSON, flat keys). Throws Error{Unreadable} with the line.
Metadata read_metadata(std::string_view bytes, const std::string& path);

}  // namespace netkg::ingest
