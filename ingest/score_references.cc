#include "ingest/score_references.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/score_match.h"
#include "ingest/score_names.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

using Fields = std::map<std::string, std::string>;

constexpr std::array<std::string_view, 14> field_names{
    "author", "editor",     "title",     "container-title", "issued", "volume",    "issue",
    "page-first", "page-last", "DOI",    "PMID",            "URL",    "publisher", "edition"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

bool is_word_part(utf8proc_int32_t c) {
  auto category = utf8proc_category(c);
  bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
  bool number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
  return letter || number || c == '_';
}

/// One code point in its plain letters, lower case; a blank for what is no part of a word.
/// Accents go: "é" -> "e". At most 18 code points come of one.
void append_flat(char32_t c, std::string* out) {
  std::array<utf8proc_int32_t, 20> parts{};
  int boundary = 0;
  auto n = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
  for (utf8proc_ssize_t i = 0; i < n; ++i) {
    auto part = parts[static_cast<std::size_t>(i)];
    if (utf8proc_get_property(part)->combining_class != 0) continue;
    std::array<utf8proc_uint8_t, 4> bytes{};
    auto size = utf8proc_encode_char(utf8proc_tolower(part), bytes.data());
    if (is_word_part(part))
      out->append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    else
      *out += part == '&' ? " and " : " ";
  }
}

/// "Systemic Therapy & Résumé." -> "systemic therapy and resume"
std::string flat(std::string_view text) {
  std::string spaced;
  for (std::size_t pos = 0; pos < text.size();) append_flat(next_code_point(text, &pos), &spaced);
  std::string out;
  for (char c : spaced)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string ascii_lower(std::string_view text) {
  std::string out(trim(text, {0, static_cast<uint32_t>(text.size())}).in(text));
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

bool drop_front(std::string* text, std::string_view prefix) {
  if (!text->starts_with(prefix)) return false;
  text->erase(0, prefix.size());
  return true;
}

void drop_back(std::string* text, std::string_view any_of) {
  text->resize(text->find_last_not_of(any_of) + 1);
}

/// "American Cancer Society (ACS) in full" -> "American Cancer Society  in full"
std::string without_brackets(std::string text) {
  for (auto open = text.find('('); open != std::string::npos; open = text.find('(', open)) {
    auto close = text.find(')', open);
    if (close == std::string::npos) break;
    text.erase(open, close - open + 1);
  }
  return text;
}

/// Only a bracket at the very end goes: "Elsevier (London)" -> "Elsevier "
std::string without_last_bracket(std::string text) {
  drop_back(&text, " \t\n\r\f\v");
  if (!text.ends_with(')')) return text;
  auto before = text.size() < 2 ? std::string::npos : text.rfind(')', text.size() - 2);
  auto open = text.find('(', before == std::string::npos ? 0 : before + 1);
  if (open != std::string::npos) text.resize(open);
  return text;
}

std::string without_the(std::string flat_text) {
  drop_front(&flat_text, "the ");
  return flat_text;
}

/// "Yao JC, van der Velde" -> "yao; van der velde"
std::string people(const std::vector<Name>& names) {
  std::string out;
  for (const auto& name : names) {
    const auto& main = name.family.empty() ? name.literal : name.family;
    auto one = without_the(
        flat(without_brackets(name.particle.empty() ? main : name.particle + " " + main)));
    if (one.empty() || one == "et al" || one == "others") continue;
    out += (out.empty() ? "" : "; ") + one;
  }
  return out;
}

/// Runs of digits, each with the letter right before it: "e501-e13" -> "e501", "e13".
std::vector<std::string> page_numbers(std::string_view pages) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!is_digit(pages[i])) continue;
    auto begin = i > 0 && is_ascii_letter(pages[i - 1]) ? i - 1 : i;
    while (i < pages.size() && is_digit(pages[i])) ++i;
    out.push_back(ascii_lower(pages.substr(begin, i - begin)));
  }
  return out;
}

bool all_digits(const std::string& text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// "501-13" is 501 to 513.
void add_pages(const std::string& pages, Fields* fields) {
  auto numbers = page_numbers(pages);
  if (numbers.empty()) {
    (*fields)["page-first"] = flat(pages);
    return;
  }
  const auto& first = (*fields)["page-first"] = numbers[0];
  if (numbers.size() < 2) return;
  auto& last = (*fields)["page-last"] = numbers[1];
  if (all_digits(first) && all_digits(last) && last.size() < first.size())
    last.insert(0, first, 0, first.size() - last.size());
}

std::string plain_doi(const std::string& doi) {
  auto out = ascii_lower(doi);
  auto kept = out;
  drop_front(&out, "http://") || drop_front(&out, "https://");
  drop_front(&out, "dx.");
  if (!drop_front(&out, "doi.org/") && !drop_front(&out, "doi:")) out = kept;
  out.erase(0, std::min(out.find_first_not_of(" \t"), out.size()));
  drop_back(&out, ".");
  return out;
}

std::string plain_url(const std::string& url) {
  auto out = ascii_lower(url);
  if (drop_front(&out, "http://") || drop_front(&out, "https://")) drop_front(&out, "www.");
  drop_back(&out, "/.");
  return out;
}

std::string digits_of(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_digit);
  return out;
}

