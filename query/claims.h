// Answers to questions about claims: which, how many, does it, compare.
#pragma once

#include <algorithm>
#include <utility>

#include "query/evidence.h"
#include "query/groups.h"

namespace netkg::query {

/// Fills answers, related, verdict and count.
void answer_claims(const Names& names, const Plan& plan, Pages& pages, Answers& out);
/// "does X cause Y": yes with evidence, no only when a page denies it. (verdicts.cc)
void answer_yes_no(const Names& names, const Plan& plan, Pages& pages, Answers& out);
/// "which pages say that …": the pages of the facts. (verdicts.cc)
void answer_saying_pages(const Names& names, const Plan& plan, Pages& pages, Answers& out);
/// "on which claims do the pages agree?": the same claim on several pages. (agree.cc)
void answer_agree(const Names& names, Answers& out);

/// "sunitinib may cause fatigue"
std::string statement(const Names& names, const Fact& fact);
/// One answer from the facts about it: direct before class, then the most frequent first.
Answer make_answer(const Names& names, const std::string& key, Side side,
                   std::vector<Fact> facts);
/// Keeps what the right pages say: publisher, dates of the page, direct statements only.
/// (narrow.cc)
void keep_evidence(const Names& names, const Plan& plan, Pages& pages, Groups& groups);
/// How many pages say it; the same page under two addresses counts once.
std::size_t pages_of(const Answer& answer);
/// Stable, by what `key` gives for each, worked out once.
template <class Key>
void sort_by(std::vector<Answer>& answers, Key key) {
  using Keyed = std::pair<decltype(key(answers.front())), std::size_t>;
  std::vector<Keyed> order;
  for (std::size_t i = 0; i < answers.size(); ++i) order.emplace_back(key(answers[i]), i);
  std::sort(order.begin(), order.end());
  std::vector<Answer> sorted;
  sorted.reserve(answers.size());
  for (const Keyed& one : order) sorted.push_back(std::move(answers[one.second]));
  answers = std::move(sorted);
}
/// Direct first, then frequency, then how many pages, then id.
void sort_answers(std::vector<Answer>& answers);

}  // namespace netkg::query
