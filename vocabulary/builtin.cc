#include "vocabulary/vocabulary.h"

extern "C" const char netkg_vocabulary_begin[];
extern "C" const char netkg_vocabulary_end[];

namespace netkg::vocabulary {

const Vocabulary& Vocabulary::builtin() {
  static const Vocabulary vocabulary(std::string_view(
      netkg_vocabulary_begin,
      static_cast<std::size_t>(netkg_vocabulary_end - netkg_vocabulary_begin)));
  return vocabulary;
}

}  // namespace netkg::vocabulary
