// What of a printed entry tells which publication it names, folded so that the styles of
// bibliographies make no difference.
//
//   "Yao JC, Shah MH. Everolimus for … tumors. N Engl J Med. 2011;364:514-23."
//   -> title "everolimusfor…tumors", year 2011, family "yao", volume "364", page "514"
#pragma once

#include <string>
#include <vector>

#include "model/reference.h"

namespace netkg::index {

using namespace netkg::model;

struct Features {
  std::string doi = {}, pmid = {}, pmcid = {};
  std::string guidance = {};  // "ng122"
  std::string edition = {};   // edition and version: "5", "v.3.2018"
  std::string title = {};     // letters and digits only
  std::vector<std::string> words = {};  // of the title, sorted
  int year = 0;                         // 0: not printed
  std::string family = {};              // of the first author, or the body's letters
  bool person = false;
  std::string container = {};                    // its words joined, without "the" and "of"
  std::string container_as_printed = {};         // letters and digits only
  std::vector<std::string> container_words = {}; // in order
  std::string volume = {}, page = {};            // first page
  std::string url = {};

  bool operator==(const Features&) const = default;
  auto operator<=>(const Features&) const = default;
};

Features features_of(const CslItem& csl);

/// Strings that two entries of one work are likely to share: candidates are looked up by them.
std::vector<std::string> candidate_keys(const Features& features);

/// Two printed identifiers of one kind that differ, or two editions: never the same work.
bool contradict(const Features& a, const Features& b);

enum class Reason : uint8_t { None, Doi, Pmid, Pmcid, Guidance, Title, Place };
/// "DOI", "PMID", "PMCID", "guidance number", "title and year", "author, year, volume and page".
std::string_view words_of(Reason reason);

/// Why two entries name one work, by the strongest evidence; None when they do not, or when
/// that cannot be told. Symmetric.
Reason same_work(const Features& a, const Features& b);

}  // namespace netkg::index
