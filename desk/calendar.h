// iCalendar (RFC 5545): one all-day entry for each page with a due date, with an alarm before
// it.
//
//   BEGIN:VEVENT / UID:doc:sunitinib-…@netkg / DTSTART;VALUE=DATE:20270319 / …
#pragma once

#include <chrono>
#include <string>

#include "query/review.h"

namespace netkg::desk {

/// A page that has no due date has no entry: none is invented; nor has one that is archived. A
/// month or year is entered on its last day. Equal rows and day give equal bytes; a page keeps
/// its UID over edits.
std::string calendar(const std::vector<query::ReviewRow>& rows, std::chrono::sys_days as_of);

}  // namespace netkg::desk
