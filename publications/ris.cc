// RIS: lines "TAG  - value", records from TY to ER.
#include <array>
#include <optional>

#include "publications/libraries.h"
#include "publications/library_names.h"

namespace netkg::publications {

namespace {

struct TypeRow {
  std::string_view csl, ris;
};
constexpr std::array types{TypeRow{"article-journal", "JOUR"}, TypeRow{"book", "BOOK"},
                           TypeRow{"chapter", "CHAP"},         TypeRow{"report", "RPRT"},
                           TypeRow{"webpage", "ELEC"},         TypeRow{"document", "GEN"}};

struct FieldRow {
  std::string_view tag;
  std::string CslItem::*value;
};
/// Tags from C1 on are free for the user; PubMed uses AN and C2 as here.
constexpr std::array fields{FieldRow{"TI", &CslItem::title},
                            FieldRow{"T2", &CslItem::container_title},
                            FieldRow{"VL", &CslItem::volume},
                            FieldRow{"IS", &CslItem::issue},
                            FieldRow{"ET", &CslItem::edition},
                            FieldRow{"PB", &CslItem::publisher},
                            FieldRow{"CY", &CslItem::publisher_place},
                            FieldRow{"SE", &CslItem::chapter_number},
                            FieldRow{"M1", &CslItem::number},
                            FieldRow{"C1", &CslItem::version},
                            FieldRow{"C5", &CslItem::supplement},
                            FieldRow{"SN", &CslItem::isbn},
                            FieldRow{"DO", &CslItem::doi},
                            FieldRow{"AN", &CslItem::pmid},
                            FieldRow{"C2", &CslItem::pmcid},
                            FieldRow{"UR", &CslItem::url}};

/// Line breaks would begin another field.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return line;
}

void add(std::string& out, std::string_view tag, std::string_view value) {
  if (!value.empty()) out.append(tag).append("  - ").append(one_line(value)).append("\n");
}

/// A body ends with a comma when it holds one: "Department of Health, UK,".
std::string print(const Name& name) {
  if (!name.literal.empty())
    return name.literal + (name.literal.find(',') == std::string::npos ? "" : ",");
  auto text = family_of(name) + ", " + name.given;
  return name.suffix.empty() ? text : text + ", " + name.suffix;
}

/// "2021/03/18/"
std::string print(const std::optional<PartialDate>& date) {
  if (!date) return {};
  std::string text = date->iso();
  for (char& c : text)
    if (c == '-') c = '/';
  return text + "/";
}

void add_pages(std::string& out, const std::string& page) {
  const auto dash = page.find('-');
  const bool range = dash != std::string::npos && page.find('-', dash + 1) == std::string::npos;
  add(out, "SP", page.substr(0, range ? dash : std::string::npos));
  if (range) add(out, "EP", page.substr(dash + 1));
}

std::string_view ris_type(std::string_view csl) {
  for (const auto& row : types)
    if (row.csl == csl) return row.ris;
  return "GEN";
}

Name read_author(std::string_view text) {
  const bool body = text.find(',') == std::string_view::npos || text.ends_with(',');
  if (!body) return read_name(text, true);
  if (text.ends_with(',')) text.remove_suffix(1);
  Name name;
  name.literal = std::string(trimmed(text));
  return name;
}

std::optional<PartialDate> read_date(std::string_view text) {
  std::string iso(text.substr(0, text.find(' ')));
  for (char& c : iso)
    if (c == '/') c = '-';
  while (!iso.empty() && iso.back() == '-') iso.pop_back();
  return PartialDate::from_iso(iso);
}

/// Other programs' tags for the same fields.
std::string_view usual_tag(std::string_view tag) {
  constexpr std::array<std::array<std::string_view, 2>, 10> same{{{"T1", "TI"},
                                                                  {"JO", "T2"},
                                                                  {"JF", "T2"},
                                                                  {"BT", "T2"},
                                                                  {"A1", "AU"},
                                                                  {"A2", "ED"},
                                                                  {"Y1", "PY"},
                                                                  {"PP", "CY"},
                                                                  {"L2", "UR"},
                                                                  {"JA", "T2"}}};
  for (const auto& row : same)
    if (row[0] == tag) return row[1];
  return tag;
}

void read_person(CslItem& csl, std::string_view value, bool editor) {
  if (value == "et al" || value == "et al.") {
    csl.et_al = true;
    return;
  }
  (editor ? csl.editor : csl.author).push_back(read_author(value));
}

void read_field(LibraryItem& item, std::string_view tag, std::string_view value) {
  auto& csl = item.csl;
  if (tag == "ID") item.key = std::string(value);
  if (tag == "AU" || tag == "ED") return read_person(csl, value, tag == "ED");
  if (tag == "SP") csl.page = std::string(value) + csl.page;
  if (tag == "EP") csl.page += "-" + std::string(value);
  if (tag == "PY" && !csl.issued) csl.issued = read_date(value);
  if (tag == "DA")
    if (auto date = read_date(value)) csl.issued = date;
  if (tag == "Y2") csl.accessed = read_date(value);
  if (tag == "C4") csl.updated = read_date(value);
  for (const auto& field : fields)
    if (field.tag == tag && (csl.*field.value).empty()) csl.*field.value = std::string(value);
}

std::string_view csl_type(std::string_view ris) {
  for (const auto& row : types)
    if (row.ris == ris) return row.csl;
  return ris == "JFULL" || ris == "EJOUR" ? "article-journal" : "document";
}

}  // namespace

std::string write_ris(std::span<const LibraryItem> items) {
  std::string out;
  for (const auto& [key, csl] : items) {
    add(out, "TY", ris_type(csl.type));
    add(out, "ID", key);
    for (const auto& name : csl.author) add(out, "AU", print(name));
    for (const auto& name : csl.editor) add(out, "ED", print(name));
    if (csl.et_al) add(out, "AU", "et al");
    if (csl.issued) add(out, "PY", std::to_string(csl.issued->year));
    add(out, "DA", print(csl.issued));
    for (const auto& field : fields) add(out, field.tag, csl.*field.value);
    add_pages(out, csl.page);
    add(out, "Y2", print(csl.accessed));
    add(out, "C4", print(csl.updated));
    out += "ER  - \n\n";
  }
  return out;
}

std::vector<LibraryItem> read_ris(std::string_view text) {
  std::vector<LibraryItem> items;
  bool open = false;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const auto start = line.find_first_not_of("\xEF\xBB\xBF \t");
    if (start == std::string_view::npos || line.size() < start + 5) continue;
    const auto tag = line.substr(start, 2);
    if (trimmed(line.substr(start + 2, 3)).substr(0, 1) != "-") continue;
    const auto value = trimmed(line.substr(line.find('-', start + 2) + 1));
    if (tag == "TY") items.push_back({{}, {.type = std::string(csl_type(value))}});
    if (tag == "TY") open = true;
    if (tag == "ER") open = false;
    if (open && tag != "TY" && !value.empty()) read_field(items.back(), usual_tag(tag), value);
  }
  return items;
}

}  // namespace netkg::publications
