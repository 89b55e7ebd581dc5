// How much a stretch of a page looks like a bibliography entry, and what surely is none.
#pragma once

#include <string_view>

#include "model/reference.h"

namespace netkg::ingest {

using namespace netkg::model;

/// From how much on a stretch is an entry: alone on a page, in a run of entries, below a
/// heading.
inline constexpr int certain_entry = 6;
inline constexpr int likely_entry = 4;
inline constexpr int possible_entry = 2;

/// The evidence in what was read: "…; N Engl J Med. 2011;364:501" speaks for an entry, "you"
/// and "we" against it. `reference` was read from its span of `text`.
int likeness(std::string_view text, const Reference& reference);

/// Cheap test before an entry is read: is there a year, an address or an identifier at all?
bool may_be_entry(std::string_view words);

/// "Related links", "Our team is made up of …", "This page is due for review", "Last reviewed
/// …".
bool is_furniture(std::string_view words);

enum class ListHeading : uint8_t { None, Weak, Strong };
/// "References", "Selected references" are strong; "Sources", "More information" also head
/// prose.
ListHeading list_heading(std::string_view words);

}  // namespace netkg::ingest
