// Cards that site builders set between the paragraphs of a page: one link around a picture, a
// title and a teaser. Converters of HTML leave them as a bracket that opens in one paragraph
// and closes in another:
//
//   people with a variety of              people with a variety of
//                                         cancer types, including:
//   [![Illustration …](a.jpg)
//                                   ->
//   A new drug is approved
//
//   It is an option for …](/news/1)
//
//   cancer types, including:
#pragma once

#include <string>
#include <string_view>

namespace netkg::ingest {

/// The Markdown without such cards. Where one stood in the middle of a sentence, the two halves
/// become one paragraph again. A bracket that does not close within 12 lines is text.
std::string without_cards(std::string_view markdown);

}  // namespace netkg::ingest
