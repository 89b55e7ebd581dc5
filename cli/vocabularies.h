// Which vocabulary a command reads with: the program's, or that with a publisher's rows added
// (--vocab DIR). A store keeps what its pages were read with, so that questions to it
// understand the same names.
#pragma once

#include "cli/commands.h"
#include "vocabulary/own.h"

namespace netkg::cli {

/// For commands without a store.
vocabulary::Loaded vocabulary_of(const Request& request);

/// For questions: what the store keeps, else the program's. Throws Error{Usage} when --vocab
/// names other rows than those.
vocabulary::Loaded vocabulary_of(const Request& request, const index::Store& store);

/// For reading pages into `store` (null: there is none yet): --vocab, else what it keeps. A
/// changed one is kept with it from the next commit on; "--vocab none" goes back to the
/// program's own.
vocabulary::Loaded vocabulary_for(const Request& request, const index::Store* store);
void keep_vocabulary(const vocabulary::Loaded& loaded, index::Store* store);

/// "12 pages were read with other rows …" after pages were read into the store; else empty.
std::string pages_with_other_rows(const vocabulary::Loaded& loaded, const index::Store& store);

}  // namespace netkg::cli
