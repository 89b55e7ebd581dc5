// Claims of a whole store by topic.
#include "desk/statements.h"

#include <algorithm>

#include "model/words.h"
#include "query/derive.h"

namespace netkg::desk {
namespace {

/// Relations in which one page may say what another denies or leaves out.
constexpr Predicate compared[]{Predicate::MayCause,      Predicate::Treats,
                               Predicate::Inhibits,      Predicate::Stimulates,
                               Predicate::ActsOn,        Predicate::HasRoute,
                               Predicate::SlowsGrowthOf, Predicate::StopsGrowthOf};

/// So many statements of a kind make a page one that covers the kind.
constexpr std::size_t covers = 3;

std::string object_of(const Claim& claim) {
  return claim.object ? claim.object->text : "=" + name_key(claim.value);
}

bool is_subject(const EntityId& id) {
  const auto type = type_of(id);
  return type == EntityType::Drug || type == EntityType::Treatment;
}

PageStatement& of_page(std::vector<PageStatement>& pages, DocumentNumber page) {
  auto at = std::find_if(pages.begin(), pages.end(),
                         [&](const auto& each) { return each.page == page; });
  if (at != pages.end()) return *at;
  return pages.emplace_back(PageStatement{page});
}

}  // namespace

Statements::Statements(const index::Store& store, const vocabulary::Vocabulary& vocabulary)
    : vocabulary_(vocabulary), names_(store, vocabulary), rates_(vocabulary) {
  for (const auto predicate : compared)
    for (const auto number : store.claims({.predicate = predicate}))
      if (auto record = store.claim(number)) take(std::move(*record));
  for (const auto& claim : names_.reads().of(Predicate::IsA)) {
    if (query::is_membership(claim))
      classes_[{claim.document, claim.subject}].insert(*claim.object);
  }
  store.each_document(index::Detail::Head, [&](const index::DocumentRecord& document) {
    pages_[document.number] = document;
  });
  forget_copies(store);
}

void Statements::take(index::ClaimRecord record) {
  const auto& claim = record.claim;
  auto object = object_of(claim);
  const Scope scope{claim.subject, claim.predicate, record.document};
  if (claim.level == Level::Class) {
    if (!claim.qualifiers.negated) of_class_[scope].insert(std::move(object));
    return;
  }
  if (!is_subject(claim.subject)) return;
  covered_[scope].insert(object);
  auto& page =
      of_page(topics_[{claim.subject, claim.predicate, std::move(object)}], record.document);
  (claim.qualifiers.negated ? page.denied : page.stated).push_back(std::move(record));
}

/// Only pages that state something of this kind can be counted twice.
void Statements::forget_copies(const index::Store& store) {
  std::vector<DocumentNumber> pages;
  for (const auto& [scope, objects] : covered_) pages.push_back(scope.page);
  if (pages.empty()) return;
  const Copies copies(store, std::move(pages), vocabulary_);
  const auto is_copy = [&](DocumentNumber page) { return copies.leader(page) != page; };
  for (auto& [topic, pages_of_topic] : topics_)
    std::erase_if(pages_of_topic, [&](const auto& page) { return is_copy(page.page); });
  std::erase_if(covered_, [&](const auto& entry) { return is_copy(entry.first.page); });
  std::erase_if(topics_, [](const auto& entry) { return entry.second.empty(); });
}

std::vector<DocumentNumber> Statements::pages_about(const EntityId& subject,
                                                    Predicate predicate) const {
  std::vector<DocumentNumber> pages;
  for (auto at = covered_.lower_bound({subject, predicate, 0});
       at != covered_.end() && at->first.subject == subject && at->first.predicate == predicate;
       ++at)
    pages.push_back(at->first.page);
  return pages;
}

bool Statements::is_near(const std::string& a, const std::string& b) const {
  const auto x = vocabulary_.find(EntityId(a)), y = vocabulary_.find(EntityId(b));
  return x && y && (vocabulary_.is_below(*x, *y) || vocabulary_.is_below(*y, *x));
}

Silence Statements::silence(const Topic& topic, DocumentNumber page) const {
  const auto classes = classes_.find({page, topic.subject});
  if (classes != classes_.end())
    for (const auto& id : classes->second) {
      const auto said = of_class_.find({id, topic.predicate, page});
      if (said != of_class_.end() && said->second.contains(topic.object))
        return Silence::ClassOnly;
    }
  const auto scope = covered_.find({topic.subject, topic.predicate, page});
  if (scope == covered_.end() || scope->second.size() < covers) return Silence::NotCovered;
  for (const auto& object : scope->second)
    if (is_near(object, topic.object)) return Silence::Nearby;
  return Silence::Absent;
}

std::string Statements::voice(DocumentNumber page) const {
  const auto& document = pages_.at(page);
  if (document.publisher) return lower(*document.publisher);
  if (document.url) {
    const auto address = plain_address(*document.url);
    return address.substr(0, address.find('/'));
  }
  return document.id.text;
}

std::string Statements::speaker(DocumentNumber page) const {
  const auto& document = pages_.at(page);
  return document.publisher.value_or(document.title);
}

std::optional<Rate> Statements::rate(const index::ClaimRecord& record) const {
  return rates_.of(record.claim, pages_.at(record.document).publisher);
}

std::string Statements::object_words(const Topic& topic) const {
  return topic.object.starts_with('=') ? topic.object.substr(1)
                                       : names_.label(EntityId(topic.object));
}

std::string Statements::words(const Topic& topic, bool denied) const {
  const auto& row = describe(topic.predicate);
  return names_.label(topic.subject) + " " + std::string(denied ? row.denied : row.verb) + " " +
         object_words(topic);
}

}  // namespace netkg::desk
