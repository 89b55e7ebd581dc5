// Running field queries.
#include "query/field_run.h"

#include <algorithm>
#include <charconv>

#include "model/words.h"
#include "query/claims.h"
#include "query/page_words.h"
#include "query/text.h"
#include "query/values.h"

namespace netkg::query {
namespace {

using Op = FieldNode::Op;

bool is_pattern(std::string_view text) { return text.find('*') != std::string_view::npos; }

bool is_entity_field(Field field) { return describe(field).kind == FieldKind::Entity; }

bool fits_type(Field field, const EntityId& id) {
  auto type = type_of(id);
  using enum EntityType;
  switch (field) {
    case Field::Drug:
      return type == Drug;
    case Field::Class:
      return type == DrugClass;
    case Field::Treatment:
      return type == Treatment;
    case Field::Effect:
      return type == SideEffect || type == Condition;
    case Field::Condition:
      return type == Condition || type == SideEffect;
    case Field::Target:
      return type == Target || type == Process;
    default:
      return type.has_value();
  }
}

/// "common" for the band "common"; blanks and hyphens count as "_".
bool is_choice(std::string_view asked, std::string_view name) {
  auto plain = lower(asked);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return is_pattern(plain) ? fits_pattern(plain, name) : plain == name;
}

bool is_yes(std::string_view text) {
  auto word = lower(text);
  return word == "yes" || word == "true" || word == "1";
}

/// May this value stand after the field at all?
bool is_known_choice(const FieldNode& test) {
  auto any = [&](const auto& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return is_choice(test.value, name); });
  };
  switch (test.field) {
    case Field::Predicate:
      return std::any_of(predicates.begin(), predicates.end(),
                         [&](const auto& row) { return is_choice(test.value, row.name); });
    case Field::Type:
      return any(claim_type_names);
    case Field::Level:
      return any(std::array<std::string_view, 2>{"direct", "class"});
    case Field::Band:
      return any(frequency_band_names);
    case Field::Severity:
      return any(severity_band_names);
    case Field::Negated:
    case Field::Hedged:
      return any(std::array<std::string_view, 6>{"yes", "no", "true", "false", "1", "0"});
    case Field::State:
      return any(std::array<std::string_view, 6>{"archived", "inconsistent", "overdue",
                                                 "due_soon", "current", "undated"});
    default:
      return true;
  }
}

/// Inclusive unless the sign said otherwise; a date that may lie on either side does not fit.
bool in_range(const FieldNode& test, const std::optional<PartialDate>& date) {
  if (!date) return false;
  auto low = PartialDate::from_iso(test.low), high = PartialDate::from_iso(test.high);
  if (low && (test.above_low ? date->first_day() <= low->last_day()
                             : date->first_day() < low->first_day()))
    return false;
  return !high || (test.below_high ? date->last_day() < high->first_day()
                                   : date->last_day() <= high->last_day());
}

