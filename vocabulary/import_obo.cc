// OBO, the text form of most open ontologies:
//
//   [Term]
//   id: SYMP:0000006
//   name: backache
//   synonym: "back pain" EXACT []
//   is_a: SYMP:0000099 ! pain
#include <algorithm>
#include <array>
#include <optional>

#include "vocabulary/import.h"
#include "vocabulary/lines.h"

namespace netkg::vocabulary {
namespace {

/// Where `mark` stands without a backslash before it.
std::size_t find_unescaped(std::string_view text, char mark, std::size_t from = 0) {
  for (auto i = from; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == mark) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// "\n", "\W" and "\t" are blanks, every other escaped character is itself.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool escape = text[i] == '\\' && i + 1 < text.size();
    if (escape) ++i;
    bool blank = escape && (text[i] == 'n' || text[i] == 'W' || text[i] == 't');
    out += blank ? ' ' : text[i];
  }
  return one_line(out);
}

/// Without the comment ("! pain") and the modifiers ("{source=\"x\"}") at its end.
std::string_view bare(std::string_view value) {
  for (std::size_t from = 0;;) {
    auto mark = find_unescaped(value, '!', from);
    if (mark == std::string_view::npos) break;
    if (mark == 0 || value[mark - 1] == ' ') value = value.substr(0, mark);
    from = mark + 1;
  }
  value = trimmed(value);
  auto brace = find_unescaped(value, '{');
  bool modifiers = brace != std::string_view::npos && brace > 0 && value[brace - 1] == ' ' &&
                   value.ends_with('}') && value.find('=', brace) != std::string_view::npos;
  return trimmed(modifiers ? value.substr(0, brace) : value);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find(' '), text.size()));
}

struct ScopeRow {
  std::string_view word;
  NameScope scope;
};
constexpr std::array<ScopeRow, 4> scopes{{{"EXACT", NameScope::Exact},
                                          {"RELATED", NameScope::Related},
                                          {"BROAD", NameScope::Broad},
                                          {"NARROW", NameScope::Narrow}}};
/// OBO 1.0 has a tag for each scope.
constexpr std::array<ScopeRow, 4> old_tags{{{"exact_synonym", NameScope::Exact},
                                            {"related_synonym", NameScope::Related},
                                            {"broad_synonym", NameScope::Broad},
                                            {"narrow_synonym", NameScope::Narrow}}};

template <class Table>
std::optional<NameScope> scope_of(const Table& table, std::string_view word) {
  for (const auto& row : table)
    if (row.word == word) return row.scope;
  return std::nullopt;
}

struct RegisterRow {
  std::string_view word;
  MentionKind kind;
};
/// The synonym types that the open ontologies use.
constexpr std::array<RegisterRow, 8> registers{{{"layperson", MentionKind::Lay},
                                                {"lay", MentionKind::Lay},
                                                {"OMO:0003003", MentionKind::Lay},
                                                {"abbreviation", MentionKind::Abbreviation},
                                                {"ABBREVIATION", MentionKind::Abbreviation},
                                                {"OMO:0003000", MentionKind::Abbreviation},
                                                {"BRAND_NAME", MentionKind::Brand},
                                                {"brand", MentionKind::Brand}}};

class OboReader {
 public:
  OboReader(const std::string& file, ForeignTerms* terms) : file_(file), terms_(terms) {}

  void line(std::string_view text, std::size_t number) {
    if (held_.empty()) number_ = number;
    auto slashes = text.size() - (text.find_last_not_of('\\') + 1);
    bool goes_on = slashes % 2 == 1 && held_.size() + text.size() <= longest_line;
    if (goes_on) return void(held_ += text.substr(0, text.size() - 1));
    if (held_.empty()) return read(trimmed(text));
    auto whole = std::move(held_) + std::string(text);
    held_.clear();
    read(trimmed(whole));
  }

  void end() {
    read(trimmed(held_));
    finish_term();
    if (!stanzas_)
      problem("no [Term] in the file", "give an OBO file, or a table with a header line");
  }

 private:
  void problem(const std::string& what, const std::string& hint) {
    terms_->problems.push_back({file_, number_, what, hint});
  }

