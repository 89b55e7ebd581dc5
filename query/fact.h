// A fact: what a claim says of an entity that was asked about, stated or passed on from a
// class. Facts are cheap; only those that are shown become Evidence, with their words.
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
  std::optional<ClaimId> membership =
      {};                   // the claim of the same page that puts the drug in it
  bool vocabulary = false;  // rests on the vocabulary's hierarchy
};

struct Fact {
  EntityId subject;  // as answered: a member where the claim names its class
  std::optional<EntityId> object = {};
  std::string value = {};                   // when there is no object
  const index::ClaimHead* claim = nullptr;  // of Reads, which outlives facts
  Level level = Level::Direct;
  std::optional<Via> via = {};  // without the membership claim's id, which is
  std::optional<index::ClaimNumber> membership = {};  // looked up when it is shown
  bool by_class = false;                         // an inner question rests on a class claim
  std::vector<index::DocumentNumber> also = {};  // the same page under other addresses
};

}  // namespace netkg::query
