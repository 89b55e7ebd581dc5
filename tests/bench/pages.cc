// How fast whole pages are read and extracted on one core, and whether any page is slower than
// its size explains.
//
//   netkg_bench_pages FILE…    MB/s over all, and the pages of more than 20 kB that are slowest
//                              by byte, as a multiple of the mean
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/extract.h"
#include "ingest/reader.h"

using namespace netkg;

namespace {

constexpr std::size_t large = 20'000;  // bytes; below that a page's fixed costs show
constexpr int rounds = 3;              // the quickest of these counts: others may be at work

struct Page {
  std::string path;
  std::size_t bytes = 0;
  double seconds = 0;
};

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

/// Seconds of this process, not of the clock on the wall.
double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Page measure(const std::string& path) {
  const auto& vocabulary = vocabulary::Vocabulary::builtin();
  auto bytes = file(path);
  Page page{path, bytes.size(), 1e9};
  for (int i = 0; i < rounds; ++i) {
    auto begin = now();
    auto stages =
        ingest::extract(ingest::read_document(bytes, {path, path}, {}, vocabulary), vocabulary);
    page.seconds = std::min(page.seconds, now() - begin);
  }
  return page;
}

double by_byte(const Page& page) { return page.seconds / static_cast<double>(page.bytes); }

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::fputs("usage: netkg_bench_pages FILE...\n", stderr), 2;
  std::vector<Page> pages;
  double bytes = 0, seconds = 0;
  for (int i = 1; i < count; ++i) {
    pages.push_back(measure(arguments[i]));
    bytes += static_cast<double>(pages.back().bytes);
    seconds += pages.back().seconds;
  }
  double mean = seconds / bytes;
  std::printf(
      "%zu pages, %.1f MB: %.2f MB/s on one core, slowest page %.1f ms\n", pages.size(),
      bytes / 1e6, bytes / seconds / 1e6,
      1e3 * std::max_element(pages.begin(), pages.end(), [](const auto& a, const auto& b) {
              return a.seconds < b.seconds;
            })->seconds);
  std::erase_if(pages, [](const Page& page) { return page.bytes <= large; });
  std::sort(pages.begin(), pages.end(),
            [](const auto& a, const auto& b) { return by_byte(a) > by_byte(b); });
  std::printf("pages over %zu kB: %zu; by byte, as multiples of the mean:\n", large / 1000,
              pages.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(5, pages.size()); ++i) {
    std::printf("  %.2f  %7zu bytes  %s\n", by_byte(pages[i]) / mean, pages[i].bytes,
                pages[i].path.c_str());
  }
  return 0;
}
