// One bibliography entry -> Reference: closed forms first, then the layout, then what is left.
#include <algorithm>

#include "ingest/reference_fields/access.h"
#include "ingest/reference_fields/bodies.h"
#include "ingest/reference_fields/identifiers.h"
#include "ingest/reference_fields/imprint.h"
#include "ingest/reference_fields/locator.h"
#include "ingest/reference_fields/names.h"
#include "ingest/reference_fields/numbers.h"
#include "ingest/reference_fields/title.h"
#include "ingest/references.h"

namespace netkg::ingest {

namespace {

/// Longer "entries" are prose; only their beginning is read.
constexpr uint32_t max_entry_bytes = 16384;

void put_authors(EntryDraft& draft, const NameList& list) {
  auto& csl = draft.reference.csl;
  (list.editors ? csl.editor : csl.author) = list.names;
  csl.et_al |= list.et_al;
  draft.put(list.editors ? "editor" : "author", list.range);
  draft.take(list.range.begin, list.end);
}

/// "2002" of the word "2002c", and years too old for find_dates.
const FoundDate* bracket_year(const EntryDraft& draft, std::size_t i, FoundDate& date) {
  const auto word = draft.words(i);
  const bool letter = word.size() == 5 && word[4] >= 'a' && word[4] <= 'z';
  if (!letter && word.size() != 4) return nullptr;
  auto year = PartialDate::from_iso(word.substr(0, 4));
  if (!year || year->year < 1700 || year->year > 2099) return nullptr;
  const auto begin = draft.tokens[i].span.begin;
  date = {*year, {begin, begin + 4}};
  return &date;
}

/// "(2010)" or "2014." right after the authors.
std::size_t year_after_authors(EntryDraft& draft, std::size_t i) {
  auto at = i;
  const bool bracket = draft.mark(at, '(') || draft.mark(at, '[');
  if (bracket) ++at;
  FoundDate lettered;
  const auto* date = draft.date(at);
  if (!date && (bracket || draft.mark(at + 1, '.'))) date = bracket_year(draft, at, lettered);
  if (!date || draft.taken[at]) return i;
  auto end = draft.after(date->span);
  if (bracket ? !(draft.mark(end, ')') || draft.mark(end, ']')) : !draft.mark(end, '.'))
    return i;
  if (!bracket && !draft.ends_sentence(end)) return i;
  ++end;
  draft.reference.csl.issued = date->date;
  draft.put("issued", date->span);
  draft.take(i, end);
  return end;
}

/// "Oxen thigh bones. (2014). British Dental Journal", "… (n.d.). …": the year between title
/// and journal of an entry without authors.
void read_bracket_year(EntryDraft& draft, std::size_t begin) {
  for (auto i = begin + 1; i + 3 < draft.size() && i < begin + 80; ++i) {
    if (draft.taken[i] || !draft.mark(i, '(') || !draft.ends_sentence(i - 1)) continue;
    const auto* date = draft.date(i + 1);
    auto end = date ? draft.after(date->span) : i + 1;
    if (!date && draft.any(i + 1, "n") && draft.any(i + 3, "d")) end = i + 5;
    if (end == i + 1 || !draft.mark(end, ')') || !draft.mark(end + 1, '.')) continue;
    if (date && !draft.reference.csl.issued) {
      draft.reference.csl.issued = date->date;
      draft.put("issued", date->span);
    }
    return draft.take(i, end + 1);
  }
}

/// One past "National Kidney Foundation" of "National Kidney Foundation (2002) …"; else 0.
std::size_t body_before_year(const EntryDraft& draft, std::size_t begin) {
  for (auto i = begin + 1; i + 2 < draft.size() && i < begin + 24; ++i) {
    if (draft.taken[i] || draft.ends_sentence(i) || draft.mark(i, '"')) return 0;
    const bool year = draft.mark(i, '(') && draft.date(i + 1) &&
                      draft.words(i + 1).size() == 4 && draft.mark(i + 2, ')');
    if (!year) continue;
    return i > begin + 1 && is_title_case(draft, {begin, i}) && i + 6 < draft.size() ? i : 0;
  }
  return 0;
}

/// The lines of the entry, without taken tokens at their ends.
std::vector<Range> lines_of(const EntryDraft& draft) {
  std::vector<Range> lines;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (draft.tokens[i].line_before) lines.push_back({i, i});
    lines.back().end = i + 1;
  }
  for (auto& line : lines) line = draft.trimmed(line);
  std::erase_if(lines, [](Range line) { return line.empty(); });
  return lines;
}

/// The place of "X and others" in an entry whose lines were joined by blanks.
std::vector<Range> lines_by_others(const EntryDraft& draft) {
  for (std::size_t i = 3; i + 2 < draft.size(); ++i) {
    const bool others =
        draft.any(i, "and") && draft.any(i + 1, "others colleagues") && draft.free(i);
    if (!others) continue;
    for (std::size_t begin = i - 2; begin > 0 && i - begin < 6; --begin) {
      auto names = names_given_first(draft, begin, draft.size());
      if (!names || !names->et_al || names->range.end != i + 2) continue;
      const bool initials = draft.tokens[begin].all_capital;
      if (initials) return {{0, begin}, {begin, i + 2}, {i + 2, draft.size()}};
    }
  }
  return {};
}

/// "2011. Genome Biol. Volume 6": one past the year and its mark.
std::size_t leading_year(EntryDraft& draft, Range line) {
  const auto* date = draft.free(line.begin) ? draft.date(line.begin) : nullptr;
  if (!date || draft.reference.csl.issued) return line.begin;
  const auto end = draft.after(date->span);
  if (end + 1 >= line.end || !(draft.mark(end, '.') || draft.mark(end, ','))) return line.begin;
  if (!draft.is(end + 1, TokenKind::Word) || draft.any(end + 1, "vol volume issue no pages")) {
    return line.begin;
  }
  draft.reference.csl.issued = date->date;
  draft.put("issued", date->span);
  draft.take(line.begin, end + 1);
  return end + 1;
}

/// The last line says where it appeared: body, journal or publisher, and year.
void read_source_line(EntryDraft& draft, Range line) {
  auto& csl = draft.reference.csl;
  line.begin = leading_year(draft, line);
  const auto locator = find_locator(draft, line);
  const bool journal = !locator.volume.empty() || !locator.issue.empty();
  if (locator.strength) {
    const Range name = draft.trimmed({line.begin, locator.range.begin});
    put_locator(draft, locator);
    if (journal) return put_container(draft, name);
    line = name;
  }
  read_year(draft, line);
  const auto pieces = draft.sentences(line);
  if (pieces.empty()) return;
  auto name = pieces[0];
  const bool has_people = !csl.author.empty();
  if (csl.accessed && !csl.issued) return put_container(draft, name);
  if (!has_people && is_body(draft, name)) return put_body(draft, name);
  read_imprint(draft, line, 0);
  if (!csl.publisher.empty()) return;
  if (!has_people && is_title_case(draft, name) && !draft.any(name.begin, "journal")) {
    return put_body(draft, name);
  }
  put_container(draft, name);
}

bool is_source_line(const EntryDraft& draft, Range line) {
  if (find_locator(draft, line).strength >= 5) return true;
  const auto last = line.end - 1;
  for (auto i = line.begin; i < line.end; ++i) {
    const auto* date = draft.date(i);
    if (date && draft.free(i) && draft.after(date->span) >= last) return line.size() < 40;
  }
  auto end = line.end;
  while (end < draft.size() && !draft.taken[end] && draft.is(end, TokenKind::Mark)) ++end;
  return end < draft.size() ? draft.taken[end] : draft.taken.back();
}

/// Title / people / source, one a line: the form of several charities.
///   Guidelines for the management of … tumours (NETs)
///   JK Ramage and others
///   Gut, 2012. Vol 61, Pages 6-32
bool read_lines(EntryDraft& draft, const std::vector<Range>& lines) {
  if (lines.size() < 2 || lines.size() > 8) return false;
  if (names_family_first(draft, lines[0].begin, lines[0].end)) return false;
  for (std::size_t n = 1; n < lines.size(); ++n) {
    auto people = names_in(draft, lines[n]);
    const bool body = !people && n + 1 < lines.size() && is_body(draft, lines[n]) &&
                      is_source_line(draft, lines.back());
    if (!people && !body) continue;
    if (people)
      put_authors(draft, *people);
    else
      put_body(draft, lines[n]);
    if (n + 1 < lines.size()) read_source_line(draft, {lines[n + 1].begin, lines.back().end});
    put_title(draft, {lines[0].begin, lines[n - 1].end});
    return true;
  }
  if (!is_source_line(draft, lines.back())) return false;
  const Range title{lines[0].begin, lines[lines.size() - 2].end};
  read_source_line(draft, lines.back());
  put_title(draft, title);
  return true;
}

/// "Chan JA, Kulke M." or, when that reads less, "A. Smith, B. Jones and C. Brown."
std::optional<NameList> names_at_head(const EntryDraft& draft, std::size_t begin) {
  auto family_first = names_family_first(draft, begin, draft.size());
  if (family_first && family_first->names.size() > 1) return family_first;
  auto initials_first = names_initials_first(draft, begin, draft.size());
  if (initials_first && is_body(draft, initials_first->range)) initials_first.reset();
  auto given_first = names_given_first(draft, begin, draft.size());
  const bool longer = initials_first && draft.mark(initials_first->end, ',') && given_first &&
                      given_first->names.size() > initials_first->names.size();
  if (longer && !family_first) return initials_first;  // the rest is no person
  const bool closed =
      given_first && given_first->end > 0 &&
      (given_first->et_al || given_first->editors || draft.mark(given_first->end - 1, '.') ||
       draft.mark(given_first->end, '(') || draft.mark(given_first->end, '"') ||
       draft.mark(given_first->end + 1, '"'));
  const bool body = closed && is_body(draft, given_first->range);  // "US Food and Drug …"
  if (closed && !body && (given_first->names.size() > 1 || given_first->et_al))
    return given_first;
  if (family_first) return family_first;
  return initials_first;
}

void read_one_line(EntryDraft& draft) {
  std::size_t begin = 0;
  while (begin < draft.size() && draft.taken[begin]) ++begin;
  if (auto authors = names_at_head(draft, begin)) {
    put_authors(draft, *authors);
    begin = authors->end;
  } else if (const auto body = body_before_year(draft, begin)) {
    put_body(draft, {begin, body});
    begin = body;
  }
  begin = year_after_authors(draft, begin);
  if (!draft.reference.csl.issued) read_bracket_year(draft, begin);
  const auto locator = find_locator(draft, {begin, draft.size()});
  const Range all{begin, draft.size()};
  const bool chapter = book_after_in(draft, all) > 0;
  const bool article = !chapter && (!locator.volume.empty() || locator.strength >= 5);
  if (!article && locator.strength && locator.volume.empty()) put_locator(draft, locator);
  if (!article) read_lone_pages(draft, begin);
  if (chapter && read_chapter(draft, all)) return;
  if (!article && read_quoted_title(draft, all)) return;
  if (!article) return read_other_title(draft, all);
  put_locator(draft, locator);
  auto end = locator.range.begin;
  read_article_title(draft, {begin, end});
  read_year(draft, {locator.range.end, draft.size()});
}

/// A body as author of an article: "National … Group. Title. Lancet 2003;1:2-3".
std::string type_of(const CslItem& csl) {
  const bool body = !csl.author.empty() && !csl.author[0].literal.empty();
  if (!csl.volume.empty() || !csl.issue.empty()) return "article-journal";
  const bool book = !csl.edition.empty() || !csl.isbn.empty() || !csl.publisher.empty();
  if (!csl.container_title.empty() && (book || !csl.editor.empty())) return "chapter";
  if (!csl.number.empty() || !csl.version.empty()) return "report";
  if (!csl.container_title.empty() && !csl.page.empty()) return "article-journal";
  if (!csl.url.empty() || csl.accessed || csl.updated) return "webpage";
  if (!csl.edition.empty() || !csl.editor.empty()) return "book";
  if (body) return "report";
  if (book) return "book";
  return csl.container_title.empty() ? "document" : "article-journal";
}

void read_closed_forms(EntryDraft& draft) {
  read_identifiers(draft);
  read_access(draft);
  read_version(draft);
  read_guidance_number(draft);
  read_edition(draft);
}

/// "V.3.2018" ends in its year.
void settle_version_year(EntryDraft& draft) {
  auto& csl = draft.reference.csl;
  if (csl.issued || csl.version.size() < 6 || csl.version[csl.version.size() - 5] != '.')
    return;
  csl.issued =
      PartialDate::from_iso(std::string_view(csl.version).substr(csl.version.size() - 4));
  const auto version = draft.reference.fields["version"];
  if (csl.issued) draft.put("issued", Span{version.end - 4, version.end});
}

/// A page's last update is its date when it prints no other.
void settle_date(EntryDraft& draft) {
  settle_version_year(draft);
  auto& csl = draft.reference.csl;
  if (csl.issued || !csl.updated) return;
  csl.issued = csl.updated;
  draft.reference.fields["issued"] = draft.reference.fields["updated"];
}

}  // namespace

Reference parse_reference(std::string_view text, Span entry) {
  entry.end = static_cast<uint32_t>(std::min<std::size_t>(entry.end, text.size()));
  Span read = entry;
  if (read.size() > max_entry_bytes) read.end = read.begin + max_entry_bytes;
  EntryDraft draft(text, read);
  read_closed_forms(draft);
  const auto lines = lines_of(draft);
  if (!read_lines(draft, lines) && !read_lines(draft, lines_by_others(draft))) {
    read_one_line(draft);
  }
  settle_date(draft);
  draft.reference.span = entry;
  draft.reference.csl.type = type_of(draft.reference.csl);
  draft.reference.remainder = draft.remainder();
  return std::move(draft.reference);
}

}  // namespace netkg::ingest
