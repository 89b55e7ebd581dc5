// Title and container from the sentences that are left.
#include "ingest/reference_fields/title.h"

#include <algorithm>

#include "ingest/reference_fields/bodies.h"
#include "ingest/reference_fields/imprint.h"
#include "ingest/reference_fields/names.h"
#include "ingest/reference_fields/numbers.h"
#include "publications/journals.h"

namespace netkg::ingest {

namespace {

/// "J.", "Phys.", "Natl": a piece of an abbreviated journal name.
bool is_abbreviation(const EntryDraft& draft, Range sentence) {
  if (sentence.size() > 3 || !draft.mark(sentence.end, '.')) return false;
  for (auto i = sentence.begin; i < sentence.end; ++i) {
    const bool word =
        draft.is(i, TokenKind::Word) && draft.tokens[i].capital && draft.tokens[i].letters <= 6;
    if (!word && !draft.mark(i, '.')) return false;
  }
  return true;
}

bool has_word(const EntryDraft& draft, Range range) {
  for (auto i = range.begin; i < range.end; ++i) {
    if (draft.is(i, TokenKind::Word) || draft.is(i, TokenKind::Number)) return true;
  }
  return false;
}

/// “Title.” Journal, or “Title,” in Book: the closing quote.
std::size_t closing_quote(const EntryDraft& draft, Range range) {
  if (range.empty() || !draft.mark(range.begin, '"')) return range.end;
  for (auto i = range.begin + 1; i < range.end; ++i) {
    const bool inner = i + 1 < range.end && !draft.tokens[i + 1].blank_before &&
                       draft.is(i + 1, TokenKind::Word);
    const bool goes_on = draft.mark(i + 1, ':') || draft.mark(i + 1, '-');  // “Pain”: a review
    if (draft.mark(i, '"') && !inner) return goes_on ? range.end : i;
  }
  return range.end;
}

Range without_marker(const EntryDraft& draft, Range range) {
  if (range.size() > 3 && draft.mark(range.end - 1, ']') && draft.mark(range.end - 3, '[') &&
      draft.any(range.end - 2,
                "internet online review article abstract editorial letter "
                "comment pdf website")) {
    range.end -= 3;
  }
  if (range.size() > 1 && draft.any(range.end - 1, "website")) --range.end;
  return draft.trimmed(range);
}

/// "Suspected cancer: recognition; NICE guideline": what follows the semicolon says what it is.
Range without_kind(const EntryDraft& draft, Range range) {
  for (auto i = range.end; i > range.begin + 1 && range.end - i < 7;) {
    --i;
    if (!draft.mark(i, ';')) continue;
    const bool kind = draft.any(range.end - 1, "guideline guidelines guidance standard");
    return kind ? draft.trimmed({range.begin, i}) : range;
  }
  return range;
}

/// The last comma outside brackets, when title and journal share a sentence.
std::size_t last_comma(const EntryDraft& draft, Range range) {
  for (auto i = range.end; i-- > range.begin + 1;) {
    if (draft.mark(i, ',') && !draft.tokens[i].depth) return i;
  }
  return range.end;
}

bool is_known_journal(const EntryDraft& draft, Range range) {
  return !range.empty() && range.size() <= 24 &&
         publications::find_journal(draft.span(range).in(draft.text)).has_value();
}

/// "Oral Surgery, Oral Medicine, and Endodontology": where the longest known name begins that
/// ends the sentence, after a comma or at its beginning; its end when there is none.
std::size_t known_journal_at(const EntryDraft& draft, Range sentence) {
  constexpr std::size_t longest = 24;
  auto i = sentence.size() > longest ? sentence.end - longest : sentence.begin;
  for (; i < sentence.end; ++i) {
    const bool starts = i == sentence.begin || draft.mark(i - 1, ',');
    if (starts && is_known_journal(draft, {i, sentence.end})) return i;
  }
  return sentence.end;
}

/// An article without a title: "Shea, M. J. Physical Review B 1993, 47, 9967".
bool is_bare_journal(const EntryDraft& draft, Range sentence) {
  const bool people = !draft.reference.csl.author.empty();
  return sentence.size() <= (people ? 14u : 7u) && is_title_case(draft, sentence);
}

void split_single(EntryDraft& draft, Range sentence) {
  if (const auto known = known_journal_at(draft, sentence); known != sentence.end) {
    if (known > sentence.begin) put_title(draft, {sentence.begin, known - 1});
    return put_container(draft, {known, sentence.end});
  }
  if (is_bare_journal(draft, sentence)) return put_container(draft, sentence);
  const auto comma = last_comma(draft, sentence);
  const auto after = draft.trimmed({comma, sentence.end});
  if (comma != sentence.end && after.size() <= 8 && is_title_case(draft, after)) {
    put_title(draft, draft.trimmed({sentence.begin, comma}));
    return put_container(draft, after);
  }
  put_title(draft, sentence);
}

/// "In: X", "In X (Eds.)": one past the word and its colon, or nothing.
std::size_t in_at(const EntryDraft& draft, std::size_t i) {
  if (!draft.free(i) || !draft.any(i, "in")) return 0;
  if (draft.mark(i + 1, ':')) return i + 2;
  const bool starts =
      i && draft.tokens[i].capital && (draft.is(i - 1, TokenKind::Mark) || draft.taken[i - 1]);
  if (!starts) return 0;
  if (draft.any(i + 1, "proceedings proc")) return i + 1;
  for (auto first : {names_given_first(draft, i + 1, draft.size()),
                     names_family_first(draft, i + 1, draft.size())}) {
    if (first && first->editors) return i + 1;
  }
  return 0;
}

void put_editors(EntryDraft& draft, const NameList& list) {
  draft.reference.csl.editor = list.names;
  draft.put("editor", list.range);
  draft.take(list.range.begin, list.end);
}

std::size_t read_editors(EntryDraft& draft, std::size_t i, std::size_t end) {
  for (auto list : {names_family_first(draft, i, end), names_given_first(draft, i, end)}) {
    const bool initials = list && list->names[0].given.size() <= 3;  // "In: Sale PF. Coral …"
    if (!list || !(list->editors || (initials && draft.mark(i - 1, ':')))) continue;
    put_editors(draft, *list);
    return list->end;
  }
  return i;
}

bool is_database(const EntryDraft& draft, Range sentence) {
  return sentence.size() <= 10 && ends_with_own_abbreviation(draft, sentence);
}

bool ends_with_website(const EntryDraft& draft, Range sentence) {
  return without_marker(draft, sentence).end != sentence.end;
}

/// A body before the title: named so, or a short title-case sentence before a longer one.
bool body_first(const EntryDraft& draft, const std::vector<Range>& sentences) {
  if (sentences.size() < 2 || !draft.reference.csl.author.empty()) return false;
  if (!draft.reference.csl.editor.empty()) return false;
  const auto& first = sentences[0];
  if (is_body(draft, first)) return true;
  if (is_body(draft, sentences[1]) || ends_with_website(draft, sentences[1])) return false;
  return first.size() <= 5 && is_title_case(draft, first) &&
         sentences[1].size() >= first.size() && !draft.mark(first.end, '?') &&
         !is_database(draft, first);
}

void put_rest(EntryDraft& draft, std::vector<Range> rest) {
  if (rest.empty()) return;
  const bool database_first = rest.size() > 1 && is_database(draft, rest[0]);
  const auto title = database_first ? 1u : 0u;
  put_title(draft, rest[title]);
  if (database_first) return put_container(draft, rest[0]);
  if (rest.size() < 2) return;
  const auto& second = rest[1];
  auto& csl = draft.reference.csl;
  if (csl.author.empty() && csl.editor.empty() && is_body(draft, second)) {
    return put_body(draft,
                    second);  // "Pancreatic cancer. National Cancer Institute. https://…"
  }
  if (csl.publisher.empty() && is_body(draft, second)) {
    csl.publisher = draft.put("publisher", second);
    return draft.take(second.begin, second.end);
  }
  if ((second.size() <= 10 && is_title_case(draft, second)) ||
      ends_with_website(draft, second)) {
    put_container(draft, second);
  }
}

/// "PLoS Computational Biology 9. doi: …": a volume without pages.
void read_last_volume(EntryDraft& draft, const std::vector<Range>& sentences) {
  auto& csl = draft.reference.csl;
  if (csl.doi.empty() || !csl.volume.empty() || sentences.size() < 2) return;
  const auto& journal = sentences.back();
  const auto last = journal.end - 1;
  if (journal.size() < 2 || journal.size() > 10 || !draft.is(last, TokenKind::Number)) return;
  if (draft.words(last).size() > 3 || !is_title_case(draft, journal)) return;
  csl.volume = draft.put("volume", Range{last, last + 1});
  draft.take(last, last + 1);
}

/// "National Comprehensive Cancer Network: Antiemesis. …": one past the colon.
std::size_t read_body_and_colon(EntryDraft& draft, Range range) {
  auto& csl = draft.reference.csl;
  if (!csl.author.empty() || !csl.editor.empty()) return range.begin;
  for (auto i = range.begin; i < range.end && i < range.begin + 24; ++i) {
    if (draft.taken[i] || draft.ends_sentence(i)) break;
    if (!draft.mark(i, ':') || draft.tokens[i].depth) continue;
    if (!is_body(draft, {range.begin, i})) break;
    put_body(draft, {range.begin, i});
    return i + 1;
  }
  return range.begin;
}

}  // namespace

void put_title(EntryDraft& draft, Range range) {
  range = draft.trimmed(range);
  if (!has_word(draft, range)) return;
  const bool quoted = draft.mark(range.begin, '"') && draft.mark(range.end - 1, '"');
  if (quoted && range.size() > 2) range = draft.trimmed({range.begin + 1, range.end - 1});
  if (range.size() > 2 && draft.mark(range.begin, '\'') && draft.mark(range.end - 1, '\'')) {
    range = draft.trimmed({range.begin + 1, range.end - 1});
  }
  range = without_kind(draft, range);
  const auto begin = read_chapter_number(draft, range.begin);
  if (begin < range.end) range.begin = begin;
  range = without_marker(draft, range);
  draft.reference.csl.title = draft.put("title", range);
  draft.take(range.begin, range.end);
}

void put_container(EntryDraft& draft, Range range) {
  range = draft.trimmed(range);
  if (range.empty()) return;
  const auto name = without_marker(draft, range);
  draft.reference.csl.container_title = printed(draft.text, draft.span(name));
  const bool website = draft.any(range.end - 1, "website");
  draft.put("container-title", website ? range : name);
  draft.take(range.begin, range.end);
}

void put_body(EntryDraft& draft, Range range) {
  range = draft.trimmed(range);
  if (range.empty()) return;
  Name body;
  body.literal = draft.put("author", range);
  draft.reference.csl.author = {body};
  draft.take(range.begin, range.end);
}

namespace {

/// “Author Index.” 1979. Linear Algebra: one past the year that follows a quoted title.
std::size_t year_after_quote(EntryDraft& draft, std::size_t i) {
  const auto* date = draft.free(i) ? draft.date(i) : nullptr;
  if (!date || draft.reference.csl.issued) return i;
  const auto end = draft.after(date->span);
  if (!draft.mark(end, '.')) return i;
  draft.reference.csl.issued = date->date;
  draft.put("issued", date->span);
  draft.take(i, end + 1);
  return end + 1;
}

}  // namespace

bool read_quoted_title(EntryDraft& draft, Range range) {
  range = draft.trimmed(range);
  const auto quote = closing_quote(draft, range);
  if (quote == range.end || quote - range.begin < 2) return false;
  put_title(draft, {range.begin + 1, quote});
  const auto begin = year_after_quote(draft, quote + 1);
  read_year(draft, {begin, range.end});
  const auto rest = draft.sentences({begin, range.end});
  if (!rest.empty() && draft.reference.csl.container_title.empty()) {
    put_container(draft, rest[0]);
    read_imprint(draft, {begin, range.end}, 0);
  }
  return true;
}

void read_article_title(EntryDraft& draft, Range range) {
  range = draft.trimmed(range);
  const auto quote = closing_quote(draft, range);
  if (quote != range.end) {
    const auto begin = year_after_quote(draft, quote + 1);
    put_title(draft, {range.begin + 1, quote});
    return put_container(draft, {begin, range.end});
  }
  const auto sentences = draft.sentences(range);
  if (sentences.empty()) return;
  auto journal = sentences.size() - 1;
  if (journal == 0) return split_single(draft, sentences[0]);
  std::size_t first = 0;
  if (journal > 1 && draft.reference.csl.author.empty() && is_body(draft, sentences[0])) {
    put_body(draft, sentences[0]);
    first = 1;
  }
  while (journal > first + 1 && is_abbreviation(draft, sentences[journal - 1]) &&
         !draft.taken[sentences[journal].begin - 1]) {
    --journal;
  }
  auto title_end = sentences[journal - 1].end;
  put_title(draft, {sentences[first].begin, title_end});
  put_container(draft, {sentences[journal].begin, sentences.back().end});
}

std::size_t book_after_in(const EntryDraft& draft, Range range) {
  for (auto i = range.begin; i < range.end; ++i) {
    if (const auto book = in_at(draft, i)) return book;
  }
  return 0;
}

bool read_chapter(EntryDraft& draft, Range range) {
  for (auto i = range.begin; i < range.end; ++i) {
    const auto book = in_at(draft, i);
    if (!book) continue;
    draft.take(i, book);
    const auto begin = read_editors(draft, book, range.end);
    read_year(draft, {begin, range.end});
    read_imprint(draft, {begin, range.end}, 1);
    const auto before = draft.sentences({range.begin, i});
    const bool body = body_first(draft, before);
    if (body) put_body(draft, before[0]);
    put_title(draft, {body ? before[1].begin : range.begin, i});
    const auto rest = draft.sentences({begin, range.end});
    if (!rest.empty()) put_container(draft, rest[0]);
    return true;
  }
  return false;
}

void read_other_title(EntryDraft& draft, Range range) {
  auto& csl = draft.reference.csl;
  read_year(draft, range);
  range.begin = read_body_and_colon(draft, range);
  auto sentences = draft.sentences(range);
  read_last_volume(draft, sentences);
  std::size_t keep = 1;
  if (body_first(draft, sentences)) {
    put_body(draft, sentences[0]);
    range.begin = sentences[0].end;
  }
  const bool book_or_report = csl.issued || csl.accessed || csl.updated || !csl.edition.empty();
  if (book_or_report) read_imprint(draft, range, keep);
  put_rest(draft, draft.sentences(range));
}

}  // namespace netkg::ingest
