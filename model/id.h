// Strong ids: an EntityId is never taken for a DocumentId. All are printable text; the part
// before the colon names the kind ("drug:sunitinib", "doc:sunitinib-1f2e3d4c",
// "work:doi-10-1136-…").
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace netkg::model {

template <class Tag>
struct Id {
  std::string text;

  Id() = default;
  explicit Id(std::string value) : text(std::move(value)) {}
  auto operator<=>(const Id&) const = default;
  bool empty() const { return text.empty(); }

  /// "drug" of "drug:sunitinib"; empty when there is no colon.
  std::string_view prefix() const {
    auto colon = text.find(':');
    return colon == std::string::npos ? std::string_view{}
                                      : std::string_view(text).substr(0, colon);
  }
};

using EntityId = Id<struct EntityTag>;
using DocumentId = Id<struct DocumentTag>;
using ClaimId = Id<struct ClaimTag>;
using WorkId = Id<struct WorkTag>;
using ReferenceId = Id<struct ReferenceTag>;  // "r1": unique within its document only

/// "Hypoxia-inducible factor 2α" -> "hypoxia-inducible-factor-2-alpha": lower-case ASCII words
/// joined by hyphens, for the readable part of ids. Empty input gives "untitled".
std::string slug(std::string_view text);

/// 64-bit XXH3 of `text` as 16 lower-case hexadecimal digits; the same on every machine.
std::string short_hash(std::string_view text);

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace netkg::model

template <class Tag>
struct std::hash<netkg::model::Id<Tag>> {
  std::size_t operator()(const netkg::model::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text);
  }
};
