// The one way in which the store reports bytes that it did not write.
//
//   throw damaged("a list does not ascend");
//   -> netkg: the store is damaged: a list does not ascend
//      hint: see what is wrong with: netkg verify
#pragma once

#include <string>

#include "model/error.h"

namespace netkg::index {

inline constexpr const char* damage_hint =
    "see what is wrong, and what mends it, with: netkg verify";

inline model::Error damaged(const std::string& what) {
  return model::Error(model::ErrorKind::Damaged, "the store is damaged: " + what, damage_hint);
}

}  // namespace netkg::index
