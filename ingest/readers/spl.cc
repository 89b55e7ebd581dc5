// Structured product labels, as DailyMed and openFDA have them.
#include <array>

#include "ingest/readers/markup.h"
#include "ingest/readers/xml_pages.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::array rows{
    ActRow{"section", Act::Section},
    ActRow{"title", Act::Title},
    ActRow{"text", Act::Block},
    ActRow{"paragraph", Act::Paragraph},
    ActRow{"list", Act::List},
    ActRow{"item", Act::Item},
    ActRow{"table", Act::Table},
    ActRow{"tr", Act::Row},
    ActRow{"td", Act::Cell},
    ActRow{"th", Act::Cell},
    ActRow{"caption", Act::Label},
    ActRow{"br", Act::Break},
    ActRow{"sup", Act::Raised},
    ActRow{"excerpt", Act::Skip},
    ActRow{"subject", Act::Skip},
    ActRow{"author", Act::Skip},
    ActRow{"footnote", Act::Skip},
    ActRow{"renderMultiMedia", Act::Skip},
    ActRow{"observationMedia", Act::Skip},
    ActRow{"footnoteRef", Act::Skip},
};

/// What a section is by its LOINC code, where it has no title of its own.
struct LoincRow {
  std::string_view code;
  std::string_view heading;
};
constexpr std::array loinc_rows{
    LoincRow{"34084-4", "Adverse reactions"},
    LoincRow{"34066-1", "Boxed warning"},
    LoincRow{"34067-9", "Indications and usage"},
    LoincRow{"34068-7", "Dosage and administration"},
    LoincRow{"34069-5", "How supplied"},
    LoincRow{"34070-3", "Contraindications"},
    LoincRow{"34071-1", "Warnings"},
    LoincRow{"34072-9", "General precautions"},
    LoincRow{"34073-7", "Drug interactions"},
    LoincRow{"34088-5", "Overdosage"},
    LoincRow{"34089-3", "Description"},
    LoincRow{"34090-1", "Clinical pharmacology"},
    LoincRow{"34092-7", "Clinical studies"},
    LoincRow{"42232-9", "Precautions"},
    LoincRow{"42228-7", "Pregnancy"},
    LoincRow{"43679-0", "Mechanism of action"},
    LoincRow{"43684-0", "Use in specific populations"},
    LoincRow{"43685-7", "Warnings and precautions"},
    LoincRow{"50570-1", "Do not use"},
    LoincRow{"50567-7", "When using"},
    LoincRow{"50566-9", "Stop use"},
    LoincRow{"55105-1", "Purpose"},
    LoincRow{"55106-9", "Active ingredient"},
};

std::string_view heading_of_code(std::string_view code) {
  for (const auto& row : loinc_rows)
    if (row.code == code) return row.heading;
  return {};
}

/// The first product's names: "Humira", "adalimumab".
struct ProductNames {
  std::string brand, generic;
};

/// "TRIAMINIC<suffix>Childrens Cough</suffix>" -> "TRIAMINIC Childrens Cough"
std::string name_words(const Tree& tree, NodeIndex name) {
  std::string words;
  for (auto n = name; n < tree[name].end; ++n) {
    auto part = trim_blanks(tree[n].text);
    if (!part.empty()) words.append(words.empty() ? "" : " ").append(part);
  }
  return words;
}

ProductNames names_of(const Tree& tree) {
  ProductNames names;
  for (std::string_view element : {"manufacturedProduct", "manufacturedMedicine"}) {
    auto product = tree.find(0, element);
    if (!product || !names.brand.empty()) continue;
    if (auto name = tree.find(product, "name")) names.brand = name_words(tree, name);
    if (auto generic = tree.find(product, "genericMedicine"))
      names.generic = tree.words(generic);
  }
  return names;
}

bool holds(std::string_view text, const std::string& name) {
  return !name.empty() && lower(text).find(lower(name)) != std::string::npos;
}

