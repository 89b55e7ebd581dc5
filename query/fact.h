// A fact: what a claim says of an entity that was asked about, stated or passed on from a
// class. Facts are cheap: a question has thousands, and only those that are shown become
// Evidence, with their words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/store.h"

namespace netkg::query {

using namespace netkg::model;

/// How a derived answer came about.
struct Via {
  std::optional<EntityId> class_subject = {};  // the class that the page says it of
  std::optional<ClaimId> membership = {};      // the page's claim that puts the drug in it
  bool vocabulary = false;                     // rests on the vocabulary's hierarchy
};

/// Points into heads of claims that Reads keeps, and which outlive it.
struct Fact {
  const EntityId* subject = nullptr;  // as answered: a member where the claim names its class
  const EntityId* object = nullptr;   // null: the claim's value
  const index::ClaimHead* claim = nullptr;
  const index::ClaimHead* membership = nullptr;  // puts the subject in the class of the claim
  Level level = Level::Direct;
  bool by_vocabulary = false;                    // rests on the vocabulary's hierarchy
  bool by_class = false;                         // an inner question rests on a class claim
  std::vector<index::DocumentNumber> also = {};  // the same page under other addresses

  bool stands_so() const { return !membership && !by_vocabulary; }
};

}  // namespace netkg::query
