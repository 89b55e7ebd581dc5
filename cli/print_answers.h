// Answers for people and for spreadsheets; JSON is query/json.h's.
#pragma once

#include <string>

#include "cli/output.h"
#include "query/answer.h"
#include "query/resolve.h"

namespace netkg::cli {

inline constexpr std::string_view no_advice =
    "This is no medical advice: netkg repeats what pages say. Ask your doctor, nurse or "
    "pharmacist about your own treatment.";

/// The interpretation, each answer with its evidence, near answers under a heading of their
/// own, passages, and the line that this is no medical advice.
std::string answers_text(const query::Answers& answers, const query::Names& names,
                         const Screen& screen);

/// One evidence a row, with every field that the JSON has. `format`: "csv" or "tsv".
std::string answers_rows(const query::Answers& answers, std::string_view format);

/// "Sunitinib (and 2 other pages)"; printable.
std::string passage_title(const query::PassageAnswer& passage);

/// A review state in the colour of its urgency.
std::string paint_state(const Screen& screen, query::ReviewState state);

/// "title names the subject": how a reference supports a claim, for people.
std::string_view words_of(model::Basis basis);

}  // namespace netkg::cli
