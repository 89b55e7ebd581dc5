// Facts of a step, grouped.
#include "query/groups.h"

#include <algorithm>
#include <unordered_set>

#include "model/words.h"

namespace netkg::query {
namespace {

void append(std::vector<Fact>& to, std::vector<Fact> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()),
            std::make_move_iterator(from.end()));
}

void swap_sides(std::vector<Fact>& facts) {
  std::erase_if(facts, [](const Fact& fact) { return !fact.object; });
  for (Fact& fact : facts) std::swap(fact.subject, fact.object);
}

bool takes_values_too(Relation relation) {
  return relation == Relation::Interact || relation == Relation::Unsuitable ||
         relation == Relation::Manage;
}

bool has_narrower(Relation relation) {
  return relation == Relation::Treat || relation == Relation::IsA;
}

bool is_name(Relation relation) {
  return relation == Relation::Named || relation == Relation::Brand;
}

void mark_narrower(const std::vector<EntityId>& asked, std::vector<Fact>& facts) {
  for (Fact& fact : facts) {
    if (!fact.object || std::find(asked.begin(), asked.end(), *fact.object) != asked.end())
      continue;
    fact.by_vocabulary = true;
  }
}

/// One part of a slot as a binding of its side.
struct Part {
  std::vector<EntityId> ids;
  std::string value;
  bool by_class = false;  // an inner question found it by a class claim only
};

/// What is an effect of a drug may be a condition to treat: both carry one name.
std::vector<EntityId> with_twin(const Names& names, const EntityId& id) {
  std::vector<EntityId> out{id};
  auto type = type_of(id);
  if (type != EntityType::SideEffect && type != EntityType::Condition) return out;
  for (const auto& other : names.named(names.label(id))) {
    auto kind = type_of(other);
    bool twin = kind == EntityType::SideEffect || kind == EntityType::Condition;
    if (twin && other != id) out.push_back(other);
  }
  return out;
}

std::vector<Part> parts_of(const Names& names, const PlannedSlot& slot, bool narrower);

std::vector<Part> parts_of(const Names& names, const PlannedSlot& slot, bool narrower) {
  std::vector<Part> out;
  if (slot.fill == Fill::Nested) {
    for (auto& inner : nested_answers(names, slot.nested.front()))
      out.push_back({with_twin(names, inner.id), {}, inner.by_class});
    return out;
  }
  if (slot.fill != Fill::Given) return {Part{}};
  for (const auto& part : slot.parts)
    out.push_back({narrower ? with_narrower(names, part.ids) : part.ids, part.words});
  if (out.empty()) out.push_back({{}, slot.words});
  return out;
}

std::vector<Fact>& group_at(Groups& groups, std::string_view key) {
  auto found = groups.lower_bound(key);
  if (found == groups.end() || found->first != key)
    found = groups.emplace_hint(found, std::string(key), std::vector<Fact>());
  return found->second;
}

void group(std::vector<Fact> facts, Side side, Groups& groups) {
  for (Fact& fact : facts) {
    const EntityId* id = side == Side::Subject ? fact.subject : fact.object;
    auto& to = id ? group_at(groups, id->text) : group_at(groups, group_key(fact, side));
    to.push_back(std::move(fact));
  }
}

void intersect(Groups& all, Groups more) {
  std::erase_if(all, [&](const auto& entry) { return !more.contains(entry.first); });
  for (auto& [key, facts] : all) append(facts, std::move(more[key]));
}

/// Does the page print a share of people on the right side of both limits?
bool in_shares(const std::optional<Frequency>& frequency, const Bands& bands) {
  constexpr double slack = 1e-9;
  if (!bands.more_than && !bands.less_than) return true;
  if (!frequency) return false;
  bool over =
      !bands.more_than || (frequency->low && *frequency->low >= *bands.more_than - slack);
  bool under =
      !bands.less_than || (frequency->high && *frequency->high <= *bands.less_than + slack);
  return over && under;
}

