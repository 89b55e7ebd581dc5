// Versions, guidance numbers, editions, chapter numbers: tables of prefixes and words.
#include "ingest/reference_fields/numbers.h"

#include <array>

namespace netkg::ingest {

namespace {

struct NumberForm {
  std::string_view prefix;
  std::size_t shortest, longest;  // digits
};

/// Numbers of guidance, appraisals and trial registers.
constexpr std::array<NumberForm, 13> number_forms{{{"TA", 2, 4},
                                                   {"NG", 2, 4},
                                                   {"CG", 2, 4},
                                                   {"QS", 2, 4},
                                                   {"DG", 2, 3},
                                                   {"IPG", 2, 4},
                                                   {"MTG", 1, 3},
                                                   {"HST", 1, 3},
                                                   {"CSG", 1, 3},
                                                   {"SMC", 3, 5},
                                                   {"SIGN", 2, 3},
                                                   {"NCT", 8, 8},
                                                   {"ISRCTN", 8, 8}}};

bool digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_number(std::string_view word) {
  for (const auto& form : number_forms) {
    if (word.size() < form.prefix.size() || word.substr(0, form.prefix.size()) != form.prefix) {
      continue;
    }
    const auto rest = word.substr(form.prefix.size());
    if (rest.size() >= form.shortest && rest.size() <= form.longest && digits(rest))
      return true;
  }
  return false;
}

/// "https://…/guidance/ng101" -> "ng101", where it stands in the address.
std::string_view number_in_address(std::string_view url) {
  constexpr std::string_view key = "/guidance/";
  const auto at = url.find(key);
  if (at == std::string_view::npos) return {};
  auto word = url.substr(at + key.size());
  return word.substr(0, word.find_first_of("/?#"));
}

std::string upper_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return result;
}

/// The number and the words that only say what it is: "Technology appraisal guidance [TA449]".
/// A title is longer, or says more.
Range number_phrase(const EntryDraft& draft, std::size_t i) {
  std::size_t begin = i, end = i + 1;
  if (begin && (draft.mark(begin - 1, '[') || draft.mark(begin - 1, '('))) --begin;
  if (begin < i && end < draft.size()) ++end;
  auto first = begin;
  while (first && draft.free(first - 1) && draft.is(first - 1, TokenKind::Word) &&
         begin - first < 6 && !draft.tokens[first].line_before) {
    --first;
  }
  bool kind = false, foreign = false;
  for (auto k = first; k < begin; ++k) {
    const bool known = draft.any(k, "guidance guideline guidelines advice standard statement");
    kind |= known;
    foreign |= !known && !draft.tokens[k].all_capital &&
               !draft.any(k,
                          "technology appraisal appraisals clinical quality diagnostics public "
                          "health interventional procedures procedure medical technologies "
                          "diagnostic");
  }
  const bool starts = first == 0 || draft.tokens[first].line_before ||
                      draft.is(first - 1, TokenKind::Mark) || draft.taken[first - 1];
  if (kind && !foreign && starts) begin = first;
  return {begin, end};
}

/// 5 for "5th", "5", "Fifth"; nothing otherwise.
std::string ordinal(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{"first", "second", "third",    "fourth",
                                                   "fifth", "sixth",  "seventh",  "eighth",
                                                   "ninth", "tenth",  "eleventh", "twelfth"};
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (same_word(word, names[n])) return std::to_string(n + 1);
  }
  const auto length = word.find_first_not_of("0123456789");
  const auto count = length == std::string_view::npos ? word.size() : length;
  if (count == 0 || count > 3) return {};
  const auto ending = word.substr(count);
  return ending.empty() || one_of(ending, "st nd rd th e") ? std::string(word.substr(0, count))
                                                           : std::string();
}

bool is_edition_word(const EntryDraft& draft, std::size_t i) {
  return draft.any(i, "ed edition edn") &&
         !(draft.any(i, "ed") && draft.mark(i + 1, ')') && draft.mark(i + 2, ','));
}

}  // namespace

void read_version(EntryDraft& draft) {
  for (std::size_t i = 0; i + 2 < draft.size(); ++i) {
    const bool starts = !i || draft.tokens[i].line_before || draft.taken[i - 1] ||
                        draft.is(i - 1, TokenKind::Mark);
    if (!draft.free(i) || !starts || draft.mark(i - 1, ',') || !draft.any(i, "v version"))
      continue;
    auto at = i + 1;
    if (draft.mark(at, '.') && !draft.ends_sentence(at)) ++at;
    const auto first = at;
    while (draft.is(at, TokenKind::Number) && draft.mark(at + 1, '.') &&
           draft.is(at + 2, TokenKind::Number) && !draft.tokens[at + 2].blank_before) {
      at += 2;
    }
    const bool number = draft.is(at, TokenKind::Number);
    if (!number || (at == first && !draft.ends_sentence(at + 1))) continue;
    const bool short_form = same_word(draft.words(i), "v");
    draft.reference.csl.version = draft.put("version", Range{short_form ? i : first, at + 1});
    return draft.take(i, at + 1);
  }
}

void read_guidance_number(EntryDraft& draft) {
  auto& csl = draft.reference.csl;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (!draft.free(i) || !draft.is(i, TokenKind::Word) || !is_number(draft.words(i))) continue;
    if (csl.number.empty()) csl.number = draft.put("number", Range{i, i + 1});
    const auto phrase = number_phrase(draft, i);
    draft.take(phrase.begin, phrase.end);
  }
  const auto in_address = number_in_address(csl.url);
  if (!csl.number.empty() || !is_number(upper_case(in_address))) return;
  csl.number = upper_case(in_address);
  draft.reference.fields["number"] = draft.reference.fields["URL"];
}

void read_edition(EntryDraft& draft) {
  for (std::size_t i = 1; i < draft.size(); ++i) {
    if (!draft.free(i) || !is_edition_word(draft, i)) continue;
    auto at = i - 1;
    if (draft.mark(at, '.') && at) --at;
    if (draft.any(at, "rev revised international int'l") && at) --at;
    if (draft.mark(at, '.') && at) --at;
    auto number = draft.free(at) ? ordinal(draft.words(at)) : std::string();
    if (number.empty()) continue;
    draft.put("edition", Range{at, at + 1});
    draft.reference.csl.edition = number;
    auto end = i + 1;
    if (draft.mark(end, '.')) ++end;
    if (at && draft.mark(at - 1, '(') && draft.mark(end, ')')) {
      --at;
      ++end;
    }
    return draft.take(at, end);
  }
}

std::size_t read_chapter_number(EntryDraft& draft, std::size_t i) {
  if (!draft.any(i, "chapter ch")) return i;
  auto at = i + 1;
  if (draft.mark(at, '.') && !draft.any(i, "chapter")) ++at;
  if (!draft.is(at, TokenKind::Number) || draft.words(at).size() > 4) return i;
  const bool closed = draft.mark(at + 1, ':') || draft.mark(at + 1, '.') ||
                      draft.mark(at + 1, ',') || draft.is(at + 1, TokenKind::Dash);
  if (!closed) return i;
  draft.reference.csl.chapter_number = draft.put("chapter-number", Range{at, at + 1});
  draft.take(i, at + 2);
  return at + 2;
}

}  // namespace netkg::ingest
