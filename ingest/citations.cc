#include "ingest/citations.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "ingest/mentions.h"

namespace netkg::ingest {
namespace {

constexpr int most_entries = 999;

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

/// The stretch in which a marker belongs to the claim: its sentence, and the stem of its list.
std::vector<int> markers_of(const Page& page, const Claim& claim) {
  auto markers = find_markers(claim.sentence.in(page.text()));
  if (claim.lead_in) {
    auto stem = find_markers(claim.lead_in->in(page.text()));
    markers.insert(markers.end(), stem.begin(), stem.end());
  }
  return markers;
}

}  // namespace

std::vector<int> find_markers(std::string_view text) {
  std::vector<int> out;
  for (auto open = text.find('['); open != std::string_view::npos;
       open = text.find('[', open + 1)) {
    std::vector<int> inside;
    int from = 0;  // the beginning of a range
    std::size_t at = open + 1;
    bool marker = true;
    while (at < text.size() && text[at] != ']' && marker) {
      int number = 0;
      auto [stop, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
      marker = error == std::errc() && number > 0 && number <= most_entries;
      if (!marker) break;
      for (int n = from ? from + 1 : number; n <= number; ++n) inside.push_back(n);
      at = static_cast<std::size_t>(stop - text.data());
      bool range = at < text.size() && text[at] == '-';
      from = range ? number : 0;
      while (at < text.size() && (text[at] == ',' || text[at] == ' ' || text[at] == '-')) ++at;
    }
    if (marker && at < text.size()) out.insert(out.end(), inside.begin(), inside.end());
  }
  return out;
}

void cite(const Page& page, const std::vector<Reference>& references,
          std::vector<Claim>* claims) {
  if (references.empty()) return;
  auto by_number = numbered(references);
  auto subjects = title_subjects(page, references);
  for (auto& claim : *claims) {
    std::set<std::size_t> inline_entries;
    if (!by_number.empty()) {
      for (int marker : markers_of(page, claim)) {
        auto entry = by_number.find(marker);
        if (entry != by_number.end()) inline_entries.insert(entry->second);
      }
    }
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
