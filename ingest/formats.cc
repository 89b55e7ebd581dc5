#include "ingest/formats.h"

#include <algorithm>
#include <array>

#include "ingest/charset.h"
#include "ingest/readers/html.h"
#include "ingest/readers/markdown.h"
#include "ingest/readers/pdf.h"
#include "ingest/readers/text.h"
#include "ingest/readers/xml_pages.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t probe = 1 << 16;  // bytes looked at

struct FormatRow {
  Format format;
  std::string_view name;
  std::string_view extensions;  // between blanks
  std::string_view roots;       // elements that an XML file of this format begins with
};
constexpr std::array format_rows{
    FormatRow{Format::Text, "text", ".txt .text", ""},
    FormatRow{Format::Markdown, "markdown", ".md .markdown", ""},
    FormatRow{Format::Html, "html", ".html .htm .xhtml", "html"},
    FormatRow{Format::Pdf, "pdf", ".pdf", ""},
    FormatRow{Format::Spl, "spl", ".xml", "document"},
    FormatRow{Format::Pdq, "pdq", ".xml", "Summary DrugInformationSummary GlossaryTerm"},
    FormatRow{Format::Jats, "jats", ".nxml .xml", "article pmc-articleset"},
    FormatRow{Format::Medline, "medline", ".xml",
              "PubmedArticleSet PubmedArticle MedlineCitation"},
    FormatRow{Format::MedlinePlus, "medlineplus", ".xml", "health-topics health-topic"},
    FormatRow{Format::Fhir, "fhir", ".xml .json", "Bundle Composition"},
    FormatRow{Format::Json, "json", ".json", ""},
};

/// What a fragment of HTML begins with.
constexpr std::string_view html_roots =
    "html head body main article section div p h1 h2 h3 header table ul ol meta title center "
    "span font a nav form";

bool lists(std::string_view list, std::string_view word) {
  while (!word.empty() && !list.empty()) {
    auto blank = list.find(' ');
    if (list.substr(0, blank) == word) return true;
    list = blank == std::string_view::npos ? std::string_view{} : list.substr(blank + 1);
  }
  return false;
}

std::string extension_of(std::string_view path) {
  auto name = path.substr(path.find_last_of('/') + 1);
  auto point = name.find_last_of('.');
  return point == std::string_view::npos ? std::string() : lower(name.substr(point));
}

std::string_view after_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.substr(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
}

struct Beginning {
  bool xml = false;       // an XML declaration
  bool doctype = false;   // <!DOCTYPE html>
  std::string_view root;  // as written, without its prefix
};

/// Skips declaration, comments and document type: "<?xml …?><!-- … --><Summary id=…" ->
/// Summary.
Beginning beginning_of(std::string_view text) {
  Beginning found;
  text = after_blanks(text);
  while (text.starts_with('<')) {
    auto close = text.starts_with("<!--") ? text.find("-->") : text.find('>');
    if (text.starts_with("<?") || text.starts_with("<!")) {
      found.xml = found.xml || text.starts_with("<?xml ");
      found.doctype = found.doctype || lower(text.substr(0, 14)) == "<!doctype html";
      if (close == std::string_view::npos) return found;
      text = after_blanks(text.substr(close + (text.starts_with("<!--") ? 3 : 1)));
      continue;
    }
    auto tag = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
    auto colon = tag.find(':');
    found.root = colon == std::string_view::npos ? tag : tag.substr(colon + 1);
    return found;
  }
  return found;
}

