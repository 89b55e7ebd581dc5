// Classes that a page makes for itself: "targeted drugs for pancreatic NETs" is a class of its
// own below targeted drugs, so that what is said of it is not said of all of them.
#pragma once

#include "ingest/page.h"

namespace netkg::ingest {

/// The class restricted to a condition, under all the names that both parts have.
Handle restricted_class(Page* page, Handle drug_class, Handle condition);

/// Replaces mentions of the title's classes that the words behind them restrict ("for C", "used
/// to treat C") by the restricted class.
void restrict_classes(Page* page);

}  // namespace netkg::ingest
