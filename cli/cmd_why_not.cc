// netkg why-not: what stands against a claim, page by page.
//
//   "octreotide causes fatigue" -> drug:octreotide may_cause effect:fatigue
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/pages.h"
#include "cli/vocabularies.h"
#include "ingest/page.h"
#include "ingest/why_not.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

using model::EntityId;
using model::EntityType;
using model::Error;
using model::ErrorKind;
using model::Predicate;
using vocabulary::Vocabulary;

struct Verb {
  std::string_view words;
  Predicate predicate;
};
/// Longer ones before those that begin alike.
constexpr std::array<Verb, 20> verbs{{{" may cause ", Predicate::MayCause},
                                      {" can cause ", Predicate::MayCause},
                                      {" causes ", Predicate::MayCause},
                                      {" cause ", Predicate::MayCause},
                                      {" is used to treat ", Predicate::Treats},
                                      {" is used for ", Predicate::Treats},
                                      {" are used for ", Predicate::Treats},
                                      {" treats ", Predicate::Treats},
                                      {" treat ", Predicate::Treats},
                                      {" blocks ", Predicate::Inhibits},
                                      {" block ", Predicate::Inhibits},
                                      {" inhibits ", Predicate::Inhibits},
                                      {" inhibit ", Predicate::Inhibits},
                                      {" targets ", Predicate::ActsOn},
                                      {" target ", Predicate::ActsOn},
                                      {" acts on ", Predicate::ActsOn},
                                      {" act on ", Predicate::ActsOn},
                                      {" is an ", Predicate::IsA},
                                      {" is a ", Predicate::IsA},
                                      {" are ", Predicate::IsA}}};

/// A claim in the words of the command line.
struct Sought {
  std::string subject, object;
  Predicate predicate = Predicate::MayCause;
};

std::string without_article(std::string name) {
  for (std::string_view article : {"the ", "a ", "an "}) {
    if (name.starts_with(article)) return name.substr(article.size());
  }
  return name;
}

Sought parse(const std::string& claim) {
  constexpr std::size_t longest = 400;  // bytes
  auto words = clean(claim);
  for (const auto& verb : verbs) {
    auto at = words.size() > longest ? std::string::npos : words.find(verb.words);
    if (at == std::string::npos || at == 0) continue;
    auto object = words.substr(at + verb.words.size());
    while (object.ends_with('.') || object.ends_with('?')) object.pop_back();
    return {without_article(words.substr(0, at)), without_article(object), verb.predicate};
  }
  throw Error(
      ErrorKind::Usage, "\"" + words.substr(0, 80) + "\" is no claim",
      "write SUBJECT VERB OBJECT; verbs: may cause, causes, treats, is used for, blocks, "
      "inhibits, targets, acts on, is a");
}

bool fits(EntityType type, Predicate predicate, bool subject) {
  bool effect = type == EntityType::SideEffect || type == EntityType::Condition;
  if (subject) return predicate == Predicate::IsA || ingest::is_medicine(type);
  if (predicate == Predicate::MayCause || predicate == Predicate::Treats) return effect;
  if (predicate == Predicate::IsA) return ingest::is_medicine(type);
  return !effect;
}

/// Concepts of that name, those of a fitting kind where there are some.
std::vector<EntityId> resolve(const std::string& name, Predicate predicate, bool subject,
                              const Vocabulary& vocabulary) {
  std::vector<EntityId> all, fitting;
  for (const auto& match : vocabulary.named(name)) {
    EntityId id(std::string(vocabulary.id(match.number)));
    all.push_back(id);
    if (fits(vocabulary.type(match.number), predicate, subject)) fitting.push_back(id);
  }
  if (!all.empty()) return fitting.empty() ? all : fitting;
  auto near = vocabulary.nearest_name(name);
  throw Error(ErrorKind::Usage, "the vocabulary has no \"" + name + "\"",
              near ? "did you mean \"" + *near + "\"?" : "try another of its names");
}

constexpr std::array<std::string_view, 7> headlines{
    "claimed",
    "denied",
    "said of a class only",
    "named together in words that gave no such claim",
    "both are named, but never together",
    "only one of the two is named",
    "neither is named"};

/// Why not, for every page that is read.
class Report {
 public:
  Report(const Request& request, const Sought& sought, const Vocabulary& vocabulary)
      : vocabulary_(vocabulary),
        predicate_(sought.predicate),
        screen_(screen(request.color)),
        asked_{resolve(sought.subject, predicate_, true, vocabulary), predicate_,
               resolve(sought.object, predicate_, false, vocabulary)} {
    wording_ = fmt::format("{} {} {}", clean(sought.subject), model::describe(predicate_).verb,
                           clean(sought.object));
  }

  void read(model::Document document) {
    auto stages = ingest::extract(std::move(document), vocabulary_);
    auto reasons = ingest::why_not(stages, asked_, vocabulary_);
    auto standing = reasons.front().standing;
    ++counts_[static_cast<std::size_t>(standing)];
    const auto& page = stages.extraction;
    model::Json row{{"document", page.document.id.text},
                    {"source", page.document.source},
                    {"standing", ingest::name_of(standing)},
                    {"needed", ingest::needed(standing)},
                    {"reasons", model::Json::array()}};
    auto source = paint(screen_, Style::Bold, clean(page.document.source));
    auto text =
        wrap(fmt::format("{}: {}", source, headlines[static_cast<std::size_t>(standing)]),
             screen_.width, "", "  ");
    for (const auto& reason : reasons) {
      row["reasons"].push_back(reason_json(reason, page));
      text += reason_text(reason, page);
    }
    if (!ingest::needed(standing).empty())
      text += wrap(ingest::needed(standing), screen_.width, "  needed: ", "    ");
    if (standing == ingest::Standing::Neither) return;
    rows_.push_back({standing, std::move(row), std::move(text)});
  }

