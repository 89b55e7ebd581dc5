// Reads identifiers and addresses, with the words that introduce them.
#include "ingest/reference_fields/identifiers.h"

#include <algorithm>

namespace netkg::ingest {

namespace {

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Words that only introduce what follows: "doi:", "Available from:", "https://doi.org/".
std::size_t introduction(const EntryDraft& draft, std::size_t i, std::string_view words) {
  while (i > 0) {
    const bool sign =
        draft.mark(i - 1, ':') || draft.mark(i - 1, '(') || draft.mark(i - 1, '[');
    const bool word = draft.free(i - 1) && draft.any(i - 1, words);
    const bool dot = draft.mark(i - 1, '.') && i > 1 && draft.any(i - 2, "doi url d o");
    if (!sign && !word && !dot) break;
    --i;
  }
  return i;
}

/// A closing bracket or the full stop of the address goes with it, when its opening one did.
std::size_t closing(const EntryDraft& draft, std::size_t begin, std::size_t end) {
  const bool round = draft.mark(begin, '('), square = draft.mark(begin, '[');
  if ((round && draft.mark(end, ')')) || (square && draft.mark(end, ']'))) return end + 1;
  return end;
}

void read_doi(EntryDraft& draft, std::size_t i) {
  auto begin = i;
  if (i && draft.is(i - 1, TokenKind::Url) && !draft.tokens[i].blank_before) begin = i - 1;
  begin = introduction(draft, begin, "doi available at from digital object identifier");
  if (draft.reference.csl.doi.empty()) {
    auto doi = lower_case(draft.put("DOI", Range{i, i + 1}));
    std::erase(doi, ' ');
    draft.reference.csl.doi = doi;
  }
  draft.take(begin, closing(draft, begin, i + 1));
}

/// ".../pubmed/21306237", "pubmed.ncbi.nlm.nih.gov/21306237/", "…&list_uids=27269245&dopt=…"
std::string_view pmid_of(std::string_view url) {
  for (std::string_view key : {"pubmed/", "pubmed.ncbi.nlm.nih.gov/", "list_uids="}) {
    const auto at = url.find(key);
    if (at == std::string_view::npos) continue;
    auto rest = url.substr(at + key.size());
    rest = rest.substr(0, rest.find_first_not_of("0123456789"));
    if (!rest.empty() && rest.size() <= 9) return rest;
  }
  return {};
}

void read_url(EntryDraft& draft, std::size_t i) {
  auto& csl = draft.reference.csl;
  const auto url = draft.words(i);
  auto begin =
      introduction(draft, i, "available at from online url website link via retrieved web");
  if (const auto pmid = pmid_of(url); !pmid.empty() && csl.pmid.empty()) {
    const auto at =
        draft.tokens[i].span.begin + static_cast<uint32_t>(pmid.data() - url.data());
    csl.pmid = draft.put("PMID", Span{at, at + static_cast<uint32_t>(pmid.size())});
  } else if (csl.url.empty()) {
    csl.url = draft.put("URL", Range{i, i + 1});
  }
  draft.take(begin, closing(draft, begin, i + 1));
}

/// PMID: 21306237; the words around it ("PubMed", "indexed for MEDLINE") go too.
void read_pmid(EntryDraft& draft, std::size_t i) {
  auto at = i + 1;
  if (draft.mark(at, ':')) ++at;
  if (!draft.is(at, TokenKind::Number) || draft.words(at).size() > 9) return;
  if (draft.reference.csl.pmid.empty()) {
    draft.reference.csl.pmid = draft.put("PMID", Range{at, at + 1});
  }
  const auto begin = introduction(draft, i, "pubmed medline");
  draft.take(begin, closing(draft, begin, at + 1));
}

void read_pmcid(EntryDraft& draft, std::size_t i) {
  auto at = i;
  if (draft.any(at, "pmcid")) at += draft.mark(at + 1, ':') ? 2 : 1;
  const auto word = draft.words(at);
  if (word.size() < 5 || !same_word(word.substr(0, 3), "pmc")) return;
  if (!all_digits(word.substr(3)) || word.size() > 12) return;
  draft.reference.csl.pmcid = draft.put("PMCID", Range{at, at + 1});
  draft.take(i, at + 1);
}

void read_isbn(EntryDraft& draft, std::size_t i) {
  auto at = i + 1;
  if (draft.any(at, "10 13") && draft.mark(at + 1, ':')) ++at;
  if (draft.mark(at, ':')) ++at;
  const auto begin = at;
  std::string digits;
  while (at < draft.size() && digits.size() < 13) {
    const bool dash = draft.is(at, TokenKind::Dash);
    const bool check = draft.any(at, "x") || draft.words(at).ends_with('X');
    if (!dash && !check && !draft.is(at, TokenKind::Number)) break;
    if (!dash) digits += draft.words(at);
    ++at;
  }
  if (digits.size() != 10 && digits.size() != 13) return;
  draft.put("ISBN", Range{begin, at});
  draft.reference.csl.isbn = digits;
  draft.take(i, at);
}

/// "[[PUBMED Abstract]](http://… "http://…")": the link around an address, as Markdown has it.
void take_link(EntryDraft& draft, std::size_t i) {
  auto end = i + 1;
  while (draft.mark(end, ']')) ++end;
  if (!draft.mark(end, '(') && !draft.is(end, TokenKind::Url)) return draft.take(i, end);
  while (end < draft.size() && !draft.mark(end, ')') && end < i + 12) ++end;
  draft.take(i, end + 1);
}

bool begins_link(const EntryDraft& draft, std::size_t i) {
  return draft.mark(i, '[') && draft.any(i + 1, "pubmed medline article free full") &&
         draft.any(i + 2, "abstract article text");
}

}  // namespace

void read_identifiers(EntryDraft& draft) {
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (draft.is(i, TokenKind::Doi)) read_doi(draft, i);
    if (draft.is(i, TokenKind::Url) && !draft.is(i + 1, TokenKind::Doi)) read_url(draft, i);
    if (!draft.is(i, TokenKind::Word) || draft.tokens[i].letters < 3) continue;
    if (draft.tokens[i].letters > 6) continue;
    if (draft.any(i, "pmid") || (draft.any(i, "pubmed") && draft.mark(i + 1, ':')))
      read_pmid(draft, i);
    if (draft.any(i, "isbn isbn-10 isbn-13")) read_isbn(draft, i);
    if (draft.tokens[i].letters >= 3 && one_of(draft.words(i).substr(0, 3), "pmc")) {
      read_pmcid(draft, i);
    }
  }
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (begins_link(draft, i)) {
      const auto start = i && draft.mark(i - 1, '[') ? i - 1 : i;
      draft.take(start, i + 2);
      take_link(draft, i + 2);
    }
  }
}

}  // namespace netkg::ingest
