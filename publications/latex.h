// LaTeX as it stands in BibTeX values: "Garc{\'\i}a \& S{\o}n" <-> "García & Søn".
#pragma once

#include <string>
#include <string_view>

namespace netkg::publications {

/// Escapes what LaTeX would run; letters stay UTF-8.
std::string to_latex(std::string_view text);
/// Accents, escapes and the usual commands become letters; braces go.
std::string from_latex(std::string_view text);

}  // namespace netkg::publications
