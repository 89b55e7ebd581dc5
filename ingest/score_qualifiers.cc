#include "ingest/score_qualifiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/score_references.h"

namespace netkg::ingest {
namespace {

/// One claim that was found, with the place to note what is wrong about it.
struct Compared {
  const GoldClaim& gold;
  const Statement& read;
  Score* score;

  void note(Quality which, bool right, std::string expected, std::string found) const {
    auto& share = score->figures.quality(which);
    share += Share{right, 1};
    if (right) return;
    score->findings.push_back({"qualifier", gold.id,
                               std::string(quality_names[static_cast<std::size_t>(which)]),
                               std::move(expected), std::move(found)});
  }
};

bool is_one_of(const std::vector<std::string>& readings, std::string_view reading) {
  return std::find(readings.begin(), readings.end(), reading) != readings.end();
}

template <class Band>
std::string band_name(const std::optional<Band>& read) {
  return read ? std::string(name(read->band)) : std::string();
}

void compare_band(const Compared& found, const GoldBand& band, const std::string& read,
                  Quality which, Quality stated) {
  bool right = is_one_of(band.readings, read);
  found.note(which, right, band.readings.front(), read);
  if (band.stated()) found.score->figures.quality(stated) += Share{right, 1};
}

/// A bound that is not given is the trivial one: "up to 5 in 100" has 0 below it, or nothing.
bool same_bound(std::optional<double> a, std::optional<double> b, double trivial) {
  return std::abs(a.value_or(trivial) - b.value_or(trivial)) < 1e-6;
}

std::string range(std::optional<double> low, std::optional<double> high) {
  auto bound = [](std::optional<double> value) {
    return value ? fmt::format("{}", *value) : "?";
  };
  return bound(low) + ".." + bound(high);
}

void compare_numbers(const Compared& found) {
  const auto& wanted = found.gold.frequency;
  if (!wanted.stated() || (!wanted.low && !wanted.high)) return;
  const auto& read = found.read.claim->qualifiers.frequency;
  auto low = read ? read->low : std::nullopt, high = read ? read->high : std::nullopt;
  bool right = same_bound(wanted.low, low, 0) && same_bound(wanted.high, high, 1);
  found.note(Quality::FrequencyNumbers, right, range(wanted.low, wanted.high),
             range(low, high));
}

std::string yes_no(bool value) { return value ? "true" : "false"; }

void compare(const Compared& found) {
  const auto& gold = found.gold;
  const auto& read = *found.read.claim;
  compare_band(found, gold.frequency, band_name(read.qualifiers.frequency), Quality::Frequency,
               Quality::FrequencyStated);
  compare_band(found, gold.severity, band_name(read.qualifiers.severity), Quality::Severity,
               Quality::SeverityStated);
  compare_numbers(found);
  if (gold.hedge_counts)
    found.note(Quality::Hedged, gold.hedged == read.qualifiers.hedged, yes_no(gold.hedged),
               yes_no(read.qualifiers.hedged));
  found.note(Quality::Predicate,
             gold.any_predicate || is_one_of(gold.predicates, found.read.predicate),
             gold.predicate(), std::string(found.read.predicate));
  found.note(Quality::Support, gold.support == name(read.support), gold.support,
             std::string(name(read.support)));
  found.note(Quality::Negated, true, {}, {});
}

bool has_level(const EntityId& subject) {
  auto prefix = subject.prefix();
  return prefix == "drug" || prefix == "class" || prefix == "treatment";
}

using Bases = std::map<std::string, Basis>;  // by reference of the gold

Basis basis_named(std::string_view text) {
  for (auto basis : {Basis::Title, Basis::Section, Basis::Inline})
    if (name(basis) == text) return basis;
  return Basis::Page;
}

Bases bases_of(const GoldClaim& gold) {
  Bases bases;
  for (const auto& citation : gold.citations)
    bases[citation.reference] = basis_named(citation.basis);
  return bases;
}

Bases bases_of(const Claim& claim, const std::map<std::string, std::string>& gold_ids) {
  Bases bases;
  for (const auto& citation : claim.citations) {
    auto gold = gold_ids.find(citation.reference.text);
    if (gold == gold_ids.end()) continue;
    auto& basis = bases[gold->second];
    basis = std::max(basis, citation.basis);
  }
  return bases;
}

void compare_citations(const Compared& found, const Bases& wanted, const Bases& read) {
  for (const auto& [reference, basis] : read) {
    auto known = wanted.find(reference);
    auto most = known == wanted.end() ? Basis::Page : known->second;
    if (basis <= most) continue;
    ++found.score->figures.overstated;
    found.score->findings.push_back({"citation", found.gold.id, reference,
                                     std::string(name(most)), std::string(name(basis))});
  }
  for (const auto& [reference, basis] : wanted) {
    if (basis != Basis::Inline) continue;
    auto same = read.find(reference);
    bool right = same != read.end() && same->second == Basis::Inline;
    found.score->figures.inline_citations += Share{right, 1};
    if (!right)
      found.score->findings.push_back({"citation", found.gold.id, reference, "inline", ""});
  }
}

}  // namespace

void score_qualifiers(const Gold& gold, const std::vector<Statement>& statements,
                      const Matching& matching, Score* score) {
  for (auto [g, r] : matching.right) compare({gold.claims[g], statements[r], score});
  for (auto [g, r] : matching.inverted) {
    const auto& claim = gold.claims[g];
    Compared{claim, statements[r], score}.note(Quality::Negated, false, yes_no(claim.negated),
                                               yes_no(!claim.negated));
  }
}

void score_levels(const Gold& gold, const std::vector<Statement>& statements,
                  const Matching& matching, Score* score) {
  for (auto [g, r] : matching.right) {
    const auto& claim = gold.claims[g];
    const auto& read = *statements[r].claim;
    const auto& subject = claim.subjects.front();
    if (!has_level(subject) || subject.prefix() != read.subject.prefix()) continue;
    bool right = claim.level == name(read.level);
    score->figures.levels += Share{right, 1};
    if (!right)
      score->findings.push_back(
          {"level", claim.id, "level", claim.level, std::string(name(read.level))});
  }
}

void score_citations(const Gold& gold, const std::vector<Statement>& statements,
                     const Matching& matching, const Extraction& extraction, Score* score) {
  auto ids = gold_references(gold, extraction);
  for (auto [g, r] : matching.right) {
    const auto& claim = gold.claims[g];
    const auto& read = *statements[r].claim;
    compare_citations({claim, statements[r], score}, bases_of(claim), bases_of(read, ids));
  }
}

}  // namespace netkg::ingest
