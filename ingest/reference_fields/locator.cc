// One reader from left to right over year, volume, issue, supplement and pages.
#include "ingest/reference_fields/locator.h"

#include <algorithm>

namespace netkg::ingest {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_digit);
}

/// A Number, or a short word with a digit: "12", "39A", "e286".
bool is_numeral(const EntryDraft& draft, std::size_t i, std::size_t longest) {
  if (!draft.is(i, TokenKind::Number) && !draft.is(i, TokenKind::Word)) return false;
  return draft.words(i).size() <= longest && has_digit(draft.words(i));
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 7 && word.find_first_not_of("ivxlc") == word.npos;
}

/// "501", "e286", "R89", "iv192", "472.e1", "CD001234".
std::size_t page_at(const EntryDraft& draft, std::size_t i) {
  const bool letter = draft.is(i, TokenKind::Word) && draft.words(i).size() == 1 &&
                      draft.tokens[i].capital && draft.is(i + 1, TokenKind::Dash) &&
                      draft.is(i + 2, TokenKind::Number) && !draft.tokens[i + 2].blank_before;
  if (letter) return i + 3;  // "A-201"
  if (draft.is(i, TokenKind::Number) || draft.is(i, TokenKind::Word)) {
    if (!is_numeral(draft, i, 18)) return i;
    auto at = i + 1;
    const bool dotted = draft.mark(at, '.') && !draft.tokens[at].blank_before &&
                        draft.is(at + 1, TokenKind::Word) && is_numeral(draft, at + 1, 6) &&
                        !draft.tokens[at + 1].blank_before;
    return dotted ? at + 2 : at;
  }
  return i;
}

/// One past "501-513", "S1-5, S9"; `i` when there are no pages.
std::size_t pages_at(const EntryDraft& draft, std::size_t i, bool labelled) {
  auto at = page_at(draft, i);
  if (at == i && labelled && draft.is(i, TokenKind::Word) && is_roman(draft.words(i)))
    at = i + 1;
  if (at == i) return i;
  while (draft.is(at, TokenKind::Dash)) {
    auto from = at + 1;
    if (draft.is(from, TokenKind::Dash)) ++from;  // "4--18"
    auto next = page_at(draft, from);
    if (next == from && is_roman(draft.words(next))) ++next;
    if (next == from) break;
    at = next;
  }
  const bool more = draft.mark(at, ',') && draft.is(at + 1, TokenKind::Number) &&
                    draft.is(at + 2, TokenKind::Dash) && draft.is(at + 3, TokenKind::Number);
  return more ? at + 4 : at;
}

std::size_t dot_after(const EntryDraft& draft, std::size_t i) {
  return draft.mark(i, '.') ? i + 1 : i;
}

/// One past "pages", "pp.", "p."; `i` when there is no label.
std::size_t page_label(const EntryDraft& draft, std::size_t i) {
  if (!draft.any(i, "pages page pp p pgs pg")) return i;
  return dot_after(draft, i + 1);
}

constexpr std::string_view months_and_seasons =
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter";

/// Reads one locator from left to right.
class LocatorReader {
 public:
  LocatorReader(const EntryDraft& draft, std::size_t i) : draft_(draft), begin_(i), at_(i) {}

  Locator read() {
    year_before();
    volume();
    if (!found_.volume.empty() || found_.issued || draft_.mark(at_, '(')) {
      supplement();
      issue();
      supplement();
      season();
    }
    if (!found_.issued && !found_.volume.empty()) year_between();
    pages();
    if (found_.pages.empty() && !found_.issue.empty() && draft_.mark(at_, ':'))
      ++at_;  // "(4): , 2017"
    if (!found_.issued) year_after();
    page_after_year();
    found_.range = {begin_, at_};
    found_.strength = strength();
    return found_;
  }

 private:
  bool mark(char sign) const { return draft_.mark(at_, sign); }
  bool take_mark(std::string_view signs) {
    if (!draft_.is(at_, TokenKind::Mark) || signs.find(draft_.tokens[at_].sign) == signs.npos) {
      return false;
    }
    ++at_;
    return true;
  }

