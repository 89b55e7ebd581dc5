// Guidance that was replaced and works of which a newer edition is known, from
// corpus/publications/editions.tsv.
//
//   replaced_guidance("CG121")  -> {"NG122 Lung cancer", "2019", "NICE"}
#pragma once

#include <optional>
#include <string_view>

namespace netkg::publications {

struct Replacement {
  std::string_view by, year, source;
};

/// What replaced a guidance number. Nothing when the table does not have it, which does not
/// mean that it is current.
std::optional<Replacement> replaced_guidance(std::string_view number);

/// The newest edition known of a publication, when it is newer than `edition` ("7", "7th",
/// "4.03"). The name is compared as journals' names are.
std::optional<Replacement> newer_edition(std::string_view name, std::string_view edition);

}  // namespace netkg::publications
