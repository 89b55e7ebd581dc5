// A Mention is a Span that names an Entity.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/id.h"
#include "model/span.h"

namespace netkg::model {

enum class MentionKind : uint8_t { Name, Brand, Abbreviation, Lay, Anaphor };

std::string_view name(MentionKind kind);  // "name", "brand", "abbreviation", "lay", "anaphor"

struct Mention {
  Span span;
  EntityId entity;
  MentionKind kind = MentionKind::Name;
  bool misspelled = false;  // one edit away from the name that is meant
};

}  // namespace netkg::model