  /// "2017 Nov;", "(2010)", "2012. Vol"
  void year_before() {
    auto at = at_;
    const bool bracket = draft_.mark(at, '(');
    if (bracket) ++at;
    const auto* date = draft_.free(at) ? draft_.date(at) : nullptr;
    if (!date) return;
    at = draft_.after(date->span);
    if (draft_.is(at, TokenKind::Dash) && draft_.is(at + 1, TokenKind::Word) &&
        draft_.mark(at + 2, ';')) {
      at += 2;  // "2013 Mar-Apr;"
    }
    if (bracket && !draft_.mark(at, ')')) return;
    if (bracket) ++at;
    const auto end = at;
    const bool stop = draft_.mark(at, ';') || draft_.mark(at, ',') || draft_.mark(at, ':') ||
                      draft_.mark(at, '.');
    colon_ = draft_.mark(at, ':');
    semicolon_ = draft_.mark(at, ';');
    at_ = stop ? at + 1 : end;
    year_end_ = end;
    found_.issued = date;
  }

  void volume() {
    if (colon_) return;  // "2017:739-748"
    auto at = at_;
    const bool label = draft_.any(at, "vol volume");
    if (label) at = dot_after(draft_, at + 1);
    if (!is_numeral(draft_, at, label ? 8 : 5) || !draft_.free(at)) return;
    if (!label && draft_.is(at, TokenKind::Word) && !is_digit(draft_.words(at).front()) &&
        !semicolon_ && !draft_.mark(at + 1, ':')) {
      return;  // "e286" is a page
    }
    labelled_ = label;
    auto end = at + 1;
    const bool span = draft_.is(end, TokenKind::Dash) &&
                      draft_.is(end + 1, TokenKind::Number) &&
                      (draft_.mark(end + 2, ':') || draft_.mark(end + 2, '('));
    if (span) end += 2;  // "12-13:45"
    const bool pages = !span && !label && draft_.is(end, TokenKind::Dash) &&
                       draft_.is(end + 1, TokenKind::Number);
    if (pages && !semicolon_) return;  // "2015, 17-55"
    found_.volume = {at, end};
    at_ = end;
  }

  /// "Suppl 4", "(Suppl 1)", "Pt 2"
  void supplement() {
    if (!found_.supplement.empty()) return;
    auto at = at_;
    if (draft_.mark(at, ',')) ++at;
    const bool bracket = draft_.mark(at, '(');
    if (bracket) ++at;
    const auto first = at;
    if (!draft_.any(at, "suppl supp supplement s pt spec")) return;
    at = dot_after(draft_, at + 1);
    if (draft_.any(first, "spec") && draft_.any(at, "no")) at = dot_after(draft_, at + 1);
    auto last = at;
    if (is_numeral(draft_, at, 6)) last = ++at;
    if (bracket && !draft_.mark(at, ')')) return;
    if (!bracket && last == first + 1 && draft_.any(first, "s pt")) return;
    found_.supplement = {first, last};
    at_ = bracket ? at + 1 : at;
  }

  /// "88 (4) (April): 759": the month is of no use without its year.
  void season() {
    if (!draft_.mark(at_, '(') || !draft_.is(at_ + 1, TokenKind::Word)) return;
    if (!draft_.any(at_ + 1, months_and_seasons)) return;
    auto close = at_ + 2;
    while (close < at_ + 6 && !draft_.mark(close, ')')) ++close;
    if (draft_.mark(close, ')')) at_ = close + 1;
  }

  /// "217 (2014) 61", "88.4 (1999): 759"
  void year_between() {
    const auto* date = draft_.mark(at_, '(') ? draft_.date(at_ + 1) : nullptr;
    if (!date || !draft_.free(at_ + 1)) return;
    const auto close = draft_.after(date->span);
    if (!draft_.mark(close, ')')) return;
    const auto next =
        draft_.mark(close + 1, ':') || draft_.mark(close + 1, ',') ? close + 2 : close + 1;
    const auto first = page_label(draft_, next);
    if (pages_at(draft_, first, first > next) == first) return;
    found_.issued = date;
    year_between_ = true;
    at_ = close + 1;
  }

