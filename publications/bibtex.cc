// BibTeX and BibLaTeX: entries "@type{key, field = {value}, …}".
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "model/words.h"
#include "publications/latex.h"
#include "publications/libraries.h"
#include "publications/library_names.h"

namespace netkg::publications {

namespace {

struct TypeRow {
  std::string_view csl, bibtex;
};
/// The first row of a CSL type is the one that is written.
constexpr std::array types{TypeRow{"article-journal", "article"},
                           TypeRow{"book", "book"},
                           TypeRow{"chapter", "incollection"},
                           TypeRow{"report", "techreport"},
                           TypeRow{"webpage", "online"},
                           TypeRow{"document", "misc"},
                           TypeRow{"chapter", "inbook"},
                           TypeRow{"chapter", "inproceedings"},
                           TypeRow{"report", "report"},
                           TypeRow{"webpage", "electronic"},
                           TypeRow{"webpage", "www"}};

struct FieldRow {
  std::string_view name;
  std::string CslItem::*value;
  bool verbatim = false;  // no LaTeX in it
};
constexpr std::array fields{FieldRow{"title", &CslItem::title},
                            FieldRow{"volume", &CslItem::volume},
                            FieldRow{"supplement", &CslItem::supplement},
                            FieldRow{"edition", &CslItem::edition},
                            FieldRow{"publisher", &CslItem::publisher},
                            FieldRow{"address", &CslItem::publisher_place},
                            FieldRow{"chapter", &CslItem::chapter_number},
                            FieldRow{"version", &CslItem::version},
                            FieldRow{"isbn", &CslItem::isbn},
                            FieldRow{"doi", &CslItem::doi, true},
                            FieldRow{"pmid", &CslItem::pmid},
                            FieldRow{"pmcid", &CslItem::pmcid},
                            FieldRow{"url", &CslItem::url, true}};

std::string print(const Name& name) {
  if (!name.literal.empty()) return "{" + to_latex(name.literal) + "}";
  auto text = to_latex(family_of(name)) + ", ";
  if (!name.suffix.empty()) text += to_latex(name.suffix) + ", ";
  return text + to_latex(name.given);
}

std::string print(const std::vector<Name>& names, bool et_al) {
  std::string text;
  for (const auto& name : names) text.append(text.empty() ? "" : " and ").append(print(name));
  return et_al ? text + (text.empty() ? "others" : " and others") : text;
}

void add(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append("  ").append(name).append(" = {").append(value).append("},\n");
}

/// Braces would end the value.
std::string without_braces(std::string text) {
  std::erase_if(text, [](char c) { return c == '{' || c == '}' || c == '\\'; });
  return text;
}

std::string double_dashes(std::string_view pages) {
  std::string text;
  for (const char c : pages) text += c == '-' ? std::string("--") : std::string(1, c);
  return text;
}

void write_dates(std::string& out, const CslItem& csl) {
  if (csl.issued) {
    add(out, "date", csl.issued->iso());
    add(out, "year", std::to_string(csl.issued->year));
  }
  if (csl.accessed) add(out, "urldate", csl.accessed->iso());
  if (csl.updated) add(out, "updated", csl.updated->iso());
}

std::string_view bibtex_type(std::string_view csl) {
  for (const auto& row : types)
    if (row.csl == csl) return row.bibtex;
  return "misc";
}

void write_item(std::string& out, const LibraryItem& item) {
  const auto& csl = item.csl;
  out.append("@").append(bibtex_type(csl.type)).append("{").append(item.key).append(",\n");
  add(out, "author",
      print(csl.author, csl.et_al && (csl.editor.empty() || !csl.author.empty())));
  add(out, "editor", print(csl.editor, csl.et_al && csl.author.empty() && !csl.editor.empty()));
  add(out, csl.type == "article-journal" ? "journal" : "booktitle",
      to_latex(csl.container_title));
  for (const auto& field : fields) {
    const auto& value = csl.*field.value;
    add(out, field.name, field.verbatim ? without_braces(value) : to_latex(value));
  }
  // an article's "number" is its issue
  const bool article = csl.type == "article-journal";
  add(out, article ? "number" : "issue", to_latex(csl.issue));
  add(out, article ? "guidance" : "number", to_latex(csl.number));
  add(out, "pages", double_dashes(to_latex(csl.page)));
  write_dates(out, csl);
  out += "}\n\n";
}

// ---- reading -------------------------------------------------------------------------------

/// Cuts entries and their fields out of a file.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<LibraryItem> run() {
    while ((at_ = text_.find('@', at_)) != std::string_view::npos) {
      ++at_;
      entry();
    }
    return std::move(items_);
  }