  void read(std::string_view text) {
    if (text.empty() || text[0] == '!') return;
    if (text[0] == '[') return begin_stanza(bare(text));
    auto colon = find_unescaped(text, ':');
    if (colon == std::string_view::npos || colon == 0)
      return problem("a line without a tag is left out", "write it as TAG: VALUE");
    if (in_term_) tag(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
  }

  void begin_stanza(std::string_view heading) {
    finish_term();
    stanzas_ = true;
    in_term_ = heading == "[Term]";
    if (in_term_) {
      term_ = {};
      term_.file = file_;
      term_.line = number_;
      obsolete_ = false;
      return;
    }
    if (heading.ends_with(']')) {
      ++terms_->not_taken[std::string(heading)];
    } else {
      problem("a heading without ] is left out, and the lines below it", "write [Term]");
    }
  }

  void tag(std::string_view name, std::string_view value) {
    if (name == "id") {
      only_once(name, unescaped(bare(value)), &term_.id);
    } else if (name == "name") {
      only_once(name, unescaped(bare(value)), &term_.label);
    } else if (name == "is_a") {
      term_.parents.push_back({{unescaped(first_word(bare(value)))}, number_});
    } else if (name == "xref" || name == "alt_id" || name == "xref_analog") {
      term_.xrefs.push_back(short_iri(unescaped(first_word(bare(value)))));
    } else if (name == "is_obsolete") {
      obsolete_ = bare(value) == "true";
    } else if (name == "synonym") {
      synonym(value, std::nullopt);
    } else if (auto scope = scope_of(old_tags, name)) {
      synonym(value, scope);
    } else {
      ++terms_->not_taken[std::string(name)];
    }
  }

  void only_once(std::string_view name, std::string value, std::string* field) {
    if (field->empty()) return void(*field = std::move(value));
    problem("a second " + std::string(name) + " is left out", "begin another [Term] with it");
  }

  /// "back pain" EXACT layperson [url:x]
  void synonym(std::string_view value, std::optional<NameScope> scope) {
    auto close = value.starts_with('"') ? find_unescaped(value, '"', 1) : std::string::npos;
    if (close == std::string_view::npos)
      return problem("a synonym without its quotes is left out",
                     "write synonym: \"WORDS\" EXACT []");
    ForeignName name{{unescaped(value.substr(1, close - 1))}, number_};
    auto rest = trimmed(value.substr(close + 1));
    auto word = first_word(rest);
    if (!scope && (word.empty() || word[0] == '[' || word[0] == '{')) {
      scope = NameScope::Related;  // what OBO takes a synonym without scope for
    } else if (!scope) {
      scope = scope_of(scopes, word);
      if (!scope)
        return problem("a synonym of unknown scope is left out",
                       "write EXACT, RELATED, BROAD or NARROW after the quotes");
      rest = trimmed(rest.substr(word.size()));
    }
    name.name.scope = *scope;
    auto kind = std::find_if(registers.begin(), registers.end(),
                             [&](const RegisterRow& r) { return r.word == first_word(rest); });
    if (kind != registers.end()) name.name.kind = kind->kind;
    term_.names.push_back(std::move(name));
  }

  void finish_term() {
    if (!in_term_) return;
    in_term_ = false;
    if (obsolete_) {
      ++terms_->obsolete;
    } else if (term_.id.empty() || term_.label.empty()) {
      auto missing = term_.id.empty() ? "id" : "name";
      terms_->problems.push_back({file_, term_.line,
                                  std::string("a term without ") + missing + " is left out",
                                  std::string("add a line \"") + missing + ": …\""});
    } else {
      terms_->terms.push_back(std::move(term_));
    }
  }

  const std::string& file_;
  ForeignTerms* terms_;
  std::size_t number_ = 0;  // of the line that is read
  std::string held_;        // the beginning of a line that goes on
  bool stanzas_ = false;
  bool in_term_ = false;
  bool obsolete_ = false;
  ForeignTerm term_;
};

}  // namespace

void read_obo(std::string_view text, const std::string& file, ForeignTerms* terms) {
  OboReader reader(file, terms);
  each_line(text, file, &terms->problems,
            [&](std::string_view line, std::size_t number) { reader.line(line, number); });
  reader.end();
}

}  // namespace netkg::vocabulary
