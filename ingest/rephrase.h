// The same phrase in the other ways that patients' pages put it, so that one name in the
// vocabulary is found under many wordings.
//
//   "increases in blood sugar" -> "increases in blood sugar", "high blood sugar", …
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace netkg::ingest {

/// All wordings, the phrase itself first. `words` are lower case.
std::vector<std::string> rephrase(const std::vector<std::string>& words);

/// Without what stands before a name and does not change what it is: "an increased risk of".
std::string_view cut_opening(std::string_view text);
std::string without_determiners(std::string_view text);
std::string join(const std::vector<std::string>& words);

}  // namespace netkg::ingest
