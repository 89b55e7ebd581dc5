// Libraries of reference managers: written for them, and read from them. What is written and
// read back is the same item, as far as the format has a place for it.
//
//   @article{yao2011-1f2e3d4c, author = {Yao, JC and Shah, MH and others}, title = {…}, …}
//   TY  - JOUR / AU  - Yao, JC / TI  - … / ER  -
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/reference.h"

namespace netkg::publications {

using namespace netkg::model;

struct LibraryItem {
  std::string key;
  CslItem csl;
};

std::string write_bibtex(std::span<const LibraryItem> items);
std::string write_ris(std::span<const LibraryItem> items);

/// Lenient: what cannot be read is passed over. Linear in the text.
std::vector<LibraryItem> read_bibtex(std::string_view text);
std::vector<LibraryItem> read_ris(std::string_view text);

/// "yao2011-1f2e3d4c": first author and year, and the end of a work's id, which keeps it stable
/// and unambiguous.
std::string citation_key(const CslItem& csl, std::string_view work_id);

}  // namespace netkg::publications
