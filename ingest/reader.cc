#include "ingest/reader.h"

#include <algorithm>
#include <iterator>

#include "ingest/formats.h"
#include "ingest/language.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

/// Markup takes more bytes than its words; no page of a publisher has as many words as this.
constexpr std::size_t max_text_bytes = 4u << 20;

[[noreturn]] void refuse(const std::string& path, const std::string& why,
                         const std::string& hint) {
  throw Error(ErrorKind::Unreadable, path + " " + why, hint);
}

void require_bytes(std::string_view bytes, const std::string& path) {
  if (bytes.size() > max_document_bytes)
    refuse(path, "is larger than 64 MiB", "split it into one file a page");
  if (bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos)
    refuse(path, "is empty", "remove it or put the page's text into it");
}

/// For text and Markdown, which have no other mark.
void require_text(std::string_view bytes, const std::string& path) {
  constexpr std::size_t probe = 1 << 16;
  auto head = bytes.substr(0, probe);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    refuse(path, "is UTF-16", "convert it: iconv -f UTF-16 -t UTF-8");
  auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\n' && c != '\r' &&
           c != '\f';
  });
  if (static_cast<std::size_t>(controls) * 200 > head.size() ||
      head.find('\0') != std::string_view::npos)
    refuse(path, "is a binary file", "give text, Markdown, HTML, PDF or a publisher's XML");
}

/// Whole blocks, as many as fit.
void cut_to_size(Document& document) {
  if (document.text.size() <= max_text_bytes) return;
  auto& blocks = document.blocks;
  while (!blocks.empty() && blocks.back().span.end > max_text_bytes) blocks.pop_back();
  auto all = document.text.size();
  document.text.resize(blocks.empty() ? 0 : blocks.back().span.end);
  document.notes.push_back({"too-long", "the page has " + std::to_string(all >> 20) +
                                            " MiB of words; only the first 4 MiB were read"});
}

std::string title_of(const Document& document) {
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::Heading) return std::string(block.span.in(document.text));
  }
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::Metadata) continue;
    auto first = block.span.in(document.text);
    return std::string(first.substr(0, first.find('\n')));
  }
  return "untitled";
}

/// The host of "https://www.cancer.gov/types": "cancer.gov".
std::string_view host_of(std::string_view url) {
  auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/:?#"));
  return url.starts_with("www.") ? url.substr(4) : url;
}

/// "about-cancer.example.org" is of "example.org" too.
bool lists_host(std::string_view hosts, std::string_view host) {
  while (!hosts.empty()) {
    auto blank = hosts.find(' ');
    auto listed = hosts.substr(0, blank);
    bool below = host.size() > listed.size() && host.ends_with(listed) &&
                 host[host.size() - listed.size() - 1] == '.';
    if (host == listed || below) return true;
    hosts = blank == std::string_view::npos ? std::string_view{} : hosts.substr(blank + 1);
  }
  return false;
}

bool carries_phrase(std::string_view phrases, std::string_view text) {
  while (!phrases.empty()) {
    auto bar = phrases.find('|');
    if (text.find(phrases.substr(0, bar)) != std::string_view::npos) return true;
    phrases = bar == std::string_view::npos ? std::string_view{} : phrases.substr(bar + 1);
  }
  return false;
}

/// By host first, then by words that only this publisher's pages carry.
const vocabulary::Publisher* publisher_of(const Document& document,
                                          const std::vector<vocabulary::Publisher>& all) {
  for (const auto& publisher : all) {
    if (document.publisher && publisher.name == *document.publisher) return &publisher;
  }
  if (document.url) {
    for (const auto& publisher : all) {
      const auto host = host_of(*document.url);
      if (lists_host(publisher.hosts, host) || lists_host(publisher.mirrors, host))
        return &publisher;
    }
  }
  if (document.publisher) return nullptr;
  for (const auto& publisher : all) {
    if (carries_phrase(publisher.phrases, document.text)) return &publisher;
  }
  return nullptr;
}

