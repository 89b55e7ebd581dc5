#include "model/entity.h"

namespace netkg::model {

std::optional<EntityType> type_of(const EntityId& id) {
  for (const auto& row : entity_types) {
    if (row.prefix == id.prefix()) return row.type;
  }
  return std::nullopt;
}

EntityId make_entity_id(EntityType type, std::string_view label) {
  return EntityId(std::string(describe(type).prefix) + ":" + slug(label));
}

}  // namespace netkg::model