std::string named(const ProductNames& names) {
  if (names.generic.empty() || lower(names.brand) == lower(names.generic)) return names.brand;
  return names.brand.empty() ? names.generic : names.brand + " (" + lower(names.generic) + ")";
}

/// The lines of the title, blanks folded.
std::vector<std::string> lines_of(const Tree& tree, NodeIndex title) {
  std::vector<std::string> lines(1);
  for (NodeIndex n = title; n < tree[title].end; ++n) {
    if (tree[n].name == "br") lines.emplace_back();
    for (char c : tree[n].text) {
      if (!is_ascii_blank(c))
        lines.back() += c;
      else if (!lines.back().empty() && lines.back().back() != ' ')
        lines.back() += ' ';
    }
  }
  for (auto& line : lines) line = std::string(trim_blanks(line));
  return lines;
}

/// The line of the title that names the product: the first is "These highlights do not include
/// all the information needed …", the last "Initial U.S. Approval: 2002".
std::string title_of(const Tree& tree, const ProductNames& names) {
  auto title = tree.child(0, "title");
  if (!title) return named(names);
  const auto lines = lines_of(tree, title);
  auto is_furniture = [](const std::string& line) {
    return !has_words(line) || lower(line).starts_with("these highlights");
  };
  for (const auto& line : lines)
    if (!is_furniture(line) && (holds(line, names.brand) || holds(line, names.generic)))
      return line;
  if (auto product = named(names); !product.empty()) return product;
  for (const auto& line : lines)
    if (!is_furniture(line)) return line;
  return {};
}

}  // namespace

std::string iso_date(std::string_view digits) {
  bool plain = digits.find_first_not_of("0123456789") == digits.npos;
  if (!plain || (digits.size() != 8 && digits.size() != 6)) return std::string(digits);
  std::string date = std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2));
  return digits.size() == 8 ? date + "-" + std::string(digits.substr(6, 2)) : date;
}

PageContent read_spl(const Tree& tree) {
  PageText page;
  if (auto time = tree.child(0, "effectiveTime"))
    page.metadata("dateModified", iso_date(tree.attribute(time, "value").substr(0, 8)));
  if (auto version = tree.child(0, "versionNumber"))
    page.metadata("version", tree.attribute(version, "value"));
  auto names = names_of(tree);
  auto title = title_of(tree, names);
  if (!title.empty()) page.add(BlockKind::Heading, 1, title);
  if (!names.brand.empty() && !names.generic.empty() &&
      lower(names.brand) != lower(names.generic))
    page.add(BlockKind::Paragraph, 0,
             "Brand name: " + names.brand + ". Generic name: " + lower(names.generic) + ".");

  // A section without a title is headed by its code.
  std::vector<ActRow> acts(rows.begin(), rows.end());
  acts.push_back({"code", Act::Hook});
  MarkupWriter writer(tree, acts, page);
  writer.set_depth(1);
  writer.hook = [&](NodeIndex i) {
    auto section = tree[i].parent;
    auto heading = heading_of_code(tree.attribute(i, "code"));
    auto own = tree.child(section, "title");
    bool wanted = tree[section].name == "section" && !heading.empty() &&
                  (!own || !has_words(tree.words(own)));
    if (wanted) page.add(BlockKind::Heading, std::min(writer.depth(), 6u), heading);
  };
  if (auto body = tree.find(0, "structuredBody")) writer.write(body);
  auto content = page.take();
  if (auto set = tree.child(0, "setId"); set && !tree.attribute(set, "root").empty())
    content.metadata.id = std::string(tree.attribute(set, "root"));
  if (!title.empty()) content.metadata.title = title;
  if (auto maker = tree.find(0, "representedOrganization"))
    if (auto name = tree.child(maker, "name")) content.metadata.publisher = tree.words(name);
  if (auto language = tree.child(0, "languageCode"))
    content.metadata.language = std::string(tree.attribute(language, "code"));
  return content;
}

}  // namespace netkg::ingest
