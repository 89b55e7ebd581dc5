// libFuzzer's way into every reader; NETKG_FUZZ_FORMAT names which: a format, "pdf-words" for
// what netkg-pdf prints, "pages" for the whole of read_document(). script/fuzz builds and runs
// it.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "ingest/formats.h"
#include "ingest/readers/pdf.h"
#include "model/error.h"

using namespace netkg;

namespace {

[[noreturn]] void wrong(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

bool on_boundary(std::string_view text, uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// What holds of every page, whatever the bytes were.
void check(const ingest::PageContent& page, std::size_t size) {
  uint32_t end = 0;
  for (const auto& block : page.blocks) {
    if (block.span.begin < end || block.span.empty()) wrong("blocks overlap or are empty");
    end = block.span.end;
    if (end > page.text.size()) wrong("a block ends outside the text");
    if (!on_boundary(page.text, block.span.begin) || !on_boundary(page.text, end))
      wrong("a block cuts a character");
  }
  uint32_t text = 0;
  for (const auto& origin : page.origins) {
    if (origin.text < text || origin.text > page.text.size()) wrong("origins out of order");
    if (origin.file > size) wrong("an origin outside the file");
    text = origin.text;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  static const char* wanted = std::getenv("NETKG_FUZZ_FORMAT");
  const std::string name = wanted ? wanted : "html";
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    if (name == "pdf-words") {
      std::string words;
      for (char c : bytes) words += static_cast<unsigned char>(c) < 0x80 ? c : '?';
      check(ingest::read_pdf_words(words), size);
    } else {
      auto format = ingest::format_named(name);
      if (!format) format = ingest::format_of(bytes, "page");
      if (*format != ingest::Format::Pdf) check(ingest::read_as(*format, bytes, "page"), size);
    }
  } catch (const model::Error& error) {
    if (std::string(error.what()).empty()) wrong("an error that says nothing");
  }
  return 0;
}
