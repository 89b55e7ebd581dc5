// Identifiers of publications: could this one be right? Forms and check digits only; whether
// it leads anywhere is not asked.
//
//   isbn_trouble("978-3-16-148410-1")  -> "its check digit would be 0"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/reference.h"

namespace netkg::desk {

/// Why it cannot be right; nothing when it can.
std::optional<std::string> doi_trouble(std::string_view doi);
std::optional<std::string> pmid_trouble(std::string_view pmid);
std::optional<std::string> pmcid_trouble(std::string_view pmcid);
/// Of 10 or 13 digits; blanks and hyphens do not count.
std::optional<std::string> isbn_trouble(std::string_view isbn);

struct IdentifierTrouble {
  std::string_view field;  // CSL's name: "DOI"
  std::string value;
  std::string why;
};
std::vector<IdentifierTrouble> identifier_troubles(const model::CslItem& csl);

}  // namespace netkg::desk