  /// "(11)", "(1 Pt 2)", ", Issue 5", "No. 3"
  void issue() {
    auto at = at_;
    if (draft_.mark(at, '(')) return bracket_issue(at);
    if (!labelled_ && draft_.mark(at, '.') && dotted_issue(at)) return;
    if (draft_.mark(at, ',') || draft_.mark(at, ';') || draft_.mark(at, '.')) ++at;
    if (!draft_.any(at, "issue iss no nr number")) return comma_issue();
    labelled_ = true;
    at = dot_after(draft_, at + 1);
    if (!is_numeral(draft_, at, 8)) return;
    found_.issue = {at, at + 1};
    at_ = at + 1;
    if (draft_.is(at_, TokenKind::Dash) && draft_.is(at_ + 1, TokenKind::Number)) {
      found_.issue.end = at_ += 2;
    }
  }

  /// "88.4 (1999)", "2014. 217. 2. 61-61"
  bool dotted_issue(std::size_t dot) {
    if (!draft_.is(dot + 1, TokenKind::Number) || draft_.words(dot + 1).size() > 3)
      return false;
    const bool glued = !draft_.tokens[dot + 1].blank_before && draft_.mark(dot + 2, '(');
    const bool listed = draft_.tokens[dot + 1].blank_before && draft_.mark(dot + 2, '.') &&
                        found_.issued && pages_at(draft_, dot + 3, false) > dot + 3;
    if (!glued && !listed) return false;
    found_.issue = {dot + 1, dot + 2};
    dots_ = listed;
    at_ = dot + 2;
    return true;
  }

  void bracket_issue(std::size_t open) {
    auto close = open + 1;
    while (close < open + 8 && close < draft_.size() && !draft_.mark(close, ')')) ++close;
    if (!draft_.mark(close, ')') || close == open + 1) return;
    const auto* date = draft_.date(open + 1);
    const bool year = date && !found_.issued && draft_.after(date->span) == close &&
                      draft_.words(open + 1).size() == 4;
    if (year) return;  // "30 (2015)"
    found_.issue = {open + 1, close};
    at_ = close + 1;
  }

  /// "2020; 31, 5, 556–568"
  void comma_issue() {
    const auto at = at_;
    const bool between = draft_.mark(at, ',') && draft_.is(at + 1, TokenKind::Number) &&
                         draft_.mark(at + 2, ',') && draft_.words(at + 1).size() <= 3;
    if (!between || found_.volume.empty() || pages_at(draft_, at + 3, false) == at + 3) return;
    found_.issue = {at + 1, at + 2};
    at_ = at + 2;
  }

  void pages() {
    // "2010. . . 573-576": volume and issue left empty
    while (found_.issued && draft_.mark(at_, '.') && draft_.mark(at_ + 1, '.')) {
      ++at_;
      dots_ = true;
    }
    auto at = at_;
    const bool colon = colon_ || draft_.mark(at, ':');
    if (!colon_ &&
        (colon || draft_.mark(at, ',') || draft_.mark(at, ';') || draft_.mark(at, '.'))) {
      ++at;
    }
    const auto label = page_label(draft_, at);
    const bool labelled = label > at;
    const bool comma = !colon && !labelled;
    if (draft_.any(label, "article") && draft_.is(label + 1, TokenKind::Number)) at = label + 1;
    const auto begin = labelled ? label : at;
    const auto end = pages_at(draft_, begin, labelled);
    if (end == begin || !draft_.free(begin)) return;
    if (comma && at == at_ && !year_between_) return;  // nothing between volume and pages
    if (comma && draft_.date(begin) && end == begin + 1) return;  // "…, 2005": a year
    if (comma && draft_.mark(at_, '.') && end == begin + 1 && !dots_) return;
    found_.pages = {begin, end};
    colon_pages_ = colon;
    page_label_ = labelled;
    at_ = end;
    discussion();
  }

  /// "; discussion 12-5", "quiz 11"
  void discussion() {
    auto at = at_;
    if (draft_.mark(at, ';') || draft_.mark(at, ',')) ++at;
    if (!draft_.any(at, "discussion quiz author")) return;
    ++at;
    if (draft_.any(at, "reply")) ++at;
    const auto end = pages_at(draft_, at, false);
    if (end > at) at_ = end;
  }

