// Which of several entries speaks for a work.
#include "index/works.h"

#include <charconv>

#include "index/record_fields.h"

namespace netkg::index {

Telling telling(const model::CslItem& csl) {
  std::size_t known = csl.author.size();
  for (const auto* field : {&csl.title, &csl.container_title, &csl.volume, &csl.issue,
                            &csl.page, &csl.doi, &csl.pmid, &csl.url, &csl.publisher})
    known += field->empty() ? 0 : 2;
  known += csl.issued ? 2 : 0;
  return {static_cast<uint32_t>(known), hash_of(encode(csl))};
}

bool tells_more(const Telling& a, const Telling& b) {
  return a.fullness != b.fullness ? a.fullness > b.fullness : a.hash < b.hash;
}

}  // namespace netkg::index
