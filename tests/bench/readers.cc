// How fast readers are beside the parsers they stand on, on one core, in one run.
//
//   netkg_bench_readers html FILE…     MB/s of read_html() and of gumbo alone, memory of the
//   reader netkg_bench_readers markdown|spl|pdq|jats FILE…
#include <gumbo.h>
#include <md4c.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>
#include <vector>

#include "ingest/formats.h"

using namespace netkg;

namespace {

std::string file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

/// Megabytes a second of `work` over all files, again and again for two seconds.
template <class Work>
double speed(const std::vector<std::string>& files, Work work) {
  double bytes = 0;
  const auto begin = std::clock();  // of the processor: others may be at work
  double seconds = 0;
  while (seconds < 2) {
    for (const auto& bytes_of_file : files) {
      work(bytes_of_file);
      bytes += static_cast<double>(bytes_of_file.size());
    }
    seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  }
  return bytes / seconds / 1e6;
}

void parse_alone(ingest::Format format, const std::string& bytes) {
  if (format == ingest::Format::Html) {
    auto* output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size());
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  } else if (format == ingest::Format::Markdown) {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES;
    parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
    md_parse(bytes.data(), static_cast<MD_SIZE>(bytes.size()), &parser, nullptr);
  } else {
    pugi::xml_document document;
    document.load_buffer(bytes.data(), bytes.size());
  }
}

}  // namespace

int main(int count, char** arguments) {
  auto format = count > 2 ? ingest::format_named(arguments[1]) : std::nullopt;
  if (!format) return std::fputs("usage: netkg_bench_readers FORMAT FILE...\n", stderr), 2;
  std::vector<std::string> files;
  double size = 0;
  for (int i = 2; i < count; ++i) {
    files.push_back(file(arguments[i]));
    size += static_cast<double>(files.back().size());
  }
  auto reader =
      speed(files, [&](const std::string& b) { ingest::read_as(*format, b, "page"); });
  auto peer = speed(files, [&](const std::string& b) { parse_alone(*format, b); });
  std::printf(
      "%s: %zu files, %.2f MB: reader %.1f MB/s, its parser alone %.1f MB/s, ratio %.2f\n",
      arguments[1], files.size(), size / 1e6, reader, peer, reader / peer);
  return 0;
}
