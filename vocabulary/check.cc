#include "vocabulary/check.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/words.h"

namespace netkg::vocabulary {
namespace {

class Checker {
 public:
  explicit Checker(const Rows& rows) : rows_(rows) {
    for (const auto& row : rows.concepts) known_.emplace(row.id, &row);
  }

  std::vector<Finding> run() {
    std::set<EntityId> seen;
    for (const auto& row : rows_.concepts) {
      if (!seen.insert(row.id).second) add("duplicate-id", row, "has two rows");
      check_id(row);
      check_links(row);
      check_names(row);
      if (leads_to_itself(row)) add("cycle", row, "is its own ancestor");
    }
    return std::move(findings_);
  }

 private:
  void add(std::string rule, const ConceptRow& row, std::string message) {
    findings_.push_back({std::move(rule), row.id.text, std::move(message)});
  }

  void check_id(const ConceptRow& row) {
    auto expected = make_entity_id(row.type, row.label);
    if (expected == row.id) return;
    add("wrong-id", row, "has the label \"" + row.label + "\", which makes " + expected.text);
  }

  void check_links(const ConceptRow& row) {
    for (const auto* links : {&row.parents, &row.related}) {
      for (const auto& id : *links) {
        if (!known_.contains(id))
          add("dangling", row, "points to " + id.text + ", which has no row");
      }
    }
  }

  void check_names(const ConceptRow& row) {
    std::vector<std::string> names{row.label};
    for (const auto& name : row.names) {
      if (name.scope == NameScope::Exact) names.push_back(name.text);
    }
    for (const auto& name : names) {
      auto& owners = owners_[name_key(name)];
      for (const auto* owner : owners) {
        if (owner->id == row.id) continue;
        bool same = owner->type == row.type;
        add(same ? "duplicate-name" : "ambiguous-name", row,
            "\"" + name + "\" also names " + owner->id.text);
      }
      if (std::find(owners.begin(), owners.end(), &row) == owners.end()) owners.push_back(&row);
    }
  }

  bool leads_to_itself(const ConceptRow& row) const {
    std::vector<EntityId> todo = row.parents;
    std::set<EntityId> seen;
    while (!todo.empty()) {
      auto id = todo.back();
      todo.pop_back();
      if (id == row.id) return true;
      auto found = known_.find(id);
      if (found == known_.end() || !seen.insert(id).second) continue;
      todo.insert(todo.end(), found->second->parents.begin(), found->second->parents.end());
    }
    return false;
  }

  const Rows& rows_;
  std::map<EntityId, const ConceptRow*> known_;
  std::map<std::string, std::vector<const ConceptRow*>> owners_;  // folded name -> concepts
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check(const Rows& rows) {
  auto findings = Checker(rows).run();
  for (auto& finding : check_scales(rows)) findings.push_back(std::move(finding));
  return findings;
}

std::vector<Finding> check_scales(const Rows& rows) {
  std::vector<Finding> findings;
  std::set<std::pair<std::string, FrequencyBand>> steps;
  for (const auto& row : rows.scales) {
    bool known = std::any_of(rows.publishers.begin(), rows.publishers.end(),
                             [&](const PublisherRow& p) { return p.name == row.publisher; });
    if (!known) findings.push_back({"unknown-publisher", row.publisher, "has no row"});
    if (!steps.emplace(row.publisher, row.band).second)
      findings.push_back({"duplicate-step", row.publisher,
                          "has two steps \"" + std::string(name(row.band)) + "\""});
  }
  return findings;
}

bool is_error(const Finding& finding) { return finding.rule != "ambiguous-name"; }

}  // namespace netkg::vocabulary
