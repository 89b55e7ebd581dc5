// Tables of labels, front-matter keys and notices, and how they are matched.
#include "ingest/review_wording.h"

#include <algorithm>
#include <array>
#include <string>

#include "model/words.h"

namespace netkg::ingest {

namespace {

struct LabelRow {
  std::string_view words;
  DateRole role;
  bool generic = false;
};

constexpr auto reviewed = DateRole::Reviewed;
constexpr auto due = DateRole::Due;
constexpr auto modified = DateRole::Modified;
constexpr auto published = DateRole::Published;

constexpr std::array label_rows{
    LabelRow{"last reviewed", reviewed},
    LabelRow{"last reviewed and updated", reviewed},
    LabelRow{"last reviewed date", reviewed},
    LabelRow{"page last reviewed", reviewed},
    LabelRow{"content last reviewed", reviewed},
    LabelRow{"date last reviewed", reviewed},
    LabelRow{"date of last review", reviewed},
    LabelRow{"last review", reviewed},
    LabelRow{"last review date", reviewed},
    LabelRow{"last full review", reviewed},
    LabelRow{"last medical review", reviewed},
    LabelRow{"last clinical review", reviewed},
    LabelRow{"last medically reviewed", reviewed},
    LabelRow{"last clinically reviewed", reviewed},
    LabelRow{"medically reviewed", reviewed},
    LabelRow{"clinically reviewed", reviewed},
    LabelRow{"reviewed and updated", reviewed},
    LabelRow{"date reviewed", reviewed},
    LabelRow{"comprehensively reviewed", reviewed},
    LabelRow{"fully reviewed", reviewed},
    LabelRow{"reviewed", reviewed, true},
    LabelRow{"next review due", due},
    LabelRow{"next review due date", due},
    LabelRow{"next review", due},
    LabelRow{"next review date", due},
    LabelRow{"next planned review", due},
    LabelRow{"next scheduled review", due},
    LabelRow{"next medical review", due},
    LabelRow{"next update due", due},
    LabelRow{"next due for review", due},
    LabelRow{"due for review", due},
    LabelRow{"due for its next review", due},
    LabelRow{"due to be reviewed", due},
    LabelRow{"will be reviewed", due},
    LabelRow{"to be reviewed", due},
    LabelRow{"review due", due},
    LabelRow{"review due date", due},
    LabelRow{"review again", due},
    LabelRow{"date of next review", due},
    LabelRow{"date for review", due},
    LabelRow{"date of planned review", due},
    LabelRow{"planned review", due},
    LabelRow{"planned review date", due},
    LabelRow{"review by", due},
    LabelRow{"for review", due, true},
    LabelRow{"review date", DateRole::ReviewDate},
    LabelRow{"date of review", DateRole::ReviewDate},
    LabelRow{"last revised", modified},
    LabelRow{"last revision", modified},
    LabelRow{"last modified", modified},
    LabelRow{"last updated", modified},
    LabelRow{"last updated and reviewed", reviewed},
    LabelRow{"last update", modified},
    LabelRow{"last edited", modified},
    LabelRow{"last changed", modified},
    LabelRow{"last amended", modified},
    LabelRow{"page last updated", modified},
    LabelRow{"page last modified", modified},
    LabelRow{"page updated", modified},
    LabelRow{"content last updated", modified},
    LabelRow{"latest update", modified},
    LabelRow{"date last modified", modified},
    LabelRow{"date last updated", modified},
    LabelRow{"date modified", modified},
    LabelRow{"date updated", modified},
    LabelRow{"date revised", modified},
    LabelRow{"date of revision", modified},
    LabelRow{"date of last revision", modified},
    LabelRow{"date of last update", modified},
    LabelRow{"date of revision of the text", modified},
    LabelRow{"revision date", modified},
    LabelRow{"changes to this summary", modified},
    LabelRow{"updated", modified, true},
    LabelRow{"revised", modified, true},
    LabelRow{"modified", modified, true},
    LabelRow{"amended", modified, true},
    LabelRow{"published", published, true},
    LabelRow{"date published", published},
    LabelRow{"first published", published},
    LabelRow{"originally published", published},
    LabelRow{"publication date", published},
    LabelRow{"published date", published},
    LabelRow{"date of publication", published},
    LabelRow{"date of first publication", published},
    LabelRow{"date of preparation", published},
    LabelRow{"date prepared", published},
    LabelRow{"prepared", published, true},
    LabelRow{"posted", published, true},
    LabelRow{"first posted", published},
    LabelRow{"created", published, true},
    LabelRow{"date created", published},
    LabelRow{"date issued", published},
    LabelRow{"date of issue", published},
    LabelRow{"issue date", published},
    LabelRow{"issued", published, true},
    LabelRow{"produced", published, true},
    LabelRow{"date produced", published},
};

/// First words of the labels: most tokens are none of them.
constexpr std::string_view label_starts =
    "last page content date medically clinically reviewed next due will to review planned for "
    "comprehensively fully latest revision changes updated revised modified amended published "
    "first originally publication prepared posted created issue issued produced";

struct KeyRow {
  std::string_view key;
  DateRole role;
};

constexpr std::array key_rows{
    KeyRow{"lastreviewed", reviewed},
    KeyRow{"lastreviewedon", reviewed},
    KeyRow{"lastreviewedat", reviewed},
    KeyRow{"lastreview", reviewed},
    KeyRow{"lastrevieweddate", reviewed},
    KeyRow{"lastreviewdate", reviewed},
    KeyRow{"datereviewed", reviewed},
    KeyRow{"reviewed", reviewed},
    KeyRow{"reviewedon", reviewed},
    KeyRow{"pagelastreviewed", reviewed},
    KeyRow{"medicallyreviewed", reviewed},
    KeyRow{"medicallyreviewedon", reviewed},
    KeyRow{"nextreview", due},
    KeyRow{"nextreviewdue", due},
    KeyRow{"nextreviewdate", due},
    KeyRow{"nextreviewon", due},
    KeyRow{"nextdue", due},
    KeyRow{"reviewdue", due},
    KeyRow{"reviewby", due},
    KeyRow{"reviewbefore", due},
    KeyRow{"duedate", due},
    KeyRow{"reviewdate", DateRole::ReviewDate},
    KeyRow{"lastmodified", modified},
    KeyRow{"lastmod", modified},
    KeyRow{"datemodified", modified},
    KeyRow{"modified", modified},
    KeyRow{"lastupdated", modified},
    KeyRow{"lastupdate", modified},
    KeyRow{"updated", modified},
    KeyRow{"updatedon", modified},
    KeyRow{"updatedat", modified},
    KeyRow{"dateupdated", modified},
    KeyRow{"lastrevised", modified},
    KeyRow{"revised", modified},
    KeyRow{"datepublished", published},
    KeyRow{"published", published},
    KeyRow{"publishedon", published},
    KeyRow{"publishedat", published},
    KeyRow{"publishdate", published},
    KeyRow{"publicationdate", published},
    KeyRow{"firstpublished", published},
    KeyRow{"pubdate", published},
    KeyRow{"date", published},
    KeyRow{"posted", published},
    KeyRow{"created", published},
    KeyRow{"datecreated", published},
};

constexpr std::string_view page_words =
    "page webpage leaflet information content article document summary factsheet guide booklet "
    "publication topic resource website section pamphlet handout";

struct NoticeRow {
  std::string_view phrase;
  NoticeKind kind;
};

constexpr std::array notice_rows{
    NoticeRow{"due for review", NoticeKind::Due},
    NoticeRow{"due for a review", NoticeKind::Due},
    NoticeRow{"overdue for review", NoticeKind::Due},
    NoticeRow{"overdue a review", NoticeKind::Due},
    NoticeRow{"review is overdue", NoticeKind::Due},
    NoticeRow{"due to be reviewed", NoticeKind::Due},
    NoticeRow{"currently being reviewed", NoticeKind::Due},
    NoticeRow{"currently being updated", NoticeKind::Due},
    NoticeRow{"is being reviewed", NoticeKind::Due},
    NoticeRow{"is being updated", NoticeKind::Due},
    NoticeRow{"being reviewed and updated", NoticeKind::Due},
    NoticeRow{"under review", NoticeKind::Due},
    NoticeRow{"needs to be reviewed", NoticeKind::Due},
    NoticeRow{"past its review date", NoticeKind::Due},
    NoticeRow{"passed its review date", NoticeKind::Due},
    NoticeRow{"beyond its review date", NoticeKind::Due},
    NoticeRow{"reviewing this", NoticeKind::Due},
    NoticeRow{"updating this", NoticeKind::Due},
    NoticeRow{"no longer being updated", NoticeKind::Archived},
    NoticeRow{"no longer updated", NoticeKind::Archived},
    NoticeRow{"no longer being maintained", NoticeKind::Archived},
    NoticeRow{"no longer maintained", NoticeKind::Archived},
    NoticeRow{"no longer reviewed", NoticeKind::Archived},
    NoticeRow{"not being updated", NoticeKind::Archived},
    NoticeRow{"been archived", NoticeKind::Archived},
    NoticeRow{"is archived", NoticeKind::Archived},
    NoticeRow{"archived page", NoticeKind::Archived},
    NoticeRow{"archived content", NoticeKind::Archived},
    NoticeRow{"archived information", NoticeKind::Archived},
    NoticeRow{"archived version", NoticeKind::Archived},
    NoticeRow{"been retired", NoticeKind::Archived},
    NoticeRow{"been withdrawn", NoticeKind::Archived},
    NoticeRow{"for archive purposes", NoticeKind::Archived},
};

/// Every notice holds one of these; few other sentences do, so that most are done with in one
/// pass (a tenth of the time of ingest).
constexpr std::array<std::string_view, 6> notice_stems{"view",       "pdat",      "chiv",
                                                       "maintained", "withdrawn", "tired"};
static_assert(std::all_of(notice_rows.begin(), notice_rows.end(), [](const NoticeRow& row) {
  return std::any_of(notice_stems.begin(), notice_stems.end(), [&](std::string_view stem) {
    return row.phrase.find(stem) != std::string_view::npos;
  });
}));

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool may_be_notice(std::string_view sentence) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = small(sentence[i]);
    for (auto stem : notice_stems) {
      if (c != stem[0] || sentence.size() - i < stem.size()) continue;
      std::size_t n = 1;
      while (n < stem.size() && small(sentence[i + n]) == stem[n]) ++n;
      if (n == stem.size()) return true;
    }
  }
  return false;
}

