// Tables with tabs, as spreadsheets and SPARQL end points write them:
//
//   ?term<tab>?term_label<tab>?layperson
//   <http://purl.obolibrary.org/obo/HP_0003781><tab>"Excessive salivation"<tab>"Watery mouth"
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "model/error.h"
#include "vocabulary/cells.h"
#include "vocabulary/import.h"
#include "vocabulary/lines.h"

namespace netkg::vocabulary {
namespace {

enum class Column { None, Id, Label, Name, Parent, Xref };

struct FieldRow {
  std::string_view field;
  Column column;
  MentionKind kind = MentionKind::Name;
  NameScope scope = NameScope::Exact;
};
constexpr std::array<FieldRow, 11> fields{
    {{"label", Column::Label},
     {"id", Column::Id},
     {"names", Column::Name},
     {"lay", Column::Name, MentionKind::Lay},
     {"brand", Column::Name, MentionKind::Brand},
     {"abbr", Column::Name, MentionKind::Abbreviation},
     {"related", Column::Name, MentionKind::Name, NameScope::Related},
     {"broad", Column::Name, MentionKind::Name, NameScope::Broad},
     {"narrow", Column::Name, MentionKind::Name, NameScope::Narrow},
     {"parents", Column::Parent},
     {"xrefs", Column::Xref}}};

const FieldRow* field_named(std::string_view name) {
  auto row = std::find_if(fields.begin(), fields.end(),
                          [&](const FieldRow& r) { return r.field == name; });
  return row == fields.end() ? nullptr : &*row;
}

/// "?term" and "term" are the same heading.
std::string_view heading_word(std::string_view heading) {
  heading = trimmed(heading);
  if (heading.starts_with('?')) heading.remove_prefix(1);
  return heading;
}

/// "#2" -> 1; nothing for a heading.
std::optional<std::size_t> place_of(std::string_view header) {
  if (!header.starts_with('#')) return std::nullopt;
  std::size_t place = 0;
  auto end = header.data() + header.size();
  auto [stop, error] = std::from_chars(header.data() + 1, end, place);
  if (error != std::errc() || stop != end || place == 0) return std::nullopt;
  return place - 1;
}

/// `"a ""b"""` -> `a "b"`, `"a"@en` -> `a`, `<http://…>` -> `http://…`; nothing when a quote
/// does not close.
std::optional<std::string> cell_text(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.size() > 1 && cell.front() == '<' && cell.back() == '>')
    return std::string(cell.substr(1, cell.size() - 2));
  if (!cell.starts_with('"')) return std::string(cell);
  std::string out;
  for (std::size_t i = 1; i < cell.size(); ++i) {
    bool pair =
        i + 1 < cell.size() && cell[i + 1] == '"' && (cell[i] == '"' || cell[i] == '\\');
    if (pair) {
      ++i;
    } else if (cell[i] == '"') {
      bool ends = i + 1 == cell.size() || cell[i + 1] == '@';
      return ends ? out : std::string(cell);  // "foo" bar: the quotes are the author's
    }
    out += cell[i];
  }
  return std::nullopt;
}

class TableReader {
 public:
  TableReader(const std::string& file, const TableColumns& columns, ForeignTerms* terms)
      : file_(file), choices_(columns), terms_(terms) {}

  void line(std::string_view line, std::size_t number) {
    if (trimmed(line).empty()) return;
    bool remark = line[0] == '#' && line.find('\t') == std::string_view::npos;
    if (columns_.empty() && remark) return;
    auto cells = split(line, '\t');
    if (!columns_.empty()) return row(cells, number);
    settle_columns(cells);
    if (!choices_.has_header) row(cells, number);
  }

