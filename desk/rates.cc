// Rates by number, by publisher, by word.
#include "desk/rates.h"

#include <fmt/format.h>

#include <algorithm>

namespace netkg::desk {

bool exclude(const Rate& a, const Rate& b) {
  const auto& lower = a.low <= b.low ? a : b;
  const auto& higher = a.low <= b.low ? b : a;
  if (lower.high < higher.low) return true;
  const bool widths = lower.high > lower.low && higher.high > higher.low;
  return lower.high == higher.low && widths;
}

std::string rate_words(const Rate& rate) {
  constexpr double percent = 100;
  if (rate.low == rate.high) return fmt::format("{:.4g}%", rate.low * percent);
  return fmt::format("{:.4g}% to {:.4g}%", rate.low * percent, rate.high * percent);
}

Rates::Rates(const vocabulary::Vocabulary& vocabulary) : vocabulary_(vocabulary) {
  for (const auto& step : vocabulary.scales()) {
    auto& widest = widest_[static_cast<std::size_t>(step.band)];
    const Rate rate{step.low.value_or(0), step.high.value_or(1), RateSource::AnyScale};
    if (!widest) widest = rate;
    widest->low = std::min(widest->low, rate.low);
    widest->high = std::max(widest->high, rate.high);
  }
}

std::optional<Rate> Rates::of(const Claim& claim,
                              const std::optional<std::string>& publisher) const {
  const auto& frequency = claim.qualifiers.frequency;
  if (!frequency) return std::nullopt;
  if (frequency->low || frequency->high)
    return Rate{frequency->low.value_or(0), frequency->high.value_or(1), RateSource::Page};
  if (publisher)
    if (const auto step = vocabulary_.scale(*publisher, frequency->band))
      return Rate{step->low.value_or(0), step->high.value_or(1), RateSource::Publisher};
  return widest_[static_cast<std::size_t>(frequency->band)];
}

}  // namespace netkg::desk
