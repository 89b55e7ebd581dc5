// When a page was last reviewed, when it is due, and what it says of that itself. Reviewed,
// modified and due are three different things; a date is never invented.
#pragma once

#include <optional>
#include <string>

#include "model/partial_date.h"
#include "model/span.h"

namespace netkg::model {

struct StatedDate {
  PartialDate date;
  Span span;               // the date's own words: "18 Mar 2021"
  bool ambiguous = false;  // "2/6/2023": day and month were told apart by the page's locale
};

enum class NoticeKind : uint8_t { Due, Archived };

struct Notice {
  NoticeKind kind = NoticeKind::Due;
  Span span;  // "This page is due for review."
};

struct Review {
  std::optional<StatedDate> last_reviewed = {};
  std::optional<StatedDate> next_due = {};
  std::optional<StatedDate> last_modified = {};
  std::optional<StatedDate> published = {};
  std::optional<Span> reviewed_by = {};
  std::optional<Notice> notice = {};
  std::optional<Span> due_promise = {};  // "reviewed within three years": next_due is computed
};

}  // namespace netkg::model
