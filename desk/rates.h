// How often, as proportions of people that can be compared: numbers of the page first, then the
// scale of its publisher, then what the word means on every scale that is known.
//
//   "more than 10 in 100 people"         -> 0.1 to 1
//   "rare" of a publisher with a scale   -> 0.0001 to 0.001
//   "rare" of any other                  -> 0 to 0.01: the widest that some publisher means
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "model/claim.h"
#include "vocabulary/vocabulary.h"

namespace netkg::desk {

using namespace netkg::model;

enum class RateSource : uint8_t { Page, Publisher, AnyScale };

struct Rate {
  double low = 0;
  double high = 1;
  RateSource source = RateSource::Page;
};

/// Have the two no proportion in common? Those that meet at an end exclude each other, unless
/// one of them is a single number.
bool exclude(const Rate& a, const Rate& b);

/// "10% to 100%", "66%"
std::string rate_words(const Rate& rate);

class Rates {
 public:
  explicit Rates(const vocabulary::Vocabulary& vocabulary);
  /// Nothing when the page states no rate, or one in a word that no scale explains.
  std::optional<Rate> of(const Claim& claim, const std::optional<std::string>& publisher) const;

 private:
  const vocabulary::Vocabulary& vocabulary_;
  std::array<std::optional<Rate>, frequency_band_names.size()> widest_;
};

}  // namespace netkg::desk
