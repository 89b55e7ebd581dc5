#include "ingest/score_review.h"

#include "ingest/score_match.h"
#include "ingest/score_names.h"

namespace netkg::ingest {
namespace {

using Dates = std::array<const std::optional<StatedDate>*, review_fields.size()>;

/// In the order of review_fields.
Dates dates_of(const Review& review) {
  return {&review.last_reviewed, &review.next_due, &review.last_modified, &review.published};
}

std::string iso(const std::optional<StatedDate>& stated) {
  return stated ? stated->date.iso() : std::string();
}
std::string iso(const std::optional<GoldDate>& date) {
  return date ? date->date : std::string();
}

class Dating {
 public:
  Dating(const Gold& gold, const Extraction& extraction, Score* score)
      : gold_(gold),
        read_(dates_of(extraction.review)),
        extraction_(extraction),
        score_(score) {}

  /// Are all dates right?
  bool run() {
    bool right = true;
    for (std::size_t f = 0; f < review_fields.size(); ++f) right &= compare(f);
    return right;
  }

 private:
  bool compare(std::size_t field) {
    const auto& review = *gold_.review;
    auto wanted = iso(review.dates[field]), found = iso(*read_[field]);
    auto either = review.either[field];
    if (wanted.empty()) {
      bool moved = either && iso(review.dates[*either]) == found;  // counted in the other field
      return found.empty() || moved || fault(field, wanted, found);
    }
    if (found == wanted) return take(*review.dates[field], **read_[field]);
    if (either && iso(*read_[*either]) == wanted)
      return take(*review.dates[field], **read_[*either]);
    bool excused = review.optional[field] && found.empty();
    return excused || fault(field, wanted, found);
  }

  bool take(const GoldDate& wanted, const StatedDate& found) {
    auto words = quote(found.span, extraction_.document.text);
    bool same =
        gold_.by_words ? words.key == wanted.quote.key : words.span == wanted.quote.span;
    auto precision = std::string(name(found.date.precision()));
    ++score_->figures.dates.right;
    note(&Figures::date_spans, same, "place", wanted.quote.exact, words.exact);
    note(&Figures::date_precision, precision == wanted.precision, "precision", wanted.precision,
         precision);
    return true;
  }

  void note(Share Figures::*share, bool right, std::string what, std::string wanted,
            std::string found) {
    score_->figures.*share += Share{right, 1};
    if (right) return;
    score_->findings.push_back(
        {"date", gold_.file, std::move(what), std::move(wanted), std::move(found)});
  }

  bool fault(std::size_t field, const std::string& wanted, const std::string& found) {
    score_->figures.dates.missed += !wanted.empty();
    score_->figures.dates.wrong += !found.empty();
    score_->findings.push_back(
        {"date", gold_.file, std::string(review_fields[field]), wanted, found});
    return false;
  }

  const Gold& gold_;
  Dates read_;
  const Extraction& extraction_;
  Score* score_;
};

std::string notice_of(const Review& review) {
  if (!review.notice) return {};
  return review.notice->kind == NoticeKind::Due ? "due" : "archived";
}

}  // namespace

void score_review(const Gold& gold, const Extraction& extraction, Score* score) {
  if (!gold.review) return;
  bool dates = Dating(gold, extraction, score).run();
  auto notice = notice_of(extraction.review);
  bool same_notice = notice == gold.review->notice;
  score->figures.notices += Share{same_notice, 1};
  if (!same_notice)
    score->findings.push_back({"date", gold.file, "notice", gold.review->notice, notice});
  score->figures.review_pages += Share{dates && same_notice, 1};

  const auto& reviewer = gold.review->reviewed_by;
  if (reviewer.empty()) return;
  const auto& read = extraction.review.reviewed_by;
  auto found = read ? quote(*read, extraction.document.text) : Quote{};
  bool same = read && alike(score_key(reviewer), found.key);
  score->figures.reviewers += Share{same, 1};
  if (!same)
    score->findings.push_back({"date", gold.file, "reviewed_by", reviewer, found.exact});
}

}  // namespace netkg::ingest
