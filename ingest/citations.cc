#include "ingest/citations.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "ingest/markers.h"
#include "ingest/mentions.h"

namespace netkg::ingest {
namespace {

/// Number printed before an entry ("1.", "[3]") -> its place in the list.
std::map<int, std::size_t> numbered(const std::vector<Reference>& references) {
  std::map<int, std::size_t> out;
  for (std::size_t i = 0; i < references.size(); ++i) {
    auto digits = references[i].marker.find_first_of("0123456789");
    if (digits == std::string::npos) continue;
    int number = 0;
    const auto& marker = references[i].marker;
    std::from_chars(marker.data() + digits, marker.data() + marker.size(), number);
    out.emplace(number, i);
  }
  return out;
}

/// The medicines that each entry's title names.
std::vector<std::set<std::string>> title_subjects(const Page& page,
                                                  const std::vector<Reference>& references) {
  std::vector<std::set<std::string>> out;
  for (const auto& reference : references) {
    std::set<std::string> subjects;
    auto title = reference.fields.find("title");
    if (title != reference.fields.end()) {
      for (const auto& found : read_words(page, title->second, Role::References).found) {
        if (is_medicine(found.type)) subjects.insert(page.concepts.id(found.entity).text);
      }
    }
    out.push_back(std::move(subjects));
  }
  return out;
}

/// The entries that marks in a stretch of text point to, by number, or by author and year.
void point_to(std::string_view text, const std::vector<Reference>& references,
              const std::map<int, std::size_t>& by_number, std::set<std::size_t>& entries) {
  if (!by_number.empty())
    for (int marker : find_markers(text))
      if (auto entry = by_number.find(marker); entry != by_number.end())
        entries.insert(entry->second);
  for (std::size_t i = 0; i < references.size(); ++i)
    if (has_author_year(text, references[i].csl)) entries.insert(i);
}

/// The stretch in which a mark belongs to the claim: its sentence, and the stem of its list.
std::set<std::size_t> marked_entries(const Page& page, const Claim& claim,
                                     const std::vector<Reference>& references,
                                     const std::map<int, std::size_t>& by_number) {
  std::set<std::size_t> entries;
  point_to(claim.sentence.in(page.text()), references, by_number, entries);
  if (claim.lead_in) point_to(claim.lead_in->in(page.text()), references, by_number, entries);
  return entries;
}

}  // namespace

void cite(const Page& page, const std::vector<Reference>& references,
          std::vector<Claim>* claims) {
  if (references.empty()) return;
  auto by_number = numbered(references);
  auto subjects = title_subjects(page, references);
  for (auto& claim : *claims) {
    const auto inline_entries = marked_entries(page, claim, references, by_number);
    for (auto entry : inline_entries) {
      claim.citations.push_back({references[entry].id, Basis::Inline});
    }
    for (std::size_t i = 0; i < references.size(); ++i) {
      bool titled = subjects[i].contains(claim.subject.text) && !inline_entries.contains(i);
      if (titled) claim.citations.push_back({references[i].id, Basis::Title});
    }
  }
}

}  // namespace netkg::ingest
