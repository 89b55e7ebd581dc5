// What tells a body, a place or a publishing house from a title: words and capitals.
#include "ingest/reference_fields/bodies.h"

namespace netkg::ingest {

namespace {

constexpr std::string_view body_words =
    "academy administration agency alliance association authority board bureau center centers "
    "centre charity clinic coalition collaboration collaborative collaborators college "
    "commission "
    "committee commissioners consortium council department directorate division federation "
    "forum foundation fund group hospital hospitals initiative institute institutes "
    "institution "
    "investigators league library ministry network nhs office organisation organization panel "
    "partnership programme project registry secretariat service services society societies "
    "team "
    "trust trialists union university";

constexpr std::string_view small_words =
    "a an and as at by de des di du el for from in into la le of on or the to und van von with "
    "y";

constexpr std::string_view house_words =
    "press publishing publishers publications publisher books verlag sons kluwer house";

/// A title speaks of groups too: "Risk in a group of patients" is no body.
bool words_are_capital(const EntryDraft& draft, Range range, std::size_t at_most) {
  std::size_t words = 0;
  for (auto i = range.begin; i < range.end; ++i) {
    if (!draft.is(i, TokenKind::Word) || draft.any(i, small_words)) continue;
    if (!draft.tokens[i].capital) return false;
    if (++words > at_most) return false;
  }
  return words > 0;
}

bool has_word(const EntryDraft& draft, Range range, std::string_view list) {
  for (auto i = range.begin; i < range.end; ++i) {
    if (draft.is(i, TokenKind::Word) && draft.any(i, list)) return true;
  }
  return false;
}

bool has_mark(const EntryDraft& draft, Range range, std::string_view signs) {
  for (auto i = range.begin; i < range.end; ++i) {
    if (draft.is(i, TokenKind::Mark) && signs.find(draft.tokens[i].sign) != signs.npos)
      return true;
  }
  return false;
}

}  // namespace

bool is_body(const EntryDraft& draft, Range range) {
  return !range.empty() && range.size() < 40 && words_are_capital(draft, range, 16) &&
         !has_mark(draft, range, ":;?!") && has_word(draft, range, body_words);
}

bool is_title_case(const EntryDraft& draft, Range range) {
  return words_are_capital(draft, range, 30);
}

bool is_publishing_house(const EntryDraft& draft, Range range) {
  return range.size() < 12 && words_are_capital(draft, range, 8) &&
         has_word(draft, range, house_words);
}

bool is_place(const EntryDraft& draft, Range range) {
  if (range.empty() || range.size() > 9 || has_mark(draft, range, ":;\"?!&")) return false;
  std::size_t words = 0, commas = 0;
  for (auto i = range.begin; i < range.end; ++i) {
    if (draft.is(i, TokenKind::Number)) return false;
    if (draft.mark(i, ',')) ++commas;
    if (!draft.is(i, TokenKind::Word)) continue;
    if (!draft.tokens[i].capital && !draft.any(i, "of the de and upon")) return false;
    ++words;
  }
  return words > 0 && words <= 5 && commas <= 2;
}

bool ends_with_own_abbreviation(const EntryDraft& draft, Range range) {
  if (range.size() < 5 || !draft.mark(range.end - 1, ')') || !draft.mark(range.end - 3, '(')) {
    return false;
  }
  const auto short_form = draft.words(range.end - 2);
  std::size_t matched = 0;
  for (auto i = range.begin; i + 3 < range.end && matched < short_form.size(); ++i) {
    if (!draft.is(i, TokenKind::Word)) continue;
    const char first = draft.words(i).front(), wanted = short_form[matched];
    if (first == wanted || first == (wanted | 0x20) || (first | 0x20) == wanted) ++matched;
  }
  return matched == short_form.size() && matched >= 2;
}

}  // namespace netkg::ingest
