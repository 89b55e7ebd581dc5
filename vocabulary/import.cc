#include "vocabulary/import.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "model/error.h"
#include "model/words.h"
#include "vocabulary/check.h"
#include "vocabulary/lines.h"

namespace netkg::vocabulary {
namespace {

using RowNumber = std::size_t;

/// A row as it grows.
struct Draft {
  ConceptRow row;
  const ForeignTerm* first = nullptr;
  std::set<std::string> keys;  // of the names it has
  std::vector<std::pair<const ForeignTerm*, const ForeignName*>> names, parents;
};

class Importer {
 public:
  Importer(const ForeignTerms& terms, const ImportOptions& options)
      : terms_(terms), options_(options) {}

  Imported run() {
    out_.problems = terms_.problems;
    for (const auto& term : terms_.terms) take(term);
    for (RowNumber n = 0; n < drafts_.size(); ++n) owners_.emplace(label_key(n), n);
    for (RowNumber n = 0; n < drafts_.size(); ++n) settle_names(n);
    for (RowNumber n = 0; n < drafts_.size(); ++n) settle_parents(n);
    for (auto& draft : drafts_) out_.rows.push_back(std::move(draft.row));
    note_what_is_left();
    return std::move(out_);
  }

 private:
  std::string label_key(RowNumber n) const { return name_key(drafts_[n].row.label); }

  void note(const ForeignTerm& term, std::size_t line, const std::string& what) {
    out_.notes.push_back({term.file, line, what, ""});
  }

  /// A term begins a row, or goes on with the row of its id or label.
  void take(const ForeignTerm& term) {
    auto label = known_label(term.label).value_or(term.label);
    auto key = name_key(label);
    auto id = make_entity_id(options_.type, label);
    if (key.empty() || (id == make_entity_id(options_.type, "") && key != "untitled")) {
      out_.problems.push_back(
          {term.file, term.line,
           "the label \"" + term.label + "\" makes no id: the term is left out",
           "give it a label with letters of the Latin alphabet"});
      return;
    }
    auto known = row_of(term, key, id);
    auto n = known ? *known : drafts_.size();
    if (known) {
      ++out_.joined;
    } else {
      drafts_.push_back({});
      drafts_.back().first = &term;
      begin_row(term, id, label, &drafts_.back().row);
    }
    remember(term, key, id, n);
    add_to(&drafts_[n], term);
  }

  /// The concept of the known vocabulary that has this name.
  std::optional<ConceptNumber> known_concept(std::string_view name) const {
    if (!options_.known) return std::nullopt;
    for (const auto& match : options_.known->named(name))
      if (options_.known->type(match.number) == options_.type) return match.number;
    return options_.known->find(make_entity_id(options_.type, name));
  }
  std::optional<std::string> known_label(std::string_view name) const {
    auto number = known_concept(name);
    if (!number) return std::nullopt;
    return std::string(options_.known->label(*number));
  }

  void begin_row(const ForeignTerm& term, const EntityId& id, const std::string& label,
                 ConceptRow* row) {
    row->id = id;
    row->type = options_.type;
    row->label = label;
    row->source = options_.source;
    row->licence = options_.licence;
    row->place = term.file + ":" + std::to_string(term.line);
  }

  std::optional<RowNumber> row_of(const ForeignTerm& term, const std::string& key,
                                  const EntityId& id) {
    auto same_id = by_foreign_id_.find(term.id);
    if (!term.id.empty() && same_id != by_foreign_id_.end()) return same_id->second;
    auto same = by_key_.find(key);
    if (same == by_key_.end()) same = by_key_.find(id.text);
    if (same == by_key_.end()) return std::nullopt;
    const auto& draft = drafts_[same->second];
    if (draft.row.label != term.label || draft.first->id != term.id)
      note(term, term.line,
           "\"" + term.label + "\" " + term.id + " is one concept with \"" + draft.row.label +
               "\" " + draft.first->id + " (" + draft.row.place + ")");
    return same->second;
  }

  void remember(const ForeignTerm& term, const std::string& key, const EntityId& id,
                RowNumber n) {
    if (!term.id.empty()) by_foreign_id_.emplace(term.id, n);
    if (drafts_[n].first != &term) return;  // another label of a term is only a name
    by_key_.emplace(key, n);
    by_key_.emplace(id.text, n);
  }

  void add_to(Draft* draft, const ForeignTerm& term) {
    if (term.label != draft->row.label) {
      draft->names.push_back({&term, nullptr});
    }
    for (const auto& name : term.names) draft->names.push_back({&term, &name});
    for (const auto& parent : term.parents) draft->parents.push_back({&term, &parent});
    auto add_xref = [&](const std::string& xref) {
      auto& xrefs = draft->row.xrefs;
      if (xref.empty() || std::find(xrefs.begin(), xrefs.end(), xref) != xrefs.end()) return;
      xrefs.push_back(xref);
    };
    add_xref(term.id);
    for (const auto& xref : term.xrefs) add_xref(xref);
  }

