// Topics, one after the other.
#include "desk/disagree.h"

#include <fmt/format.h>

#include <algorithm>

namespace netkg::desk {
namespace {

constexpr std::size_t most_named = 4;  // pages named in a message

const index::ClaimRecord& first_of(const PageStatement& page) {
  return page.stated.empty() ? page.denied.front() : page.stated.front();
}

/// What a page says of how often, all its rates; empty when it gives none.
std::vector<Rate> rates_of(const Statements& statements, const PageStatement& page) {
  std::vector<Rate> rates;
  for (const auto& record : page.stated)
    if (auto rate = statements.rate(record)) rates.push_back(*rate);
  return rates;
}

bool differ(const std::vector<Rate>& a, const std::vector<Rate>& b) {
  if (a.empty() || b.empty()) return false;
  for (const auto& x : a)
    for (const auto& y : b)
      if (!exclude(x, y)) return false;
  return true;
}

std::string source_words(RateSource source) {
  switch (source) {
    case RateSource::Page:
      return "";
    case RateSource::Publisher:
      return " by the publisher's scale";
    case RateSource::AnyScale:
      return " at most, by any scale";
  }
  return "";
}

/// “tiredness”, “fewer than 1 in 100 people”, in "adults"
std::string quote(const index::ClaimRecord& record) {
  auto words = "“" + record.exact + "”";
  if (!record.frequency_words.empty()) words += ", “" + record.frequency_words + "”";
  for (const auto* part : {&record.population, &record.condition})
    if (!part->empty()) words += ", only “" + *part + "”";
  return words;
}

class Comparison {
 public:
  Comparison(const Statements& statements, const DisagreeOptions& options)
      : statements_(statements), options_(options) {}

  std::vector<Finding> all() {
    for (const auto& [topic, pages] : statements_.topics()) {
      if (!is_asked(topic)) continue;
      compare_rates(topic, pages);
      compare_denials(topic, pages);
      if (options_.absent) note_absences(topic, pages);
    }
    if (options_.against)
      std::erase_if(findings_, [&](const Finding& finding) { return !has_part(finding); });
    return std::move(findings_);
  }

 private:
  bool is_asked(const Topic& topic) const {
    const auto& about = options_.about;
    return about.empty() || std::any_of(about.begin(), about.end(), [&](const EntityId& id) {
             return topic.subject == id || topic.object == id.text;
           });
  }
  bool has_part(const Finding& finding) const {
    const auto& id = statements_.document(*options_.against).id;
    return finding.document == id ||
           std::find(finding.documents.begin(), finding.documents.end(), id.text) !=
               finding.documents.end();
  }
  bool independent(DocumentNumber a, DocumentNumber b) const {
    return a != b && (options_.same_publisher || statements_.voice(a) != statements_.voice(b));
  }

  Finding& add(std::string_view rule, const index::ClaimRecord& at) {
    auto finding = finding_of(rule, statements_.document(at.document));
    finding.span = at.claim.evidence;
    finding.claims = {at.claim.id.text};
    findings_.push_back(std::move(finding));
    return findings_.back();
  }
  void name_other(Finding& finding, const index::ClaimRecord& other) {
    finding.claims.push_back(other.claim.id.text);
    const auto& id = statements_.document(other.document).id.text;
    auto& documents = finding.documents;
    if (std::find(documents.begin(), documents.end(), id) == documents.end())
      documents.push_back(id);
  }
  std::string said_by(const index::ClaimRecord& record, const std::string& what) const {
    return statements_.speaker(record.document) + ": " + what + ", " + quote(record);
  }

  /// At the page that differs from most others.
  void compare_rates(const Topic& topic, const std::vector<PageStatement>& pages) {
    std::vector<std::vector<Rate>> rates;
    for (const auto& page : pages) rates.push_back(rates_of(statements_, page));
    std::size_t most = 0, alone = 0;
    std::vector<std::vector<std::size_t>> others(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (std::size_t j = 0; j < pages.size(); ++j)
        if (independent(pages[i].page, pages[j].page) && differ(rates[i], rates[j]))
          others[i].push_back(j);
      if (others[i].size() > most) {
        most = others[i].size();
        alone = i;
      }
    }
    if (!most) return;
    auto& finding = add("disagree-band", rated(pages[alone]));
    finding.message = statements_.words(topic) + ": " + rate_of(rated(pages[alone])) + " here";
    std::string reason = said_by(rated(pages[alone]), rate_of(rated(pages[alone])));
    std::size_t named = 0;
    for (auto j : others[alone]) {
      const auto& record = rated(pages[j]);
      name_other(finding, record);
      reason += " — " + said_by(record, rate_of(record));
      if (named++ < most_named)
        finding.message +=
            ", " + rate_of(record) + " by " + statements_.speaker(record.document);
    }
    if (named > most_named) finding.message += fmt::format(" and {} more", named - most_named);
    finding.reason = std::move(reason);
    finding.strength = static_cast<int>(others[alone].size() + 1);
  }
  /// The first statement that has a rate.
  const index::ClaimRecord& rated(const PageStatement& page) const {
    for (const auto& record : page.stated)
      if (statements_.rate(record)) return record;
    return first_of(page);
  }
  std::string rate_of(const index::ClaimRecord& record) const {
    const auto rate = statements_.rate(record);
    return rate ? rate_words(*rate) + source_words(rate->source) : "no rate";
  }

