// A page's text as HTML with stretches of it marked. Marks may overlap and nest.
//
//   "may cause fatigue", {{10, 17}, "claim", "c12ab"}
//   -> may cause <mark class="claim" title="c12ab">fatigue</mark>
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace netkg::desk {

struct Mark {
  model::Span span;
  std::string shade;        // CSS class
  std::string title = {};   // what a pointer shows
  std::string anchor = {};  // where a click leads, "#c12ab"
};

/// Where marks overlap, the one that begins last (then ends first) is shown. Line breaks stay;
/// put it where white space counts.
std::string marked_text(std::string_view text, std::vector<Mark> marks);

/// "&lt;" for "<", and so on; control characters and those that turn the direction of writing
/// become U+FFFD.
std::string html_escape(std::string_view text);

}  // namespace netkg::desk
