// Joining printed references into works.
#include "cli/works.h"

#include <algorithm>
#include <unordered_map>

#include "model/words.h"

namespace netkg::cli {
namespace {

/// How much an entry knows of its work, to pick the fullest.
std::size_t fullness(const model::CslItem& csl) {
  std::size_t known = csl.author.size();
  for (const auto* field : {&csl.title, &csl.container_title, &csl.volume, &csl.issue,
                            &csl.page, &csl.doi, &csl.pmid, &csl.url, &csl.publisher})
    known += field->empty() ? 0 : 2;
  return known + (csl.issued ? 2 : 0);
}

/// A few words and a hash of all of them: readable and unambiguous.
model::WorkId make_id(const std::string& readable, const std::string& key) {
  constexpr std::size_t longest = 48;
  auto text = model::slug(readable);
  if (text.size() > longest) text.resize(std::min(text.find_last_of('-', longest), longest));
  return model::WorkId("work:" + text + "-" + model::short_hash(key).substr(0, 8));
}

}  // namespace

model::WorkId work_id(const model::CslItem& csl, std::string_view printed) {
  if (!csl.doi.empty()) return make_id("doi " + csl.doi, "doi " + csl.doi);
  if (!csl.pmid.empty()) return make_id("pmid " + csl.pmid, "pmid " + csl.pmid);
  auto year = csl.issued ? std::to_string(csl.issued->year) : std::string();
  auto title = csl.title.empty() ? std::string(printed) : csl.title;
  return make_id(title, model::name_key(title) + " " + year);
}

std::vector<ListedWork> works_of(const std::vector<index::DocumentRecord>& documents) {
  std::vector<ListedWork> works;
  std::unordered_map<std::string, std::size_t> places;
  for (const auto& document : documents)
    for (std::size_t i = 0; i < document.references.size(); ++i) {
      const auto& csl = document.references[i].csl;
      auto id =
          work_id(csl, i < document.reference_texts.size() ? document.reference_texts[i] : "");
      auto [place, is_new] = places.emplace(id.text, works.size());
      if (is_new) works.push_back({id, csl, {}});
      auto& work = works[place->second];
      if (fullness(csl) > fullness(work.csl)) work.csl = csl;
      if (work.documents.empty() || work.documents.back() != document.id)
        work.documents.push_back(document.id);
    }
  return works;
}

}  // namespace netkg::cli