std::optional<double> decimal(std::string_view text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

/// Does the page's interval lie within the one asked for?
bool in_range(const FieldNode& test, const std::optional<Frequency>& frequency) {
  if (!frequency || (!frequency->low && !frequency->high)) return false;
  double least = frequency->low.value_or(0), most = frequency->high.value_or(1);
  auto low = decimal(test.low), high = decimal(test.high);
  if (low && (test.above_low ? least <= *low : least < *low)) return false;
  return !high || (test.below_high ? most < *high : most <= *high);
}

bool holds(std::string_view text, const FieldNode& words) {
  if (!is_pattern(words.value)) return contains_words(text, words.value);
  for (const Word& word : split_words(text)) {
    if (fits_pattern(lower(words.value), word.lower)) return true;
  }
  return false;
}

std::string said(const index::ClaimRecord& claim) {
  return claim.lead_in + " " + claim.sentence + " " + claim.exact;
}

std::string limits(const index::ClaimRecord& claim) {
  return claim.population + " " + claim.condition;
}

/// Tests of a conjunction: the node itself, or the parts of a top All.
std::vector<const FieldNode*> conjuncts(const FieldNode& node) {
  std::vector<const FieldNode*> out;
  if (node.op == Op::Test) out.push_back(&node);
  if (node.op != Op::All) return out;
  for (const auto& part : node.parts) {
    if (part.op == Op::Test) out.push_back(&part);
  }
  return out;
}

/// Claims by their numbers: each once.
using Candidates = std::map<index::ClaimNumber, const index::ClaimHead*>;

void append(const Heads& heads, Candidates& to) {
  for (const auto& head : heads) to.try_emplace(head.number, &head);
}

/// Claims that a name or a relation alone leaves; nothing when the test is about neither.
std::optional<Candidates> candidates_of(const FieldNode& test, const FieldFilter& filter,
                                        Reads& reads) {
  Candidates out;
  if (test.field == Field::Predicate && predicate_named(test.value)) {
    append(reads.of(*predicate_named(test.value)), out);
    return out;
  }
  if (!is_entity_field(test.field)) return std::nullopt;
  bool subject = test.field != Field::Object;
  bool object = test.field != Field::Subject && test.field != Field::Drug &&
                test.field != Field::Class && test.field != Field::Treatment;
  for (const auto& id : filter.ids(test)) {
    for (const auto& row : predicates) {
      if (subject) append(reads.of_subject(id, row.predicate), out);
      if (object) append(reads.of_object(row.predicate, id), out);
    }
  }
  return out;
}

/// Claims by the most telling test: a name, else a relation, else all of them.
Candidates candidates(const std::vector<const FieldNode*>& tests, const FieldFilter& filter,
                      Reads& reads) {
  std::optional<Candidates> best;
  for (const auto* test : tests) {
    auto here = candidates_of(*test, filter, reads);
    if (here && (!best || here->size() < best->size())) best = std::move(here);
  }
  if (best) return *best;
  Candidates all;
  for (const auto& row : predicates) append(reads.of(row.predicate), all);
  return all;
}

bool derives(Predicate predicate) {
  for (Relation relation : {Relation::Cause, Relation::ActOn, Relation::Growth, Relation::Treat,
                            Relation::Interact, Relation::Unsuitable}) {
    const auto& all = describe(relation).predicates;
    if (std::find(all.begin(), all.end(), predicate) != all.end()) return true;
  }
  return false;
}

bool names_member(const FieldNode& test) {
  return test.field == Field::Drug || test.field == Field::Subject ||
         test.field == Field::Treatment;
}

bool has_text(const FieldNode& node) {
  return node.op == Op::Text || std::any_of(node.parts.begin(), node.parts.end(), has_text);
}

void text_words(const FieldNode& node, std::string& out) {
  if (node.op == Op::Not) return;
  if (node.op == Op::Text) out += (out.empty() ? "" : " ") + node.value;
  for (const auto& part : node.parts) text_words(part, out);
}

std::string statement_key(const Fact& fact) {
  const auto& claim = *fact.claim;
  return fact.subject->text + "|" + std::string(name(claim.predicate)) + "|" +
         (claim.negated ? "not|" : "") + group_key(fact, Side::Object);
}

void answer_statements(const FieldNode& node, const FieldFilter& filter, const Names& names,
                       Pages& pages, Answers& out) {
  std::map<std::string, std::vector<Fact>> groups;
  for (Fact& fact : field_candidates(node, filter, names.reads())) {
    auto number = fact.claim->document;
    if (filter.fits(fact, filter.reads_references() ? pages.with_references(number)
                                                    : pages.document(number)))
      groups[statement_key(fact)].push_back(std::move(fact));
  }
  for (auto& [key, facts] : groups) {
    auto label = statement(names, facts.front());
    auto subject = facts.front().subject->text;
    auto answer = make_answer(names, subject, Side::Object, std::move(facts));
    answer.entity.reset();
    answer.type = "Statement";
    answer.label = std::move(label);
    out.answers.push_back(std::move(answer));
  }
  sort_answers(out.answers);
}

void answer_matching_pages(const FieldFilter& filter, const Names& names,
                           const Options& options, Answers& out) {
  for (const auto& page : names.store().documents()) {
    if (!filter.fits(page)) continue;
    Answer answer;
    answer.entity = page.id.text;
    answer.type = "Document";
    answer.label = page.title;
    answer.level = AnswerLevel::Document;
    for (const auto& reason : review_row(page, options.as_of, options.review).reasons)
      answer.note += (answer.note.empty() ? "" : "; ") + reason;
    out.answers.push_back(std::move(answer));
  }
}

}  // namespace

