// Facts: claims that fit a pattern, and what follows from a class claim for the class's
// members.
//
// A page says "side effects of targeted drugs for NETs include vomiting" and puts sunitinib
// among those drugs: sunitinib may cause vomiting, level class, via the class and the
// membership claim. One step, one page; never from "A or B" claims, denied or hedged
// memberships, or the vocabulary's hierarchy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/fact.h"
#include "query/question.h"
#include "query/reads.h"

namespace netkg::query {

/// What to look for. Empty lists leave the side open.
struct Pattern {
  Predicate predicate = Predicate::MayCause;
  std::vector<EntityId> subjects = {};
  std::vector<EntityId> objects = {};
  std::string value = {};  // words that a free-text object must fit
  bool denied = false;     // claims that a page denies, instead of those it makes
};

/// A claim as it stands.
Fact make_fact(const index::ClaimHead& claim);

/// Claims as they stand on the pages.
std::vector<Fact> stated(Reads& reads, const Pattern& pattern);

/// Facts that follow for members of classes. Leaves out those that a page denies.
std::vector<Fact> derived(Reads& reads, const Pattern& pattern);

/// Both, the stated ones first.
std::vector<Fact> stated_and_derived(Reads& reads, const Pattern& pattern);

/// May this claim be passed on to members of its subject?
bool passes_on(const index::ClaimHead& claim);
/// Does this is_a claim make its subject a member of its object?
bool is_membership(const index::ClaimHead& claim);

}  // namespace netkg::query