std::string id_basis(const Document& document, const Source& source, const Metadata& metadata) {
  if (metadata.id) return *metadata.id;
  if (document.url) return *document.url;
  return source.relative;
}

DocumentId make_document_id(const Document& document, const Source& source,
                            const Metadata& metadata) {
  auto basis = id_basis(document, source, metadata);
  auto readable = slug(metadata.id || !document.url ? basis : document.title);
  constexpr std::size_t longest = 60;
  if (readable.size() > longest) readable.resize(readable.find_last_of('-', longest));
  return DocumentId("doc:" + readable + "-" + short_hash(basis).substr(0, 8));
}

/// "Skin Cancer - NCI" and below it "Skin Cancer": converters put the head's title, with the
/// name of the site, before the page's own. The shorter is the title, the longer is no block.
void drop_repeated_title(Document& document, Metadata& page) {
  auto& blocks = document.blocks;
  auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind != BlockKind::Metadata;
  });
  if (first == blocks.end() || std::next(first) == blocks.end()) return;
  const auto second = std::next(first);
  if (first->kind != BlockKind::Heading || second->kind != BlockKind::Heading ||
      first->depth != second->depth)
    return;
  const auto longer = std::string(first->span.in(document.text));
  const auto shorter = std::string(second->span.in(document.text));
  if (!longer.starts_with(shorter)) return;
  const auto rest = longer.substr(shorter.size());
  const bool suffix = rest.empty() || rest.starts_with(" - ") || rest.starts_with(" | ") ||
                      rest.starts_with(" – ") || rest.starts_with(" — ");
  if (!suffix) return;
  if (page.title == longer) page.title = shorter;
  blocks.erase(first);
}

/// What the words say goes before what the file declares: copied pages keep "en".
std::string language_of(const Document& document, const Metadata& sidecar,
                        const std::optional<std::string>& declared,
                        const vocabulary::Publisher* publisher) {
  if (sidecar.language) return *sidecar.language;
  auto usual = publisher ? std::string(publisher->locale) : std::string("en");
  auto said = declared.value_or(usual);
  auto measured = measured_language(document.text);
  if (!measured) return said;
  if (is_english(*measured)) return is_english(said) ? said : usual;
  return is_english(said) ? *measured : said;
}

void describe(Document& document, const Metadata& page, const Metadata& sidecar,
              const Source& source, const vocabulary::Vocabulary& vocabulary) {
  document.title = page.title.value_or(title_of(document));
  document.url = page.url;
  document.publisher = page.publisher;
  const auto all = vocabulary.publishers();
  const auto* publisher = publisher_of(document, all);
  if (publisher && !sidecar.publisher) document.publisher = std::string(publisher->name);
  document.language = language_of(document, sidecar, page.language, publisher);
  document.id = make_document_id(document, source, page);
}

}  // namespace

Document read_document(std::string_view bytes, const Source& source, const Metadata& metadata,
                       const vocabulary::Vocabulary& vocabulary) {
  require_bytes(bytes, source.path);
  auto format = source.format.empty() ? format_of(bytes, source.path)
                                      : format_named(source.format).value_or(Format::Text);
  if (format == Format::Text || format == Format::Markdown) require_text(bytes, source.path);
  auto content = read_as(format, bytes, source.path);

  Document document;
  document.source = source.path;
  document.sha256 = sha256(bytes);
  document.bytes = bytes.size();
  document.text = std::move(content.text);
  document.blocks = std::move(content.blocks);
  document.origins = std::move(content.origins);
  document.notes = std::move(content.notes);
  cut_to_size(document);
  Metadata page = metadata;
  page.fill_from(content.metadata);
  if (!metadata.title) drop_repeated_title(document, page);
  describe(document, page, metadata, source, vocabulary);
  return document;
}

}  // namespace netkg::ingest
