// References, works and claims of each page, asked one rule after the other.
#include "desk/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "desk/copies.h"
#include "desk/evidence_words.h"
#include "desk/identifiers.h"
#include "desk/superseded.h"

namespace netkg::desk {
namespace {

using index::DocumentNumber;
using index::DocumentRecord;

/// A page with its bibliography.
struct Page {
  DocumentRecord document;
  std::vector<WorkId> works;  // one a reference; may be empty
};

std::optional<int> year_of(const CslItem& csl) {
  if (csl.issued) return csl.issued->year;
  return std::nullopt;
}

int year_of(std::chrono::sys_days day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

class Evidence {
 public:
  Evidence(const index::Store& store, const EvidenceOptions& options)
      : store_(store), options_(options), as_of_year_(year_of(options.as_of)) {}

  EvidenceReport report(const std::set<DocumentNumber>& wanted) {
    read_pages(wanted);
    EvidenceReport report;
    report.pages.columns = {std::begin(columns), std::end(columns)};
    for (const auto& page : pages_) {
      findings_ = &report.findings;
      const auto before = report.findings.size();
      look_at(page);
      report.pages.rows.push_back(row_of(page, report.findings.size() - before));
    }
    locate(store_, report.findings);
    sort_findings(report.findings);
    return report;
  }

 private:
  static constexpr SheetColumn columns[]{
      {"document", "document"},
      {"title", "page", Shown::Fitted, false, 9},
      {"publisher", "publisher"},
      {"source", "source"},
      {"last_reviewed", "reviewed", Shown::Always, false, 1},
      {"references", "refs", Shown::Always, true, 2},
      {"oldest_reference", "oldest", Shown::Always, true, 3},
      {"median_reference", "median", Shown::Always, true, 4},
      {"newest_reference", "newest", Shown::Always, true, 5},
      {"claims", "claims", Shown::Always, true, 6},
      {"findings", "to check", Shown::Always, true, 7},
  };

  static std::vector<Value> row_of(const Page& page, std::size_t findings) {
    const auto& document = page.document;
    const auto& reviewed = document.review.last_reviewed;
    return {document.id.text,
            document.title,
            value_of(document.publisher),
            document.source,
            reviewed ? Value(reviewed->date.iso()) : Value(),
            value_of(document.reference_count),
            value_of(document.oldest_reference),
            value_of(document.median_reference),
            value_of(document.newest_reference),
            value_of(document.claims),
            static_cast<int64_t>(findings)};
  }

  /// Every bibliography is read, for newer editions and for who else cites a work.
  void read_pages(const std::set<DocumentNumber>& wanted) {
    const Copies copies(store_);
    for (auto& document : store_.documents()) {
      auto works = store_.works_cited(document.number);
      const auto leader = copies.leader(document.number);
      for (std::size_t i = 0; i < works.size(); ++i) {
        if (works[i].empty()) continue;
        auto& pages = cited_by_[works[i]];
        if (pages.empty() || pages.back() != leader) pages.push_back(leader);
        editions_.add(works[i], document.references[i].csl);
      }
      if (wanted.empty() || wanted.contains(document.number))
        pages_.push_back({std::move(document), std::move(works)});
    }
    for (auto& [work, pages] : cited_by_) {
      std::sort(pages.begin(), pages.end());
      pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    }
  }

  Finding& add(std::string_view rule, const Page& page) {
    findings_->push_back(finding_of(rule, page.document));
    return findings_->back();
  }
  Finding& add(std::string_view rule, const Page& page, std::size_t reference) {
    auto& finding = add(rule, page);
    finding.span = page.document.references[reference].span;
    if (reference < page.works.size() && !page.works[reference].empty())
      finding.works.push_back(page.works[reference].text);
    return finding;
  }

  void look_at(const Page& page) {
    if (page.document.references.empty()) {
      if (page.document.claims > 0) note_none(page);
      return;
    }
    note_old(page);
    note_single(page);
    for (std::size_t i = 0; i < page.document.references.size(); ++i) {
      note_accessed(page, i);
      note_newer(page, i);
      note_retracted(page, i);
      note_identifiers(page, i);
    }
    note_unnamed_drugs(page);
  }

  void note_none(const Page& page) {
    auto& finding = add("evidence-none", page);
    finding.message = fmt::format("{} statement{} and no reference", page.document.claims,
                                  page.document.claims == 1 ? "" : "s");
    finding.reason = "no bibliography was found on the page";
  }

  /// One finding a page; a long list would otherwise drown the rest.
  void note_old(const Page& page) {
    const auto& reviewed = page.document.review.last_reviewed;
    const int from = reviewed ? reviewed->date.year : as_of_year_;
    std::vector<std::size_t> old;
    const auto& references = page.document.references;
    for (std::size_t i = 0; i < references.size(); ++i)
      if (auto year = year_of(references[i].csl); year && from - *year > options_.older_than)
        old.push_back(i);
    if (old.empty()) return;
    const auto oldest = *std::min_element(old.begin(), old.end(), [&](auto a, auto b) {
      return *year_of(references[a].csl) < *year_of(references[b].csl);
    });
    auto& finding = add("evidence-old", page, oldest);
    finding.works.clear();
    for (auto i : old)
      if (i < page.works.size() && !page.works[i].empty())
        finding.works.push_back(page.works[i].text);
    finding.message = fmt::format(
        "{} of {} references {} more than {} years older than {}, the oldest of {}", old.size(),
        references.size(), old.size() == 1 ? "is" : "are", options_.older_than,
        reviewed ? "the review" : "today", *year_of(references[oldest].csl));
    finding.reason = reviewed ? "last reviewed " + reviewed->date.iso()
                              : "the page states no review, so today counts";
    keep_first(finding);
  }

  void note_single(const Page& page) {
    std::vector<std::string> single;
    std::size_t known = 0;
    for (const auto& work : page.works) {
      if (work.empty()) continue;
      ++known;
      if (cited_by_[work].size() == 1) single.push_back(work.text);
    }
    std::sort(single.begin(), single.end());
    single.erase(std::unique(single.begin(), single.end()), single.end());
    if (single.empty()) return;
    auto& finding = add("evidence-single", page);
    finding.message = fmt::format("{} of {} works {} listed by no other page", single.size(),
                                  known, single.size() == 1 ? "is" : "are");
    finding.reason = "copies of a page count as one";
    finding.works = std::move(single);
    keep_first(finding);
  }

  /// A review of five hundred works makes no useful cell.
  static void keep_first(Finding& finding) {
    constexpr std::size_t most = 50;
    if (finding.works.size() <= most) return;
    finding.works.resize(most);
    finding.reason += fmt::format("; the first {} works are named", most);
  }

  void note_accessed(const Page& page, std::size_t i) {
    const auto& csl = page.document.references[i].csl;
    const auto& reviewed = page.document.review.last_reviewed;
    if (!csl.accessed || !reviewed) return;
    if (!(csl.accessed->last_day() < reviewed->date.first_day())) return;
    auto& finding = add("evidence-accessed", page, i);
    finding.message = "accessed " + csl.accessed->iso() + ", before the review of " +
                      reviewed->date.iso() + ": " +
                      title_of(csl, page.document.reference_texts[i]);
    finding.reason = "check whether the source has changed since";
  }

  void note_newer(const Page& page, std::size_t i) {
    const auto& csl = page.document.references[i].csl;
    const auto title = title_of(csl, page.document.reference_texts[i]);
    if (const auto newer = editions_.newer_than(csl)) {
      auto& finding = add("evidence-superseded", page, i);
      finding.message = "a newer edition is known: " + newer->words;
      finding.reason = newer->work.empty() ? "table of editions, source " + newer->source
                                           : "listed by another page: " + newer->work.text;
      return;
    }
    const auto year = year_of_version(csl);
    if (!year || as_of_year_ - *year < 2) return;
    auto& finding = add("evidence-version", page, i);
    finding.message =
        fmt::format("version {} of {}: check for the current one", csl.version, title);
    finding.reason = fmt::format("numbered by years, {} years ago", as_of_year_ - *year);
  }

  void note_retracted(const Page& page, std::size_t i) {
    if (!options_.retractions) return;
    const auto& [table, name, date] = *options_.retractions;
    for (const auto& notice : table.of(page.document.references[i].csl)) {
      const bool retracted = notice.nature == "Retraction";
      auto& finding = add(retracted ? "evidence-retracted" : "evidence-concern", page, i);
      finding.message = fmt::format(
          "listed with “{}” of {}: {}", notice.nature,
          notice.date.substr(0, notice.date.find(' ')),
          title_of(page.document.references[i].csl, page.document.reference_texts[i]));
      finding.reason =
          fmt::format("{}record {} of {}, {}, sha256 {}", plain_reason(notice.reason),
                      notice.record, name, date, table.sha256().substr(0, 12));
    }
  }

  void note_identifiers(const Page& page, std::size_t i) {
    for (const auto& [field, value, why] :
         identifier_troubles(page.document.references[i].csl)) {
      auto& finding = add("evidence-identifier", page, i);
      finding.message = fmt::format("{} {}: {}", field, value, why);
      finding.reason = "form and check digit only; whether it leads anywhere was not asked";
      const auto& fields = page.document.references[i].fields;
      if (auto at = fields.find(std::string(field)); at != fields.end())
        finding.span = at->second;
    }
  }

  const std::vector<std::string>& names_of(const EntityId& id) {
    const auto known = names_.find(id);
    if (known != names_.end()) return known->second;
    auto& names = names_[id];
    if (const auto entity = store_.entity(id)) {
      names.push_back(lower_case(entity->label));
      for (const auto& name : entity->names) names.push_back(lower_case(name));
    }
    return names;
  }

  /// Statements that the page makes of a drug itself, by drug, in the order of the page.
  std::map<EntityId, std::vector<index::ClaimRecord>> drugs_of(const Page& page) const {
    std::map<EntityId, std::vector<index::ClaimRecord>> drugs;
    for (const auto number : store_.claims({.document = page.document.number})) {
      auto record = store_.claim(number);
      if (!record || record->claim.level != Level::Direct) continue;
      if (type_of(record->claim.subject) == EntityType::Drug)
        drugs[record->claim.subject].push_back(std::move(*record));
    }
    return drugs;
  }

  void note_unnamed_drugs(const Page& page) {
    std::string printed;
    for (const auto& words : page.document.reference_texts) printed += lower_case(words) + "\n";
    for (const auto& [drug, claims] : drugs_of(page)) {
      const auto& names = names_of(drug);
      if (std::any_of(names.begin(), names.end(),
                      [&](const auto& name) { return names_it(printed, name); }))
        continue;
      auto& finding = add("evidence-unnamed-drug", page);
      finding.span = claims.front().claim.evidence;
      finding.message =
          fmt::format("{} statement{} about {}, which no listed reference names", claims.size(),
                      claims.size() == 1 ? "" : "s", names.empty() ? drug.text : names.front());
      finding.reason = "none of its names stands in the words of an entry";
      for (const auto& record : claims) finding.claims.push_back(record.claim.id.text);
    }
  }

  const index::Store& store_;
  const EvidenceOptions& options_;
  int as_of_year_;
  std::vector<Page> pages_;
  std::map<WorkId, std::vector<DocumentNumber>> cited_by_;
  Editions editions_;
  std::map<EntityId, std::vector<std::string>> names_;
  std::vector<Finding>* findings_ = nullptr;
};

}  // namespace

EvidenceReport evidence(const index::Store& store, const std::vector<DocumentNumber>& numbers,
                        const EvidenceOptions& options) {
  return Evidence(store, options).report({numbers.begin(), numbers.end()});
}

}  // namespace netkg::desk
