// A publisher's own rows added to the program's: --vocab DIR.
//
//   own/drugs.tsv: drug:zebranib  zebranib  Zebrava{brand}  …      a new concept
//                  effect:fatigue fatigue   no energy left{lay} …  another name of one
//
//   auto own = load_own("own");
//   own.vocabulary.named("Zebrava") -> drug:zebranib
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "vocabulary/rows.h"
#include "vocabulary/vocabulary.h"

namespace netkg::vocabulary {

/// The rows that a vocabulary was compiled from, without sources, licences and places.
Rows rows_of(const Vocabulary& vocabulary);

/// `base` with the rows of `own`: new concepts, names, parents, near concepts and references
/// for known ones, and publishers (one of the same name replaces the program's). Everything
/// that keeps them from being added goes into `problems`: a name that another concept of that
/// kind has, an id that does not follow from its label, a link to nothing, a circle.
Rows extend(Rows base, const Rows& own, std::vector<Problem>* problems);

/// A vocabulary with the bytes that it is a view of.
struct Loaded {
  std::shared_ptr<const std::string> bytes;  // null for the program's own
  Vocabulary vocabulary;
  std::string kept;      // for load_kept(); empty for the program's own
  bool compiled = true;  // false: what load_kept() was given was used as it was
};

Loaded load_builtin();
/// The program's rows with those of a directory. Throws Error{Unreadable} that lists everything
/// there is to mend.
Loaded load_own(const std::string& directory);
/// What a store has kept; compiled again when this program's own rows, or the form of compiled
/// bytes, are others than then. Throws Error{Damaged} for anything that is not Loaded::kept.
Loaded load_kept(std::string_view kept);

}  // namespace netkg::vocabulary
