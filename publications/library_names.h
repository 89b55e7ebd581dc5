// Names as BibTeX and RIS write them: "von der Berg, Jr, Paul".
#pragma once

#include <string>
#include <string_view>

#include "model/reference.h"

namespace netkg::publications {

/// "van der Berg, P" -> particle, family, given; three parts hold a suffix: `suffix_last` tells
/// RIS ("Berg, P, Jr") from BibTeX ("Berg, Jr, P"). Without a comma: "Paul van der Berg".
model::Name read_name(std::string_view text, bool suffix_last);

/// The family with its particle before it.
std::string family_of(const model::Name& name);

std::string_view trimmed(std::string_view text);

}  // namespace netkg::publications
