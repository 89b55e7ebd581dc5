#include "ingest/page.h"

#include <algorithm>

namespace netkg::ingest {

EntityType Concepts::type(Handle handle) const {
  return handle < vocabulary_.size() ? vocabulary_.type(handle)
                                     : made_[handle - vocabulary_.size()].type;
}

std::string_view Concepts::label(Handle handle) const {
  return handle < vocabulary_.size() ? vocabulary_.label(handle)
                                     : made_[handle - vocabulary_.size()].label;
}

EntityId Concepts::id(Handle handle) const {
  return handle < vocabulary_.size() ? EntityId(std::string(vocabulary_.id(handle)))
                                     : made_[handle - vocabulary_.size()].id;
}

Entity Concepts::entity(Handle handle) const {
  return handle < vocabulary_.size() ? vocabulary_.entity(handle)
                                     : made_[handle - vocabulary_.size()];
}

std::optional<Entity> Concepts::find(const EntityId& id) const {
  if (auto known = vocabulary_.find(id)) return vocabulary_.entity(*known);
  for (const auto& entity : made_) {
    if (entity.id == id) return entity;
  }
  return std::nullopt;
}

Handle Concepts::make(Entity entity) {
  if (auto known = vocabulary_.find(entity.id)) return *known;
  auto same = std::find_if(made_.begin(), made_.end(),
                           [&](const Entity& other) { return other.id == entity.id; });
  auto index = static_cast<std::size_t>(same - made_.begin());
  if (same == made_.end()) made_.push_back(std::move(entity));
  return static_cast<Handle>(vocabulary_.size() + index);
}

bool Concepts::is_below(Handle narrow, Handle broad) const {
  if (narrow == broad) return true;
  if (broad >= vocabulary_.size()) return false;
  if (narrow < vocabulary_.size()) return vocabulary_.is_below(narrow, broad);
  for (const auto& parent : made_[narrow - vocabulary_.size()].parents) {
    auto number = vocabulary_.find(parent);
    if (number && vocabulary_.is_below(*number, broad)) return true;
  }
  return false;
}

std::optional<Handle> Concepts::named(std::string_view name, EntityType wanted) const {
  for (const auto& match : vocabulary_.named(name)) {
    if (vocabulary_.type(match.number) == wanted) return match.number;
  }
  return std::nullopt;
}

const Found* Reading::at(std::size_t word) const {
  auto after = std::upper_bound(found.begin(), found.end(), word,
                                [](std::size_t w, const Found& one) { return w < one.first; });
  if (after == found.begin() || word >= (after - 1)->last) return nullptr;
  return &*(after - 1);
}

const Found* Reading::first_of(std::initializer_list<EntityType> types, std::size_t from,
                               std::size_t to) const {
  for (const auto& one : found) {
    bool wanted = std::find(types.begin(), types.end(), one.type) != types.end();
    if (wanted && one.first >= from && one.first < to) return &one;
  }
  return nullptr;
}

const Reading* Page::lead_in(const Reading& reading) const {
  const auto& stem = sentence(reading).lead_in;
  return stem ? &readings[*stem] : nullptr;
}

bool is_medicine(EntityType type) {
  return type == EntityType::Drug || type == EntityType::DrugClass ||
         type == EntityType::Treatment;
}

}  // namespace netkg::ingest
