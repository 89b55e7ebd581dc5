#include "ingest/why_not.h"

#include <algorithm>

#include "ingest/context_rules.h"
#include "ingest/page.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t most_reasons = 5;

struct StandingRow {
  std::string_view name, needed;
};
constexpr std::array<StandingRow, 7> standings{
    {{"claimed", ""},
     {"denied", "a statement of the page that does not deny it"},
     {"class_only", "a sentence that says it of the medicine itself"},
     {"together",
      "a plain statement that has the one as its subject and the other as its object"},
     {"apart", "a sentence that names both, or one below a heading that names the medicine"},
     {"one_only", "a sentence that names the other one, too"},
     {"neither", "a page about it"}}};

struct ObstacleRow {
  std::string_view name, words;
};
constexpr std::array<ObstacleRow, 12> obstacles{
    {{"member",
      "what is said of a class stays the class's, although the page names this member"},
     {"not_member", "missing membership: the page does not say that it belongs to the class"},
     {"warnings", "its section is about warnings, before treatment"},
     {"coping", "its section is about coping with effects"},
     {"research", "its section is about research"},
     {"references", "the words are a reference"},
     {"denial", "the words deny it"},
     {"hypothetical", "the words speak of what might be (\"tell your doctor if\")"},
     {"question", "the words are a question"},
     {"other_medicine", "the words say it of another medicine"},
     {"other_relation", "the words claim another relation between the two"},
     {"no_rule", "no rule reads this wording"}}};

