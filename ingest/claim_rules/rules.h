// One file per relation, one function each: it reads a sentence and drafts the claims of its
// relation. claims.cc holds the table that names them all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/context.h"
#include "ingest/page.h"

namespace netkg::ingest {

/// A claim while it is drafted: concepts are handles, ids and level come later.
struct Draft {
  Predicate predicate = Predicate::MayCause;
  Handle subject = 0;
  std::optional<Handle> object = {};
  std::string value = {};
  Span evidence = {};
  Qualifiers qualifiers = {};
  Support support = Support::Explicit;
  bool disjunctive = false;
  std::optional<std::size_t> section = {};  // read from this section's heading, not a sentence
};

using Drafts = std::vector<Draft>;
using Rule = void (*)(Page* page, const Reading& reading, Drafts* drafts);

void read_side_effects(Page* page, const Reading& reading, Drafts* drafts);
void read_effects_said(Page* page, const Reading& reading, Drafts* drafts);
bool read_effect_table(Page* page, const Reading& reading, Drafts* drafts);
void read_effects_of(Page* page, const Reading& reading, Drafts* drafts);
void read_trial_results(Page* page, const Reading& reading, Drafts* drafts);
void read_harm(Page* page, const Reading& reading, Drafts* drafts);
void read_listed_cause(Page* page, const Reading& reading, Drafts* drafts);
void read_consequence(Page* page, const Reading& reading, Drafts* drafts);
void read_mechanism(Page* page, const Reading& reading, Drafts* drafts);
void read_target_function(Page* page, const Reading& reading, Drafts* drafts);
void read_therapeutic_effect(Page* page, const Reading& reading, Drafts* drafts);
void read_indication(Page* page, const Reading& reading, Drafts* drafts);
void read_listed_drugs(Page* page, const Reading& reading, Drafts* drafts);
void read_treatment_options(Page* page, const Reading& reading, Drafts* drafts);
void read_membership(Page* page, const Reading& reading, Drafts* drafts);
void read_naming(Page* page, const Reading& reading, Drafts* drafts);
void read_dosing(Page* page, const Reading& reading, Drafts* drafts);
void read_combination(Page* page, const Reading& reading, Drafts* drafts);
void read_management(Page* page, const Reading& reading, Drafts* drafts);
bool read_headline_advice(Page* page, const Reading& reading, Drafts* drafts);
bool read_listed_remedy(Page* page, const Reading& reading, Drafts* drafts);
void read_contents(Page* page, const Reading& reading, Drafts* drafts);
void read_definition(Page* page, const Reading& reading, Drafts* drafts);
void read_comparison(Page* page, const Reading& reading, Drafts* drafts);
void read_research(Page* page, const Reading& reading, Drafts* drafts);
void read_interaction(Page* page, const Reading& reading, Drafts* drafts);
void read_changed_level(Page* page, const Reading& reading, Drafts* drafts);
void read_caution(Page* page, const Reading& reading, Drafts* drafts);

/// What headings say: "Sunitinib (Sutent)" under "Targeted drugs for …" names a brand and, by
/// the build of the page, a member of the class.
void read_heading_names(Page* page, std::size_t section, Drafts* drafts);
void read_heading_effects(Page* page, std::size_t section, Drafts* drafts);
void read_heading_membership(Page* page, std::size_t section, Drafts* drafts);

/// Finds the headings that are side effects of the section above them (page->announced_by) and
/// gives their sections the role Coping.
void find_effect_headings(Page* page);

/// Finds the condition whose treatment each section is about (page->treated): "Treatment of
/// stage I breast cancer", and the sections below it.
void find_treated_conditions(Page* page);

// ---- shared by the rules
// ---------------------------------------------------------------------

/// A draft that `subject` has `effect`, qualified as the frame around the words says.
Draft effect_draft(Predicate predicate, Handle subject, Handle effect, Span evidence,
                   const Frame& frame);

/// The sentence asks for the effect, or tells of a time before the medicine.
bool is_left_open(const Reading& reading, const Draft& draft);

/// Cancer, or a kind of it.
bool is_cancer(const Concepts& concepts, Handle condition);

/// The side effect that goes by a condition's name, the first one of "nausea and vomiting".
/// None for a cancer: what is used for leukaemia treats it, though treatment may also cause it.
std::optional<Handle> same_effect(const Concepts& concepts, Handle condition);

/// What hangs on an effect in words [from, to): its consequences and how it is managed.
///   ", increasing your risk of infection, bleeding" / ", which might require blood
///   transfusions"
void read_tail(Page* page, const Reading& reading, Handle effect, std::size_t from,
               std::size_t to, const Frame& frame, Drafts* drafts);

/// The end of the noun phrase around words[at]: past its bracket, and past "that …" when
/// `relative`.
std::size_t phrase_end(const Words& words, std::size_t at, bool relative);
/// Its beginning: over the determiner and adjectives that stand before words[at].
std::size_t phrase_begin(const Words& words, std::size_t at);
/// The end of the clause that words[at] stands in: the next ; : . or the sentence's end.
std::size_t clause_end(const Words& words, std::size_t at);
/// The words [first, last) as they stand on the page.
std::string text_of(const Page& page, const Words& words, std::size_t first, std::size_t last);

}  // namespace netkg::ingest
