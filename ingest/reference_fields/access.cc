// Accessed, updated, published, and notes that are no title ("Also available online.").
#include "ingest/reference_fields/access.h"

namespace netkg::ingest {

namespace {

/// From the verb to its date: "at [URL] on", ": ", "from [URL],".
std::size_t date_after(const EntryDraft& draft, std::size_t i) {
  for (std::size_t steps = 0; i < draft.size() && steps < 14; ++i, ++steps) {
    if (draft.date(i) && !draft.taken[i]) return i;
    const bool skipped = draft.taken[i] || draft.mark(i, ':') || draft.mark(i, ',') ||
                         draft.mark(i, '(') || draft.mark(i, '.') ||
                         draft.is(i, TokenKind::Dash);
    if (!skipped && !draft.any(i,
                               "at on from in online via date is was last monday tuesday "
                               "wednesday thursday friday saturday sunday")) {
      break;
    }
  }
  return draft.size();
}

/// "Last", "Date", "Page", "(", "[" before the verb belong to it.
std::size_t begin_of(const EntryDraft& draft, std::size_t i) {
  while (i > 0 && draft.free(i - 1) &&
         (draft.any(i - 1, "last date page first and") || draft.mark(i - 1, '(') ||
          draft.mark(i - 1, '['))) {
    --i;
  }
  return i;
}

bool closes(const EntryDraft& draft, std::size_t begin, std::size_t end) {
  return (draft.mark(begin, '(') && draft.mark(end, ')')) ||
         (draft.mark(begin, '[') && draft.mark(end, ']'));
}

/// The verb without a date still is no title: "Accessed at https://…".
void take_bare(EntryDraft& draft, std::size_t i) {
  const bool before_address =
      draft.any(i + 1, "at from") && (i + 2 >= draft.size() || draft.taken[i + 2]);
  if (before_address) draft.take(begin_of(draft, i), i + 2);
}

bool read_one(EntryDraft& draft, std::size_t i, const char* field,
              std::optional<PartialDate> CslItem::*member) {
  const auto at = date_after(draft, i + 1);
  const auto* date = draft.date(at);
  if (!date) return false;
  auto& value = draft.reference.csl.*member;
  if (!value) {
    value = date->date;
    draft.put(field, date->span);
  }
  auto end = draft.after(date->span);
  const auto begin = begin_of(draft, i);
  if (closes(draft, begin, end)) ++end;
  draft.take(begin, end);
  return true;
}

/// A verb of the bibliography, not of the title: it begins a sentence, a bracket or follows a
/// mark or an address.
bool stands_apart(const EntryDraft& draft, std::size_t i) {
  const auto begin = begin_of(draft, i);
  if (begin == 0 || draft.taken[begin - 1] || draft.tokens[begin].line_before) return true;
  return begin < i || draft.is(begin - 1, TokenKind::Mark) ||
         draft.is(begin - 1, TokenKind::Dash) || draft.date(i + 1);
}

/// "Also available online with registration.", "(See the journal abstract.)"
void take_notes(EntryDraft& draft) {
  for (std::size_t i = 0; i < draft.size(); ++i) {
    const bool starts = i == 0 || draft.taken[i - 1] || draft.ends_sentence(i - 1);
    const auto at = draft.any(i, "also") ? i + 1 : i;
    if (starts && draft.any(at, "available") && draft.any(at + 1, "online at from as in")) {
      auto end = i;
      while (end < draft.size() && !draft.taken[end] && !draft.ends_sentence(end)) ++end;
      draft.take(i, end);
    } else if (draft.mark(i, '(') && draft.any(i + 1, "see")) {
      auto end = i;
      while (end < i + 16 && end < draft.size() && !draft.mark(end, ')')) ++end;
      if (draft.mark(end, ')')) draft.take(i, end + 1);
    } else if (draft.mark(i, '[') && draft.mark(i + 2, ']') &&
               draft.any(i + 1, "abstract internet online pdf abstracts")) {
      draft.take(i, i + 3);
    }
  }
}

/// "Published June 2015": the date of publication; "Epub 2017 Jan 3" is not.
void read_published(EntryDraft& draft, std::size_t i) {
  const auto at =
      draft.any(i + 1, "online") ? date_after(draft, i + 2) : date_after(draft, i + 1);
  const auto* date = draft.date(at);
  if (!date) return;
  if (!draft.any(i, "epub") && !draft.any(i + 1, "online") && !draft.reference.csl.issued) {
    draft.reference.csl.issued = date->date;
    draft.put("issued", date->span);
  }
  const auto begin = begin_of(draft, i);
  auto end = draft.after(date->span);
  draft.take(begin, closes(draft, begin, end) ? end + 1 : end);
}

/// "(June 2015 - last updated October 2023)": the first of the two is the date of publication.
void read_date_before_update(EntryDraft& draft, std::size_t update) {
  if (update < 3 || draft.reference.csl.issued) return;
  if (!draft.is(update - 1, TokenKind::Dash) && !draft.mark(update - 1, ',')) return;
  for (auto begin = update - 2; begin > 0 && begin + 5 > update; --begin) {
    const auto* date = draft.date(begin);
    if (!date || draft.after(date->span) != update - 1 || !draft.mark(begin - 1, '(')) continue;
    draft.reference.csl.issued = date->date;
    draft.put("issued", date->span);
    auto end = update;
    while (end < draft.size() && draft.taken[end]) ++end;
    return draft.take(begin - 1, draft.mark(end, ')') ? end + 1 : end);
  }
}

}  // namespace

void read_access(EntryDraft& draft) {
  take_notes(draft);
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (draft.free(i) && draft.any(i, "published posted epub") && stands_apart(draft, i)) {
      read_published(draft, i);
    }
    if (!draft.is(i, TokenKind::Word) || draft.tokens[i].letters < 5 || draft.taken[i])
      continue;
    const bool accessed = draft.any(i, "accessed retrieved viewed cited");
    const bool updated = draft.any(i, "updated revised modified amended reviewed update");
    if ((!accessed && !updated) || !stands_apart(draft, i)) continue;
    const auto begin = begin_of(draft, i);
    const bool read = accessed ? read_one(draft, i, "accessed", &CslItem::accessed)
                               : read_one(draft, i, "updated", &CslItem::updated);
    if (!read && accessed) take_bare(draft, i);
    if (read && updated) read_date_before_update(draft, begin);
  }
}

}  // namespace netkg::ingest
