// Addresses of links that name a publication.
#pragma once

#include <string>
#include <string_view>

namespace netkg::ingest {

/// What a link adds to its words: "https://doi.org/10.1056/x" -> " doi:10.1056/x",
/// "https://pubmed.ncbi.nlm.nih.gov/123/" -> " PMID: 123"; "" for an address that names no
/// publication, or whose identifier stands in `words` already.
std::string identifier_in(std::string_view address, const std::string& words);

}  // namespace netkg::ingest
