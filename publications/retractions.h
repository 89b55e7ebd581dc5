// Retraction Watch's table, from a local file: was a work retracted, corrected, or marked with
// an expression of concern? A work that the file does not list is "not listed", never "fine".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/reference.h"

namespace netkg::publications {

struct Notice {
  std::string nature;  // "Retraction", "Expression of concern", "Correction", "Reinstatement"
  std::string date;    // as the table prints it
  std::string reason;
  std::string record;  // its "Record ID"
};

class Retractions {
 public:
  /// Reads the CSV by the names of its columns. Throws Error{Unreadable} naming `source` when
  /// one that is needed is missing: OriginalPaperDOI, OriginalPaperPubMedID, RetractionNature,
  /// RetractionDate, Reason.
  Retractions(std::string_view csv, const std::string& source);

  /// All notices of a work, by DOI, else by PMID, in the order of the table.
  std::vector<Notice> of(const model::CslItem& csl) const;
  std::size_t size() const { return notices_.size(); }
  /// SHA-256 of the file: says which snapshot was asked.
  const std::string& sha256() const { return sha256_; }

 private:
  std::vector<Notice> notices_;
  std::multimap<std::string, std::size_t, std::less<>> by_doi_, by_pmid_;
  std::string sha256_;
};

}  // namespace netkg::publications