std::string plain_container(const std::string& container) {
  auto out = without_the(flat(container));
  constexpr std::string_view site = " website";
  if (out.ends_with(site)) out.resize(out.size() - site.size());
  return out;
}

/// A body that wrote and published: naming it in either place is enough.
void excuse_publisher(const Fields& gold, Fields* read) {
  auto at = [](const Fields& fields, const char* field) {
    auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
  };
  auto author = at(gold, "author"), publisher = at(gold, "publisher");
  if (author.empty()) return;
  if (publisher == author) {
    if (at(*read, "author") != author && at(*read, "publisher") != author) return;
    (*read)["author"] = (*read)["publisher"] = author;
  } else if (publisher.empty() && at(*read, "publisher") == author) {
    read->erase("publisher");
  }
}

uint32_t common_bytes(Span a, Span b) {
  return a.overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin) : 0;
}

/// How much a reference of the gold and a span have in common; 0 when they are two.
double common(const GoldReference& gold, Span span, const Extraction& extraction, bool by_words) {
  if (!by_words) return common_bytes(gold.quote.span, span);
  auto words = quote(span, extraction.document.text);
  return words.key == gold.quote.key ? 2.0 : alike(words.key, gold.quote.key, 0.7) ? 1.0 : 0.0;
}

/// Every reference of the gold with the one that covers most of it; each is used once.
std::vector<const Reference*> pair_references(const Gold& gold, const Extraction& extraction) {
  std::vector<const Reference*> left, pairs;
  for (const auto& reference : extraction.references) left.push_back(&reference);
  for (const auto& wanted : *gold.references) {
    double most = 0;
    auto best = left.end();
    for (auto it = left.begin(); it != left.end(); ++it) {
      auto shared = common(wanted, (*it)->span, extraction, gold.by_words);
      if (shared > most) most = shared, best = it;
    }
    pairs.push_back(best == left.end() ? nullptr : *best);
    if (best != left.end()) left.erase(best);
  }
  return pairs;
}

/// Counts one reference's fields; true when all are right.
bool compare_fields(const std::string& id, const Fields& gold, const Fields& read, Score* score) {
  bool whole = true;
  for (auto field : field_names) {
    auto wanted = gold.find(std::string(field)), found = read.find(std::string(field));
    bool is_wanted = wanted != gold.end(), is_found = found != read.end();
    if (!is_wanted && !is_found) continue;
    auto& counts = score->figures.fields[std::string(field)];
    bool right = is_wanted && is_found && wanted->second == found->second;
    counts += right ? Counts{1, 0, 0} : Counts{0, is_found, is_wanted};
    if (right) continue;
    whole = false;
    score->findings.push_back({"field", id, std::string(field),
                               is_wanted ? wanted->second : std::string(),
                               is_found ? found->second : std::string()});
  }
  return whole;
}

void score_invented(const Reference& reference, Score* score) {
  ++score->figures.invented;
  for (const auto& [field, value] : comparable_fields(reference.csl)) {
    ++score->figures.fields[field].wrong;
    score->findings.push_back({"field", reference.id.text, field, {}, value});
  }
}

}  // namespace

Fields comparable_fields(const CslItem& csl) {
  Fields out;
  out["author"] = people(csl.author);
  out["editor"] = people(csl.editor);
  out["title"] = flat(csl.title);
  out["container-title"] = plain_container(csl.container_title);
  out["publisher"] = without_the(flat(without_last_bracket(csl.publisher)));
  if (csl.issued) out["issued"] = std::to_string(csl.issued->year);
  out["volume"] = flat(csl.volume);
  out["issue"] = flat(csl.issue);
  add_pages(csl.page, &out);
  out["DOI"] = plain_doi(csl.doi);
  out["PMID"] = digits_of(csl.pmid);
  out["URL"] = plain_url(csl.url);
  auto edition = digits_of(csl.edition);
  out["edition"] = edition.empty() ? flat(csl.edition) : edition;
  std::erase_if(out, [](const auto& field) { return field.second.empty(); });
  return out;
}

std::map<std::string, std::string> gold_references(const Gold& gold,
                                                   const Extraction& extraction) {
  std::map<std::string, std::string> ids;
  if (!gold.references) return ids;
  for (const auto& reference : extraction.references)
    for (const auto& wanted : *gold.references)
      if (common(wanted, reference.span, extraction, gold.by_words) > 0)
        ids[reference.id.text] = wanted.id;
  return ids;
}

void score_references(const Gold& gold, const Extraction& extraction, Score* score) {
  if (!gold.references) return;
  auto& figures = score->figures;
  figures.references += gold.references->size();
  figures.references_read += extraction.references.size();
  auto pairs = pair_references(gold, extraction);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& wanted = (*gold.references)[i];
    auto fields = comparable_fields(wanted.csl);
    auto read = pairs[i] ? comparable_fields(pairs[i]->csl) : Fields{};
    excuse_publisher(fields, &read);
    figures.whole += compare_fields(wanted.id, fields, read, score) && pairs[i];
  }
  for (const auto& reference : extraction.references)
    if (std::find(pairs.begin(), pairs.end(), &reference) == pairs.end())
      score_invented(reference, score);
}

}  // namespace netkg::ingest
