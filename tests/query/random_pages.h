// Pages with claims drawn at random, for tests that compare an index with a full scan.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "store_fixture.h"

namespace netkg::query::test {

/// "drug:" and 1 -> "drug:bx"
inline std::string made(const std::string& kind, std::size_t n) {
  return kind + std::string(1, static_cast<char>('a' + n)) + "x";
}

/// Five pages over four drugs, two classes, four effects, three conditions and three targets;
/// some claims are denied, and each page puts drugs into classes.
inline std::vector<Extraction> random_pages(std::mt19937& random) {
  auto pick = [&](std::size_t n) { return random() % n; };
  std::vector<Extraction> out;
  for (std::size_t p = 0; p < 5; ++p) {
    Page page("p" + std::to_string(p), "Page " + std::to_string(p));
    for (std::size_t c = 0, n = 3 + pick(12); c < n; ++c) {
      constexpr Predicate predicates[] = {Predicate::MayCause, Predicate::Treats,
                                          Predicate::Inhibits};
      auto predicate = predicates[pick(3)];
      auto subject = pick(4) ? made("drug:", pick(4)) : made("class:", pick(2));
      auto object = predicate == Predicate::MayCause ? made("effect:", pick(4))
                    : predicate == Predicate::Treats ? made("condition:", pick(3))
                                                     : made("target:", pick(3));
      auto& claim = page.says(subject, predicate, object);
      claim.qualifiers.negated = pick(6) == 0;
      if (pick(3) == 0) page.frequency(claim, FrequencyBand::Common, "common");
    }
    for (std::size_t m = 0; m < 2; ++m)
      page.says(made("drug:", pick(4)), Predicate::IsA, made("class:", pick(2)));
    out.push_back(page.extraction);
  }
  return out;
}

}  // namespace netkg::query::test
