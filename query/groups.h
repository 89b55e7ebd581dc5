// A step of a plan -> facts grouped by what is asked for.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/derive.h"
#include "query/plan.h"

namespace netkg::query {

enum class Side : uint8_t { Subject, Object };

/// Entity id, or '=' and the folded value -> the facts about it.
using Groups = std::map<std::string, std::vector<Fact>, std::less<>>;

/// Facts that fit a step when its sides are bound to these entities.
struct Binding {
  std::vector<EntityId> subjects = {};
  std::vector<EntityId> objects = {};
  std::string value = {};
};
std::vector<Fact> facts_of(const Names& names, const Step& step, const Binding& binding);

/// The side of a step that answers are read from.
Side asked_side(const Step& step, Asked asked);
std::string group_key(const Fact& fact, Side side);

/// All that fits one step. `narrower` lets narrower objects of the vocabulary's hierarchy in,
/// marked as such.
Groups step_groups(const Names& names, const Plan& plan, const Step& step, bool narrower);

/// An entity that answers a question inside a question.
struct Inner {
  EntityId id;
  bool by_class = false;  // only a class claim makes it one
};
std::vector<Inner> nested_answers(const Names& names, const Plan& plan);

/// Ids with everything below them in the vocabulary.
std::vector<EntityId> with_narrower(const Names& names, const std::vector<EntityId>& ids);

/// May something of this type be an answer to this?
bool is_asked_type(Asked asked, Side side, const std::string& key);

/// Keeps the facts that fit, and the groups that still have some.
template <class Fits>
void keep_facts(Groups& groups, Fits fits) {
  for (auto group = groups.begin(); group != groups.end();) {
    std::erase_if(group->second, [&](const Fact& fact) { return !fits(fact); });
    group = group->second.empty() ? groups.erase(group) : std::next(group);
  }
}

/// Keeps members of the classes; marks those that only the vocabulary knows as members.
void keep_members(const Names& names, const std::vector<Resolved>& classes, Groups& groups);
/// Do they ask for anything?
bool narrows(const Bands& bands);
/// Keeps facts with one of the bands.
void keep_bands(const Bands& bands, bool otherwise, Groups& groups);

}  // namespace netkg::query
