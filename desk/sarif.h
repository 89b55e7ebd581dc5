// SARIF 2.1.0: findings for editors, code hosts and pipelines.
#pragma once

#include <string>
#include <vector>

#include "desk/finding.h"

namespace netkg::desk {

/// One run with the rules that occur and one result a finding. Places are those of the text as
/// it was read, columns count characters. Suppressed findings are there and marked.
std::string sarif(const std::vector<Finding>& findings, std::string_view version);

/// A path or address as a URI: "leaflets/two words.txt" -> "leaflets/two%20words.txt",
/// "/srv/a.txt" -> "file:///srv/a.txt".
std::string uri_of(std::string_view source);

}  // namespace netkg::desk
