// Stems, the generation, and the engine as a whole.
#include "index/xapian/shared.h"

#include <charconv>

#include "index/text_fields.h"

namespace netkg::index {

uint64_t read_generation(const Xapian::Database& database) {
  auto text = database.get_metadata(generation_key);
  uint64_t generation = 0;
  std::from_chars(text.data(), text.data() + text.size(), generation);
  return generation;
}

namespace {

constexpr std::size_t most_known = 200'000;

/// The folded form that the stemmer is to see. Folding takes the e off "rinse" and "doses";
/// without it they would not meet "rinsing" and "dosing".
std::string stemmable(const Word& word, std::string_view text) {
  if (!word.folded.ends_with('s')) return word.folded;
  auto with_e = word.folded + "e";
  return lower(word.span.in(text)).starts_with(with_e) ? with_e : word.folded;
}

}  // namespace

Stems::Stems() : stemmer_("english") {
  for (auto word : stop_words) stop_.insert(fold_word(word));
}

const std::string& Stems::of(const Word& word, std::string_view text) {
  static const std::string none;
  if (word.folded.size() > longest_word || stop_.contains(word.folded)) return none;
  if (known_.size() > most_known) known_.clear();
  auto [found, is_new] = known_.try_emplace(stemmable(word, text));
  if (is_new) found->second = stemmer_(found->first);
  return found->second;
}

}  // namespace netkg::index

extern "C" const netkg::index::TextEngine* netkg_text_engine() {
  using namespace netkg::index;
  static constexpr TextEngine engine{open_xapian, write_xapian, build_xapian, compact_xapian,
                                     check_xapian};
  return &engine;
}