  /// ", 2005", "(2015)"
  void year_after() {
    auto at = at_;
    if (draft_.mark(at, ',') || draft_.mark(at, ';') || draft_.mark(at, '.')) ++at;
    const bool bracket = draft_.mark(at, '(');
    if (bracket) ++at;
    const auto* date = draft_.free(at) ? draft_.date(at) : nullptr;
    if (!date) return;
    at = draft_.after(date->span);
    if (draft_.is(at, TokenKind::Dash) && draft_.is(at + 1, TokenKind::Word))
      at += 2;  // "Oct-Dec"
    if (draft_.any(at, "fall autumn winter spring summer")) ++at;
    if (bracket && !draft_.mark(at, ')')) return;
    if (draft_.is(at, TokenKind::Dash)) return;
    at_ = bracket ? at + 1 : at;
    found_.issued = date;
  }

  /// "Lecture Notes (2018) 16.": the last number of an entry is a page.
  void page_after_year() {
    const bool bare = found_.pages.empty() && found_.issue.empty() && found_.supplement.empty();
    if (!bare || found_.volume.empty() || labelled_ || !draft_.mark(begin_, '(')) return;
    const bool ends =
        at_ >= draft_.size() || (draft_.mark(at_, '.') && at_ + 1 == draft_.size());
    if (!ends || !found_.issued || found_.volume.begin < year_end_) return;
    std::swap(found_.pages, found_.volume);
    page_label_ = true;
  }

  /// How sure it is; only whole patterns count.
  int strength() const {
    const bool volume = !found_.volume.empty(), pages = !found_.pages.empty();
    const bool issue = !found_.issue.empty(), year = found_.issued != nullptr;
    if (volume && pages && colon_pages_) return year ? 9 : issue ? 8 : 6;
    if (volume && labelled_) return year || pages ? 8 : 5;
    if (volume && pages && (page_label_ || issue)) return year ? 8 : 7;
    if (issue && pages && colon_pages_ && !volume && year) return 7;  // "(9): CD007244, 2012"
    if (semicolon_ && volume) return issue ? 7 : 5;
    if (semicolon_ && pages) return 5;
    if (year && volume && pages) return 5;
    if (year && volume && issue) return 5;
    if (year && issue && labelled_) return 5;
    if (volume && issue && year) return 5;
    if (year && pages && dots_) return 5;
    if (year && pages) return colon_pages_ || page_label_ || comma_range() ? 4 : 0;
    if (volume && pages && begin_ && draft_.mark(begin_ - 1, ',')) return 3;
    return 0;
  }

  /// "Book 2017, 119–133."
  bool comma_range() const {
    return draft_.mark(found_.pages.begin - 1, ',') && found_.pages.size() == 3 &&
           draft_.is(found_.pages.begin + 1, TokenKind::Dash);
  }

  const EntryDraft& draft_;
  std::size_t begin_, at_, year_end_ = 0;
  Locator found_;
  bool colon_ = false, semicolon_ = false, labelled_ = false;
  bool colon_pages_ = false, page_label_ = false;
  bool year_between_ = false, dots_ = false;
};

/// Inside a title numbers stand between words; a locator ends the sentence.
bool ends_well(const EntryDraft& draft, std::size_t end) {
  return end >= draft.size() || draft.taken[end] || draft.is(end, TokenKind::Mark) ||
         draft.tokens[end].line_before || draft.is(end, TokenKind::Url) ||
         draft.any(end, "epub published review erratum pii");
}

void put_date(EntryDraft& draft, const FoundDate& date) {
  draft.reference.csl.issued = date.date;
  draft.put("issued", date.span);
}

