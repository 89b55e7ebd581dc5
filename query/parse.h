// English question -> Question. A small grammar over the tables of phrasings.h: an opening,
// what is asked for, and clauses around verb phrases, active or passive.
#pragma once

#include <string_view>

#include "query/question.h"
#include "query/tokens.h"

namespace netkg::query {

/// Never fails: what fits no grammar is Kind::Unknown.
Question parse(std::string_view question);

/// Questions about pages and references; nothing for others. (parse_pages.cc)
std::optional<Question> parse_pages(const Words& words);

/// The words of a range as typed, without fillers at both ends; empty when nothing is left.
Range trim(const Tokens& tokens, Range range);
Term make_term(std::string_view question, const Tokens& tokens, Range range);

/// Clauses and kind of a plain question; used for "which pages say that …" too.
Question parse_clauses(const Words& words, Range range);

}  // namespace netkg::query
