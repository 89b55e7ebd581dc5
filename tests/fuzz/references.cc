// Fuzz entry of the reference parser and of the readers of libraries: any bytes are read
// without harm, and every span lies in the entry.
//
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -I. tests/fuzz/references.cc
//   …
//
// Without libFuzzer: -DNETKG_FUZZ_MAIN gives a program that reads the files it is named.
#include "ingest/references.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "index/works/join.h"
#include "ingest/markers.h"
#include "publications/libraries.h"

namespace {

void check(bool sound) {
  if (!sound) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace netkg;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto reference = ingest::read_loose_reference(text)) {
    for (const auto& [field, span] : reference->fields)
      check(span.begin <= span.end && span.end <= text.size());
    for (const auto& span : reference->remainder)
      check(span.begin <= span.end && span.end <= text.size());
    check(index::join_works({&reference->csl, 1}).size() == 1);
    check(!model::vancouver(reference->csl).empty() || reference->fields.empty());
  }
  ingest::find_markers(text);
  for (const auto& item : publications::read_bibtex(text))
    publications::write_bibtex({&item, 1});
  for (const auto& item : publications::read_ris(text)) publications::write_ris({&item, 1});
  return 0;
}

#ifdef NETKG_FUZZ_MAIN
#include <fstream>
#include <iterator>

int main(int count, char** names) {
  for (int i = 1; i < count; ++i) {
    std::ifstream in(names[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  }
}
#endif
