#include "model/claim.h"

#include <array>
#include <cstddef>

#include "model/extraction.h"

namespace netkg::model {
namespace {

template <class Enum, std::size_t n>
std::string_view at(const std::array<std::string_view, n>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 4> basis_names{"page", "title", "section", "inline"};
constexpr std::array<std::string_view, 2> level_names{"direct", "class"};
constexpr std::array<std::string_view, 2> support_names{"explicit", "implied"};
constexpr std::array<std::string_view, 5> mention_names{"name", "brand", "abbreviation", "lay",
                                                        "anaphor"};
constexpr std::array<std::string_view, 14> role_names{
    "intro",    "use",    "drug",       "side_effects", "mechanism", "dosing", "warnings",
    "research", "coping", "references", "review",       "links",     "about",  "other"};

}  // namespace

std::string_view name(Basis basis) { return at(basis_names, basis); }
std::string_view name(Level level) { return at(level_names, level); }
std::string_view name(Support support) { return at(support_names, support); }
std::string_view name(MentionKind kind) { return at(mention_names, kind); }
std::string_view name(Role role) { return at(role_names, role); }

std::optional<Predicate> predicate_named(std::string_view wanted) {
  for (const auto& row : predicates) {
    if (row.name == wanted) return row.predicate;
  }
  return std::nullopt;
}

ClaimId make_claim_id(const DocumentId& document, const Claim& claim, std::string_view quoted,
                      unsigned nth) {
  std::string all = document.text;
  for (std::string_view part :
       {name(type_of(claim.predicate)), name(claim.predicate),
        std::string_view(claim.subject.text),
        std::string_view(claim.object ? claim.object->text : claim.value),
        std::string_view(claim.qualifiers.negated ? "not" : ""), quoted}) {
    all += '\0';
    all += part;
  }
  all += '\0' + std::to_string(nth);
  return ClaimId("c" + short_hash(all));
}

}  // namespace netkg::model