bool holds(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

/// Front matter, or at least two lines that begin like "# Heading".
bool looks_like_markdown(std::string_view text) {
  if (text.starts_with("---\n") || text.starts_with("---\r\n"))
    return text.find("\n---", 3) != std::string_view::npos;
  if (text.starts_with("+++\n") || text.starts_with("+++\r\n"))
    return text.find("\n+++", 3) != std::string_view::npos;
  int headings = 0;
  for (std::size_t at = 0; at != std::string_view::npos && headings < 2;) {
    auto line = text.substr(at, 8);
    auto hashes = line.find_first_not_of('#');
    if (hashes != std::string_view::npos && hashes > 0 && line[hashes] == ' ') ++headings;
    at = text.find('\n', at);
    if (at != std::string_view::npos) ++at;
  }
  return headings >= 2;
}

[[noreturn]] void refuse_xml(const std::string& path, std::string_view root) {
  throw Error(
      ErrorKind::Unreadable,
      path + " is XML of a kind that is not known: <" + std::string(root.substr(0, 40)) + ">",
      "known are SPL, PDQ, JATS, PubMed, MedlinePlus and FHIR; --input-format forces "
      "one");
}

std::optional<Format> markup_format(std::string_view head, const std::string& path) {
  auto begin = beginning_of(head);
  if (begin.doctype) return Format::Html;
  auto extension = extension_of(path);
  bool jats = begin.root == "article" && (holds(head, "article-type") || holds(head, "<front"));
  bool page = lists(html_roots, lower(begin.root));
  if (page && !jats && (!begin.xml || begin.root == "html"))
    return lower(begin.root) != "html" && lists(".md .markdown", extension)
               ? Format::Markdown
               : std::optional(Format::Html);
  for (const auto& row : format_rows)
    if (lists(row.roots, begin.root)) return row.format;
  if (begin.xml || lists(".xml .nxml", extension)) refuse_xml(path, begin.root);
  return std::nullopt;
}

/// HTML that begins with words: "Sunitinib<br>may cause <b>…".
bool looks_like_html(std::string_view text) {
  int tags = 0;
  for (std::string_view tag : {"</p>", "<br", "</h2>", "</h1>", "</div>", "</li>", "</table>"})
    tags += holds(text, tag);
  return tags >= 3;
}

Format by_name(std::string_view head, const std::string& path) {
  auto extension = extension_of(path);
  if (lists(".txt .text", extension)) return Format::Text;
  for (const auto& row : format_rows)
    if (row.roots.empty() && row.format != Format::Pdf && row.format != Format::Json &&
        lists(row.extensions, extension))
      return row.format;
  if (lists(".html .htm .xhtml", extension) || looks_like_html(head)) return Format::Html;
  return looks_like_markdown(head) ? Format::Markdown : Format::Text;
}

void note_charset(bool guessed, PageContent& content) {
  if (guessed)
    content.notes.push_back({"guessed-charset", "no UTF-8; it was read as windows-1252"});
}

PageContent read_text(std::string_view bytes) {
  PageContent content;
  bool guessed = false;
  content.text = decode_text(bytes, &guessed);
  note_charset(guessed, content);
  content.blocks = find_text_blocks(content.text);
  return content;
}

/// Bytes that are no UTF-8 are replaced, and what follows them moves: origins would lie.
PageContent read_markdown_bytes(std::string_view bytes, const std::string& path) {
  if (is_utf8(bytes)) return read_markdown(bytes, path);
  bool guessed = false;
  auto content = read_markdown(decode_text(bytes, &guessed), path);
  note_charset(guessed, content);
  content.origins.clear();
  return content;
}

PageContent read_tree(Format format, const Tree& tree, const std::string& path) {
  switch (format) {
    case Format::Spl:
      return read_spl(tree);
    case Format::Pdq:
      return read_pdq(tree);
    case Format::Jats:
      return read_jats(tree);
    case Format::Medline:
      return read_medline(tree);
    case Format::MedlinePlus:
      return read_medlineplus(tree, path);
    default:
      return read_fhir(tree, path);
  }
}

Tree parse_tree(Format format, std::string_view text, const std::string& path) {
  bool json = format == Format::Fhir && after_blanks(text).starts_with('{');
  return json ? parse_fhir_json(text, path) : parse_xml(text, path);
}

PageContent read_markup(Format format, std::string_view bytes, const std::string& path) {
  auto decoded = decode_markup(bytes);
  auto content = format == Format::Html
                     ? read_html(decoded.text(), path)
                     : read_tree(format, parse_tree(format, decoded.text(), path), path);
  if (!decoded.same_bytes) content.origins.clear();
  return content;
}

}  // namespace

std::string_view name(Format format) {
  return format_rows[static_cast<std::size_t>(format)].name;
}

std::optional<Format> format_named(std::string_view wanted) {
  for (const auto& row : format_rows)
    if (row.name == wanted) return row.format;
  return std::nullopt;
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const auto& row : format_rows) names.push_back(row.name);
  return names;
}

bool has_page_extension(std::string_view file_name) {
  auto extension = extension_of(file_name);
  return std::any_of(format_rows.begin(), format_rows.end(),
                     [&](const FormatRow& row) { return lists(row.extensions, extension); });
}

Format format_of(std::string_view bytes, const std::string& path) {
  auto head = bytes.substr(0, probe);
  if (holds(head.substr(0, 1024), "%PDF-")) return Format::Pdf;
  std::string wide;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    wide = decode_markup(head).text();
    head = wide;
  }
  auto start = after_blanks(head);
  if (start.starts_with('<'))
    if (auto format = markup_format(start, path)) return *format;
  auto object = start.starts_with('{') ? after_blanks(start.substr(1)) : std::string_view{};
  if (object.starts_with('"') && holds(head, "\"resourceType\"")) return Format::Fhir;
  if (object.starts_with('"') || (extension_of(path) == ".json" && start.starts_with('[')))
    return Format::Json;
  return by_name(head, path);
}

bool begins_like_page(std::string_view head, const std::string& path) {
  head = head.substr(0, probe);
  try {
    auto format = format_of(head, path);
    if (format == Format::Fhir) return holds(head, "Composition");
    if (format != Format::Json) return true;
  } catch (const Error&) {
    return false;
  }
  constexpr std::array<std::string_view, 6> page_keys{
      "\"lastReviewed\"", "\"articleBody\"", "\"paragraphText\"",
      "\"hasPart\"",      "MedicalWebPage",  "\"mainEntityOfPage\""};
  return std::any_of(page_keys.begin(), page_keys.end(),
                     [&](std::string_view key) { return holds(head, key); });
}

namespace {

PageContent read_by(Format format, std::string_view bytes, const std::string& path) {
  switch (format) {
    case Format::Text:
      return read_text(bytes);
    case Format::Markdown:
      return read_markdown_bytes(bytes, path);
    case Format::Pdf:
      return read_pdf(bytes, path);
    case Format::Json:
      return read_json_page(decode_markup(bytes).text(), path);
    default:
      return read_markup(format, bytes, path);
  }
}

}  // namespace

PageContent read_as(Format format, std::string_view bytes, const std::string& path) {
  auto page = read_by(format, bytes, path);
  // "Share this page" between a list and the sentence that opens it would part them.
  std::erase_if(page.blocks, [&](const Block& block) {
    return block.kind == BlockKind::Paragraph && is_page_chrome(block.span.in(page.text));
  });
  return page;
}

}  // namespace netkg::ingest
