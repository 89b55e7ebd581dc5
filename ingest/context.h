// How a statement is qualified: frequency, severity, hedging. The cue tables live here.
//
//   "Less common but more serious side effects can include" -> less_common, more_serious,
//   hedged
#pragma once

#include <optional>

#include "ingest/page.h"

namespace netkg::ingest {

/// What a stem, a heading or the words before a list say of everything that follows.
struct Frame {
  std::optional<Frequency> frequency = {};
  std::optional<Severity> severity = {};
  bool hedged = false;
  bool negated = false;
};

/// Reads words [from, to): the most telling frequency and severity words, numbers included
/// ("more than 10 in 100 people (10%)"), and hedges.
Frame read_frame(const Words& words, std::size_t from, std::size_t to, std::string_view text);

/// The frame that `outer` (a heading) gives where `inner` (a stem) is silent.
Frame combine(const Frame& outer, const Frame& inner);

/// A rate in numbers at words[at]: "between 1 and 10 in 100 people", "up to 1 in 10", "≥30%".
struct Rate {
  std::size_t words = 0;
  std::optional<double> low = {};
  std::optional<double> high = {};
};
std::optional<Rate> rate_at(const Words& words, std::size_t at, std::string_view text);

/// The band of a rate that no word names: more than 1 in 10 is very common, and so on (the
/// convention of European medicine leaflets).
FrequencyBand band_of(const Rate& rate);

}  // namespace netkg::ingest
