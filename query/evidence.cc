// Evidence of answers.
#include "query/evidence.h"

#include <algorithm>

namespace netkg::query {
namespace {

std::optional<std::string> iso(const std::optional<StatedDate>& stated) {
  return stated ? std::optional(stated->date.iso()) : std::nullopt;
}

/// Strongest first, as they are printed.
std::vector<EvidenceCitation> citations_of(const Claim& claim) {
  std::vector<EvidenceCitation> out;
  out.reserve(claim.citations.size());
  for (auto basis : {Basis::Inline, Basis::Section, Basis::Title, Basis::Page}) {
    for (const auto& citation : claim.citations)
      if (citation.basis == basis) out.push_back({citation.reference, basis, {}});
  }
  return out;
}

/// Citations of entries that the page does not have are left out.
void add_texts(const index::DocumentRecord& document,
               std::vector<EvidenceCitation>& citations) {
  auto missing = [&](EvidenceCitation& citation) {
    auto found = std::find_if(
        document.references.begin(), document.references.end(),
        [&](const Reference& reference) { return reference.id == citation.reference; });
    if (found == document.references.end()) return true;
    citation.text = vancouver(found->csl);
    return false;
  };
  citations.erase(std::remove_if(citations.begin(), citations.end(), missing), citations.end());
}

}  // namespace

const index::DocumentRecord& Pages::document(index::DocumentNumber number) {
  auto [place, added] = documents_.try_emplace(number);
  if (added) {
    if (auto found = store_.document(number, index::Detail::Head))
      place->second = std::move(*found);
  }
  return place->second;
}

const index::DocumentRecord& Pages::with_references(index::DocumentNumber number) {
  auto [place, added] = whole_.try_emplace(number);
  if (added) {
    if (auto found = store_.document(number)) place->second = std::move(*found);
  }
  return place->second;
}

const Pages::Dated& Pages::dated(index::DocumentNumber number) {
  auto [place, added] = dated_.try_emplace(number);
  if (added) {
    const auto& page = document(number);
    place->second = {iso(page.review.last_reviewed), iso(page.review.last_modified),
                     review_row(page, options_.as_of, options_.review).state};
  }
  return place->second;
}

const ClaimId& Pages::id(index::ClaimNumber claim) {
  auto [place, added] = ids_.try_emplace(claim);
  if (added) {
    if (auto found = store_.claim(claim)) place->second = std::move(found->claim.id);
  }
  return place->second;
}

std::optional<Via> Pages::via(const Fact& fact) {
  if (fact.stands_so()) return std::nullopt;
  Via via{.vocabulary = fact.by_vocabulary};
  if (fact.membership) {
    via.class_subject = fact.claim->subject;
    if (options_.memberships) via.membership = id(fact.membership->number);
  }
  return via;
}

Evidence Pages::evidence(const Fact& fact) {
  auto number = fact.claim->document;
  const auto& page = document(number);
  const auto& dates = dated(number);
  Evidence out;
  if (auto claim = store_.claim(fact.claim->number)) out.claim = std::move(*claim);
  out.document = page.id;
  out.title = page.title;
  out.publisher = page.publisher;
  out.level = fact.level;
  out.via = via(fact);
  out.last_reviewed = dates.last_reviewed;
  out.last_modified = dates.last_modified;
  out.review_state = dates.state;
  out.citations = citations_of(out.claim.claim);
  if (options_.citation_texts && !out.citations.empty())
    add_texts(with_references(number), out.citations);
  for (auto other : fact.also) out.also.push_back(document(other).id);
  return out;
}

void Pages::write(Answer& answer, std::size_t most) {
  auto shown = most == 0 ? answer.facts.size() : std::min(most, answer.facts.size());
  answer.evidence.reserve(shown);
  for (std::size_t i = 0; i < shown; ++i) answer.evidence.push_back(evidence(answer.facts[i]));
  answer.more = answer.facts.size() - shown;
  answer.facts.clear();
}

void Pages::outline(Answer& answer) {
  if (answer.facts.empty()) return;
  const Fact& fact = answer.facts.front();
  const auto& head = *fact.claim;
  Evidence out;
  out.level = fact.level;
  out.via = via(fact);
  out.claim.number = head.number;
  out.claim.document = head.document;
  out.claim.frequency_words = head.frequency_words;
  Claim& claim = out.claim.claim;
  claim.predicate = head.predicate;
  claim.subject = head.subject;
  claim.object = head.object;
  claim.value = head.value;
  claim.level = head.level;
  claim.qualifiers.negated = head.negated;
  claim.qualifiers.hedged = head.hedged;
  claim.qualifiers.frequency = head.frequency;
  answer.evidence.push_back(std::move(out));
  answer.more = answer.facts.size() - 1;
  answer.facts.clear();
}

std::string reference_label(const index::DocumentRecord& document, std::size_t n) {
  const auto& csl = document.references[n].csl;
  if (!csl.title.empty()) return csl.title;
  if (n < document.reference_texts.size()) return document.reference_texts[n];
  return csl.container_title;
}

}  // namespace netkg::query
