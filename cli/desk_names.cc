// Looking names up.
#include "cli/desk_names.h"

#include <fmt/format.h>

#include "cli/lookup.h"
#include "cli/output.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::cli {

std::vector<model::EntityId> entities_named(const query::Names& names,
                                            const std::string& words) {
  auto ids = names.named(words);
  const model::EntityId as_id(words);
  if (ids.empty() && model::type_of(as_id)) ids = {as_id};
  if (!ids.empty()) return ids;
  const auto near = names.nearest(words);
  throw model::Error(
      model::ErrorKind::Usage, fmt::format("nothing here is called \"{}\"", clean(words)),
      near ? "did you mean \"" + *near + "\"?" : "name a drug, a class, an effect or a target");
}

std::optional<index::Work> work_named(const index::Store& store, const std::string& words) {
  if (words.starts_with("work:")) return store.work(model::WorkId(words));
  const auto plain = model::lower(words);
  const bool doi = plain.starts_with("10.");
  const bool pmid = plain.starts_with("pmid:");
  if (!doi && !pmid) return std::nullopt;
  constexpr std::size_t prefix = 5;  // "pmid:"
  for (auto& work : store.works())
    if (doi ? work.csl.doi == plain : work.csl.pmid == plain.substr(prefix))
      return std::move(work);
  return std::nullopt;
}

index::DocumentRecord page_named(const index::Store& store, const std::string& words) {
  if (auto document = find_document(store, words)) return std::move(*document);
  throw model::Error(model::ErrorKind::Usage,
                     fmt::format("there is no page \"{}\" in the store", clean(words)),
                     "netkg review --format csv lists the ids of all pages");
}

std::vector<index::DocumentNumber> pages_named(const index::Store& store,
                                               const std::vector<std::string>& words) {
  std::vector<index::DocumentNumber> numbers;
  for (const auto& word : words) numbers.push_back(page_named(store, word).number);
  return numbers;
}

}  // namespace netkg::cli
