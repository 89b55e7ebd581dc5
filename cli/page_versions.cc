// Files and stored texts -> extractions.
#include "cli/page_versions.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <future>

#include "cli/lookup.h"
#include "cli/pages.h"
#include "ingest/extract.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

struct Named {
  std::string page;
  std::optional<uint32_t> version;
};

/// "doc:one@2" -> doc:one, 2. An '@' before anything but a number belongs to the name.
Named cut_version(const std::string& named) {
  const auto at = named.rfind('@');
  if (at == std::string::npos) return {named, {}};
  uint32_t version = 0;
  const auto* last = named.data() + named.size();
  const auto [end, trouble] = std::from_chars(named.data() + at + 1, last, version);
  if (trouble != std::errc() || end != last) return {named, {}};
  return {named.substr(0, at), version};
}

bool is_file(const std::string& path) {
  std::error_code ignored;
  return path == "-" || std::filesystem::exists(path, ignored);
}

}  // namespace

const index::Store& PageVersions::store() {
  if (!store_) {
    store_ = index::Store::open(request_.db, index::Access::Read);
    loaded_ = vocabulary_of(request_, *store_);
  }
  return *store_;
}

const vocabulary::Vocabulary& PageVersions::vocabulary() {
  if (!loaded_) loaded_ = vocabulary_of(request_);
  return loaded_->vocabulary;
}

index::DocumentRecord PageVersions::document(const std::string& named) {
  if (auto document = find_document(store(), named)) return *document;
  throw model::Error(model::ErrorKind::Usage,
                     fmt::format("\"{}\" is no file and no page of the store", clean(named)),
                     "netkg review --format csv lists the pages of the store");
}

model::Document PageVersions::source(const model::DocumentId& id, uint32_t version) {
  if (auto source = store().source(id, version)) return std::move(*source);
  throw model::Error(model::ErrorKind::Usage,
                     fmt::format("version {} of {} is not kept", version, id.text),
                     "netkg history " + id.text + " lists those that are");
}

model::Document PageVersions::source(const std::string& named) {
  if (is_file(named))
    return read_page({.path = named, .relative = named}, vocabulary()).document;
  const auto [page, version] = cut_version(named);
  const auto record = document(page);
  return source(record.id, version.value_or(record.version));
}

model::Extraction PageVersions::extract(model::Document document) {
  return ingest::extract(std::move(document), vocabulary()).extraction;
}

model::Extraction PageVersions::read(const model::DocumentId& id, uint32_t version) {
  return extract(source(id, version));
}

model::Extraction PageVersions::read(const std::string& named) {
  return extract(source(named));
}

std::pair<model::Extraction, model::Extraction> PageVersions::read(const std::string& first,
                                                                   const std::string& second) {
  // a page of the store brings the rows that the store was read with: found before either is
  // read
  if (!is_file(first) || !is_file(second)) store();
  auto before = source(first), after = source(second);
  const auto& rows = vocabulary();
  auto other = std::async(std::launch::async,
                          [&] { return ingest::extract(std::move(before), rows).extraction; });
  auto extraction = extract(std::move(after));
  return {other.get(), std::move(extraction)};
}

std::string PageVersions::earlier(const std::string& named) {
  const auto record = document(named);
  const auto versions = store().versions(record.id);
  if (versions.size() < 2)
    throw model::Error(model::ErrorKind::Usage,
                       "no earlier text of " + record.id.text + " is kept",
                       "name two pages: netkg diff BEFORE AFTER");
  return record.id.text + "@" + std::to_string(versions[versions.size() - 2].version);
}

}  // namespace netkg::cli
