#include "cli/vocabularies.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/error.h"

namespace netkg::cli {
namespace {

constexpr const char* meta_name = "vocabulary";
constexpr std::string_view no_rows = "none";

vocabulary::Loaded kept_by(const index::Store& store) {
  auto kept = store.meta(meta_name);
  return kept ? vocabulary::load_kept(*kept) : vocabulary::load_builtin();
}

vocabulary::Loaded load(const std::string& directory) {
  return directory == no_rows ? vocabulary::load_builtin() : vocabulary::load_own(directory);
}

}  // namespace

vocabulary::Loaded vocabulary_of(const Request& request) {
  auto directory = request.value("--vocab");
  return directory ? load(*directory) : vocabulary::load_builtin();
}

vocabulary::Loaded vocabulary_of(const Request& request, const index::Store& store) {
  auto kept = kept_by(store);
  auto directory = request.value("--vocab");
  if (!directory) return kept;
  auto wanted = load(*directory);
  if (wanted.vocabulary.hash() == kept.vocabulary.hash()) return kept;
  throw model::Error(
      model::ErrorKind::Usage,
      fmt::format("the pages in {} were read with other vocabulary rows than those of {}",
                  request.db, *directory),
      fmt::format("leave --vocab out to ask with theirs, or read them again: "
                  "netkg ingest --vocab {} PATH",
                  *directory));
}

vocabulary::Loaded vocabulary_for(const Request& request, const index::Store* store) {
  if (request.has("--vocab")) return vocabulary_of(request);
  return store ? kept_by(*store) : vocabulary::load_builtin();
}

void keep_vocabulary(const vocabulary::Loaded& loaded, index::Store* store) {
  if (store->meta(meta_name).value_or("") != loaded.kept)
    store->set_meta(meta_name, loaded.kept);
}

std::string pages_with_other_rows(const vocabulary::Loaded& loaded, const index::Store& store) {
  auto documents = store.documents();
  auto others = std::count_if(documents.begin(), documents.end(), [&](const auto& document) {
    return document.stamp.vocabulary != loaded.vocabulary.hash();
  });
  if (others == 0) return {};
  return fmt::format(
      "{} of {} pages in the store were read with other vocabulary rows; "
      "ingest them again",
      others, documents.size());
}

}  // namespace netkg::cli