 private:
  using Fields = std::map<std::string, std::string, std::less<>>;

  bool more() const { return at_ < text_.size(); }
  void skip_blanks() {
    while (more() && std::string_view(" \t\r\n,").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  std::string word() {
    const auto begin = at_;
    while (more() &&
           std::string_view(" \t\r\n,={}()\"#@").find(text_[at_]) == std::string_view::npos)
      ++at_;
    return model::lower(text_.substr(begin, at_ - begin));
  }

  void entry() {
    const auto type = word();
    skip_blanks();
    if (!more() || (text_[at_] != '{' && text_[at_] != '(')) return;
    ++at_;
    if (type == "comment" || type == "preamble") return;
    std::string key;
    if (type != "string") {
      const auto begin = at_;
      while (more() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != '\n') ++at_;
      key = std::string(trimmed(text_.substr(begin, at_ - begin)));
    }
    const auto found = field_list();
    if (type == "string")
      macros_.insert(found.begin(), found.end());
    else
      items_.push_back(item_of(type, key, found));
  }

  Fields field_list() {
    Fields found;
    while (more()) {
      skip_blanks();
      if (!more() || text_[at_] == '}' || text_[at_] == ')') break;
      const auto begin = at_;
      const auto name = word();
      while (more() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
      if (!more() || text_[at_] != '=') {
        if (at_ == begin) ++at_;
        if (text_[begin] == '@') {  // the entry before was never closed
          at_ = begin;
          break;
        }
        continue;
      }
      ++at_;
      found.emplace(name, value());
    }
    return found;
  }

  /// Pieces joined by #.
  std::string value() {
    std::string joined;
    while (more()) {
      while (more() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
        ++at_;
      if (!more()) break;
      if (text_[at_] == '{' || text_[at_] == '"') {
        joined += delimited();
      } else {
        const auto name = word();
        const auto macro = macros_.find(name);
        joined += macro == macros_.end() ? name : macro->second;
      }
      while (more() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
        ++at_;
      if (!more() || text_[at_] != '#') break;
      ++at_;
    }
    return joined;
  }

  std::string delimited() {
    const bool quoted = text_[at_] == '"';
    const auto begin = ++at_;
    int depth = 0;
    for (; more(); ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        ++at_;
        continue;
      }
      if (c == '@' && text_[at_ - 1] == '\n')
        return std::string(text_.substr(begin, at_ - begin));
      if (c == '{') ++depth;
      if (quoted ? c == '"' && depth == 0 : c == '}' && depth == 0) break;
      if (c == '}') --depth;
    }
    const auto end = std::min(at_, text_.size());
    if (more()) ++at_;
    return std::string(text_.substr(begin, end - begin));
  }

  static std::string get(const Fields& found, std::initializer_list<std::string_view> names) {
    for (const auto name : names)
      if (const auto field = found.find(name); field != found.end()) return field->second;
    return {};
  }

  /// Cut at " and " outside braces.
  static std::vector<std::string_view> people(std::string_view text) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
      const bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';
      if (depth || !blank || text.substr(i + 1, 3) != "and" || i + 4 >= text.size()) continue;
      if (text[i + 4] != ' ' && text[i + 4] != '\n' && text[i + 4] != '\t') continue;
      parts.push_back(trimmed(text.substr(begin, i - begin)));
      begin = i + 5;
    }
    parts.push_back(trimmed(text.substr(begin)));
    return parts;
  }

  static std::vector<Name> names(std::string_view text, bool& et_al) {
    std::vector<Name> list;
    for (const auto part : people(text)) {
      if (part.empty()) continue;
      if (part == "others") {
        et_al = true;
      } else if (part.starts_with('{') && part.find('}') == part.size() - 1) {
        list.push_back({.literal = from_latex(part)});
      } else {
        list.push_back(read_name(from_latex(part), false));
      }
    }
    return list;
  }

  static std::optional<PartialDate> date(const Fields& found) {
    if (const auto iso = PartialDate::from_iso(get(found, {"date"}).substr(0, 10))) return iso;
    int year = 0, month = 0;
    const auto digits = from_latex(get(found, {"year"}));
    std::from_chars(digits.data(), digits.data() + digits.size(), year);
    const auto name = model::lower(from_latex(get(found, {"month"})));
    constexpr std::string_view months = "jan feb mar apr may jun jul aug sep oct nov dec ";
    const auto at = name.size() < 3 ? months.npos : months.find(name.substr(0, 3) + " ");
    if (at != months.npos) month = static_cast<int>(at / 4) + 1;
    if (at == months.npos) std::from_chars(name.data(), name.data() + name.size(), month);
    return year ? PartialDate::make(year, month) : std::nullopt;
  }

  static LibraryItem item_of(const std::string& type, const std::string& key,
                             const Fields& found) {
    LibraryItem item{key, {}};
    auto& csl = item.csl;
    for (const auto& row : types)
      if (row.bibtex == type) csl.type = std::string(row.csl);
    csl.author = names(get(found, {"author"}), csl.et_al);
    csl.editor = names(get(found, {"editor"}), csl.et_al);
    csl.container_title = from_latex(get(found, {"journal", "journaltitle", "booktitle"}));
    for (const auto& field : fields) {
      const auto raw = get(found, {field.name});
      csl.*field.value = field.verbatim ? without_braces(raw) : from_latex(raw);
    }
    if (csl.publisher_place.empty()) csl.publisher_place = from_latex(get(found, {"location"}));
    if (csl.publisher.empty()) csl.publisher = from_latex(get(found, {"institution"}));
    const bool article = csl.type == "article-journal";
    csl.issue = from_latex(article && !found.contains("issue") ? get(found, {"number"})
                                                               : get(found, {"issue"}));
    csl.number = from_latex(article ? get(found, {"guidance"}) : get(found, {"number"}));
    csl.page = single_dashes(from_latex(get(found, {"pages"})));
    csl.issued = date(found);
    csl.accessed = PartialDate::from_iso(get(found, {"urldate"}));
    csl.updated = PartialDate::from_iso(get(found, {"updated"}));
    return item;
  }

  static std::string single_dashes(std::string_view pages) {
    std::string text;
    for (const char c : pages)
      if (c != '-' || !text.ends_with('-')) text += c;
    return text;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Fields macros_;
  std::vector<LibraryItem> items_;
};

}  // namespace

std::string write_bibtex(std::span<const LibraryItem> items) {
  std::string out;
  for (const auto& item : items) write_item(out, item);
  return out;
}

std::vector<LibraryItem> read_bibtex(std::string_view text) { return Reader(text).run(); }

std::string citation_key(const CslItem& csl, std::string_view work_id) {
  constexpr std::size_t hash = 8;
  std::string name;
  if (!csl.author.empty())
    name = csl.author[0].literal.empty() ? csl.author[0].family : csl.author[0].literal;
  auto key = name.empty() ? std::string("work") : model::slug(name);
  key = key.substr(0, key.find('-', 12));
  if (csl.issued) key += std::to_string(csl.issued->year);
  if (work_id.size() > hash) key.append("-").append(work_id.substr(work_id.size() - hash));
  return key;
}

}  // namespace netkg::publications
