// Rows -> the bytes that a Vocabulary is a view of. Run at build time for corpus/vocab.
#pragma once

#include <string>

#include "vocabulary/rows.h"

namespace netkg::vocabulary {

/// Throws Error{Unreadable} for an id given twice, and for a parent or related id that no row
/// has.
std::string compile(const Rows& rows);

}  // namespace netkg::vocabulary
