// Answers and tables as documents: Markdown, and HTML pages that need nothing beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/answer.h"

namespace netkg::cli {

/// Question, interpretation and one list item an answer, its evidence below it.
std::string answers_markdown(const query::Answers& answers);
/// The same as one self-contained page: no script, no link to anything but the pages.
std::string answers_html(const query::Answers& answers);

/// "&lt;b&gt;" for "<b>"; control characters do not come through.
std::string html_text(std::string_view text);
/// Words that Markdown does not take for marks: "\*", "\|".
std::string markdown_text(std::string_view text);
/// A whole page around a body.
std::string html_page(std::string_view title, std::string_view body);

}  // namespace netkg::cli
