// What a page, a section and a sentence are about: whom "this drug" and "it" stand for.
#pragma once

#include "ingest/page.h"

namespace netkg::ingest {

/// Fills page.topic, page.subjects, the sections' subjects and every reading's topic.
void find_subjects(Page* page);

/// The medicine that a verb at words[verb] is said of: the mention before it in its clause, or
/// what "it" and "this drug" mean, or the section's subject for "you take …". Nothing when the
/// clause is about something else.
std::optional<Handle> subject_before(const Page& page, const Reading& reading,
                                     std::size_t verb);

/// All medicines that the clause joins to that one: "opioid painkillers, antiemetics and
/// diuretics | can cause". The nearest first; empty when there is none.
std::vector<Handle> subjects_before(const Page& page, const Reading& reading, std::size_t verb);

/// The two drugs that "Both drugs …" at the sentence's start stands for: the last two that the
/// page named, one after the other. Empty for any other sentence.
std::vector<Handle> both_drugs(const Page& page, const Reading& reading);

/// The same, but only what the sentence itself or the stem of its bullet says: a clause with a
/// subject of another kind ("These mutations can disrupt …") gives nothing.
std::optional<Handle> explicit_subject_before(const Page& page, const Reading& reading,
                                              std::size_t verb);

/// "By blocking mTOR, …", "Blocking mTOR stops …": a sentence that begins with what the
/// medicine does is about the medicine spoken of.
bool begins_with_action(const Words& words);

/// Is there a pronoun or "this drug" for a medicine at words[at]? How many words it takes, or
/// 0.
std::size_t match_anaphor(const Words& words, std::size_t at);

}  // namespace netkg::ingest
