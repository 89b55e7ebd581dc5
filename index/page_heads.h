// The claims of a page without their words, as one value: numbers of the page, where each head
// ends, then the heads. One head is decoded without the others.
//
//   HeadsWriter heads(7, DocumentId("doc:sunitinib-1f2e3d4c"), 100);
//   heads.add(make_head(claim, "Sunitinib"));
//   decode_heads(heads.take()).head(100).subject  -> drug:sunitinib
#pragma once

#include <string>
#include <string_view>

#include "index/store.h"

namespace netkg::index {

/// `title` is the page's.
ClaimHead make_head(const ClaimRecord& record, std::string_view title);

class HeadsWriter {
 public:
  HeadsWriter(DocumentNumber document, const DocumentId& id, ClaimNumber first);
  /// In the order of their numbers.
  void add(const ClaimHead& head);
  std::string take();

 private:
  PageHeads page_;
};

/// Throws Error{Damaged} for other bytes.
PageHeads decode_heads(std::string_view bytes);

}  // namespace netkg::index