  void settle_names(RowNumber n) {
    auto& draft = drafts_[n];
    draft.keys.insert(label_key(n));
    // Exact names first: a related one that says the same adds nothing.
    for (bool exact : {true, false}) {
      for (const auto& [term, given] : draft.names) {
        ForeignName label{{term->label}, term->line};
        const auto& name = given ? *given : label;
        if ((name.name.scope == NameScope::Exact) == exact) settle_name(n, *term, name);
      }
    }
  }

  void settle_name(RowNumber n, const ForeignTerm& term, const ForeignName& given) {
    auto& draft = drafts_[n];
    auto name = given.name;
    auto key = name_key(name.text);
    if (key.empty())
      return note(term, given.line, "\"" + name.text + "\" has no letters: left out");
    if (!draft.keys.insert(key).second) return void(++out_.repeated);
    if (name.scope == NameScope::Exact) {
      auto [owner, is_first] = owners_.emplace(key, n);
      if (!is_first && owner->second != n) {
        name.scope = NameScope::Related;
        note(term, given.line,
             "\"" + name.text + "\" also names " + drafts_[owner->second].row.id.text +
                 ": kept with " + draft.row.id.text + " as {related}, which is not matched");
      }
    }
    auto known = known_concept(name.text);
    if (name.scope == NameScope::Exact && known &&
        options_.known->id(*known) != draft.row.id.text) {
      name.scope = NameScope::Related;
      note(term, given.line,
           "\"" + name.text + "\" also names " + std::string(options_.known->id(*known)) +
               ", which the program knows: kept with " + draft.row.id.text + " as {related}");
    }
    ++(name.scope == NameScope::Exact ? out_.names : out_.unmatched);
    draft.row.names.push_back(std::move(name));
  }

  void settle_parents(RowNumber n) {
    auto& row = drafts_[n].row;
    if (options_.known &&
        options_.known->find(row.id)) {  // a finer hierarchy would close circles
      kept_parents_ += !drafts_[n].parents.empty();
      return;
    }
    for (const auto& [term, parent] : drafts_[n].parents) {
      auto found = by_foreign_id_.find(parent->name.text);
      if (found == by_foreign_id_.end()) {
        found = by_key_.find(name_key(parent->name.text));
        if (found == by_key_.end()) {
          note(*term, parent->line,
               "the parent \"" + parent->name.text +
                   "\" is obsolete or not in the files: left out");
          continue;
        }
      }
      const auto& id = drafts_[found->second].row.id;
      if (found->second == n) {
        note(*term, parent->line, row.id.text + " would be its own parent: left out");
      } else if (std::find(row.parents.begin(), row.parents.end(), id) == row.parents.end()) {
        row.parents.push_back(id);
      }
    }
  }

  /// Circles are the source's own: nobody but its editors knows which link is wrong.
  void note_what_is_left() {
    if (kept_parents_ > 0)
      out_.notes.push_back(
          {"", 0,
           std::to_string(kept_parents_) +
               " concepts that the program knows keep the parents it gives them",
           ""});
    Rows rows;
    rows.concepts = out_.rows;
    for (const auto& finding : check(rows)) {
      if (!is_error(finding)) continue;
      out_.notes.push_back({"", 0, "to mend: " + finding.id + " " + finding.message, ""});
    }
  }

  const ForeignTerms& terms_;
  const ImportOptions& options_;
  std::size_t kept_parents_ = 0;
  std::vector<Draft> drafts_;
  std::unordered_map<std::string, RowNumber> by_foreign_id_, by_key_, owners_;
  Imported out_;
};

/// "format-version: 1.2", or a stanza before anything that a table could hold.
bool looks_like_obo(std::string_view text) {
  auto begin = text.substr(0, 1u << 16);
  return begin.find("format-version:") != std::string_view::npos ||
         begin.starts_with("[Term]") || begin.find("\n[Term]") != std::string_view::npos ||
         begin.find("\n[Typedef]") != std::string_view::npos;
}

}  // namespace

void read_foreign(std::string_view text, const std::string& file, const TableColumns& columns,
                  ForeignTerms* terms) {
  if (file.ends_with(".obo") || looks_like_obo(text)) return read_obo(text, file, terms);
  read_table(text, file, columns, terms);
}

Imported import_terms(const ForeignTerms& terms, const ImportOptions& options) {
  return Importer(terms, options).run();
}

std::string print_import(const Imported& imported) {
  std::string out;
  for (const auto& note : imported.notes) {
    auto place = note.place();
    out += "# " + (place.empty() ? "" : place + ": ") + note.what + "\n";
  }
  return out + write_rows(imported.rows);
}

}  // namespace netkg::vocabulary