  void end() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i]->column == Column::None && filled_[i] > 0)
        terms_->not_taken["column \"" + headings_[i] + "\""] += filled_[i];
    }
  }

 private:
  void settle_columns(const std::vector<std::string_view>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      auto text = choices_.has_header ? cell_text(cells[i]).value_or("") : std::string();
      headings_.push_back(text.empty() ? "#" + std::to_string(i + 1) : text);
    }
    if (headings_[0].starts_with('#') && headings_[0].size() > 1 && choices_.has_header)
      headings_[0].erase(0, 1);  // "#gene<tab>drug"
    refuse_own_form();
    static constexpr FieldRow none{"", Column::None};
    columns_.assign(cells.size(), &none);
    filled_.assign(cells.size(), 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      bool free = !is_chosen(heading_word(headings_[i]));
      if (auto* field = field_named(heading_word(headings_[i])); field && free)
        columns_[i] = field;
    }
    for (const auto& choice : choices_.choices) choose(choice);
    bool labelled = std::any_of(columns_.begin(), columns_.end(), [](const FieldRow* field) {
      return field->column == Column::Label;
    });
    if (!labelled)
      throw Error(ErrorKind::Usage,
                  file_ + " has the columns " + all_headings() + ": which is the label?",
                  "say so: --column label=" + headings_.back());
  }

  /// A field that is given columns on the command line takes no other.
  bool is_chosen(std::string_view field) const {
    return std::any_of(choices_.choices.begin(), choices_.choices.end(),
                       [&](const auto& choice) { return choice.field == field; });
  }

  void choose(const TableColumns::Choice& choice) {
    auto wanted = place_of(choice.header);
    for (std::size_t i = 0; i < headings_.size() && !wanted; ++i) {
      if (heading_word(headings_[i]) == heading_word(choice.header)) wanted = i;
    }
    if (!wanted || *wanted >= columns_.size())
      throw Error(ErrorKind::Usage, file_ + " has no column \"" + choice.header + "\"",
                  "its columns: " + all_headings());
    columns_[*wanted] = field_named(choice.field);
  }

  std::string all_headings() const {
    std::string out;
    for (std::size_t i = 0; i < std::min<std::size_t>(headings_.size(), 20); ++i)
      out += (out.empty() ? "" : ", ") + headings_[i].substr(0, 40);
    return out;
  }

  void refuse_own_form() const {
    const std::vector<std::string> own{"id",      "label", "names",  "parents",
                                       "related", "xrefs", "source", "licence"};
    if (headings_ != own) return;
    throw Error(ErrorKind::Usage, file_ + " is in the form of vocabulary rows already",
                "try: netkg vocab check DIRECTORY");
  }

  void row(const std::vector<std::string_view>& cells, std::size_t number) {
    if (cells.size() != columns_.size()) {
      terms_->problems.push_back({file_, number,
                                  std::to_string(cells.size()) + " cells, the first line has " +
                                      std::to_string(columns_.size()) + ": the row is left out",
                                  "give every row as many tabs as the first line"});
      return;
    }
    ForeignTerm term;
    term.file = file_;
    term.line = number;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      auto text = cell_text(cells[i]);
      if (!text) {
        terms_->problems.push_back(
            {file_, number,
             "a quote in column \"" + headings_[i] + "\" does not close: the row is left out",
             "end a quoted cell on its own line"});
        return;
      }
      if (!text->empty()) add(i, *text, &term);
    }
    if (!term.label.empty()) return terms_->terms.push_back(std::move(term));
    terms_->problems.push_back(
        {file_, number, "a row without a label is left out", "fill the label's column"});
  }

  void add(std::size_t column, const std::string& text, ForeignTerm* term) {
    const auto& field = *columns_[column];
    switch (field.column) {
      case Column::None:
        ++filled_[column];
        return;
      case Column::Id:
        term->id = short_iri(one_line(text));
        return;
      case Column::Label:
        term->label = one_line(text);
        return;
      case Column::Name:
        for (auto part : values(text))
          term->names.push_back({{part, field.kind, field.scope}, term->line});
        return;
      case Column::Parent:
        for (auto part : values(text)) term->parents.push_back({{short_iri(part)}, term->line});
        return;
      case Column::Xref:
        for (auto part : values(text)) term->xrefs.push_back(short_iri(part));
    }
  }

  std::vector<std::string> values(std::string_view text) const {
    std::vector<std::string> out;
    for (auto part : split(text, choices_.separator)) {
      auto value = one_line(part);
      if (!value.empty()) out.push_back(std::move(value));
    }
    return out;
  }

  const std::string& file_;
  const TableColumns& choices_;
  ForeignTerms* terms_;
  std::vector<std::string> headings_;
  std::vector<const FieldRow*> columns_;
  std::vector<std::size_t> filled_;  // cells of a column that no field takes
};

}  // namespace

TableColumns::Choice read_choice(std::string_view text) {
  auto mark = text.find('=');
  auto field = text.substr(0, mark);
  std::string known;
  for (const auto& row : fields) known += (known.empty() ? "" : ", ") + std::string(row.field);
  if (mark == std::string_view::npos || !field_named(field) || mark + 1 == text.size())
    throw Error(ErrorKind::Usage, "--column \"" + std::string(text) + "\" is no FIELD=HEADING",
                "fields: " + known);
  return {std::string(field), std::string(text.substr(mark + 1))};
}

void read_table(std::string_view text, const std::string& file, const TableColumns& columns,
                ForeignTerms* terms) {
  TableReader reader(file, columns, terms);
  each_line(text, file, &terms->problems,
            [&](std::string_view line, std::size_t number) { reader.line(line, number); });
  reader.end();
}

}  // namespace netkg::vocabulary
