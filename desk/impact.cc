// Claims and pages that an entity or work reaches.
#include "desk/impact.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "query/derive.h"

namespace netkg::desk {
namespace {

using index::DocumentNumber;

class Impact {
 public:
  Impact(const index::Store& store, const query::Names& names, std::chrono::sys_days as_of,
         const query::ReviewPolicy& policy)
      : store_(store), names_(names), as_of_(as_of), policy_(policy) {}

  void of_entity(const EntityId& id) {
    claims_of(id, "its subject", "its object");
    by_class(id);
    of_members(id);
    narrower(id);
    mentions(id);
  }

  void of_work(const index::Work& work) {
    for (const auto& [page, which] : work.cited_by) {
      const auto document = store_.document(page, index::Detail::Whole);
      if (!document || which >= document->references.size()) continue;
      const auto& reference = document->references[which];
      auto& finding = add(page);
      finding.span = reference.span;
      finding.message = "lists " + vancouver(reference.csl);
      finding.reason = "the page lists it";
      finding.works = {work.id.text};
      cited_claims(page, reference.id, work);
    }
  }

  std::vector<Finding> all() {
    locate(store_, findings_);
    // what is due first is to be looked at first
    auto key = [&](const Finding& finding) {
      const auto& row = rows_.at(finding.number);
      constexpr int never = 1 << 30;
      return std::make_tuple(row.state == query::ReviewState::Archived,
                             row.days.value_or(never), finding.document, finding.span,
                             finding.message, finding.claims);
    };
    std::stable_sort(findings_.begin(), findings_.end(),
                     [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
    return std::move(findings_);
  }

 private:
  Finding& add(DocumentNumber page) {
    touched_.insert(page);
    auto at = documents_.find(page);
    if (at == documents_.end()) {
      at = documents_.emplace(page, store_.document(page, index::Detail::Head).value()).first;
      rows_.emplace(page, query::review_row(at->second, as_of_, policy_));
    }
    const auto& row = rows_.at(page);
    auto finding = finding_of("impact", at->second);
    if (row.next_due) finding.next_due = row.next_due->iso();
    finding.state = std::string(name(row.state));
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  /// Each claim once, for the first reason that was found.
  void add(const index::ClaimRecord& record, std::string how) {
    if (!claims_.insert(record.number).second) return;
    const auto& claim = record.claim;
    auto& finding = add(record.document);
    const auto& verb = describe(claim.predicate);
    finding.span = claim.evidence;
    finding.claims = {claim.id.text};
    finding.message = names_.label(claim.subject) + " " +
                      std::string(claim.qualifiers.negated ? verb.denied : verb.verb) + " " +
                      (claim.object ? names_.label(*claim.object) : claim.value);
    finding.reason = std::move(how);
  }

  void claims_of(const EntityId& id, const std::string& as_subject,
                 const std::string& as_object) {
    for (const auto number : store_.claims({.subject = id}))
      if (const auto record = store_.claim(number)) add(*record, as_subject);
    for (const auto number : store_.claims({.object = id}))
      if (const auto record = store_.claim(number)) add(*record, as_object);
  }

  /// What a page says of the class that it puts this in.
  void by_class(const EntityId& id) {
    for (const auto& row : predicates)
      for (const auto& fact :
           query::derived(names_.reads(), {.predicate = row.predicate, .subjects = {id}}))
        if (const auto record = store_.claim(fact.claim->number))
          add(*record,
              "said of " + names_.label(fact.claim->subject) + ", in which the page puts it");
  }

  /// Statements about members, on pages that put them in this class.
  void of_members(const EntityId& id) {
    for (const auto& membership : names_.reads().of_object(Predicate::IsA, id)) {
      if (!query::is_membership(membership)) continue;
      const auto& member = membership.subject;
      for (const auto of_member :
           store_.claims({.subject = member, .document = membership.document}))
        if (const auto record = store_.claim(of_member))
          add(*record, "of " + names_.label(member) + ", which the page puts in it");
    }
  }

  void narrower(const EntityId& id) {
    const auto& vocabulary = names_.vocabulary();
    const auto concept_number = vocabulary.find(id);
    if (!concept_number) return;
    for (const auto below : vocabulary.below(*concept_number)) {
      const auto how =
          "of " + std::string(vocabulary.label(below)) + ", narrower by the vocabulary";
      claims_of(EntityId(std::string(vocabulary.id(below))), how, how);
    }
  }

  /// Pages that name it and state nothing that was found.
  void mentions(const EntityId& id) {
    for (const auto page : store_.mentioned_in(id)) {
      if (touched_.contains(page)) continue;
      auto& finding = add(page);
      finding.message = "mentions " + names_.label(id);
      finding.reason = "no statement is about it";
    }
  }

  void cited_claims(DocumentNumber page, const ReferenceId& reference,
                    const index::Work& work) {
    for (const auto number : store_.claims({.document = page})) {
      const auto record = store_.claim(number);
      if (!record) continue;
      for (const auto& citation : record->claim.citations) {
        if (citation.reference != reference || citation.basis == Basis::Page) continue;
        const auto before = findings_.size();
        add(*record, "rests on it by " + std::string(name(citation.basis)));
        if (findings_.size() > before) findings_.back().works = {work.id.text};
      }
    }
  }

  const index::Store& store_;
  const query::Names& names_;
  std::chrono::sys_days as_of_;
  const query::ReviewPolicy& policy_;
  std::vector<Finding> findings_;
  std::set<index::ClaimNumber> claims_;
  std::set<DocumentNumber> touched_;
  std::map<DocumentNumber, index::DocumentRecord> documents_;
  std::map<DocumentNumber, query::ReviewRow> rows_;
};

}  // namespace

std::vector<Finding> impact_of(const index::Store& store, const query::Names& names,
                               const std::vector<EntityId>& ids, std::chrono::sys_days as_of,
                               const query::ReviewPolicy& policy) {
  Impact impact(store, names, as_of, policy);
  for (const auto& id : ids) impact.of_entity(id);
  return impact.all();
}

std::vector<Finding> impact_of(const index::Store& store, const query::Names& names,
                               const index::Work& work, std::chrono::sys_days as_of,
                               const query::ReviewPolicy& policy) {
  Impact impact(store, names, as_of, policy);
  impact.of_work(work);
  return impact.all();
}

}  // namespace netkg::desk
