// One row a reason: a page, and what stands against the claim on it.
#include "ingest/why_not.h"

#include <catch2/catch.hpp>

#include "read_page.h"

using namespace netkg::ingest;
using namespace netkg::model;

namespace {

/// "together 3: warnings hypothetical <the sentence>"
std::string in_short(const Reason& reason, std::string_view text) {
  std::string out(name_of(reason.standing));
  out += " " + std::to_string(reason.line) + ":";
  for (auto obstacle : reason.against) out += " " + std::string(name_of(obstacle));
  if (reason.other) out += " " + reason.other->text;
  return out + " <" + std::string(reason.quote.in(text)) + ">";
}

}  // namespace

TEST_CASE("What stands against a claim") {
  struct {
    std::string page, reason;
  } rows[]{
      {"Octreotide\n\nOctreotide may cause fatigue.",
       "claimed 3: <Octreotide may cause fatigue.>"},
      {"Octreotide\n\nOctreotide does not cause fatigue.",
       "denied 3: <Octreotide does not cause fatigue.>"},
      {"Octreotide and others\n\nOctreotide is an injection.\n\nSomatostatin analogues may "
       "cause "
       "fatigue.",
       "class_only 5: not_member class:somatostatin-analogue <Somatostatin analogues may "
       "cause "
       "fatigue.>"},
      {"Octreotide\n\nOctreotide is a somatostatin analogue.\n\nSomatostatin analogues may "
       "cause "
       "fatigue.",
       "class_only 5: member class:somatostatin-analogue <Somatostatin analogues may cause "
       "fatigue.>"},
      {"Octreotide\n\nBefore treatment\n\nTell your doctor if you have fatigue before you take "
       "octreotide.",
       "together 5: warnings hypothetical <Tell your doctor if you have fatigue before you "
       "take "
       "octreotide.>"},
      {"Octreotide\n\nIs fatigue worse with octreotide?\n\nAsk your nurse.",
       "together 3: question <Is fatigue worse with octreotide?>"},
      {"Octreotide\n\nAsk your nurse. Is fatigue worse with octreotide? "
       "We do not know.",
       "together 3: question <Is fatigue worse with octreotide?>"},
      {"Medicines\n\nUnlike octreotide, sunitinib may cause fatigue.",
       "together 3: other_medicine drug:sunitinib <Unlike octreotide, sunitinib may cause "
       "fatigue.>"},
      {"Medicines\n\nThe nurse talked about octreotide and about fatigue.",
       "together 3: no_rule <The nurse talked about octreotide and about fatigue.>"},
      {"Medicines\n\nOctreotide is an injection.\n\nMany people know fatigue.",
       "apart 5: <Many people know fatigue.>"},
      {"Medicines\n\nOctreotide is an injection.", "one_only 3: <Octreotide is an injection.>"},
      {"Medicines\n\nAsk your nurse.", "neither 1: <>"},
  };
  Asked asked{{EntityId("drug:octreotide")}, Predicate::MayCause, {EntityId("effect:fatigue")}};
  for (const auto& row : rows) {
    CAPTURE(row.page);
    auto stages = read_page(row.page);
    auto reasons = why_not(stages, asked, netkg::vocabulary::Vocabulary::builtin());
    REQUIRE(!reasons.empty());
    CHECK(in_short(reasons.front(), stages.extraction.document.text) == row.reason);
  }
}
