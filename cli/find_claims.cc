// Claims by id or by quoted words.
#include "cli/find_claims.h"

#include <algorithm>
#include <set>

#include "model/words.h"

namespace netkg::cli {
namespace {

constexpr std::size_t most_passages = 50;  // full text hits looked into
constexpr std::size_t most_claims = 20;

bool is_id_like(const std::string& named) {
  constexpr std::size_t shortest = 4, longest = 40;
  return named.size() >= shortest && named.size() <= longest &&
         std::all_of(named.begin(), named.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == ':' || c == '-';
         });
}

/// Words between blanks, as `“Slows  the` is the same as `slows the`.
std::string key_of(std::string_view text) {
  std::string key = " ";
  for (const auto& word : model::split_words(text))
    key += model::lower(word.span.in(text)) + " ";
  return key;
}

struct Fit {
  index::ClaimRecord claim;
  std::size_t distance = 0;  // words' worth of bytes beyond what was asked, evidence first
};

/// The less there is around the asked words the better; words in the evidence beat the
/// sentence.
std::optional<Fit> fit(const index::ClaimRecord& claim, const std::string& key) {
  auto exact = key_of(claim.exact);
  if (exact.find(key) != std::string::npos) return Fit{claim, exact.size() - key.size()};
  auto sentence = key_of(claim.sentence);
  auto whole = claim.lead_in.empty() ? sentence : key_of(claim.lead_in) + sentence.substr(1);
  if (whole.find(key) == std::string::npos) return std::nullopt;
  constexpr std::size_t beyond_evidence = 1u << 20;
  auto overlap = key.find(exact) != std::string::npos ? 0 : beyond_evidence;
  return Fit{claim, beyond_evidence + overlap + whole.size()};
}

}  // namespace

std::vector<index::ClaimRecord> find_claims(const index::Store& store,
                                            const std::string& named) {
  if (is_id_like(named))
    if (auto claim = store.claim(std::string_view(named))) return {*claim};
  auto key = key_of(named);
  if (key.size() < 2) return {};
  std::set<index::DocumentNumber> documents;
  for (const auto& hit : store.search({.words = named, .limit = most_passages}))
    documents.insert(hit.document);
  std::vector<Fit> fits;
  for (auto document : documents)
    for (auto number : store.claims({.document = document}))
      if (auto claim = store.claim(number))
        if (auto close = fit(*claim, key)) fits.push_back(std::move(*close));
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Fit& a, const Fit& b) { return a.distance < b.distance; });
  if (fits.size() > most_claims) fits.resize(most_claims);
  std::vector<index::ClaimRecord> claims;
  for (auto& close : fits) claims.push_back(std::move(close.claim));
  return claims;
}

}  // namespace netkg::cli
