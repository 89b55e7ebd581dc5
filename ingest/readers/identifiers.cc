#include "ingest/readers/identifiers.h"

namespace netkg::ingest {

std::string identifier_in(std::string_view address, const std::string& words) {
  constexpr std::size_t longest = 200;
  if (address.size() > longest) return {};
  auto doi = address.find("doi.org/10.");
  if (doi != std::string_view::npos) {
    auto id = address.substr(doi + 8);
    if (words.find("10.") != std::string::npos) return {};
    return " doi:" + std::string(id.substr(0, id.find_first_of("?# \"")));
  }
  auto pubmed = address.find("pubmed.ncbi.nlm.nih.gov/");
  auto skip = std::string_view("pubmed.ncbi.nlm.nih.gov/").size();
  if (pubmed == std::string_view::npos) {
    pubmed = address.find("ncbi.nlm.nih.gov/pubmed/");
    skip = std::string_view("ncbi.nlm.nih.gov/pubmed/").size();
  }
  if (pubmed == std::string_view::npos) return {};
  auto id = address.substr(pubmed + skip);
  id = id.substr(0, id.find_first_not_of("0123456789"));
  return id.empty() || words.find(id) != std::string::npos ? "" : " PMID: " + std::string(id);
}

}  // namespace netkg::ingest
