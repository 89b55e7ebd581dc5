// The CSV (RFC 4180: quotes, doubled quotes, line breaks in cells) and its look-ups.
#include "publications/retractions.h"

#include <algorithm>

#include "model/error.h"
#include "model/id.h"
#include "model/words.h"
#include "publications/library_names.h"

namespace netkg::publications {

namespace {

using Row = std::vector<std::string>;

/// Takes one record off `text`.
Row take_record(std::string_view& text) {
  Row row(1);
  bool quoted = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && text.substr(i + 1, 1) == "\"") {
      row.back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      row.emplace_back();
    } else if (!quoted && c == '\n') {
      break;
    } else if (quoted || c != '\r') {
      row.back() += c;
    }
  }
  text.remove_prefix(std::min(i + 1, text.size()));
  return row;
}

std::size_t column(const Row& header, std::string_view name, const std::string& source) {
  for (std::size_t i = 0; i < header.size(); ++i)
    if (trimmed(header[i]) == name) return i;
  throw model::Error(model::ErrorKind::Unreadable,
                     source + " has no column \"" + std::string(name) + "\"",
                     "it takes Retraction Watch's CSV file as it is");
}

std::string cell(const Row& row, std::size_t i) {
  return i < row.size() ? std::string(trimmed(row[i])) : std::string();
}

/// "https://doi.org/10.1000/X." -> "10.1000/x"; "unavailable" and "0" are none.
std::string doi_key(std::string_view text) {
  const auto at = text.find("10.");
  if (at == std::string_view::npos) return {};
  auto doi = model::lower(text.substr(at));
  while (doi.ends_with('.') || doi.ends_with(',')) doi.pop_back();
  return doi;
}

std::string pmid_key(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  return digits && text != "0" ? text : std::string();
}

}  // namespace

Retractions::Retractions(std::string_view csv, const std::string& source)
    : sha256_(model::sha256(csv)) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  const auto header = take_record(csv);
  const auto doi = column(header, "OriginalPaperDOI", source);
  const auto pmid = column(header, "OriginalPaperPubMedID", source);
  const auto nature = column(header, "RetractionNature", source);
  const auto date = column(header, "RetractionDate", source);
  const auto reason = column(header, "Reason", source);
  const auto record = column(header, "Record ID", source);
  while (!csv.empty()) {
    const auto row = take_record(csv);
    const auto place = notices_.size();
    const auto by_doi = doi_key(cell(row, doi)), by_pmid = pmid_key(cell(row, pmid));
    if (by_doi.empty() && by_pmid.empty()) continue;
    if (!by_doi.empty()) by_doi_.emplace(by_doi, place);
    if (!by_pmid.empty()) by_pmid_.emplace(by_pmid, place);
    notices_.push_back(
        {cell(row, nature), cell(row, date), cell(row, reason), cell(row, record)});
  }
}

std::vector<Notice> Retractions::of(const model::CslItem& csl) const {
  const auto look = [&](const auto& table, const std::string& key) {
    std::vector<Notice> found;
    const auto [begin, end] = table.equal_range(key);
    for (auto row = begin; row != end; ++row) found.push_back(notices_[row->second]);
    return found;
  };
  auto found = csl.doi.empty() ? std::vector<Notice>{} : look(by_doi_, csl.doi);
  if (found.empty() && !csl.pmid.empty()) found = look(by_pmid_, csl.pmid);
  return found;
}

}  // namespace netkg::publications
