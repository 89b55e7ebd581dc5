// Text -> file, by what the reader notes of its origins.
#include "cli/file_places.h"

#include <map>

#include "cli/pages.h"
#include "ingest/reader.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

struct File {
  std::string bytes;
  model::Document document;
};

/// Nothing when the file has gone, has changed, or is the text itself.
std::optional<File> file_behind(const index::Store& store, const desk::Finding& finding) {
  const auto record = store.document(finding.number, index::Detail::Head);
  if (!record) return std::nullopt;
  try {
    File file{read_input(record->source, ingest::max_document_bytes), {}};
    if (model::sha256(file.bytes) != record->stamp.sha256) return std::nullopt;
    if (file.bytes == store.text(finding.number)) return std::nullopt;
    const ingest::Source source{record->source, record->source};
    file.document =
        ingest::read_document(file.bytes, source, {}, vocabulary::Vocabulary::builtin());
    if (file.document.text != store.text(finding.number)) return std::nullopt;
    return file;
  } catch (const model::Error&) {
    return std::nullopt;  // a page of an archive, or of standard input
  }
}

}  // namespace

void place_in_files(const index::Store& store, std::vector<desk::Finding>& findings) {
  std::map<index::DocumentNumber, std::optional<File>> files;
  for (auto& finding : findings) {
    if (!finding.span || !finding.place || finding.source == "-") continue;
    auto [at, is_new] = files.try_emplace(finding.number);
    if (is_new) at->second = file_behind(store, finding);
    if (!at->second) continue;
    if (const auto span = model::original_span(at->second->document, *finding.span))
      finding.place = desk::place_in(at->second->bytes, *span);
  }
}

}  // namespace netkg::cli
