// A page as a command line names it: a file, a page of the store, or one of its earlier texts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/vocabularies.h"
#include "model/extraction.h"

namespace netkg::cli {

/// Reads pages by one set of rules. The store is opened when a page of it is asked for.
class PageVersions {
 public:
  explicit PageVersions(const Request& request) : request_(request) {}

  /// "leaflet.txt", "doc:…", "doc:…@2", "corpus/leaflet.txt@2". What is there as a file is that
  /// file. Throws Error{Usage} or Error{Unreadable} when there is no such page or version.
  model::Extraction read(const std::string& named);
  /// Two at a time: reading a page's statements takes longer than all the rest.
  std::pair<model::Extraction, model::Extraction> read(const std::string& first,
                                                       const std::string& second);
  /// The text before the current one. Throws Error{Usage} when none is kept.
  std::string earlier(const std::string& named);
  const index::Store& store();
  /// Page of the store with that id or path. Throws Error{Usage}.
  index::DocumentRecord document(const std::string& named);
  model::Extraction read(const model::DocumentId& id, uint32_t version);

 private:
  const vocabulary::Vocabulary& vocabulary();
  model::Document source(const std::string& named);
  model::Document source(const model::DocumentId& id, uint32_t version);
  model::Extraction extract(model::Document document);

  const Request& request_;
  std::unique_ptr<index::Store> store_;
  std::optional<vocabulary::Loaded> loaded_;
};

}  // namespace netkg::cli
