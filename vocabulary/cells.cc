#include "vocabulary/cells.h"

#include <array>

#include "model/error.h"

namespace netkg::vocabulary {
namespace {

struct FlagRow {
  std::string_view flag;
  MentionKind kind = MentionKind::Name;
  NameScope scope = NameScope::Exact;
};
/// What a name's braces may hold. Dialect and register flags do not change how it is matched.
constexpr std::array<FlagRow, 9> flags{{{"lay", MentionKind::Lay},
                                        {"brand", MentionKind::Brand},
                                        {"abbr", MentionKind::Abbreviation},
                                        {"clinical"},
                                        {"gb"},
                                        {"us"},
                                        {"related", MentionKind::Name, NameScope::Related},
                                        {"broad", MentionKind::Name, NameScope::Broad},
                                        {"narrow", MentionKind::Name, NameScope::Narrow}}};

/// "brand,gb" of "Sutent{brand,gb}"
void read_flags(std::string_view text, NameRow* name) {
  for (auto flag : split(text, ',')) {
    auto row = std::find_if(flags.begin(), flags.end(),
                            [&](const FlagRow& r) { return r.flag == flag; });
    if (row == flags.end()) fail("unknown flag {" + std::string(flag) + "}");
    if (row->kind != MentionKind::Name) name->kind = row->kind;
    if (row->scope != NameScope::Exact) name->scope = row->scope;
  }
}

}  // namespace

void fail(const std::string& what) { throw Error(ErrorKind::Unreadable, what, sources_hint); }

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    auto at = text.find(mark);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::size_t find_plain(std::string_view text, char mark) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == mark) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

NameRow read_name(std::string_view text) {
  NameRow name;
  auto brace = find_plain(text, '{');
  name.text = unescape(text.substr(0, brace));
  while (brace != std::string_view::npos) {
    auto close = text.find('}', brace);
    if (close == std::string_view::npos) fail("a { without }");
    read_flags(text.substr(brace + 1, close - brace - 1), &name);
    brace = text.find('{', close);
  }
  return name;
}

std::string write_name(const NameRow& name) {
  std::string marks;
  for (const auto& row : flags) {
    bool says = (row.kind != MentionKind::Name && row.kind == name.kind) ||
                (row.scope != NameScope::Exact && row.scope == name.scope);
    if (says) marks += (marks.empty() ? "" : ",") + std::string(row.flag);
  }
  auto text = escaped(name.text, "\\|{");
  return marks.empty() ? text : text + "{" + marks + "}";
}

}  // namespace netkg::vocabulary
