// Words of bibliographies as findings print them, and whether they name a drug.
//
//   names_it("sunitinib versus interferon alfa …", "interferon alfa")  -> true
#pragma once

#include <string>
#include <string_view>

#include "model/reference.h"

namespace netkg::desk {

using namespace netkg::model;

/// The title, else the printed entry, clipped to a line: "Guidelines for …".
std::string title_of(const CslItem& csl, std::string_view printed);

/// ASCII only: names of drugs and entries are compared as they are printed, case apart.
std::string lower_case(std::string_view text);

/// As whole words; both in lower case.
bool names_it(std::string_view words, std::string_view name);

/// Retraction Watch's "+Error in Data;+Plagiarism;" -> "Error in Data, Plagiarism; ".
std::string plain_reason(std::string_view reason);

}  // namespace netkg::desk
