#include "ingest/citations.h"

#include <algorithm>
#include <set>

#include "ingest/markers.h"
#include "ingest/mentions.h"
#include "ingest/reference_lists.h"

namespace netkg::ingest {
namespace {

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
              const ReferenceList& list, std::set<std::size_t>& entries) {
  if (!list.by_number.empty())
    for (int marker : find_markers(text))
      if (auto entry = list.by_number.find(marker); entry != list.by_number.end())
        entries.insert(entry->second);
  for (std::size_t i = 0; i < references.size(); ++i)
    if (has_author_year(text, references[i].csl)) entries.insert(i);
}

/// The stretch in which a mark belongs to the claim: its sentence, and the stem of its list.
std::set<std::size_t> marked_entries(const Page& page, const Claim& claim,
                                     const std::vector<Reference>& references,
                                     const ReferenceList& list) {
  std::set<std::size_t> entries;
  point_to(claim.sentence.in(page.text()), references, list, entries);
  if (claim.lead_in) point_to(claim.lead_in->in(page.text()), references, list, entries);
  return entries;
}

}  // namespace

void cite(const Page& page, const std::vector<Reference>& references,
          std::vector<Claim>* claims) {
  if (references.empty()) return;
  auto lists = reference_lists(page, references);
  auto subjects = title_subjects(page, references);
  for (auto& claim : *claims) {
    const auto& list = list_serving(page, lists, claim.sentence.begin);
    const auto inline_entries = marked_entries(page, claim, references, list);
    for (auto entry : inline_entries) {
      claim.citations.push_back({references[entry].id, Basis::Inline});
    }
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (inline_entries.contains(i)) continue;
      // A list of the claim's own section says more than one of the page.
      bool of_section = lists.size() > 1 && i >= list.first && i < list.last;
      if (of_section)
        claim.citations.push_back({references[i].id, Basis::Section});
      else if (subjects[i].contains(claim.subject.text))
        claim.citations.push_back({references[i].id, Basis::Title});
    }
  }
}

}  // namespace netkg::ingest
