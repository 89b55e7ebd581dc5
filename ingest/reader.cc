#include "ingest/reader.h"

#include <algorithm>
#include <array>

#include "ingest/readers/markdown.h"
#include "ingest/readers/text.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t probe = 1 << 16;  // bytes looked at to tell text from something else

[[noreturn]] void refuse(const std::string& path, const std::string& why,
                         const std::string& hint) {
  throw Error(ErrorKind::Unreadable, path + " " + why, hint);
}

void require_text(std::string_view bytes, const std::string& path) {
  if (bytes.size() > max_document_bytes) {
    refuse(path, "is larger than 64 MiB", "split it into one file a page");
  }
  if (bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos) {
    refuse(path, "is empty", "remove it or put the page's text into it");
  }
  auto head = bytes.substr(0, probe);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    refuse(path, "is UTF-16", "convert it: iconv -f UTF-16 -t UTF-8");
  }
  auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\n' && c != '\r' &&
           c != '\f';
  });
  if (static_cast<std::size_t>(controls) * 200 > head.size() ||
      head.find('\0') != std::string_view::npos) {
    refuse(path, "is a binary file", "give plain text or Markdown in UTF-8");
  }
}

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  auto plain = lower(path);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view e) { return std::string_view(plain).ends_with(e); });
}

/// Front matter, or at least two lines that begin like "# Heading".
bool looks_like_markdown(std::string_view text) {
  if (text.starts_with("---\n") || text.starts_with("---\r\n")) {
    return text.find("\n---", 3) != std::string_view::npos;
  }
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

bool lists_host(std::string_view hosts, std::string_view host) {
  while (!hosts.empty()) {
    auto blank = hosts.find(' ');
    if (hosts.substr(0, blank) == host) return true;
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
      if (lists_host(publisher.hosts, host_of(*document.url))) return &publisher;
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

}  // namespace

Document read_document(std::string_view bytes, const Source& source, const Metadata& metadata,
                       const vocabulary::Vocabulary& vocabulary) {
  require_text(bytes, source.path);
  Document document;
  document.source = source.path;
  document.sha256 = sha256(bytes);
  document.bytes = bytes.size();
  std::size_t repaired = 0;
  document.text = valid_utf8(bytes, &repaired);

  Metadata page = metadata;
  bool markdown = ends_with_any(source.path, {".md", ".markdown"}) ||
                  (!ends_with_any(source.path, {".txt"}) && looks_like_markdown(document.text));
  if (markdown) {
    auto read = read_markdown(document.text, source.path);
    document.text = std::move(read.text);
    document.blocks = std::move(read.blocks);
    page.fill_from(read.metadata);
  } else {
    document.blocks = find_text_blocks(document.text);
  }
  document.title = page.title.value_or(title_of(document));
  document.url = page.url;
  document.publisher = page.publisher;
  const auto all = vocabulary.publishers();
  const auto* publisher = publisher_of(document, all);
  if (publisher && !document.publisher) document.publisher = std::string(publisher->name);
  document.language = page.language.value_or(publisher ? std::string(publisher->locale) : "en");
  document.id = make_document_id(document, source, page);
  return document;
}

}  // namespace netkg::ingest
