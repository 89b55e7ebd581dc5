// What a medicine is for: a condition and the words that tell of whom, as the forms of
// "medicine treats condition" share them.
//   "used to treat | advanced breast cancer that has spread in children"
#pragma once

#include <optional>
#include <vector>

#include "ingest/claim_rules/rules.h"
#include "ingest/phrases.h"

namespace netkg::ingest {

/// A condition and the words that tell of whom: "certain types of", "advanced".
struct Use {
  const Found* condition = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<Span> population = {};
};

/// The condition and what is said of it; the words before it count from `from` on.
Use read_use(const Reading& reading, const Found& condition, std::size_t from);

/// Conditions in words [from, to), "and"/"or"/comma lists and "people with A who have B"
/// included.
std::vector<Use> read_uses(const Reading& reading, std::size_t from, std::size_t to);

/// The medicines that stand within words [from, to).
std::vector<const Found*> medicines_in(const Reading& reading, std::size_t from,
                                       std::size_t to);

/// A draft that `medicine` treats the use's condition, denied and hedged as the verb is.
Draft use_draft(Handle medicine, const Use& use, Span evidence, const VerbGroup& group);

// ---- somebody receives a medicine: received.cc

/// "You may have sunitinib if you have C": the medicine after the verb, the condition after it.
void read_receiving(const Page& page, const Reading& reading, Drafts* drafts);
/// "For a NET, you might have treatment with sunitinib, everolimus and interferon."
void read_fronted(const Reading& reading, Drafts* drafts);
/// "People with some types of neuroendocrine tumour (NET) take it to …"
void read_people(const Page& page, const Reading& reading, Drafts* drafts);
/// A bullet under "You might have it if you have:".
bool read_received_item(const Page& page, const Reading& reading, const Reading& stem,
                        Drafts* drafts);

}  // namespace netkg::ingest
