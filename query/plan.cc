// Question -> Plan.
#include "query/plan.h"

namespace netkg::query {
namespace {

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// What a slot may hold: "grapefruit" need be no name in "interacts with grapefruit".
enum class Object { Name, NameOrValue, FreeText };

Object object_kind(Relation relation) {
  bool free = relation == Relation::Interact || relation == Relation::Unsuitable ||
              relation == Relation::Manage;
  if (free) return Object::FreeText;
  return describe(relation).value ? Object::NameOrValue : Object::Name;
}

PlannedSlot plan_slot(const Slot& slot, Object kind, const Names& names, Plan& plan) {
  PlannedSlot out{slot.fill, slot.term.words, {}, false, {}};
  if (slot.fill == Fill::Nested) {
    out.nested.push_back(make_plan(slot.nested.front(), names));
    append(plan.unknown, out.nested.front().unknown);
  }
  if (slot.fill != Fill::Given) return out;
  Resolution found = names.resolve(slot.term);
  out.parts = std::move(found.parts);
  out.any = found.any;
  append(plan.corrected, found.corrected);
  if (kind == Object::Name) append(plan.unknown, found.unknown);
  if (kind == Object::Name || found.unknown.empty()) return out;
  out.parts.clear();
  if (kind == Object::NameOrValue) append(plan.doubtful, found.unknown);
  return out;
}

bool is_dosing(Relation relation) {
  return relation >= Relation::Form && relation <= Relation::GivenBy;
}

/// "diabetes drugs": the words before the noun name a condition, not a class.
bool add_class_condition(const Question& question, const Resolution& found, Plan& plan) {
  for (const auto& part : found.parts) {
    for (const auto& id : part.ids) {
      if (type_of(id) != EntityType::Condition) continue;
      Step step;
      step.relation = Relation::Treat;
      step.subject.fill = Fill::Asked;
      step.object = {Fill::Given, question.of_class.words, found.parts, found.any, {}};
      plan.steps.push_back(std::move(step));
      return true;
    }
  }
  return false;
}

std::optional<EntityType> type_of_part(const Resolved& part) {
  return part.ids.empty() ? std::nullopt : type_of(part.ids.front());
}

std::optional<Relation> relation_between(const Resolved& first, const Resolved& second) {
  auto a = type_of_part(first), b = type_of_part(second);
  using enum EntityType;
  if (!a || !b || (*a != Drug && *a != DrugClass && *a != Treatment)) return std::nullopt;
  if (*b == SideEffect) return Relation::Cause;
  if (*b == Condition) return Relation::Treat;
  if (*b == Target || *b == Process) return Relation::ActOn;
  return std::nullopt;
}

/// Key words only, "everolimus fatigue": two names and the relation their types suggest.
void read_key_words(Plan& plan) {
  if (plan.steps.size() != 1 || plan.steps[0].relation != Relation::Describe) return;
  Step& step = plan.steps[0];
  if (step.subject.parts.size() != 2) return;
  auto relation = relation_between(step.subject.parts[0], step.subject.parts[1]);
  if (!relation) return;
  step.relation = *relation;
  step.object = {Fill::Given, step.subject.parts[1].words, {step.subject.parts[1]}, false, {}};
  step.subject.parts.pop_back();
  plan.question.kind = Kind::YesNo;
}

std::string print(const PlannedSlot& slot) {
  switch (slot.fill) {
    case Fill::Open:
      return "any";
    case Fill::Asked:
      return "?";
    case Fill::Nested:
      return "[" + print(slot.nested.front()) + "]";
    case Fill::Given:
      break;
  }
  if (slot.parts.empty()) return "\"" + slot.words + "\"";
  std::string out;
  for (const auto& part : slot.parts) {
    if (!out.empty()) out += slot.any ? " or " : " and ";
    for (std::size_t i = 0; i < part.ids.size(); ++i) out += (i ? "|" : "") + part.ids[i].text;
  }
  return out;
}

std::string print(const Step& step) {
  std::string out = step.excluded ? "without " : step.denied ? "denied " : "";
  const auto& predicates = describe(step.relation).predicates;
  for (std::size_t i = 0; i < predicates.size(); ++i)
    out += (i ? "|" : "") + std::string(name(predicates[i]));
  return out + "(" + print(step.subject) + ", " + print(step.object) + ")";
}

}  // namespace

Plan make_plan(const Question& question, const Names& names) {
  Plan plan;
  plan.question = question;
  for (const Clause& clause : question.clauses) {
    Step step;
    step.relation = clause.relation;
    step.subject = plan_slot(clause.subject, Object::Name, names, plan);
    step.object = is_dosing(clause.relation) && clause.object.fill == Fill::Given
                      ? PlannedSlot{Fill::Given, clause.object.term.words, {}, false, {}}
                      : plan_slot(clause.object, object_kind(clause.relation), names, plan);
    step.excluded = clause.excluded;
    step.denied = clause.denied;
    step.inverted = clause.inverted;
    plan.steps.push_back(std::move(step));
  }
  if (!question.of_class.words.empty()) {
    Resolution found = names.resolve(question.of_class);
    append(plan.unknown, found.unknown);
    append(plan.corrected, found.corrected);
    if (!add_class_condition(question, found, plan)) plan.of_class = std::move(found.parts);
  }
  read_key_words(plan);
  return plan;
}

std::string print(const Plan& plan) {
  const Question& question = plan.question;
  if (question.page || question.reference || plan.steps.empty()) return print(question);
  std::string out(name(question.kind));
  if (question.kind != Kind::YesNo) out += " " + std::string(name(question.asked));
  for (const auto& part : plan.of_class)
    out += " of class " + (part.ids.empty() ? part.words : part.ids.front().text);
  std::string body;
  for (const auto& step : plan.steps) {
    if (!body.empty()) body += question.any ? " or " : " and ";
    body += print(step);
  }
  if (question.shared) body += ", shared";
  for (auto band : question.bands.frequency) body += ", " + std::string(name(band));
  if (question.bands.at_least)
    body += ", at least " + std::string(name(*question.bands.at_least));
  if (!question.publisher.words.empty()) body += ", published by " + question.publisher.words;
  for (const auto& read : plan.corrected) body += ", reading " + read;
  return out + ": " + body;
}

}  // namespace netkg::query