std::string compact(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

Locator locator_at(const EntryDraft& draft, std::size_t i) {
  return LocatorReader(draft, i).read();
}

Locator find_locator(const EntryDraft& draft, Range range) {
  Locator best;
  for (auto i = range.begin; i < range.end; ++i) {
    if (!draft.free(i)) continue;
    const bool starts = draft.is(i, TokenKind::Number) || draft.mark(i, '(') || draft.date(i) ||
                        draft.any(i, "vol volume") || is_numeral(draft, i, 5);
    if (!starts || (i && draft.is(i - 1, TokenKind::Dash)) || i + 1 < best.range.end) continue;
    auto found = locator_at(draft, i);
    if (!found.strength || !ends_well(draft, found.range.end)) continue;
    if (found.strength >= best.strength) best = found;
  }
  return best;
}

std::string expanded_pages(std::string_view printed_pages) {
  std::string plain;
  for (std::size_t i = 0; i < printed_pages.size(); ++i) {
    const auto c = static_cast<unsigned char>(printed_pages[i]);
    if (c == 0xE2 && i + 2 < printed_pages.size()) {
      if (!plain.ends_with('-')) plain += '-';
      i += 2;
    } else if (c != ' ' && !(c == '-' && plain.ends_with('-'))) {
      plain += printed_pages[i];
    }
  }
  const auto dash = plain.find('-');
  if (dash == std::string::npos || plain.find('-', dash + 1) != std::string::npos) return plain;
  std::string first = plain.substr(0, dash), last = plain.substr(dash + 1);
  if (first == last) return first;
  const auto split = first.find_first_of("0123456789");
  const bool digits = !last.empty() && last.find_first_not_of("0123456789") == last.npos;
  if (split == std::string::npos || !digits) return plain;
  const auto number = first.substr(split);
  if (number.find_first_not_of("0123456789") != number.npos) return plain;
  // "e192-7": the letter is not repeated, its digits are
  if (last.size() < number.size()) last = number.substr(0, number.size() - last.size()) + last;
  return first + "-" + (split && last.size() == number.size() ? first.substr(0, split) : "") +
         last;
}

void put_locator(EntryDraft& draft, const Locator& locator) {
  auto& csl = draft.reference.csl;
  if (locator.issued) put_date(draft, *locator.issued);
  if (!locator.volume.empty()) csl.volume = draft.put("volume", locator.volume);
  if (!locator.issue.empty()) csl.issue = draft.put("issue", locator.issue);
  if (!locator.supplement.empty()) {
    csl.supplement = draft.put("supplement", locator.supplement);
    if (csl.issue.empty()) csl.issue = draft.put("issue", locator.supplement);
  }
  if (!locator.pages.empty())
    csl.page = expanded_pages(compact(draft.put("page", locator.pages)));
  draft.take(locator.range.begin, locator.range.end);
}

namespace {

/// "Encyclopedia of Tests, 591–592." at the very end; "…, 1990–2005." are years.
bool last_range_at(const EntryDraft& draft, std::size_t i) {
  if (!draft.mark(i, ',') || !draft.is(i + 1, TokenKind::Number)) return false;
  if (!draft.is(i + 2, TokenKind::Dash) || !draft.is(i + 3, TokenKind::Number)) return false;
  const bool ends = i + 4 >= draft.size() || draft.taken[i + 4] ||
                    (draft.mark(i + 4, '.') && (i + 5 >= draft.size() || draft.taken[i + 5]));
  return ends && !(draft.date(i + 1) && draft.date(i + 3));
}

}  // namespace

void read_lone_pages(EntryDraft& draft, std::size_t begin) {
  auto& csl = draft.reference.csl;
  for (auto i = std::max<std::size_t>(begin, 1); i < draft.size() && csl.page.empty(); ++i) {
    if (!draft.free(i)) continue;
    auto first = page_label(draft, i);
    const bool labelled = first > i;
    const bool apart = draft.is(i - 1, TokenKind::Mark) || draft.taken[i - 1] ||
                       draft.is(i - 1, TokenKind::Number);
    if (!labelled && draft.mark(i, ':') && draft.is(i + 2, TokenKind::Dash)) first = i + 1;
    if (!labelled && first == i && last_range_at(draft, i)) first = i + 1;
    if (first == i || (labelled && !apart)) continue;
    const auto end = pages_at(draft, first, labelled);
    if (end == first || !ends_well(draft, end) || draft.any(end, "pages")) continue;
    csl.page = expanded_pages(compact(draft.put("page", Range{first, end})));
    const bool bracket = draft.mark(i - 1, '(') && draft.mark(end, ')');
    draft.take(bracket ? i - 1 : i, bracket ? end + 1 : end);
  }
}

}  // namespace netkg::ingest
