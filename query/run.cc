// Questions, answered.
#include "query/run.h"

#include <algorithm>

#include "model/words.h"
#include "query/claims.h"
#include "query/explain.h"
#include "query/field_run.h"
#include "query/finish.h"
#include "query/gist.h"
#include "query/pages.h"
#include "query/parse.h"
#include "query/phrasings.h"
#include "query/plain_words.h"
#include "query/story.h"
#include "query/suggest.h"
#include "query/text.h"

namespace netkg::query {
namespace {

std::string iso_date(std::chrono::sys_days day) {
  std::chrono::year_month_day date{day};
  auto made = PartialDate::make(static_cast<int>(date.year()),
                                static_cast<int>(static_cast<unsigned>(date.month())),
                                static_cast<int>(static_cast<unsigned>(date.day())));
  return made ? made->iso() : std::string();
}

std::string unknown_reason(const Names& names, const std::vector<std::string>& unknown) {
  std::string out = "not understood:";
  for (const auto& words : unknown) out += " \"" + words + "\"";
  constexpr std::size_t most = 2;  // each costs a walk over all names
  for (std::size_t i = 0; i < std::min(most, unknown.size()); ++i) {
    if (auto near = names.nearest(unknown[i])) return out + "; did you mean \"" + *near + "\"?";
  }
  return out;
}

void refuse(const Names& names, std::vector<std::string> unknown, Answers& out) {
  out.understood = false;
  out.verdict.reset();
  out.count.reset();
  out.none_reason =
      unknown.empty() ? "this is no question that netkg knows" : unknown_reason(names, unknown);
  out.not_understood = std::move(unknown);
}

/// The words of a question that no grammar fits, without the names in it.
std::vector<std::string> unknown_words(const Names& names, const Question& question) {
  constexpr std::size_t most = 12;
  std::vector<std::string> out;
  for (const auto& word : question.unread) {
    if (out.size() < most && names.named(word).empty() && !is_one_of(word, generic_nouns))
      out.push_back(word);
  }
  return out;
}

/// Drugs, effects … that the pages name, when no relation narrows them.
void list_entities(const Names& names, const Plan& plan, Answers& out) {
  for (const auto& id : names.store().entities()) {
    if (!is_asked_type(plan.question.asked, Side::Object, id.text)) continue;
    Answer answer;
    answer.entity = id.text;
    answer.type = describe(*type_of(id)).name;
    answer.label = names.label(id);
    answer.level = AnswerLevel::Document;
    out.answers.push_back(std::move(answer));
  }
  if (plan.question.kind == Kind::Count) out.count = out.answers.size();
}

/// Why there is nothing: nobody mentions it, or nobody says so of it.
std::string none_reason(const Names& names, const Plan& plan) {
  for (const Step& step : plan.steps) {
    for (const PlannedSlot* slot : {&step.subject, &step.object}) {
      for (const auto& part : slot->parts) {
        bool mentioned = false;
        for (const auto& id : part.ids) mentioned |= !names.store().mentioned_in(id).empty();
        if (!mentioned) return "no page here mentions " + part.words;
      }
    }
  }
  return "no page here says so";
}

void run(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  const Options& options = pages.options();
  const Question& question = plan.question;
  if (question.kind == Kind::Agree) return answer_agree(names, out);
  if (!plan.pages.empty()) return answer_pages(names, plan, options, out);
  if (question.reference) return answer_references(names, plan, options, out);
  if (plan.steps.empty()) return list_entities(names, plan, out);
  answer_claims(names, plan, pages, out);
}

bool is_understood(const Plan& plan) {
  return plan.question.kind != Kind::Unknown && plan.unknown.empty();
}

bool surely(const Plan& plan) { return is_understood(plan) && plan.doubtful.empty(); }

/// The question with what its "it" stands for, by the names told before. Nothing without such.
std::optional<Plan> read_with_name(std::string_view story, std::string_view last,
                                   const Names& names, Answers& out) {
  for (const auto& name : names_in(story, names.vocabulary())) {
    auto named = with_name_for_pronoun(last, name);
    if (named.empty()) return std::nullopt;
    Plan plan = read_question(named, names);
    if (!surely(plan)) continue;
    out.notes.push_back("Only the end of this was read, as: “" + named + "”.");
    return plan;
  }
  return std::nullopt;
}

/// What cannot be read as a whole may end in a question that can; the answer says so.
Plan read_to_the_end(std::string_view text, const Names& names, Answers& out) {
  auto ends = ends_of(text);
  bool condition = is_one_of(lower(text.substr(0, text.find(' '))), "if when supposing");
  if (!ends.empty() && !condition) {
    auto last = ends.back();
    if (auto plan = read_with_name(text.substr(0, last), text.substr(last), names, out))
      return *plan;
  }
  Plan plan = read_question(text, names);
  if (surely(plan)) return plan;
  for (auto end : ends) {
    auto last = text.substr(end);
    Plan second = read_question(last, names);
    if (!surely(second)) continue;
    out.notes.push_back("Only the end of this was read: “" + std::string(last) + "”.");
    return second;
  }
  return plan;
}

}  // namespace

/// What the names in a question have to do with each other, when all of it is understood so.
std::optional<Plan> plan_by_names(std::string_view text, const Names& names) {
  auto gist = read_by_names(text, names);
  if (!gist) return std::nullopt;
  Plan plan = make_plan(*gist, names);
  if (!plan.unknown.empty()) return std::nullopt;
  return plan;
}

void shorten(Options& options) {
  options.quoted = 10;
  options.evidence = 3;
  options.citation_texts = options.memberships = false;
}

Plan read_question(std::string_view text, const Names& names) {
  auto read = [&](std::string_view words) {
    Plan plan = make_plan(parse(words), names);
    auto second = is_understood(plan) ? std::nullopt : plan_by_names(words, names);
    return second ? std::move(*second) : plan;
  };
  auto plain = in_plain_words(text);
  if (plain.empty()) return read(text);
  Plan said_otherwise = read(plain);
  if (surely(said_otherwise)) return said_otherwise;
  Plan plan = read(text);
  return surely(plan) || !is_understood(said_otherwise) ? plan : said_otherwise;
}

Answers ask(std::string_view text, const index::Store& store,
            const vocabulary::Vocabulary& vocabulary, const Options& options) {
  Answers out;
  std::size_t repaired = 0;
  out.question = valid_utf8(text, &repaired);
  out.as_of = iso_date(options.as_of);
  Names names(store, vocabulary);
  Pages pages(store, options);
  if (is_field_query(out.question)) {
    answer_fields(out.question, names, pages, out);
    finish(pages, out);
    return out;
  }
  Watch watch(options.explain ? &out.explain : nullptr);
  Plan plan = read_to_the_end(out.question, names, out);
  watch.done("read the question", 1, 1);
  out.interpretation = print(plan);
  if (plan.question.kind == Kind::Unknown) {
    refuse(names, unknown_words(names, plan.question), out);
  } else if (!plan.unknown.empty()) {
    refuse(names, plan.unknown, out);
  } else {
    run(names, plan, pages, out);
    bool value_only = out.answers.empty() && !plan.doubtful.empty();
    if (auto second = value_only ? plan_by_names(out.question, names) : std::nullopt) {
      plan = std::move(*second);
      out.interpretation = print(plan);
      out.verdict.reset();
      out.related.clear();
      out.notes.clear();
      run(names, plan, pages, out);
    }
    bool nothing = out.answers.empty();
    auto doubtful = out.not_understood.empty() ? plan.doubtful : out.not_understood;
    if (nothing && !doubtful.empty())
      refuse(names, doubtful, out);
    else if (nothing && !out.none_reason)
      out.none_reason = none_reason(names, plan);
  }
  if (!out.understood) out.suggestion = suggest(out.question, names);
  if (out.answers.empty()) out.passages = find_passages(out.question, names, options.passages);
  finish(pages, out);
  return out;
}

}  // namespace netkg::query
