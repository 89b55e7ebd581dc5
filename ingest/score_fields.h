// The fields of a reference folded for comparing: case, marks and accents go, "501-13" is
// "501-513", a DOI loses its prefix, "The Lancet" is "Lancet".
#pragma once

#include <map>
#include <string>

#include "model/reference.h"

namespace netkg::ingest {

using namespace netkg::model;

/// By the name of the field, only those that are there: "page-first" -> "501",
/// "author" -> "yao; shah".
std::map<std::string, std::string> comparable_fields(const CslItem& csl);

}  // namespace netkg::ingest
