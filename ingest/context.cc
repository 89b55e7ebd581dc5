#include "ingest/context.h"

#include <array>
#include <charconv>

namespace netkg::ingest {
namespace {

using Band = FrequencyBand;

constexpr std::array<PhraseRow<Band>, 38> frequency_words{{
    {"very common", Band::VeryCommon},
    {"very commonly", Band::VeryCommon},
    {"most common", Band::MostCommon},
    {"most commonly", Band::MostCommon},
    {"most frequent", Band::MostCommon},
    {"most frequently", Band::MostCommon},
    {"common", Band::Common},
    {"commonly", Band::Common},
    {"frequent", Band::Common},
    {"frequently", Band::Common},
    {"many people", Band::Common},
    {"most people", Band::VeryCommon},
    {"other possible", Band::OtherPossible},
    {"other", Band::OtherPossible},
    {"possible", Band::Possible},
    {"possibly", Band::Possible},
    {"may include", Band::Possible},
    {"might include", Band::Possible},
    {"can include", Band::Possible},
    {"could include", Band::Possible},
    {"less common", Band::LessCommon},
    {"less commonly", Band::LessCommon},
    {"less frequent", Band::LessCommon},
    {"less often", Band::LessCommon},
    {"uncommon", Band::Uncommon},
    {"uncommonly", Band::Uncommon},
    {"not common", Band::Uncommon},
    {"infrequent", Band::Uncommon},
    {"occasional", Band::Occasional},
    {"occasionally", Band::Occasional},
    {"some people", Band::Occasional},
    {"rare", Band::Rare},
    {"rarely", Band::Rare},
    {"in rare cases", Band::Rare},
    {"very rare", Band::VeryRare},
    {"very rarely", Band::VeryRare},
    {"has been reported", Band::Reported},
    {"frequency not known", Band::Unknown},
}};

/// Words that tell little where a telling one stands beside them.
bool is_weak(Band band) {
  return band == Band::Possible || band == Band::OtherPossible || band == Band::Occasional;
}

constexpr std::array<PhraseRow<SeverityBand>, 12> severity_words{{
    {"mild", SeverityBand::Mild},
    {"serious", SeverityBand::Serious},
    {"more serious", SeverityBand::MoreSerious},
    {"severe", SeverityBand::Severe},
    {"life threatening", SeverityBand::LifeThreatening},
    {"fatal", SeverityBand::Fatal},
    {"lead to death", SeverityBand::Fatal},
    {"cause death", SeverityBand::Fatal},
    {"seriously", SeverityBand::Serious},
    {"most serious", SeverityBand::MoreSerious},
    {"very serious", SeverityBand::MoreSerious},
    {"dangerous", SeverityBand::Serious},
}};

std::optional<double> number(std::string_view word) {
  double value = 0;
  auto end = word.data() + word.size();
  auto [stop, error] = std::from_chars(word.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

enum class Bound { Exact, Above, Below };

constexpr std::array<PhraseRow<Bound>, 14> bounds{{{"more than", Bound::Above},
                                                   {"over", Bound::Above},
                                                   {"at least", Bound::Above},
                                                   {"greater than", Bound::Above},
                                                   {"fewer than", Bound::Below},
                                                   {"less than", Bound::Below},
                                                   {"up to", Bound::Below},
                                                   {"under", Bound::Below},
                                                   {"about", Bound::Exact},
                                                   {"around", Bound::Exact},
                                                   {"approximately", Bound::Exact},
                                                   {"nearly", Bound::Exact},
                                                   {"between", Bound::Exact},
                                                   {"as many as", Bound::Below}}};

/// "≥" and "<" are no words: they stand in the text before the number.
Bound sign_before(std::string_view text, uint32_t at, Bound otherwise) {
  auto before = text.substr(at < 4 ? 0 : at - 4, at < 4 ? at : 4);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  if (before.ends_with("≥") || before.ends_with(">")) return Bound::Above;
  if (before.ends_with("≤") || before.ends_with("<")) return Bound::Below;
  return otherwise;
}

bool percent_after(std::string_view text, const Word& word) {
  auto after = text.substr(word.span.end, 2);
  return after.starts_with('%') || after.starts_with(" %");
}

/// "10 in 100", "1 out of 2", "5 of every 100": the words it takes, and the 100.
struct Share {
  std::size_t words = 0;
  double of = 1;
};
std::optional<Share> share_after(const Words& words, std::size_t at) {
  for (std::string_view link : {"in every", "in", "out of every", "out of", "of every"}) {
    auto size = match(words, at, link);
    if (size == 0 || at + size >= words.size()) continue;
    if (auto of = number(words[at + size].lower); of && *of >= 1) {
      // "10 000" is one number in two words.
      bool thousands = at + size + 1 < words.size() && words[at + size + 1].lower == "000";
      return Share{size + 1 + thousands, thousands ? *of * 1000 : *of};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Rate> rate_at(const Words& words, std::size_t at, std::string_view text) {
  auto bound_match = match_longest(words, at, bounds);
  std::size_t i = at + bound_match.words;
  Bound bound = bound_match ? *bound_match.value : Bound::Exact;
  if (i >= words.size()) return std::nullopt;
  auto first = number(words[i].lower);
  if (!first) return std::nullopt;
  bound = sign_before(text, words[i].span.begin, bound);
  std::optional<double> second;
  std::size_t last = i;
  if (is_one_of(words, i + 1, {"and", "to", "-"}) && i + 2 < words.size()) {
    second = number(words[i + 2].lower);
    if (second) last = i + 2;
  }
  double scale = 0;
  std::size_t end = last + 1;
  if (percent_after(text, words[last])) {
    scale = 0.01;
  } else if (auto share = share_after(words, last + 1)) {
    scale = 1 / share->of;
    end += share->words;
  }
  if (scale == 0 || *first * scale > 1) return std::nullopt;
  if (is_one_of(words, end, {"people", "patients", "users", "adults", "women", "men"})) ++end;
  Rate rate{end - at, *first * scale, second.value_or(*first) * scale};
  if (!second && bound == Bound::Above) rate.high.reset();
  if (!second && bound == Bound::Below) rate.low.reset();
  return rate;
}

FrequencyBand band_of(const Rate& rate) {
  double from = rate.low.value_or(0), to = rate.high.value_or(1);
  if (from >= 0.1) return Band::VeryCommon;
  if (rate.low ? from >= 0.01 : to > 0.01 && to <= 0.1) return Band::Common;
  if (rate.low ? from >= 0.001 : to > 0.001 && to <= 0.01) return Band::Uncommon;
  if (rate.low ? from >= 0.0001 : to > 0.0001 && to <= 0.001) return Band::Rare;
  return to <= 0.0001 ? Band::VeryRare : Band::Unknown;
}

namespace {

/// The sign is no word, but it belongs to the page's own words: "about 66%".
Span with_percent(Span words, std::string_view text) {
  auto after = text.substr(words.end, 2);
  if (after.starts_with('%')) ++words.end;
  if (after.starts_with(" %")) words.end += 2;
  return words;
}

/// Numbers beside a word give it its interval: "common (1 to 10 in 100 people)".
void add_rate(const Rate& rate, Span words, Frame* frame) {
  if (frame->frequency && (frame->frequency->low || frame->frequency->high)) return;
  if (!frame->frequency || is_weak(frame->frequency->band)) {
    frame->frequency = Frequency{words, band_of(rate), {}, {}};
  }
  frame->frequency->low = rate.low;
  frame->frequency->high = rate.high;
}

void add_frequency(FrequencyBand band, Span words, Frame* frame) {
  bool better = !frame->frequency || (is_weak(frame->frequency->band) && !is_weak(band));
  if (better) frame->frequency = Frequency{words, band, {}, {}};
}

/// "are more common in older people", "less common with X than with Y": which of two is the
/// more frequent says nothing of how frequent either is. "More common side effects" are, and
/// what is listed below "are more common:".
bool is_comparative(const Words& words, std::size_t at, std::size_t size) {
  if (words[at].lower == "less") {
    constexpr std::size_t reach = 10;
    auto end = at + size;
    while (end < std::min(words.size(), at + reach) && !ends_clause(words[end])) {
      if (words[end].lower == "than") return true;
      ++end;
    }
    return false;
  }
  bool heads_list = words.back().lower == ":";
  if (at < 2 || words[at - 1].lower != "more" || heads_list) return false;
  auto before = at - 2;
  while (before > 0 && is_one_of(words, before,
                                 {"much", "also", "slightly", "significantly", "far", "even",
                                  "usually", "often", "generally"}))
    --before;
  return is_one_of(
      words, before,
      {"is", "are", "was", "were", "be", "been", "become", "becomes", "occur", "occurs",
       "occurred", "happen", "happens", "happened", "seen", "reported", "seem", "seems"});
}

}  // namespace

Frame read_frame(const Words& words, std::size_t from, std::size_t to, std::string_view text) {
  Frame frame;
  for (std::size_t i = from; i < to && i < words.size();) {
    std::size_t taken = 1;
    frame.hedged |= is_one_of(words, i,
                              {"may", "might", "possible", "can", "could", "possibly",
                               "sometimes", "potential", "occasionally"});
    if (auto rate = rate_at(words, i, text)) {
      add_rate(*rate, with_percent(span_of(words, i, i + rate->words), text), &frame);
      taken = rate->words;
    } else if (auto cue = match_longest(words, i, frequency_words)) {
      if (!is_comparative(words, i, cue.words))
        add_frequency(*cue.value, span_of(words, i, i + cue.words), &frame);
      // "may include" hedges although it is one cue.
      frame.hedged |= cue.words == 2 && is_one_of(words, i, {"may", "might", "can", "could"});
      frame.hedged |= is_weak(*cue.value) && cue.words == 2 && words[i + 1].lower == "possible";
      taken = cue.words;
    } else if (auto severe = match_longest(words, i, severity_words)) {
      if (!frame.severity) {
        frame.severity = Severity{span_of(words, i, i + severe.words), *severe.value};
      }
      taken = severe.words;
    }
    i += taken;
  }
  return frame;
}

Frame combine(const Frame& outer, const Frame& inner) {
  Frame frame = inner;
  if (!frame.frequency) {
    frame.frequency = outer.frequency;
  } else if (outer.frequency && outer.frequency->band != Band::Possible &&
             outer.frequency->band != Band::OtherPossible &&
             (inner.frequency->low || inner.frequency->high)) {
    frame.frequency->band = outer.frequency->band;  // the heading's word, the stem's numbers
  } else if (outer.frequency && is_weak(inner.frequency->band) &&
             !is_weak(outer.frequency->band)) {
    frame.frequency = outer.frequency;
  }
  if (!frame.severity) frame.severity = outer.severity;
  // "Possible side effects" as a heading does not hedge "The most common side effects are".
  frame.hedged |= outer.hedged && !inner.frequency;
  return frame;
}

}  // namespace netkg::ingest
