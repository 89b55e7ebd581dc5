// How words of a question fit titles, journals, publishers and dates of pages.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "index/store.h"

namespace netkg::query {

using namespace netkg::model;

/// Do these words stand in the text, one after the other? Case, plurals and spelling are
/// folded.
bool contains_words(std::string_view text, std::string_view words);

/// "New England Journal of Medicine" names "N Engl J Med" and "NEJM"; and any part of a name
/// names the whole.
bool journal_matches(std::string_view asked, std::string_view printed);

/// "Macmillan" and "NCI" name "Macmillan Cancer Support" and "National Cancer Institute".
bool publisher_matches(std::string_view asked, std::string_view publisher);

/// Does the n-th reference of a page fit: its journal, publisher, title, or text?
bool cites(const index::DocumentRecord& page, std::size_t n, std::string_view words);

/// before, after and age; a date that may lie on either side does not count. Negative years
/// mean "in the last … years".
bool date_fits(const std::optional<PartialDate>& date, const std::optional<PartialDate>& before,
               const std::optional<PartialDate>& after, const std::optional<int>& years,
               std::chrono::sys_days as_of);

}  // namespace netkg::query
