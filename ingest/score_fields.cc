#include "ingest/score_fields.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <vector>

#include "model/words.h"

namespace netkg::ingest {
namespace {

using Fields = std::map<std::string, std::string>;

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
      static_cast<utf8proc_int32_t>(c), parts.data(),
      static_cast<utf8proc_ssize_t>(parts.size()),
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
  for (std::size_t pos = 0; pos < text.size();)
    append_flat(next_code_point(text, &pos), &spaced);
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

bool all_digits(const std::string& text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

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

}  // namespace netkg::ingest
