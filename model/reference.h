// A Reference is a bibliography entry as printed, with its fields read out as a CSL item.
// Reference (printed) is not Citation (document or claim -> work) is not Work (the
// publication).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/id.h"
#include "model/partial_date.h"
#include "model/span.h"

namespace netkg::model {

/// A person {family, given} or a body {literal}: never both.
struct Name {
  std::string family = {};
  std::string given = {};     // as printed: "JC", "M."
  std::string suffix = {};    // "Jr"
  std::string particle = {};  // non-dropping: "van der"
  std::string literal = {};   // "National Cancer Institute"

  bool operator==(const Name&) const = default;
};

/// The Citation Style Language item, in CSL-JSON's terms. Empty means not printed.
struct CslItem {
  std::string type = "document";  // article-journal, chapter, webpage, report, book, …
  std::vector<Name> author = {};
  bool et_al = false;  // "et al.", "and others"
  std::vector<Name> editor = {};
  std::string title = {};
  std::string container_title = {};
  std::string chapter_number = {};
  std::string volume = {};
  std::string issue = {};
  std::string supplement = {};
  std::string page = {};  // expanded, plain hyphen: "2146-2157"
  std::string edition = {};
  std::string publisher = {};
  std::string publisher_place = {};
  std::string version = {};  // "V.3.2018"
  std::string number = {};   // guidance number: "TA449"
  std::string doi = {};      // lower case, no prefix
  std::string pmid = {};
  std::string pmcid = {};
  std::string isbn = {};
  std::string url = {};
  std::optional<PartialDate> issued = {};
  std::optional<PartialDate> accessed = {};
  std::optional<PartialDate> updated = {};

  bool operator==(const CslItem&) const = default;
};

struct Reference {
  ReferenceId id = {};
  Span span = {};           // the whole entry, without its bullet or number
  std::string marker = {};  // "1", "[3]" as printed before the entry; else empty
  CslItem csl = {};
  std::map<std::string, Span> fields = {};  // CSL field name -> where it was read
  std::vector<Span> remainder = {};         // words that no field took, in order
};

/// Vancouver style, one line: "Yao JC, Shah MH, Ito T, et al. Everolimus for … N Engl J Med.
/// 2011;364:514-523."
std::string vancouver(const CslItem& item);

}  // namespace netkg::model
