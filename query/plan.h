// Question -> Plan: names are entities now, relations are predicates. Prints as one line, the
// `interpretation` of every answer:
//
//   which drug: may_cause|increases_risk_of(?, effect:fatigue) and without …(?,
//   effect:diarrhoea)
#pragma once

#include <string>
#include <vector>

#include "query/resolve.h"

namespace netkg::query {

struct Plan;

struct PlannedSlot {
  Fill fill = Fill::Open;
  std::string words;  // as asked; for values
  std::vector<Resolved> parts = {};
  bool any = false;  // one part is enough
  std::vector<Plan> nested = {};
};

struct Step {
  Relation relation = Relation::Cause;
  PlannedSlot subject = {};
  PlannedSlot object = {};
  bool excluded = false;
  bool denied = false;
  bool inverted = false;
};

/// A condition on pages with its names looked up.
struct PlannedPage {
  PageTest test;
  std::vector<Resolved> parts = {};  // pages must mention them
  bool any = false;
  std::vector<Plan> nested = {};
};

struct Plan {
  Question question;
  std::vector<Step> steps = {};
  std::vector<PlannedPage> pages = {};     // question.pages
  std::vector<PlannedPage> evidence = {};  // question.evidence
  std::vector<Resolved> of_class = {};
  std::vector<std::string> unknown = {};    // words that name nothing
  std::vector<std::string> doubtful = {};   // the same, but they may be a value's words
  std::vector<std::string> corrected = {};  // misspelt names and what they were read as
};

Plan make_plan(const Question& question, const Names& names);
std::string print(const Plan& plan);
std::string print(const Step& step);

}  // namespace netkg::query
