// Works of a store's pages, from the entries that they print.
#include "cli/works.h"

#include <algorithm>

#include "index/works/editions.h"
#include "model/error.h"
#include "publications/editions.h"

namespace netkg::cli {
namespace {

/// Entries of all pages in a row, and where each stands.
struct Entries {
  std::vector<model::CslItem> items;
  std::vector<std::string> printed;
  std::vector<const index::DocumentRecord*> documents;
  std::vector<std::size_t> places;

  explicit Entries(const std::vector<index::DocumentRecord>& all) {
    for (const auto& document : all)
      for (std::size_t i = 0; i < document.references.size(); ++i) {
        const auto& texts = document.reference_texts;
        items.push_back(document.references[i].csl);
        printed.push_back(i < texts.size() ? texts[i] : std::string());
        documents.push_back(&document);
        places.push_back(i);
      }
  }
};

ListedWork listed(const index::JoinedWork& joined, const Entries& entries) {
  ListedWork work{joined.id, joined.csl, {}, {}};
  for (const auto& form : joined.entries) {
    const auto& document = *entries.documents[form.entry];
    const auto to = std::find_if(joined.entries.begin(), joined.entries.end(),
                                 [&](const auto& other) { return other.entry == form.to; });
    work.forms.push_back({document.id, document.references[entries.places[form.entry]].id,
                          entries.printed[form.entry], form.reason,
                          static_cast<std::size_t>(to - joined.entries.begin())});
  }
  std::vector<std::size_t> order;
  for (const auto& form : joined.entries) order.push_back(form.entry);
  std::sort(order.begin(), order.end());
  for (const auto entry : order)
    if (const auto& id = entries.documents[entry]->id;
        work.documents.empty() || work.documents.back() != id)
      work.documents.push_back(id);
  return work;
}

}  // namespace

model::WorkId work_id(const model::CslItem& csl, std::string_view printed) {
  const std::string words(printed);
  return index::join_works({&csl, 1}, {&words, 1}).front().id;
}

std::vector<ListedWork> works_of(const std::vector<index::DocumentRecord>& documents) {
  const Entries entries(documents);
  std::vector<ListedWork> works;
  for (const auto& joined : index::join_works(entries.items, entries.printed))
    works.push_back(listed(joined, entries));
  return works;
}

const ListedWork* work_of_entry(const std::vector<ListedWork>& works,
                                const model::DocumentId& document,
                                const model::ReferenceId& reference) {
  for (const auto& work : works)
    for (const auto& form : work.forms)
      if (form.document == document && form.reference == reference) return &work;
  return nullptr;
}

const ListedWork* find_work(const std::vector<ListedWork>& works, std::string_view id) {
  const ListedWork* found = nullptr;
  for (const auto& work : works) {
    if (work.id.text == id) return &work;
    if (!work.id.text.starts_with(id)) continue;
    if (found)
      throw model::Error(model::ErrorKind::Usage,
                         "\"" + std::string(id) + "\" begins the ids of several works",
                         "write more of it: " + found->id.text + ", " + work.id.text);
    found = &work;
  }
  return found;
}

namespace {

std::string title_of_edition(const model::CslItem& csl) {
  const bool chapter = csl.type == "chapter" && !csl.container_title.empty();
  auto words = chapter ? csl.container_title : csl.title;
  words += csl.edition.empty() ? ", " + csl.version : ", edition " + csl.edition;
  return csl.issued ? words + " (" + std::to_string(csl.issued->year) + ")" : words;
}

std::optional<publications::Replacement> replacement_of(const model::CslItem& csl) {
  if (auto found = publications::replaced_guidance(csl.number)) return found;
  const auto& edition = csl.edition.empty() ? csl.version : csl.edition;
  const bool chapter = csl.type == "chapter" && !csl.container_title.empty();
  return publications::newer_edition(chapter ? csl.container_title : csl.title, edition);
}

}  // namespace

std::optional<NewerEdition> superseded_by(const ListedWork& work,
                                          const std::vector<ListedWork>& works) {
  const ListedWork* newest = nullptr;
  for (const auto& other : works)
    if (index::is_newer_edition(other.csl, newest ? newest->csl : work.csl)) newest = &other;
  if (newest) return NewerEdition{title_of_edition(newest->csl), newest->id, {}};
  if (const auto row = replacement_of(work.csl))
    return NewerEdition{std::string(row->by) + " (" + std::string(row->year) + ")",
                        {},
                        std::string(row->source)};
  return std::nullopt;
}

}  // namespace netkg::cli