bool fits_pattern(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

FieldFilter::FieldFilter(const FieldNode& node, const Names& names, const Options& options)
    : node_(node), names_(names), options_(options) {
  prepare(node, true);
}

void FieldFilter::prepare(const FieldNode& node, bool text_counts) {
  for (const auto& part : node.parts) prepare(part, text_counts);
  if (node.op != Op::Test) return;
  about_pages_ &= describe(node.field).of_page;
  reads_references_ |= node.field == Field::Cites;
  if (is_entity_field(node.field)) return look_up(node);
  if (!is_known_choice(node)) unknown_.push_back(node.value);
}

void FieldFilter::look_up(const FieldNode& test) {
  auto& ids = ids_[&test];
  if (is_pattern(test.value)) {
    auto pattern = name_key(test.value).empty() ? test.value : lower(test.value);
    for (const auto& id : names_.store().entities()) {
      if (fits_type(test.field, id) && fits_pattern(pattern, lower(names_.label(id))))
        ids.insert(id);
    }
    return;
  }
  for (const auto& id : names_.named(test.value)) {
    if (fits_type(test.field, id)) ids.insert(id);
  }
  EntityId whole(test.value);  // "drug:drug:sunitinib" is an id
  if (type_of(whole) && fits_type(test.field, whole)) ids.insert(whole);
  if (ids.empty()) unknown_.push_back(test.value);
}

/// With its words, for tests that look at them.
index::ClaimRecord FieldFilter::whole(const Fact& fact) const {
  return names_.store().claim(fact.claim->number).value_or(index::ClaimRecord());
}

bool FieldFilter::holds_words(const FieldNode& text, const Fact* fact,
                              const index::DocumentRecord& page) const {
  if (fact) return query::holds(said(whole(*fact)), text);
  return query::holds(page.title, text) || query::holds(names_.store().text(page.number), text);
}

bool FieldFilter::holds(const FieldNode& test, const Fact* fact,
                        const index::DocumentRecord& page) const {
  switch (test.field) {
    case Field::Publisher:
      return page.publisher && (publisher_matches(test.value, *page.publisher) ||
                                query::holds(*page.publisher, test));
    case Field::Title:
      return query::holds(page.title, test);
    case Field::Page:
      return is_pattern(test.value) ? fits_pattern(test.value, page.id.text) ||
                                          fits_pattern(test.value, page.source)
                                    : page.id.text.find(test.value) != std::string::npos ||
                                          page.source.find(test.value) != std::string::npos;
    case Field::Language:
      return lower(page.language).starts_with(lower(test.value));
    case Field::Cites:
      for (std::size_t n = 0; n < page.references.size(); ++n) {
        if (cites(page, n, test.value)) return true;
      }
      return false;
    case Field::State:
      return is_choice(test.value,
                       name(review_row(page, options_.as_of, options_.review).state));
    case Field::Reviewed:
    case Field::Modified:
    case Field::Published:
    case Field::Due: {
      auto row = review_row(page, options_.as_of, options_.review);
      return in_range(test, test.field == Field::Reviewed    ? row.last_reviewed
                            : test.field == Field::Modified  ? row.last_modified
                            : test.field == Field::Published ? row.published
                                                             : row.next_due);
    }
    default:
      break;
  }
  if (!fact) return false;
  const auto& claim = *fact->claim;
  switch (test.field) {
    case Field::Drug:
    case Field::Class:
    case Field::Treatment:
    case Field::Subject:
      return ids(test).contains(*fact->subject);
    case Field::Object:
      return fact->object && ids(test).contains(*fact->object);
    case Field::Effect:
    case Field::Condition:
    case Field::Target:
      return ids(test).contains(*fact->subject) ||
             (fact->object && ids(test).contains(*fact->object));
    case Field::Value:
      return !fact->object &&
             (query::holds(claim.value, test) || value_matches(test.value, claim.value));
    case Field::Predicate:
      return is_choice(test.value, name(claim.predicate));
    case Field::Type:
      return is_choice(test.value, name(type_of(claim.predicate)));
    case Field::Level:
      return is_choice(test.value, name(fact->level));
    case Field::Band:
      return claim.frequency && is_choice(test.value, name(claim.frequency->band));
    case Field::Severity:
      return claim.severity && is_choice(test.value, name(*claim.severity));
    case Field::Negated:
      return claim.negated == is_yes(test.value);
    case Field::Hedged:
      return claim.hedged == is_yes(test.value);
    case Field::Rate:
      return in_range(test, claim.frequency);
    case Field::Says:
      return query::holds(said(whole(*fact)), test);
    case Field::Population:
      return query::holds(limits(whole(*fact)), test);
    default:
      return false;
  }
}

bool FieldFilter::fits(const FieldNode& node, const Fact* fact,
                       const index::DocumentRecord& page) const {
  auto one = [&](const FieldNode& part) { return fits(part, fact, page); };
  switch (node.op) {
    case Op::All:
      return std::all_of(node.parts.begin(), node.parts.end(), one);
    case Op::Any:
      return std::any_of(node.parts.begin(), node.parts.end(), one);
    case Op::Not:
      return !one(node.parts.front());
    case Op::Text:
      return holds_words(node, fact, page);
    case Op::Test:
      return holds(node, fact, page);
  }
  return false;
}

std::vector<Fact> field_candidates(const FieldNode& node, const FieldFilter& filter,
                                   Reads& reads) {
  auto tests = conjuncts(node);
  std::vector<Fact> out;
  for (const auto& [number, claim] : candidates(tests, filter, reads))
    out.push_back(make_fact(*claim));
  for (const auto* test : tests) {
    if (!names_member(*test)) continue;
    for (const auto& row : predicates) {
      if (!derives(row.predicate)) continue;
      Pattern pattern;
      pattern.predicate = row.predicate;
      for (const auto& id : filter.ids(*test)) pattern.subjects.push_back(id);
      if (pattern.subjects.empty()) continue;
      for (Fact& fact : derived(reads, pattern)) out.push_back(std::move(fact));
    }
    break;
  }
  return out;
}

void answer_fields(std::string_view text, const Names& names, Pages& pages, Answers& out) {
  const auto& options = pages.options();
  auto read = parse_fields(text);
  if (const auto* error = std::get_if<FieldError>(&read)) {
    out.understood = false;
    out.interpretation = "fields";
    out.none_reason =
        "cannot read \"" + std::string(error->span.in(text)) + "\": " + error->what;
    return;
  }
  const auto& node = std::get<FieldNode>(read);
  out.interpretation = "fields: " + print(node);
  FieldFilter filter(node, names, options);
  if (!filter.unknown().empty()) {
    out.understood = false;
    out.not_understood = filter.unknown();
    out.none_reason = "not understood:";
    for (const auto& word : filter.unknown()) *out.none_reason += " \"" + word + "\"";
    if (auto near = names.nearest(filter.unknown().front()))
      *out.none_reason += "; did you mean \"" + *near + "\"?";
    return;
  }
  if (filter.about_pages()) {
    answer_matching_pages(filter, names, options, out);
  } else {
    answer_statements(node, filter, names, pages, out);
  }
  if (out.answers.empty()) out.none_reason = "no page here says so";
  std::string words;
  text_words(node, words);
  if (has_text(node)) out.passages = find_passages(words, names, options.passages);
}

}  // namespace netkg::query
