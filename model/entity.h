// An Entity is what claims are about: one concept with its preferred label and other names.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"

namespace netkg::model {

enum class EntityType : uint8_t {
  Drug,
  DrugClass,
  Target,
  Process,
  SideEffect,
  Condition,
  Treatment,
  Anatomy,
};

struct EntityTypeName {
  EntityType type;
  std::string_view name;    // as in the contract: "DrugClass"
  std::string_view prefix;  // of its ids: "class"
};

inline constexpr std::array<EntityTypeName, 8> entity_types{{
    {EntityType::Drug, "Drug", "drug"},
    {EntityType::DrugClass, "DrugClass", "class"},
    {EntityType::Target, "Target", "target"},
    {EntityType::Process, "Process", "process"},
    {EntityType::SideEffect, "SideEffect", "effect"},
    {EntityType::Condition, "Condition", "condition"},
    {EntityType::Treatment, "Treatment", "treatment"},
    {EntityType::Anatomy, "Anatomy", "anatomy"},
}};

inline const EntityTypeName& describe(EntityType type) {
  return entity_types[static_cast<std::size_t>(type)];
}

/// "drug:sunitinib" -> Drug; nothing for ids that name no entity ("doc:…", "work:…").
std::optional<EntityType> type_of(const EntityId& id);

/// {Drug, "Sunitinib"} -> "drug:sunitinib".
EntityId make_entity_id(EntityType type, std::string_view label);

struct Entity {
  EntityId id;
  EntityType type = EntityType::Drug;
  std::string label;               // preferred: "hypothyroidism"
  std::vector<std::string> names;  // others: "underactive thyroid"
  std::vector<std::string> xrefs;  // "DOID:1459"
  std::vector<EntityId> parents;   // broader concepts; for understanding questions only
  std::vector<EntityId> related;   // near, never equal: weakness beside fatigue
  bool in_vocabulary = true;       // false: made by the phrase grammar or an INN stem
};

}  // namespace netkg::model
