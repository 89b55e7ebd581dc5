// Question -> Plan.
#include "query/plan.h"

#include <algorithm>
#include <utility>

namespace netkg::query {
namespace {

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// What a slot may hold: "grapefruit" need be no name in "interacts with grapefruit".
enum class Object { Name, NameOrValue, FreeText };

Object object_kind(Relation relation) {
  bool free = relation == Relation::Interact || relation == Relation::Unsuitable ||
              relation == Relation::Manage || relation == Relation::Together;
  if (free) return Object::FreeText;
  return describe(relation).value ? Object::NameOrValue : Object::Name;
}

PlannedSlot plan_slot(const Slot& slot, Object kind, const Names& names, Plan& plan,
                      bool effects = false) {
  PlannedSlot out{slot.fill, slot.term.words, {}, false, {}};
  if (slot.fill == Fill::Nested) {
    out.nested.push_back(make_plan(slot.nested.front(), names));
    append(plan.unknown, out.nested.front().unknown);
  }
  if (slot.fill != Fill::Given) return out;
  Resolution found = names.resolve(slot.term, effects);
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

/// Words that name nothing are looked for in the text of the pages.
PlannedPage plan_page(const PageTest& test, const Names& names, Plan& plan) {
  PlannedPage out{test, {}, false, {}};
  if (!test.nested.empty()) {
    out.nested.push_back(make_plan(test.nested.front(), names));
    append(plan.unknown, out.nested.front().unknown);
    return out;
  }
  bool named = test.what == PageTest::What::Mentions || test.what == PageTest::What::About;
  if (!named || test.term.words.empty()) return out;
  Resolution found = names.resolve(test.term);
  if (!found.unknown.empty()) return out;
  append(plan.corrected, found.corrected);
  out.parts = std::move(found.parts);
  out.any = found.any;
  return out;
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

/// "what is high blood sugar treated with": pages tell what helps against a side effect, drugs
/// or not.
bool is_help_for_effect(const Step& step) {
  const auto& parts = step.object.parts;
  if (step.relation != Relation::Treat || step.subject.fill != Fill::Asked || parts.empty())
    return false;
  return std::all_of(parts.begin(), parts.end(), [](const Resolved& part) {
    return std::all_of(part.ids.begin(), part.ids.end(), [](const EntityId& id) {
      return type_of(id) == EntityType::SideEffect;
    });
  });
}

/// "side effects of kinase inhibitors" where no page speaks of the class as a whole: those of
/// its members.
void open_class(const Names& names, Step& step) {
  if (step.subject.fill != Fill::Given || step.subject.parts.size() != 1) return;
  if (!describe(step.relation).derives) return;
  for (const auto& id : step.subject.parts.front().ids) {
    if (type_of(id) != EntityType::DrugClass) return;
    index::ClaimPattern pattern;
    pattern.subject = id;
    for (auto predicate : describe(step.relation).predicates) {
      pattern.predicate = predicate;
      if (!names.store().claims(pattern).empty()) return;
    }
  }
  Plan members;
  members.question.kind = Kind::Which;
  members.question.asked = Asked::Drug;
  Step is_a;
  is_a.relation = Relation::IsA;
  is_a.subject.fill = Fill::Asked;
  is_a.object = step.subject;
  members.steps.push_back(std::move(is_a));
  step.subject = {Fill::Nested, step.subject.words, {}, false, {}};
  step.subject.nested.push_back(std::move(members));
}

/// "drugs listed with diarrhoea": an effect gives no drugs, so it is what they cause.
void settle_sides(Asked asked, Step& step) {
  bool drugs = asked == Asked::Drug || asked == Asked::Treatment;
  bool turned = step.relation == Relation::Cause && drugs && step.object.fill == Fill::Asked &&
                step.subject.fill == Fill::Given && !step.subject.parts.empty();
  for (const auto& part : step.subject.parts) {
    turned &= std::all_of(part.ids.begin(), part.ids.end(), [](const EntityId& id) {
      auto type = type_of(id);
      return type == EntityType::SideEffect || type == EntityType::Condition;
    });
  }
  if (turned) std::swap(step.subject, step.object);
}

/// "what interacts with X": pages name X first and often say the other in words of their own,
/// which only stand on the other side.
void settle_partner(Asked asked, Step& step) {
  bool either = describe(step.relation).symmetric && describe(step.relation).value;
  bool anything = asked == Asked::Anything || asked == Asked::Value;
  if (either && anything && step.subject.fill == Fill::Asked &&
      step.object.fill == Fill::Given && !step.object.parts.empty())
    std::swap(step.subject, step.object);
}

/// "common side effects of A and B" asks what they have in common.
void settle_common(Plan& plan) {
  auto& bands = plan.question.bands;
  bool common = bands.frequency.size() == 3 && bands.frequency[2] == FrequencyBand::Common;
  bool several = !plan.steps.empty() && plan.steps[0].subject.parts.size() > 1;
  if (common && several && !plan.steps[0].subject.any) {
    plan.question.shared = true;
    bands = {};
  }
}

/// "list all kinase inhibitors" asks for the members of the class.
void read_listing(Plan& plan) {
  if (!plan.question.listing || plan.steps.size() != 1) return;
  Step& step = plan.steps.front();
  if (step.relation != Relation::Describe || step.subject.parts.size() != 1) return;
  auto type = type_of_part(step.subject.parts.front());
  if (type != EntityType::DrugClass && type != EntityType::Treatment) return;
  step.relation = Relation::IsA;
  step.object = std::exchange(step.subject, PlannedSlot{Fill::Asked, {}, {}, false, {}});
  plan.question.asked = Asked::Drug;
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

}  // namespace

Plan make_plan(const Question& question, const Names& names) {
  Plan plan;
  plan.question = question;
  for (const Clause& clause : question.clauses) {
    Step step;
    step.relation = clause.relation;
    bool names_either_side = describe(clause.relation).symmetric &&
                             object_kind(clause.relation) == Object::FreeText &&
                             clause.object.fill == Fill::Given &&
                             names.resolve(clause.object.term).unknown.empty();
    step.subject = plan_slot(clause.subject,
                             names_either_side ? Object::FreeText : Object::Name, names, plan);
    step.object = is_dosing(clause.relation) && clause.object.fill == Fill::Given
                      ? PlannedSlot{Fill::Given, clause.object.term.words, {}, false, {}}
                      : plan_slot(clause.object, object_kind(clause.relation), names, plan,
                                  clause.relation == Relation::Cause);
    bool either =
        describe(clause.relation).symmetric && object_kind(clause.relation) == Object::FreeText;
    bool swapped = either && step.subject.fill == Fill::Given && step.subject.parts.empty() &&
                   !step.object.parts.empty();
    // What interacts may be no name but words ("grapefruit"), which stand on the right only.
    swapped |= clause.relation == Relation::Interact && question.asked == Asked::Anything &&
               step.subject.fill == Fill::Asked &&
               (step.object.fill == Fill::Nested || !step.object.parts.empty());
    if (swapped) std::swap(step.subject, step.object);
    if (question.asked == Asked::Anything && is_help_for_effect(step)) {
      step.relation = Relation::Manage;
      std::swap(step.subject, step.object);
      plan.question.asked = Asked::Value;
    }
    settle_sides(plan.question.asked, step);
    settle_partner(plan.question.asked, step);
    open_class(names, step);
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
  for (const auto& test : question.pages) plan.pages.push_back(plan_page(test, names, plan));
  for (const auto& test : question.evidence)
    plan.evidence.push_back(plan_page(test, names, plan));
  append(plan.unknown, question.unread);
  read_listing(plan);
  settle_common(plan);
  read_key_words(plan);
  return plan;
}

std::string print(const Step& step) {
  std::string out = step.excluded ? "without " : step.denied ? "denied " : "";
  const auto& predicates = describe(step.relation).predicates;
  constexpr std::size_t most = 8;
  if (predicates.size() > most)
    return out + std::string(describe(step.relation).name) + "(" + print(step.subject) + ", " +
           print(step.object) + ")";
  for (std::size_t i = 0; i < predicates.size(); ++i)
    out += (i ? "|" : "") + std::string(name(predicates[i]));
  return out + "(" + print(step.subject) + ", " + print(step.object) + ")";
}

std::string print(const Plan& plan) {
  const Question& question = plan.question;
  if (question.reference || plan.steps.empty()) return print(question);
  std::string out(name(question.kind));
  if (question.kind != Kind::YesNo) out += " " + std::string(name(question.asked));
  for (const auto& part : plan.of_class)
    out += " of class " + (part.ids.empty() ? part.words : part.ids.front().text);
  std::string body;
  for (const auto& step : plan.steps) {
    if (!body.empty()) body += question.any ? " or " : " and ";
    body += print(step);
  }
  for (const auto& page : plan.pages)
    body += (body.empty() ? "page " : " and page ") + print(page.test);
  if (question.shared) body += ", shared";
  for (auto band : question.bands.frequency) body += ", " + std::string(name(band));
  if (question.bands.at_least)
    body += ", at least " + std::string(name(*question.bands.at_least));
  body += print_shares(question.bands);
  body += print_limits(question);
  for (const auto& read : plan.corrected) body += ", reading " + read;
  return out + ": " + body;
}

}  // namespace netkg::query