  /// At the first page that denies it.
  void compare_denials(const Topic& topic, const std::vector<PageStatement>& pages) {
    const auto denier = std::find_if(pages.begin(), pages.end(), [&](const auto& page) {
      return page.stated.empty() &&
             std::any_of(pages.begin(), pages.end(), [&](const auto& other) {
               return !other.stated.empty() && independent(page.page, other.page);
             });
    });
    if (denier == pages.end()) return;
    auto& finding = add("disagree-denied", denier->denied.front());
    std::string stated_by;
    std::string reason = said_by(denier->denied.front(), "denied");
    std::size_t stating = 0;
    for (const auto& page : pages) {
      if (&page == &*denier) continue;
      if (page.stated.empty()) {
        name_other(finding, page.denied.front());
        reason += " — " + said_by(page.denied.front(), "denied");
        continue;
      }
      if (!independent(denier->page, page.page)) continue;
      name_other(finding, page.stated.front());
      reason += " — " + said_by(page.stated.front(), "stated");
      if (stating++ < most_named)
        stated_by += (stated_by.empty() ? "" : ", ") + statements_.speaker(page.page);
    }
    if (stating > most_named) stated_by += fmt::format(" and {} more", stating - most_named);
    finding.message = statements_.words(topic, true) + " here; stated by " + stated_by;
    finding.reason = std::move(reason);
    finding.strength = static_cast<int>(finding.documents.size() + 1);
  }

  void note_absences(const Topic& topic, const std::vector<PageStatement>& pages) {
    for (const auto silent : statements_.pages_about(topic.subject, topic.predicate)) {
      std::vector<const PageStatement*> stating;
      bool speaks = false;
      for (const auto& page : pages) {
        speaks |= page.page == silent;
        if (!page.stated.empty() && independent(page.page, silent)) stating.push_back(&page);
      }
      if (speaks || stating.empty() ||
          static_cast<int>(stating.size()) < options_.least_pages ||
          statements_.silence(topic, silent) != Silence::Absent)
        continue;
      add_absence(topic, silent, stating);
    }
  }
  void add_absence(const Topic& topic, DocumentNumber silent,
                   const std::vector<const PageStatement*>& stating) {
    auto finding = finding_of("disagree-absent", statements_.document(silent));
    std::string by, reason;
    for (std::size_t i = 0; i < stating.size(); ++i) {
      const auto& record = stating[i]->stated.front();
      name_other(finding, record);
      reason += (i ? " — " : "") + said_by(record, "stated");
      if (i < most_named) by += (i ? ", " : "") + statements_.speaker(record.document);
    }
    if (stating.size() > most_named)
      by += fmt::format(" and {} more", stating.size() - most_named);
    finding.message = statements_.words(topic) + ": stated by " + by + ", left out here";
    finding.reason = std::move(reason);
    finding.strength = static_cast<int>(stating.size());
    findings_.push_back(std::move(finding));
  }

  const Statements& statements_;
  const DisagreeOptions& options_;
  std::vector<Finding> findings_;
};

std::string cell_words(const Statements& statements, const Topic& topic,
                       const std::vector<PageStatement>& pages, DocumentNumber page) {
  const auto said = std::find_if(pages.begin(), pages.end(),
                                 [&](const auto& each) { return each.page == page; });
  if (said != pages.end()) {
    if (said->stated.empty()) return "denied";
    for (const auto& record : said->stated)
      if (const auto rate = statements.rate(record)) return rate_words(*rate);
    return "stated";
  }
  switch (statements.silence(topic, page)) {
    case Silence::ClassOnly:
      return "of the class";
    case Silence::Nearby:
      return "nearby";
    case Silence::Absent:
      return "left out";
    case Silence::NotCovered:
      return "-";
  }
  return "-";
}

}  // namespace

std::vector<Finding> disagreements(const index::Store& store, const Statements& statements,
                                   const DisagreeOptions& options) {
  auto findings = Comparison(statements, options).all();
  locate(store, findings);
  sort_findings(findings);
  return findings;
}

StatementMatrix matrix(const Statements& statements, const EntityId& subject,
                       Predicate predicate) {
  StatementMatrix out;
  out.pages = statements.pages_about(subject, predicate);
  out.sheet.columns.push_back({"object", "", Shown::Fitted});
  for (std::size_t i = 0; i < out.pages.size(); ++i) {
    const auto& id = out.names.emplace_back(statements.document(out.pages[i]).id.text);
    const auto& header = out.names.emplace_back(fmt::format("[{}]", i + 1));
    out.sheet.columns.push_back({id, header, Shown::Always});
  }
  for (auto at = statements.topics().lower_bound({subject, predicate, ""});
       at != statements.topics().end() && at->first.subject == subject &&
       at->first.predicate == predicate;
       ++at) {
    auto& row = out.sheet.rows.emplace_back();
    row.push_back(statements.object_words(at->first));
    for (const auto page : out.pages)
      row.push_back(cell_words(statements, at->first, at->second, page));
  }
  return out;
}

}  // namespace netkg::desk