std::size_t word_count(std::string_view words) {
  return static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
}

bool matches(const TokenView& view, std::size_t i, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (!same_word(view.words(i++), words.substr(0, end))) return false;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

/// "This page", "our leaflet", or the page word anywhere in a short notice.
bool speaks_of_page(std::string_view sentence, std::size_t phrase_begin,
                    std::size_t phrase_end) {
  const auto before = split_words(sentence.substr(0, phrase_begin));
  const auto after = split_words(sentence.substr(phrase_end));
  const auto plain_words = [](std::string_view part, const std::vector<Word>& words) {
    return std::all_of(words.begin(), words.end(), [&](const Word& word) {
      return one_of(word.span.in(part), "this is the currently now has and status") ||
             is_page_word(word.span.in(part));
    });
  };
  if (before.size() + after.size() <= 4 &&
      plain_words(sentence.substr(0, phrase_begin), before) &&
      plain_words(sentence.substr(phrase_end), after)) {
    return true;  // "Under review", "This is archived"
  }
  const auto is_page = [&](std::string_view part, const Word& word) {
    return is_page_word(word.span.in(part));
  };
  const auto head = sentence.substr(0, phrase_begin), tail = sentence.substr(phrase_end);
  for (const auto& word : before) {
    if (is_page(head, word)) return true;
  }
  // "We are currently reviewing this page"
  return !after.empty() && is_page(tail, after[0]);
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
}

}  // namespace

