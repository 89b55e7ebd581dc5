#include "ingest/score.h"

#include <algorithm>

#include "ingest/score_match.h"
#include "ingest/score_qualifiers.h"
#include "ingest/score_references.h"
#include "ingest/score_review.h"
#include "ingest/score_traps.h"

namespace netkg::ingest {
namespace {

double ratio(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

template <class Map>
void add(Map* sums, const Map& more) {
  for (const auto& [name, counts] : more) (*sums)[name] += counts;
}

void add_stated(const std::optional<Span>& span, std::vector<Span>* out) {
  if (span) out->push_back(*span);
}

void add_claim_spans(const Claim& claim, std::vector<Span>* out) {
  out->push_back(claim.evidence);
  out->push_back(claim.sentence);
  add_stated(claim.lead_in, out);
}

void add_review_spans(const Review& review, std::vector<Span>* out) {
  for (const auto* date :
       {&review.last_reviewed, &review.next_due, &review.last_modified, &review.published})
    if (*date) out->push_back((*date)->span);
  if (review.notice) out->push_back(review.notice->span);
}

/// Every span that `netkg extract` prints with its words.
std::vector<Span> printed_spans(const Extraction& extraction) {
  std::vector<Span> out;
  add_review_spans(extraction.review, &out);
  for (const auto& section : extraction.sections) add_stated(section.heading, &out);
  for (const auto& mention : extraction.mentions) out.push_back(mention.span);
  for (const auto& claim : extraction.claims) add_claim_spans(claim, &out);
  for (const auto& reference : extraction.references) {
    out.push_back(reference.span);
    for (const auto& [field, span] : reference.fields) out.push_back(span);
  }
  return out;
}

bool splits_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// Are the words of the span precisely those bytes of the file?
bool is_sound(Span span, std::string_view text, std::string_view original) {
  if (span.begin > span.end || span.end > text.size() || span.end > original.size())
    return false;
  return span.in(text) == span.in(original) && !splits_character(original, span.begin) &&
         !splits_character(original, span.end);
}

void score_spans(const Extraction& extraction, std::string_view original, Score* score) {
  for (auto span : printed_spans(extraction)) {
    bool sound = is_sound(span, extraction.document.text, original);
    score->figures.spans += Share{sound, 1};
    if (!sound)
      score->findings.push_back({"span",
                                 std::to_string(span.begin) + ":" + std::to_string(span.end),
                                 "not these bytes of the page",
                                 {},
                                 quote(span, extraction.document.text).exact});
  }
}

void count_claims(const Gold& gold, const Matching& matching, std::size_t in_scope,
                  const std::vector<Statement>& statements, Figures* figures) {
  auto right = matching.right.size(), wrong = matching.spurious.size(),
       missed = matching.missed.size(), loose = matching.loose.size(),
       elsewhere = matching.misplaced;
  figures->claims = right + missed;
  figures->read = in_scope;
  figures->repeats = matching.repeats.size();
  figures->overlap = {right, wrong, missed};
  figures->strict = {right - loose, wrong + loose, missed + loose};
  figures->anywhere = {right + elsewhere, wrong - elsewhere, missed - elsewhere};
  for (auto match : matching.right) ++figures->types[gold.claims[match.gold].type()].right;
  for (auto g : matching.missed) ++figures->types[gold.claims[g].type()].missed;
  for (auto r : matching.spurious) ++figures->types[std::string(statements[r].type)].wrong;
}

void list_faults(const Gold& gold, const Matching& matching,
                 const std::vector<Statement>& statements, std::string_view text,
                 Score* score) {
  auto add = [&](std::string_view kind, const std::string& id, std::string expected,
                 std::string found) {
    score->findings.push_back({kind, id, {}, std::move(expected), std::move(found)});
  };
  for (auto g : matching.missed)
    add("missed", gold.claims[g].id, claim_line(gold.claims[g]), {});
  for (auto r : matching.spurious) {
    const auto& claim = *statements[r].claim;
    add("spurious", claim.id.text, {}, claim_line(claim, text));
  }
  for (auto [g, r] : matching.inverted)
    add("polarity", gold.claims[g].id, claim_line(gold.claims[g]),
        claim_line(*statements[r].claim, text));
  for (auto [g, r] : matching.loose)
    add("place", gold.claims[g].id, claim_line(gold.claims[g]), statements[r].evidence.exact);
}

}  // namespace

double Counts::precision() const {
  if (right + wrong == 0) return missed == 0 ? 1 : 0;
  return ratio(right, right + wrong);
}

double Counts::recall() const { return right + missed == 0 ? 1 : ratio(right, right + missed); }

double Counts::f1() const {
  auto p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

Counts& Counts::operator+=(const Counts& other) {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
  return *this;
}

std::optional<double> Share::value() const {
  return of == 0 ? std::nullopt : std::optional(ratio(right, of));
}

Share& Share::operator+=(const Share& other) {
  right += other.right;
  of += other.of;
  return *this;
}

Counts Figures::all_fields() const {
  Counts sum;
  for (const auto& [field, counts] : fields) sum += counts;
  return sum;
}

Figures& Figures::operator+=(const Figures& other) {
  for (auto number : {&Figures::pages, &Figures::claims, &Figures::read, &Figures::repeats,
                      &Figures::copied, &Figures::overstated, &Figures::references,
                      &Figures::references_read, &Figures::invented, &Figures::whole})
    this->*number += other.*number;
  for (auto counts : {&Figures::overlap, &Figures::strict, &Figures::anywhere, &Figures::dates})
    this->*counts += other.*counts;
  for (auto share : {&Figures::levels, &Figures::traps, &Figures::inline_citations,
                     &Figures::spans, &Figures::review_pages, &Figures::date_spans,
                     &Figures::date_precision, &Figures::notices, &Figures::reviewers})
    this->*share += other.*share;
  for (std::size_t q = 0; q < qualities.size(); ++q) qualities[q] += other.qualities[q];
  add(&types, other.types);
  add(&fields, other.fields);
  return *this;
}

Score score(const Gold& gold, const Extraction& extraction,
            std::optional<std::string_view> original) {
  auto statements = make_statements(gold, extraction);
  std::vector<bool> in_scope;
  for (const auto& read : statements)
    in_scope.push_back(std::binary_search(gold.scope.begin(), gold.scope.end(), read.type));
  auto counted = static_cast<std::size_t>(std::count(in_scope.begin(), in_scope.end(), true));
  auto matching = match_claims(gold, statements, in_scope);

  Score out;
  out.figures.pages = 1;
  count_claims(gold, matching, counted, statements, &out.figures);
  list_faults(gold, matching, statements, extraction.document.text, &out);
  score_qualifiers(gold, statements, matching, &out);
  score_levels(gold, statements, matching, &out);
  score_traps(gold, statements, matching, extraction, &out);
  score_citations(gold, statements, matching, extraction, &out);
  if (original && !gold.by_words) score_spans(extraction, *original, &out);
  score_review(gold, extraction, &out);
  score_references(gold, extraction, &out);
  return out;
}

}  // namespace netkg::ingest