bool in_bands(const Fact& fact, const std::vector<FrequencyBand>& bands,
              const std::optional<SeverityBand>& least) {
  const auto& claim = *fact.claim;
  if (least && (!claim.severity || *claim.severity < *least)) return false;
  if (bands.empty()) return true;
  return claim.frequency &&
         std::find(bands.begin(), bands.end(), claim.frequency->band) != bands.end();
}

/// The classes that members are asked of, with all that lies below them.
struct Classes {
  std::unordered_set<std::string> ids;
  std::vector<vocabulary::ConceptNumber>
      broad;  // those asked for, where the vocabulary knows them
};

Classes classes_of(const Names& names, const std::vector<Resolved>& asked) {
  Classes out;
  for (const auto& part : asked) {
    for (const auto& id : with_narrower(names, part.ids)) out.ids.insert(id.text);
    for (const auto& id : part.ids) {
      if (auto number = names.vocabulary().find(id)) out.broad.push_back(*number);
    }
  }
  return out;
}

/// Whether it is the vocabulary only, and no page, that puts the entity in one of the classes.
/// Nothing when not even the vocabulary does.
std::optional<bool> member_by_vocabulary(const Names& names, const EntityId& member,
                                         const Classes& classes) {
  for (const auto& claim : names.reads().of_subject(member, Predicate::IsA)) {
    if (is_membership(claim) && classes.ids.contains(claim.object->text)) return false;
  }
  const auto& vocabulary = names.vocabulary();
  auto narrow = vocabulary.find(member);
  for (auto broad : classes.broad) {
    if (narrow && vocabulary.is_below(*narrow, broad)) return true;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Inner> nested_answers(const Names& names, const Plan& plan) {
  std::map<std::string, bool> keys;  // -> by class
  bool first = true;
  for (const Step& step : plan.steps) {
    Side side = asked_side(step, plan.question.asked);
    Groups groups = step_groups(names, plan, step, true);
    keep_members(names, plan.of_class, groups);
    std::map<std::string, bool> here;
    for (const auto& [key, facts] : groups) {
      if (!is_asked_type(plan.question.asked, side, key)) continue;
      here[key] = std::none_of(facts.begin(), facts.end(), [](const Fact& fact) {
        return fact.level == Level::Direct && !fact.by_class;
      });
    }
    if (first && !step.excluded) keys = here;
    std::erase_if(
        keys, [&](const auto& entry) { return here.contains(entry.first) == step.excluded; });
    for (auto& [key, by_class] : keys) by_class |= here.contains(key) && here.at(key);
    first = false;
  }
  std::vector<Inner> out;
  for (const auto& [key, by_class] : keys) out.push_back({EntityId(key), by_class});
  return out;
}

std::string group_key(const Fact& fact, Side side) {
  if (side == Side::Subject) return fact.subject->text;
  return fact.object ? fact.object->text : "=" + name_key(fact.claim->value);
}

Side asked_side(const Step& step, Asked asked) {
  if (step.subject.fill == Fill::Asked) return Side::Subject;
  // "how often is each drug taken": the answers are the drugs, each with its value
  if (asked == Asked::Value && step.subject.fill == Fill::Open) return Side::Subject;
  return Side::Object;
}

std::vector<EntityId> with_narrower(const Names& names, const std::vector<EntityId>& ids) {
  constexpr std::size_t most = 500;
  std::vector<EntityId> out = ids;
  const auto& vocabulary = names.vocabulary();
  for (const auto& id : ids) {
    auto number = vocabulary.find(id);
    if (!number) continue;
    for (auto below : vocabulary.below(*number)) {
      EntityId narrow{std::string(vocabulary.id(below))};
      if (out.size() < most && std::find(out.begin(), out.end(), narrow) == out.end())
        out.push_back(std::move(narrow));
    }
  }
  return out;
}

std::vector<Fact> facts_of(const Names& names, const Step& step, const Binding& binding) {
  const auto& row = describe(step.relation);
  std::vector<Fact> out;
  bool bound = !binding.subjects.empty() || !binding.objects.empty() || !binding.value.empty();
  for (Predicate predicate : row.predicates) {
    Pattern pattern{predicate, binding.subjects, binding.objects, binding.value, step.denied};
    append(out, row.derives ? stated_and_derived(names.reads(), pattern)
                            : stated(names.reads(), pattern));
    if (!row.symmetric || !bound) continue;
    if (binding.objects.empty() && !binding.value.empty()) continue;  // words are no subject
    Pattern back{predicate, binding.objects, binding.subjects, {}, step.denied};
    if (back.subjects.empty() && back.objects.empty()) continue;
    auto facts = stated(names.reads(), back);
    swap_sides(facts);
    append(out, std::move(facts));
  }
  if (step.relation == Relation::Manage && !binding.subjects.empty()) {
    Pattern treats{Predicate::Treats, {}, binding.subjects, {}, step.denied};
    auto facts = stated(names.reads(), treats);
    swap_sides(facts);
    append(out, std::move(facts));
  }
  return out;
}

Groups step_groups(const Names& names, const Plan& plan, const Step& step, bool narrower) {
  narrower = narrower && has_narrower(step.relation);
  Side side = asked_side(step, plan.question.asked);
  Groups all;
  bool first = true;
  for (const Part& subject : parts_of(names, step.subject, false)) {
    for (const Part& object : parts_of(names, step.object, narrower)) {
      Binding binding{subject.ids, object.ids, {}};
      if (object.ids.empty() || takes_values_too(step.relation)) binding.value = object.value;
      if (is_name(step.relation) && step.object.fill == Fill::Given)
        binding = {object.ids, {}, object.value};  // "which drug is called Sutent"
      auto facts = facts_of(names, step, binding);
      if (narrower && !object.ids.empty()) {
        std::vector<EntityId> asked;
        for (const auto& part : step.object.parts)
          asked.insert(asked.end(), part.ids.begin(), part.ids.end());
        mark_narrower(asked, facts);
      }
      for (Fact& fact : facts) fact.by_class |= subject.by_class || object.by_class;
      bool any = side == Side::Subject ? step.object.any || step.object.fill == Fill::Nested
                                       : !plan.question.shared;
      if (first || any) {
        group(std::move(facts), side, all);
      } else {
        Groups here;
        group(std::move(facts), side, here);
        intersect(all, std::move(here));
      }
      first = false;
    }
  }
  return all;
}

bool is_asked_type(Asked asked, Side side, const std::string& key) {
  auto type = type_of(EntityId(key));
  if (!type) return side == Side::Object && asked != Asked::Drug && asked != Asked::Effect;
  using enum EntityType;
  switch (asked) {
    case Asked::Drug:
      return *type == Drug;
    case Asked::Treatment:
      return *type == Drug || *type == Treatment;
    case Asked::DrugClass:
      return *type == DrugClass;
    case Asked::Effect:
      return *type == SideEffect || *type == Condition;
    case Asked::Condition:
      return *type == Condition || *type == SideEffect;
    case Asked::Target:
      return *type == Target || *type == Process;
    default:
      return side == Side::Object || (*type != DrugClass && *type != SideEffect);
  }
}

void keep_members(const Names& names, const std::vector<Resolved>& asked, Groups& groups) {
  if (asked.empty()) return;
  auto classes = classes_of(names, asked);
  for (auto group = groups.begin(); group != groups.end();) {
    auto by_vocabulary = member_by_vocabulary(names, EntityId(group->first), classes);
    if (!by_vocabulary) {
      group = groups.erase(group);
      continue;
    }
    for (Fact& fact : group->second) fact.by_vocabulary |= *by_vocabulary;
    ++group;
  }
}

bool narrows(const Bands& bands) {
  return !bands.frequency.empty() || !bands.otherwise.empty() || bands.at_least ||
         bands.more_than || bands.less_than;
}

void keep_bands(const Bands& bands, bool otherwise, Groups& groups) {
  const auto& frequency = otherwise ? bands.otherwise : bands.frequency;
  if (!narrows(bands)) return;
  keep_facts(groups, [&](const Fact& fact) {
    return in_bands(fact, frequency, bands.at_least) && in_shares(fact.claim->frequency, bands);
  });
}

}  // namespace netkg::query
