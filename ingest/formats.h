// The formats that pages come in, and which one a file is: by content first, by its name
// second.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/page_text.h"

namespace netkg::ingest {

enum class Format : uint8_t {
  Text,
  Markdown,
  Html,
  Pdf,
  Spl,
  Pdq,
  Jats,
  Medline,
  MedlinePlus,
  Fhir,
  Json,
};

std::string_view name(Format format);  // "html", as --input-format takes it
std::optional<Format> format_named(std::string_view name);
std::vector<std::string_view> format_names();

/// Is this the name of a file that may hold a page: ".html", ".pdf" …?
bool has_page_extension(std::string_view file_name);

/// Throws Error{Unreadable} naming `path` for XML of a kind that is not known.
Format format_of(std::string_view bytes, const std::string& path);

/// Does a file that begins so hold a page? Most XML and JSON does not; for other formats the
/// name is enough.
bool begins_like_page(std::string_view head, const std::string& path);

/// Source text and blocks. Throws Error{Unreadable} naming `path` when the bytes are no page.
PageContent read_as(Format format, std::string_view bytes, const std::string& path);

}  // namespace netkg::ingest
