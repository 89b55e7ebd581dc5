// Versions, guidance numbers, editions and chapter numbers.
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

/// "V.3.2018", "Version 5.2022": the version as printed.
void read_version(EntryDraft& draft);

/// "Technology appraisal guidance [TA449]", "NICE guideline NG101", "NG122", "NCT01234567";
/// else from a guidance address (".../guidance/ng101").
void read_guidance_number(EntryDraft& draft);

/// "5th ed.", "(11th edition)", "4th rev. ed", "Second edition".
void read_edition(EntryDraft& draft);

/// "Chapter 71: Cancer of …" at token `i`; returns the token after it.
std::size_t read_chapter_number(EntryDraft& draft, std::size_t i);

}  // namespace netkg::ingest
