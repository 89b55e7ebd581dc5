#include "ingest/restricted.h"

#include <algorithm>
#include <array>

namespace netkg::ingest {
namespace {

/// The condition that "X for C" or "X used to treat C" restricts the class at `of` to.
const Found* restriction(const Reading& reading, const Found& of) {
  static constexpr std::array<std::string_view, 7> links{
      "for", "used to treat", "used for", "that treat", "to treat", "for treating", "used in"};
  for (auto link : links) {
    auto size = match(reading.words, of.last, link);
    if (size == 0) continue;
    auto next = of.last + size;
    while (next < reading.words.size() && is_determiner(reading.words[next])) ++next;
    const auto* found = reading.at(next);
    // "used to treat cancer" restricts nothing where all is about cancer.
    bool any = found && is_one_of(reading.words, found->first, {"cancer", "cancers"}) &&
               found->last == found->first + 1;
    if (found && found->type == EntityType::Condition && !any) return found;
  }
  return nullptr;
}

/// Classes that the title names: only these are worth a restricted class of their own.
std::vector<Handle> title_classes(const Page& page) {
  std::vector<Handle> out;
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    if (page.sections[s].level > 1) continue;
    for (const auto& found : page.headings[s].found) {
      if (found.type == EntityType::DrugClass) out.push_back(found.entity);
    }
  }
  return out;
}

/// "You might have targeted drugs for a NET that has spread": what they are used for, and no
/// class of its own.
bool is_received(const Reading& reading, const Found& found) {
  auto before = found.first;
  while (before > 0 && is_determiner(reading.words[before - 1])) --before;
  return before > 0 && is_one_of(reading.words, before - 1,
                                 {"have", "take", "get", "given", "offered", "use", "with"});
}

/// "Targeted drugs for pancreatic NETs" under all the names that both parts have.
Entity build_restricted(const Entity& head, const Entity& condition) {
  Entity entity;
  entity.type = EntityType::DrugClass;
  auto plural = condition.label + (condition.label.ends_with("tumour") ? "s" : "");
  entity.label = head.label + " for " + plural;
  entity.in_vocabulary = false;
  entity.id = make_entity_id(EntityType::DrugClass, entity.label);
  entity.parents = {head.id};
  constexpr std::size_t most_names = 8;
  for (const auto& name : head.names) {
    if (entity.names.size() >= most_names) break;
    entity.names.push_back(name + " for " + plural);
  }
  return entity;
}

/// A class that the page restricts now to one condition, now to another, is meant in general:
/// "If you have hormone therapy for prostate cancer … for breast cancer".
bool is_restricted_once(const Page& page, Handle head) {
  std::optional<Handle> only;
  auto agrees = [&](const Reading& reading) {
    for (const auto& found : reading.found) {
      if (found.entity != head || is_received(reading, found)) continue;
      const auto* condition = restriction(reading, found);
      if (!condition) continue;
      if (only && *only != condition->entity) return false;
      only = condition->entity;
    }
    return true;
  };
  for (const auto& reading : page.headings) {
    if (!agrees(reading)) return false;
  }
  for (const auto& reading : page.readings) {
    if (!agrees(reading)) return false;
  }
  return true;
}

}  // namespace

Handle restricted_class(Page* page, Handle drug_class, Handle condition) {
  return page->concepts.make(
      build_restricted(page->concepts.entity(drug_class), page->concepts.entity(condition)));
}

void restrict_classes(Page* page) {
  auto heads = title_classes(*page);
  std::erase_if(heads, [&](Handle head) { return !is_restricted_once(*page, head); });
  auto restrict_in = [&](Reading* reading) {
    for (auto& found : reading->found) {
      bool head = std::find(heads.begin(), heads.end(), found.entity) != heads.end();
      const Found* condition =
          head && !is_received(*reading, found) ? restriction(*reading, found) : nullptr;
      if (condition) found.entity = restricted_class(page, found.entity, condition->entity);
    }
  };
  for (auto& reading : page->headings) restrict_in(&reading);
  for (auto& reading : page->readings) restrict_in(&reading);
}

}  // namespace netkg::ingest