bool is_one(const std::vector<EntityId>& ids, const EntityId& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool is_class(const EntityId& id) {
  auto type = model::type_of(id);
  return type == EntityType::DrugClass || type == EntityType::Treatment;
}

/// Which of the two a stretch of text names.
struct Named {
  bool subject = false, object = false;
  bool both() const { return subject && object; }
};

class Search {
 public:
  Search(const Stages& stages, const Asked& asked, const vocabulary::Vocabulary& vocabulary)
      : stages_(stages), page_(stages.extraction), asked_(asked), vocabulary_(vocabulary) {}

  std::vector<Reason> run() {
    note_mentions();
    for (auto step :
         {&Search::claimed, &Search::denied, &Search::of_class, &Search::together,
          &Search::in_headings, &Search::in_references, &Search::apart, &Search::rest}) {
      (this->*step)();
      if (!reasons_.empty()) break;
    }
    for (auto& reason : reasons_) reason.line = line_of(reason.quote.begin);
    return std::move(reasons_);
  }

 private:
  std::string_view text() const { return page_.document.text; }

  std::size_t line_of(std::size_t at) const {
    auto before = text().substr(0, at);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  }

  void add(Reason reason) {
    if (!is_full()) reasons_.push_back(std::move(reason));
  }
  bool is_full() const { return reasons_.size() >= most_reasons; }

  bool says(const Claim& claim) const {
    return claim.predicate == asked_.predicate && claim.object &&
           is_one(asked_.objects, *claim.object);
  }

  void add_claims(Standing standing, bool negated) {
    for (std::size_t i = 0; i < page_.claims.size(); ++i) {
      const auto& claim = page_.claims[i];
      if (!says(claim) || !is_one(asked_.subjects, claim.subject)) continue;
      if (claim.qualifiers.negated == negated)
        add({standing, claim.sentence, claim.lead_in, 0, i, {}, {}});
    }
  }
  void claimed() { add_claims(Standing::Claimed, false); }
  void denied() { add_claims(Standing::Denied, true); }

  /// By the vocabulary, or by the parents of a class that the page made.
  bool is_below(const EntityId& narrow, const EntityId& broad) const {
    auto row = vocabulary_.find(narrow), wanted = vocabulary_.find(broad);
    if (row && wanted) return vocabulary_.is_below(*row, *wanted);
    auto made = std::find_if(page_.entities.begin(), page_.entities.end(),
                             [&](const Entity& entity) { return entity.id == narrow; });
    return made != page_.entities.end() && is_one(made->parents, broad);
  }

  /// Where the page puts the subject into `wanted`, or into a class below it.
  std::optional<Span> membership(const EntityId& wanted) const {
    for (const auto& claim : page_.claims) {
      if (claim.qualifiers.negated || !claim.object) continue;
      bool listed = claim.predicate == Predicate::Includes && claim.subject == wanted &&
                    is_one(asked_.subjects, *claim.object);
      if (listed) return claim.sentence;
      if (claim.predicate != Predicate::IsA || !is_one(asked_.subjects, claim.subject))
        continue;
      if (*claim.object == wanted || is_below(*claim.object, wanted)) return claim.sentence;
    }
    return std::nullopt;
  }

  /// The vocabulary has the subject in the class; or the page made the class and names both.
  bool may_belong(const EntityId& wanted) const {
    if (!vocabulary_.find(wanted)) return subject_.has_value();
    return std::any_of(asked_.subjects.begin(), asked_.subjects.end(),
                       [&](const auto& subject) { return is_below(subject, wanted); });
  }

  void of_class() {
    for (std::size_t i = 0; i < page_.claims.size(); ++i) {
      const auto& claim = page_.claims[i];
      if (!says(claim) || claim.qualifiers.negated || !is_class(claim.subject) || is_full())
        continue;
      auto member = membership(claim.subject);
      if (!member && !may_belong(claim.subject)) continue;
      auto obstacle = member ? Obstacle::Member : Obstacle::NotMember;
      add({Standing::ClassOnly, claim.sentence, member, 0, i, claim.subject, {obstacle}});
    }
  }

  /// The sentence that holds a place; nothing for headings.
  std::optional<std::size_t> sentence_at(uint32_t at) const {
    const auto& sentences = stages_.sentences;
    auto after = std::upper_bound(
        sentences.begin(), sentences.end(), at,
        [](uint32_t place, const Sentence& sentence) { return place < sentence.span.begin; });
    if (after == sentences.begin() || at >= std::prev(after)->span.end) return std::nullopt;
    return static_cast<std::size_t>(std::prev(after) - sentences.begin());
  }

  void note_mentions() {
    named_.resize(stages_.sentences.size());
    for (const auto& mention : page_.mentions) {
      bool subject = is_one(asked_.subjects, mention.entity);
      bool object = is_one(asked_.objects, mention.entity);
      if (subject && !subject_) subject_ = mention.span;
      if (object && !object_) object_ = mention.span;
      auto sentence = subject || object ? sentence_at(mention.span.begin) : std::nullopt;
      if (!sentence) continue;
      named_[*sentence].subject |= subject;
      named_[*sentence].object |= object;
    }
  }

  void together() {
    for (std::size_t i = 0; i < stages_.sentences.size(); ++i) {
      const auto& sentence = stages_.sentences[i];
      auto named = named_[i];
      if (sentence.lead_in && *sentence.lead_in < named_.size() &&
          (named.subject || named.object)) {
        named.subject |= named_[*sentence.lead_in].subject;
        named.object |= named_[*sentence.lead_in].object;
      }
      if (!named.both() || is_full()) continue;
      Reason reason{Standing::Together, sentence.span, {}, 0, {}, {}, {}};
      if (sentence.lead_in) reason.also = stages_.sentences[*sentence.lead_in].span;
      look_against(sentence, &reason);
      if (reason.against.empty()) reason.against.push_back(Obstacle::NoRule);
      add(std::move(reason));
    }
  }

  void look_against(const Sentence& sentence, Reason* reason) const {
    auto& against = reason->against;
    if (sentence.section < page_.sections.size()) {
      auto role = page_.sections[sentence.section].role;
      if (role == Role::Warnings) against.push_back(Obstacle::Warnings);
      if (role == Role::Coping) against.push_back(Obstacle::Coping);
      if (role == Role::Research) against.push_back(Obstacle::Research);
    }
    look_at_words(sentence.span, &against);
    look_at_claims(sentence.span, reason);
  }

  void look_at_words(Span span, std::vector<Obstacle>* against) const {
    auto words = span.in(text());
    for (const auto& mention : page_.mentions) {
      if (!span.contains(mention.span) || !is_one(asked_.objects, mention.entity)) continue;
      auto context = context_of_phrase(mention.span.in(text()), words);
      if (context.negated) against->push_back(Obstacle::Denial);
      if (context.temporality == Temporality::Hypothetical ||
          stands_after_if(span, mention.span))
        against->push_back(Obstacle::Hypothetical);
      break;
    }
    if (words.ends_with('?')) against->push_back(Obstacle::Question);
  }

  bool stands_after_if(Span sentence, Span mention) const {
    auto words = model::split_words(Span{sentence.begin, mention.begin}.in(text()));
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
      return word.lower == "if" || word.lower == "whether" || word.lower == "unless";
    });
  }

  void look_at_claims(Span sentence, Reason* reason) const {
    for (std::size_t i = 0; i < page_.claims.size(); ++i) {
      const auto& claim = page_.claims[i];
      if (claim.sentence != sentence || !claim.object || !is_one(asked_.objects, *claim.object))
        continue;
      bool same = is_one(asked_.subjects, claim.subject);
      if (!same && claim.predicate != asked_.predicate) continue;
      reason->against.push_back(same ? Obstacle::OtherRelation : Obstacle::OtherMedicine);
      reason->claim = i;
      if (!same) reason->other = claim.subject;
      return;
    }
  }

  Named names_in(Span span) const {
    Named named;
    auto words = model::split_words(span.in(text()));
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (const auto& match : vocabulary_.longest(words, i)) {
        EntityId id(std::string(vocabulary_.id(match.number)));
        named.subject |= is_one(asked_.subjects, id);
        named.object |= is_one(asked_.objects, id);
      }
    }
    return named;
  }

  void in_headings() {
    for (const auto& block : page_.document.blocks) {
      if (block.kind != BlockKind::Heading || !names_in(block.span).both()) continue;
      bool asks = block.span.in(text()).ends_with('?');
      auto obstacle = asks ? Obstacle::Question : Obstacle::NoRule;
      add({Standing::Together, block.span, {}, 0, {}, {}, {obstacle}});
    }
  }

  void in_references() {
    for (const auto& reference : page_.references) {
      if (!names_in(reference.span).both()) continue;
      add({Standing::Together, reference.span, {}, 0, {}, {}, {Obstacle::References}});
    }
  }

  /// The sentence or block around a mention.
  Span around(Span mention) const {
    if (auto sentence = sentence_at(mention.begin)) return stages_.sentences[*sentence].span;
    for (const auto& block : page_.document.blocks) {
      if (block.span.contains(mention)) return block.span;
    }
    return mention;
  }

  void apart() {
    if (!subject_ || !object_) return;
    Reason reason{Standing::Apart, around(*object_), around(*subject_), 0, {}, {}, {}};
    if (auto sentence = sentence_at(object_->begin))
      look_against(stages_.sentences[*sentence], &reason);
    add(std::move(reason));
  }

  void rest() {
    auto only = subject_ ? subject_ : object_;
    add({only ? Standing::OneOnly : Standing::Neither,
         only ? around(*only) : Span{},
         {},
         0,
         {},
         {},
         {}});
  }

  const Stages& stages_;
  const Extraction& page_;
  const Asked& asked_;
  const vocabulary::Vocabulary& vocabulary_;
  std::vector<Named> named_;              // one a sentence
  std::optional<Span> subject_, object_;  // where the page names them first
  std::vector<Reason> reasons_;
};

}  // namespace

std::string_view name_of(Standing standing) {
  return standings[static_cast<std::size_t>(standing)].name;
}
std::string_view name_of(Obstacle obstacle) {
  return obstacles[static_cast<std::size_t>(obstacle)].name;
}
std::string_view tell(Obstacle obstacle) {
  return obstacles[static_cast<std::size_t>(obstacle)].words;
}
std::string_view needed(Standing standing) {
  return standings[static_cast<std::size_t>(standing)].needed;
}

std::vector<Reason> why_not(const Stages& stages, const Asked& asked,
                            const vocabulary::Vocabulary& vocabulary) {
  return Search(stages, asked, vocabulary).run();
}

}  // namespace netkg::ingest