std::optional<Label> label_at(const TokenView& view, std::size_t i) {
  if (!view.is(i, TokenKind::Word) || !view.any(i, label_starts)) return {};
  const LabelRow* best = nullptr;
  for (const auto& row : label_rows) {
    if (matches(view, i, row.words) && (!best || row.words.size() > best->words.size()))
      best = &row;
  }
  if (!best) return {};
  return Label{best->role, i + word_count(best->words), best->generic};
}

std::optional<DateRole> role_of_key(std::string_view key) {
  std::string plain;
  for (char c : key) {
    if (c == '_' || c == '-' || c == ' ' || c == '"' || c == '\'') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  for (const auto& row : key_rows) {
    if (plain == row.key) return row.role;
  }
  return {};
}

std::optional<int> small_number(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{"one",  "two", "three",  "four",
                                                   "five", "six", "seven",  "eight",
                                                   "nine", "ten", "eleven", "twelve"};
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (same_word(word, names[n])) return static_cast<int>(n + 1);
  }
  if (same_word(word, "a") || same_word(word, "eighteen")) return word.size() == 1 ? 1 : 18;
  if (word.empty() || word.size() > 3 || word.find_first_not_of("0123456789") != word.npos) {
    return {};
  }
  int value = 0;
  for (char c : word) value = value * 10 + (c - '0');
  return value ? std::optional(value) : std::nullopt;
}

std::optional<Promise> promise_at(const TokenView& view, std::size_t i) {
  if (!view.any(i, "reviewed review updated")) return {};
  auto at = i + 1;
  while (at < i + 4 && (view.any(at, "again due and updated it is date") || view.mark(at, ':')))
    ++at;
  if (!view.any(at, "within in after every")) return {};
  ++at;
  if (view.any(at, "the next")) ++at;
  const auto number = small_number(view.words(at));
  const bool years = view.any(at + 1, "year years"), months = view.any(at + 1, "month months");
  if (!number || (!years && !months) || *number > 600) return {};
  bool future = view.any(i, "review") && i && view.any(i - 1, "next");
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    future |= view.any(i - back, "will to should must shall due");
  }
  if (!future) return {};
  return Promise{at + 2, *number * (years ? 12 : 1)};
}

bool is_page_word(std::string_view word) { return one_of(word, page_words); }

std::optional<NoticeKind> notice_in(std::string_view sentence) {
  if (sentence.size() > 400 || !may_be_notice(sentence)) return {};
  const auto plain = lower(sentence);
  for (const auto& row : notice_rows) {
    const auto at = plain.find(row.phrase);
    if (at == std::string::npos) continue;
    const auto end = at + row.phrase.size();
    if ((at && is_word_byte(plain[at - 1])) ||
        (end < plain.size() && is_word_byte(plain[end]))) {
      continue;
    }
    // "is not being reviewed", "was under review": not now
    const auto before =
        std::string_view(plain).substr(at > 12 ? at - 12 : 0, std::min<std::size_t>(at, 12));
    if (before.find(" was ") != before.npos || before.find(" not ") != before.npos) continue;
    if (speaks_of_page(plain, at, end)) return row.kind;
  }
  return {};
}

}  // namespace netkg::ingest
