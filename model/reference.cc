// Renders a reference in Vancouver style.
#include "model/reference.h"

#include <algorithm>

namespace netkg::model {

namespace {

/// "J.-C." -> "JC"; "Robert Allan" -> "RA"; "JC" stays.
std::string initials(std::string_view given) {
  const bool spelt_out =
      std::any_of(given.begin(), given.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  std::string result;
  bool starts_word = true, taking = false;
  for (char c : given) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    const bool separates = c == ' ' || c == '.' || c == '-' || c == ',';
    if (!continues) taking = !separates && (starts_word || !spelt_out);
    if (!continues) starts_word = separates;
    if (taking) result += c;
  }
  return result;
}

std::string print(const Name& name) {
  if (!name.literal.empty()) return name.literal;
  std::string result = name.particle;
  if (!result.empty()) result += ' ';
  result += name.family;
  if (auto given = initials(name.given); !given.empty()) result.append(" ").append(given);
  if (!name.suffix.empty()) result.append(" ").append(name.suffix);
  return result;
}

std::string print(const std::vector<Name>& names, bool et_al) {
  std::string result;
  for (const auto& name : names) {
    if (!result.empty()) result += ", ";
    result += print(name);
  }
  if (et_al) result += result.empty() ? "et al" : ", et al";
  return result;
}

/// Adds "label sentence", closed by exactly one mark; nothing for an absent sentence.
void add_sentence(std::string& line, std::string_view label, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!line.empty()) line.append(" ");
  line.append(label).append(sentence);
  const char last = line.back();
  if (last != '.' && last != '?' && last != '!') line.append(".");
}
void add_sentence(std::string& line, std::string_view sentence) {
  add_sentence(line, "", sentence);
}

constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string print(const PartialDate& date) {
  std::string result = std::to_string(date.year);
  if (date.month) result.append(" ").append(months[date.month - 1]);
  if (date.day) result.append(" ").append(std::to_string(date.day));
  return result;
}

/// Appends `part`, after `separator` unless it is the first; an absent part adds nothing.
void join(std::string& line, std::string_view separator, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line.append(separator);
  line.append(part);
}

/// "2017 Nov;39(11):2146-2157"
std::string locator(const CslItem& item) {
  std::string volume = item.volume;
  // "29(Suppl 4)" is read as both
  if (item.issue != item.supplement) join(volume, " ", item.supplement);
  if (!item.issue.empty()) volume.append("(").append(item.issue).append(")");
  std::string result = item.issued ? print(*item.issued) : std::string();
  join(result, ";", volume);
  join(result, ":", item.page);
  return result;
}

std::string imprint(const CslItem& item) {
  std::string result = item.publisher_place;
  join(result, ": ", item.publisher);
  join(result, "; ", locator(item));
  return result;
}

/// "5" -> "5th ed"; words stay: "revised" -> "revised ed".
std::string edition(const std::string& number) {
  if (number.empty()) return {};
  if (number.find_first_not_of("0123456789") != std::string::npos) return number + " ed";
  const bool teen = number.size() > 1 && number[number.size() - 2] == '1';
  const char last = teen ? '0' : number.back();
  return number + (last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th") + " ed";
}

/// "In: Niederhuber JE, Kastan MB, editors. Clinical Oncology."
void add_container(std::string& line, const CslItem& item) {
  const bool inside = !item.container_title.empty();
  if (!item.editor.empty()) {
    auto editors = print(item.editor, item.author.empty() && item.et_al);
    editors.append(item.editor.size() == 1 ? ", editor" : ", editors");
    add_sentence(line, inside ? "In: " : "", editors);
    return add_sentence(line, item.container_title);
  }
  add_sentence(line, item.type == "chapter" ? "In: " : "", item.container_title);
}

void add_electronic(std::string& line, const CslItem& item) {
  if (item.updated) add_sentence(line, "Updated ", print(*item.updated));
  if (item.accessed) add_sentence(line, "Accessed ", print(*item.accessed));
  add_sentence(line, "doi: ", item.doi);
  add_sentence(line, "PMID: ", item.pmid);
  add_sentence(line, item.pmcid);
  join(line, " ", item.url);
}

}  // namespace

std::string vancouver(const CslItem& item) {
  std::string line;
  add_sentence(line, print(item.author, item.et_al && !item.author.empty()));
  std::string title = item.chapter_number;
  join(title, ": ", item.title);
  add_sentence(line, item.chapter_number.empty() ? "" : "Chapter ", title);
  add_container(line, item);
  add_sentence(line, edition(item.edition));
  add_sentence(line, item.number);
  add_sentence(line, item.version);
  add_sentence(line, imprint(item));
  add_electronic(line, item);
  return line;
}

}  // namespace netkg::model
