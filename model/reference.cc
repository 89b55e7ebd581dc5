// Renders a reference in Vancouver style.
#include "model/reference.h"

#include <algorithm>

namespace netkg::model {

namespace {

/// "J.-C." -> "JC"; "Robert Allan" -> "RA"; "JC" stays.
std::string initials(std::string_view given) {
  const bool spelt_out = std::any_of(given.begin(), given.end(),
                                     [](char c) { return c >= 'a' && c <= 'z'; });
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
  if (auto given = initials(name.given); !given.empty()) result += ' ' + given;
  if (!name.suffix.empty()) result += ' ' + name.suffix;
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

/// Adds a sentence, closed by exactly one mark.
void add_sentence(std::string& line, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!line.empty()) line += ' ';
  line += sentence;
  const char last = line.back();
  if (last != '.' && last != '?' && last != '!') line += '.';
}

constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string print(const PartialDate& date) {
  std::string result = std::to_string(date.year);
  if (date.month) result += ' ' + std::string(months[date.month - 1]);
  if (date.day) result += ' ' + std::to_string(date.day);
  return result;
}

/// "2017 Nov;39(11):2146-2157"
std::string locator(const CslItem& item) {
  std::string result = item.issued ? print(*item.issued) : std::string();
  std::string volume = item.volume;
  if (!item.supplement.empty()) volume += (volume.empty() ? "" : " ") + item.supplement;
  if (!item.issue.empty()) volume += '(' + item.issue + ')';
  if (!volume.empty()) result += (result.empty() ? "" : ";") + volume;
  if (!item.page.empty()) result += (result.empty() ? "" : ":") + item.page;
  return result;
}

std::string imprint(const CslItem& item) {
  std::string result = item.publisher_place;
  if (!item.publisher.empty()) result += (result.empty() ? "" : ": ") + item.publisher;
  auto where = locator(item);
  if (!result.empty() && !where.empty()) result += "; ";
  return result + where;
}

/// "5" -> "5th ed"; words stay: "revised" -> "revised ed".
std::string edition(const std::string& number) {
  if (number.empty()) return {};
  if (number.find_first_not_of("0123456789") != std::string::npos) return number + " ed";
  const bool teen = number.size() > 1 && number[number.size() - 2] == '1';
  const char last = teen ? '0' : number.back();
  return number + (last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th") + " ed";
}

void add_container(std::string& line, const CslItem& item) {
  if (!item.editor.empty()) {  // "In: Niederhuber JE, Kastan MB, editors. Clinical Oncology."
    const std::string in = item.container_title.empty() ? "" : "In: ";
    add_sentence(line, in + print(item.editor, item.author.empty() && item.et_al) +
                           (item.editor.size() == 1 ? ", editor" : ", editors"));
  } else if (item.type == "chapter" && !item.container_title.empty()) {
    return add_sentence(line, "In: " + item.container_title);
  }
  add_sentence(line, item.container_title);
}

void add_electronic(std::string& line, const CslItem& item) {
  if (item.updated) add_sentence(line, "Updated " + print(*item.updated));
  if (item.accessed) add_sentence(line, "Accessed " + print(*item.accessed));
  if (!item.doi.empty()) add_sentence(line, "doi: " + item.doi);
  if (!item.pmid.empty()) add_sentence(line, "PMID: " + item.pmid);
  if (!item.pmcid.empty()) add_sentence(line, item.pmcid);
  if (!item.url.empty()) line += (line.empty() ? "" : " ") + item.url;
}

}  // namespace

std::string vancouver(const CslItem& item) {
  std::string line;
  add_sentence(line, print(item.author, item.et_al && !item.author.empty()));
  std::string title = item.title;
  if (!item.chapter_number.empty()) title = "Chapter " + item.chapter_number + ": " + title;
  add_sentence(line, title);
  add_container(line, item);
  add_sentence(line, edition(item.edition));
  add_sentence(line, item.number);
  add_sentence(line, item.version);
  add_sentence(line, imprint(item));
  add_electronic(line, item);
  return line;
}

}  // namespace netkg::model
