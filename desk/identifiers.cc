// Forms and check digits.
#include "desk/identifiers.h"

#include <algorithm>

namespace netkg::desk {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string digits_of(std::string_view isbn) {
  std::string digits;
  for (const char c : isbn)
    if (c != '-' && c != ' ') digits += c == 'x' ? 'X' : c;
  return digits;
}

/// 10 digits weighted 10 to 1 make a multiple of 11; the last may be X for ten.
char check_digit_10(std::string_view digits) {
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (10 - i) * (digits[static_cast<std::size_t>(i)] - '0');
  const int check = (11 - sum % 11) % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

/// 13 digits weighted 1, 3, 1, 3, … make a multiple of 10.
char check_digit_13(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (i % 2 ? 3 : 1) * (digits[i] - '0');
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

std::optional<std::string> doi_trouble(std::string_view doi) {
  constexpr std::size_t shortest_registrant = 4, longest_registrant = 9;
  if (!doi.starts_with("10.")) return "a DOI begins with 10.";
  const auto slash = doi.find('/');
  if (slash == std::string_view::npos) return "a DOI has a slash";
  auto registrant = doi.substr(3, slash - 3);
  registrant = registrant.substr(0, registrant.find('.'));
  if (!all_digits(registrant) || registrant.size() < shortest_registrant ||
      registrant.size() > longest_registrant)
    return "four to nine digits stand between 10. and the slash";
  if (slash + 1 == doi.size()) return "nothing follows the slash";
  return std::nullopt;
}

std::optional<std::string> pmid_trouble(std::string_view pmid) {
  constexpr std::size_t longest = 8;
  if (!all_digits(pmid)) return "a PMID is a number";
  if (pmid.size() > longest || pmid.front() == '0') return "a PMID has one to eight digits";
  return std::nullopt;
}

std::optional<std::string> pmcid_trouble(std::string_view pmcid) {
  constexpr std::size_t longest = 9;
  auto number = pmcid;
  if (number.starts_with("PMC")) number.remove_prefix(3);
  if (!all_digits(number) || number.size() > longest) return "a PMCID is PMC and a number";
  return std::nullopt;
}

std::optional<std::string> isbn_trouble(std::string_view isbn) {
  const auto digits = digits_of(isbn);
  constexpr std::size_t old_form = 10, new_form = 13;
  if (digits.size() != old_form && digits.size() != new_form)
    return "an ISBN has 10 or 13 digits";
  if (!all_digits(std::string_view(digits).substr(0, digits.size() - 1)) ||
      !(is_digit(digits.back()) || (digits.back() == 'X' && digits.size() == old_form)))
    return "an ISBN has digits only";
  const char check =
      digits.size() == old_form ? check_digit_10(digits) : check_digit_13(digits);
  if (check != digits.back()) return std::string("its check digit would be ") + check;
  return std::nullopt;
}

std::vector<IdentifierTrouble> identifier_troubles(const model::CslItem& csl) {
  std::vector<IdentifierTrouble> troubles;
  auto ask = [&](std::string_view field, const std::string& value, auto trouble) {
    if (value.empty()) return;
    if (auto why = trouble(value)) troubles.push_back({field, value, std::move(*why)});
  };
  ask("DOI", csl.doi, doi_trouble);
  ask("PMID", csl.pmid, pmid_trouble);
  ask("PMCID", csl.pmcid, pmcid_trouble);
  ask("ISBN", csl.isbn, isbn_trouble);
  return troubles;
}

}  // namespace netkg::desk
