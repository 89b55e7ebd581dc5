// An Extraction is all that ingest found in one document. It is a value: extract a page twice
// and the two are equal, whatever else is in the store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/claim.h"
#include "model/document.h"
#include "model/entity.h"
#include "model/mention.h"
#include "model/reference.h"
#include "model/review.h"

namespace netkg::model {

/// What part a section plays on its page; decides which claims its sentences may give.
enum class Role : uint8_t {
  Intro,
  Use,
  Drug,
  SideEffects,
  Mechanism,
  Dosing,
  Warnings,
  Research,
  Coping,
  References,
  Review,
  Links,
  About,
  Other,
};
std::string_view name(Role role);  // "side_effects"

struct Section {
  std::string id;  // "sec3": unique within its document
  std::optional<Span> heading = {};
  Span span = {};
  uint8_t level = 1;  // heading depth
  Role role = Role::Other;
  std::optional<EntityId> subject = {};  // what "this drug" means here
  std::optional<std::size_t> parent = {};
};

/// What could not be read, or was read with doubt. Odd text is normal: never an exception.
struct Diagnostic {
  std::string severity = "note";  // note | warning
  std::string code = {};          // stable: "invalid-utf8"
  std::string message = {};
  Span span = {};
};

/// A stretch that full text search finds as one: a paragraph, or a list with its stem.
struct Passage {
  Span span;
  std::size_t section = 0;  // index into Extraction::sections
};

struct Extraction {
  Document document;
  Review review = {};
  std::vector<Section> sections = {};
  std::vector<Entity> entities = {};  // those that mentions and claims name, by id
  std::vector<Mention> mentions = {};
  std::vector<Claim> claims = {};  // in the order of the page
  std::vector<Reference> references = {};
  std::vector<Passage> passages = {};
  std::vector<Diagnostic> diagnostics = {};
};

}  // namespace netkg::model
