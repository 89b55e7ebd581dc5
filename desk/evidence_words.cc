// Titles, names and reasons.
#include "desk/evidence_words.h"

namespace netkg::desk {
namespace {

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

}  // namespace

std::string title_of(const CslItem& csl, std::string_view printed) {
  constexpr std::size_t longest = 90;
  auto words = csl.title.empty() ? std::string(printed) : csl.title;
  for (auto& c : words)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  if (words.size() <= longest) return words;
  auto cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0) == 0x80) --cut;
  return words.substr(0, cut) + "…";
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool names_it(std::string_view words, std::string_view name) {
  if (name.empty()) return false;
  for (auto at = words.find(name); at != std::string_view::npos;
       at = words.find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at == 0 || !is_letter_byte(words[at - 1])) &&
        (end == words.size() || !is_letter_byte(words[end])))
      return true;
  }
  return false;
}

std::string plain_reason(std::string_view reason) {
  std::string words;
  for (const char c : reason)
    if (c == ';')
      words += ", ";
    else if (c != '+')
      words += c;
  while (words.ends_with(' ') || words.ends_with(',')) words.pop_back();
  return words.empty() ? words : words + "; ";
}

}  // namespace netkg::desk