  /// The pages that come nearest first.
  std::string print(bool json) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const Row& a, const Row& b) { return a.standing < b.standing; });
    return json ? as_json() : as_text();
  }

  bool claimed() const { return counts_[0] > 0; }

 private:
  struct Row {
    ingest::Standing standing;
    model::Json json;
    std::string text;
  };

  std::string label(const EntityId& id, const model::Extraction& page) const {
    for (const auto& entity : page.entities) {
      if (entity.id == id) return entity.label;
    }
    return id.text;
  }

  model::Json reason_json(const ingest::Reason& reason, const model::Extraction& page) const {
    const auto& text = page.document.text;
    model::Json json{{"standing", ingest::name_of(reason.standing)},
                     {"line", reason.line},
                     {"against", model::Json::array()}};
    if (!reason.quote.empty()) json["quote"] = model::span_json(reason.quote, text);
    if (reason.also) json["also"] = model::span_json(*reason.also, text);
    if (reason.other) json["other"] = reason.other->text;
    if (reason.claim) json["claim"] = model::claim_json(page.claims[*reason.claim], text);
    for (auto obstacle : reason.against) json["against"].push_back(ingest::name_of(obstacle));
    return json;
  }

  std::string quoted(model::Span span, const model::Extraction& page) const {
    return "\"" + clean(span.in(page.document.text)) + "\"";
  }

  std::string reason_text(const ingest::Reason& reason, const model::Extraction& page) const {
    std::string text;
    if (!reason.quote.empty())
      text += wrap(quoted(reason.quote, page), screen_.width,
                   fmt::format("  line {}: ", reason.line), "    ");
    if (reason.also)
      text += wrap(quoted(*reason.also, page), screen_.width, "  with: ", "    ");
    if (reason.claim) {
      const auto& claim = page.claims[*reason.claim];
      const auto& row = model::describe(claim.predicate);
      auto object = claim.object ? label(*claim.object, page) : claim.value;
      text += wrap(clean(fmt::format("{} {} {}", label(claim.subject, page),
                                     claim.qualifiers.negated ? row.denied : row.verb, object)),
                   screen_.width, "  claimed: ", "    ");
    }
    for (auto obstacle : reason.against)
      text += wrap(ingest::tell(obstacle), screen_.width, "  against it: ", "    ");
    return text;
  }

  std::size_t count(ingest::Standing standing) const {
    return counts_[static_cast<std::size_t>(standing)];
  }

  std::string as_json() const {
    model::Json pages = model::Json::array(), subjects = pages, objects = pages;
    for (const auto& row : rows_) pages.push_back(row.json);
    for (const auto& id : asked_.subjects) subjects.push_back(id.text);
    for (const auto& id : asked_.objects) objects.push_back(id.text);
    model::Json json{{"schema", "netkg.why-not/1"},
                     {"claim", wording_},
                     {"subjects", subjects},
                     {"predicate", model::name(predicate_)},
                     {"objects", objects},
                     {"claimed", claimed()},
                     {"pages", pages},
                     {"neither", count(ingest::Standing::Neither)}};
    return model::dump(json) + "\n";
  }

  std::string as_text() const {
    auto text = fmt::format("{}: {}\n", paint(screen_, Style::Bold, wording_),
                            claimed() ? "claimed" : "not claimed");
    bool nearer = !rows_.empty() && rows_.front().standing < ingest::Standing::OneOnly;
    std::size_t hidden = 0;
    for (const auto& row : rows_) {
      bool shown = row.standing < ingest::Standing::OneOnly || (!nearer && rows_.size() == 1);
      if (shown) text += row.text;
      hidden += !shown;
    }
    if (hidden > 0) text += fmt::format("pages that name only one of the two: {}\n", hidden);
    if (auto none = count(ingest::Standing::Neither); none > 0)
      text += fmt::format("pages that name neither: {}\n", none);
    return text;
  }

  const Vocabulary& vocabulary_;
  Predicate predicate_;
  Screen screen_;
  ingest::Asked asked_;
  std::string wording_;
  std::vector<Row> rows_;
  std::array<std::size_t, 7> counts_{};
};

/// Pages that the command line names; false when one cannot be read.
bool read_files(const Request& request, const Vocabulary& vocabulary, Report* report) {
  auto pages = find_pages({request.words.begin() + 1, request.words.end()});
  for (const auto& failure : pages.failures) tell(failure);
  bool all = pages.failures.empty();
  for (const auto& path : pages.pages) {
    try {
      report->read(read_page(path, vocabulary).document);
    } catch (const Error& error) {
      if (error.kind != ErrorKind::Unreadable) throw;
      tell(failure_of(path.path, error));
      all = false;
    }
  }
  return all;
}

void read_store(const index::Store& store, Report* report) {
  store.each_document(index::Detail::Head, [&](const index::DocumentRecord& record) {
    if (auto document = store.source(record.number)) report->read(std::move(*document));
  });
}

}  // namespace

int cmd_why_not(const Request& request) {
  auto sought = parse(request.words.front());
  auto store = request.words.size() == 1 ? request.open_store() : nullptr;
  auto loaded = store ? vocabulary_of(request, *store) : vocabulary_of(request);
  Report report(request, sought, loaded.vocabulary);
  bool all = true;
  if (store) read_store(*store, &report);
  if (!store) all = read_files(request, loaded.vocabulary, &report);
  print(report.print(request.is_json()));
  if (!all) return failed;
  return report.claimed() ? found : nothing_found;
}

}  // namespace netkg::cli
