// Free-text values of claims against words of a question: "by mouth" fits "oral", "daily" fits
// "once a day", "with food" fits "with or without food".
#pragma once

#include <string_view>

namespace netkg::query {

bool value_matches(std::string_view asked, std::string_view stored);

}  // namespace netkg::query
