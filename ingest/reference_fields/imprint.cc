// Place, publisher and year, found from the end of the entry.
#include "ingest/reference_fields/imprint.h"

#include <algorithm>

#include "ingest/reference_fields/bodies.h"

namespace netkg::ingest {

namespace {

/// The ':' of "Place: Publisher" in a sentence.
std::size_t colon_in(const EntryDraft& draft, Range range) {
  for (auto i = range.begin; i < range.end; ++i) {
    if (draft.mark(i, ':') && draft.free(i)) return i;
  }
  return range.end;
}

void put_publisher(EntryDraft& draft, Range place, Range publisher) {
  auto& csl = draft.reference.csl;
  place = draft.trimmed(place);
  publisher = draft.trimmed(publisher);
  if (!place.empty()) csl.publisher_place = draft.put("publisher-place", place);
  if (!publisher.empty()) csl.publisher = draft.put("publisher", publisher);
  draft.take(place.begin, place.end);
  draft.take(publisher.begin, publisher.end);
}

bool is_publisher(const EntryDraft& draft, Range range) {
  for (auto i = range.begin; i < range.end; ++i) {
    const auto word = draft.words(i);
    if (word.find_first_of("0123456789") != word.npos) return false;
  }
  return !range.empty() && range.size() <= 16 && is_title_case(draft, range) &&
         colon_in(draft, range) == range.end;
}

/// "Philadelphia, Pa: Lippincott Williams & Wilkins"
bool read_placed(EntryDraft& draft, Range sentence) {
  const auto colon = colon_in(draft, sentence);
  if (colon == sentence.end || colon == sentence.begin) return false;
  const Range place{sentence.begin, colon};
  auto publisher = draft.trimmed({colon + 1, sentence.end});
  const auto last = publisher.end - 1;
  if (publisher.size() > 2 && draft.mark(last - 1, ',') && draft.date(last)) {
    publisher.end -= 2;  // "…: National Comprehensive Cancer Network, 2021"
    if (!draft.reference.csl.issued) {
      draft.reference.csl.issued = draft.date(last)->date;
      draft.put("issued", draft.date(last)->span);
    }
  }
  if (!is_place(draft, place) || !is_publisher(draft, publisher)) return false;
  put_publisher(draft, place, publisher);
  return true;
}

/// The sentence that the year closed: "Elsevier: 2014", "Springer; 2017".
bool before_year(const EntryDraft& draft, Range sentence) {
  const auto issued = draft.reference.fields.find("issued");
  if (issued == draft.reference.fields.end()) return false;
  const auto at = draft.after({0, issued->second.begin});
  auto end = sentence.end;
  while (end < at && !draft.taken[end] && draft.is(end, TokenKind::Mark)) ++end;
  return end == at && end > sentence.end &&
         (draft.mark(end - 1, ',') || draft.mark(end - 1, ';') || draft.mark(end - 1, ':') ||
          draft.mark(end - 1, '('));
}

bool year_stands_apart(const EntryDraft& draft, const FoundDate& date, Range range) {
  const auto begin = draft.after({0, date.span.begin});
  auto end = draft.after(date.span);
  if (begin >= draft.size() || draft.tokens[begin].span.begin != date.span.begin) return false;
  if (draft.is(end, TokenKind::Dash) && draft.mark(end + 1, '.')) ++end;  // "2021 Jan-."
  if (begin < range.begin || end > range.end || draft.taken[begin]) return false;
  const bool after = end >= draft.size() || draft.taken[end] || draft.tokens[end].line_before ||
                     draft.is(end, TokenKind::Mark);
  if (begin == 0 || !after) return false;
  if (draft.mark(begin - 1, '(') && draft.mark(end, ')')) return true;
  const bool before =
      draft.tokens[begin].line_before || draft.taken[begin - 1] || draft.mark(begin - 1, '.') ||
      draft.mark(begin - 1, ',') || draft.mark(begin - 1, ';') || draft.mark(begin - 1, ':') ||
      draft.mark(begin - 1, ')') || draft.mark(begin - 1, '(') || draft.mark(begin - 1, '[');
  const bool closes = end >= draft.size() || draft.taken[end] ||
                      draft.tokens[end].line_before || draft.ends_sentence(end) ||
                      draft.mark(end, ';') || draft.mark(end, ')') || draft.mark(end, ',') ||
                      draft.mark(end, '.') || draft.mark(end, ']');
  return before && closes;
}

}  // namespace

void read_imprint(EntryDraft& draft, Range range, std::size_t keep) {
  const auto sentences = draft.sentences(range);
  for (std::size_t n = sentences.size(); n-- > keep;) {
    const auto& sentence = sentences[n];
    if (read_placed(draft, sentence)) return;
    if (!is_publisher(draft, sentence)) continue;
    if (!before_year(draft, sentence) && !is_publishing_house(draft, sentence)) continue;
    // "Philadelphia, Pa. Elsevier: 2014": the place is a sentence of its own
    const bool place = n > keep && is_place(draft, sentences[n - 1]);
    put_publisher(draft, place ? sentences[n - 1] : Range{}, sentence);
    return;
  }
}

void read_year(EntryDraft& draft, Range range) {
  auto& csl = draft.reference.csl;
  if (csl.issued) return;
  const FoundDate* best = nullptr;
  for (const auto& date : draft.dates) {
    if (year_stands_apart(draft, date, range)) best = &date;
  }
  if (!best) return;
  csl.issued = best->date;
  draft.put("issued", best->span);
  auto begin = draft.after({0, best->span.begin}), end = draft.after(best->span);
  if (begin && draft.mark(begin - 1, '(') && draft.mark(end, ')')) {
    --begin;
    ++end;
  }
  draft.take(begin, end);
}

}  // namespace netkg::ingest
