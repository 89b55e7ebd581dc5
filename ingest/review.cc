// The review stage: walks over the blocks that are no bibliography, reads labels with the dates
// beside, below or in the next block, notices, reviewers and promises.
#include "ingest/review.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/dates.h"
#include "ingest/review_block.h"
#include "ingest/review_wording.h"

namespace netkg::ingest {

namespace {

/// Date lines are short; a longer block is prose or a list of studies.
constexpr uint32_t longest_block = 20000;

struct Candidate {
  DateRole role = DateRole::Reviewed;
  StatedDate stated;
  bool metadata = false;
  bool generic = false;  // said by one word: "Posted"
};

struct PromiseFound {
  Span span;
  int months = 0;
  std::optional<PartialDate> base = {};  // the date beside it
};

PartialDate plus_months(PartialDate date, int months) {
  if (date.precision() == Precision::Year) {
    return {static_cast<int16_t>(date.year + months / 12)};
  }
  const int total = date.year * 12 + date.month - 1 + months;
  PartialDate result{static_cast<int16_t>(total / 12), static_cast<uint8_t>(total % 12 + 1)};
  if (!date.day) return result;
  const auto last = std::chrono::year_month_day(result.last_day()).day();
  result.day = std::min<uint8_t>(date.day, static_cast<uint8_t>(static_cast<unsigned>(last)));
  return result;
}

/// A year and a half after "2021" is no year.
bool can_add(PartialDate date, int months) {
  const bool whole = date.precision() != Precision::Year || months % 12 == 0;
  return whole && date.year + months / 12 < 9000;
}

class Finder {
 public:
  Finder(const Document& document, const std::vector<std::size_t>& bibliography)
      : document_(document),
        text_(document.text),
        order_(date_order(document)),
        skipped_(document.blocks.size()),
        only_dates_(document.blocks.size()) {
    for (auto i : bibliography) {
      if (i < skipped_.size()) skipped_[i] = true;
    }
  }

  ReviewDates run() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      if (skipped_[i]) continue;
      if (document_.blocks[i].kind == BlockKind::Metadata)
        read_metadata(i);
      else
        read_block(i);
    }
    settle();
    for (std::size_t i = 0; i < only_dates_.size(); ++i) {
      if (only_dates_[i]) result_.blocks.push_back(i);
    }
    return std::move(result_);
  }

 private:
  Span block_span(std::size_t i) const { return document_.blocks[i].span; }

  // --- one block ---

  void read_block(std::size_t index) {
    const auto span = block_span(index);
    if (span.size() > longest_block) return;
    read_notice(index);
    if (!may_speak_of_dates(span.in(text_))) return;
    BlockReader block(document_, index, order_);
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block.is_read(i)) continue;
      if (read_promise(block, i) || read_edition(block, i) || read_reviewer(block, i)) continue;
      read_label(block, i, index);
    }
    if (block.only_dates()) only_dates_[index] = true;
  }

  /// Most blocks hold none of these stems.
  static bool may_speak_of_dates(std::string_view words) {
    constexpr std::array stems{
        "eview",   "pdated",     "evis",   "ublish", "odified", "osted",  "repar",
        "dition",  "hanges",     "mended", "reated", "ssue",    "pdate",  "pproved",
        "roduced", "ublication", "EVIEW",  "PDATED", "EVISED",  "hanged", "dited"};
    return std::any_of(stems.begin(), stems.end(),
                       [&](std::string_view stem) { return words.find(stem) != words.npos; });
  }

  void add(DateRole role, const FoundDate& found, bool metadata = false, bool generic = false) {
    candidates_.push_back({role, {found.date, found.span, found.ambiguous}, metadata, generic});
  }

  void read_label(BlockReader& block, std::size_t i, std::size_t index) {
    const auto label = label_at(block.view(), i);
    if (!label) return;
    auto begin = i;
    const bool starts = label->generic ? block.begins_line(i) : block.starts_phrase(i);
    if (!starts || label->generic) {
      const auto subject = block.page_subject(i);
      if (!starts && !subject) return;
      if (subject) begin = *subject;
    }
    const auto at = block.skip_connectors(label->end);
    if (at >= block.size()) return read_next_block(block, begin, *label, index);
    auto found = block.date(at);
    if (!found) return;
    const auto end = block.after(*found, at);
    if (label->generic && begin == i && !block.stands_alone(end)) return;
    add(label->role, *found, false, label->generic && begin == i);
    block.mark_read(begin, end);
  }

  /// "Last reviewed:" and the date in the block that follows.
  void read_next_block(BlockReader& block, std::size_t begin, const Label& label,
                       std::size_t index) {
    const auto next = index + 1;
    if (next >= document_.blocks.size() || skipped_[next]) return;
    if (label.generic && block.size() > 3) return;
    auto found = date_at(text_, block_span(next).begin, order_);
    if (!found || found->span.end > block_span(next).end) return;
    if (label.generic && found->span.end != block_span(next).end) return;
    add(label.role, *found);
    block.mark_read(begin, block.size());
    if (found->span.end == block_span(next).end) only_dates_[next] = true;
  }

  /// "January 2016 edition", "First edition, January 2016": the whole of a short block.
  bool read_edition(BlockReader& block, std::size_t i) {
    const auto& view = block.view();
    if (!view.any(i, "edition") || block.size() > 12) return false;
    for (std::size_t at = 0; at < block.size(); ++at) {
      auto found = block.date(at);
      const auto end = found ? block.after(*found, at) : at;
      const bool before = found && end == i, after = found && at > i && at <= i + 3;
      if (!before && !after) continue;
      add(DateRole::Published, *found);
      block.mark_read(0, block.size());
      return true;
    }
    return false;
  }

  bool read_promise(BlockReader& block, std::size_t i) {
    const auto promise = promise_at(block.view(), i);
    if (!promise || promise_) return false;
    const auto& tokens = block.view().tokens;
    PromiseFound found{{tokens[i].span.begin, tokens[promise->end - 1].span.end},
                       promise->months};
    for (std::size_t at = 0; at < block.size(); ++at) {
      auto date = block.date(at);
      if (date && (at < i || !found.base)) found.base = date->date;
      if (date) at = std::max(at, block.after(*date, at) - 1);
    }
    promise_ = found;
    auto begin = i;
    if (auto subject = block.page_subject(i)) begin = *subject;
    block.mark_read(begin, promise->end);
    return true;
  }

  // --- reviewers ---

  bool read_reviewer(BlockReader& block, std::size_t i) {
    const auto reviewer = block.reviewer_at(i);
    if (!reviewer) return false;
    const auto subject = block.page_subject(i);
    if (!block.starts_phrase(i) && !subject) return false;
    const auto& tokens = block.view().tokens;
    if (!result_.review.reviewed_by) {
      result_.review.reviewed_by =
          Span{tokens[reviewer->begin].span.begin, tokens[reviewer->end - 1].span.end};
    }
    block.mark_read(subject ? *subject : i, reviewer->end);
    if (reviewer->reviewed) read_date_of_review(block, reviewer->end);
    return true;
  }

  /// "Medically reviewed by Jane Doe, MD on March 3, 2021"
  void read_date_of_review(BlockReader& block, std::size_t end) {
    const auto at = block.skip_connectors(end);
    const auto found = block.date(at);
    if (!found) return;
    add(DateRole::Reviewed, *found);
    block.mark_read(end, block.after(*found, at));
  }

  // --- notices ---

  void read_notice(std::size_t index) {
    if (result_.review.notice) return;
    const auto span = block_span(index);
    if (span.size() > 2000) return;
    const auto words = span.in(text_);
    for (std::size_t begin = 0; begin < words.size();) {
      auto stop = words.find(". ", begin);
      const auto end = stop == words.npos ? words.size() : stop + 1;
      const auto sentence = words.substr(begin, end - begin);
      if (const auto kind = notice_in(sentence); kind && !has_date(span, begin, end)) {
        const bool whole = span.size() <= 400;
        const auto at = static_cast<uint32_t>(span.begin + begin);
        result_.review.notice = {
            *kind, whole ? span : Span{at, static_cast<uint32_t>(span.begin + end)}};
        if (whole) only_dates_[index] = true;
        return;
      }
      begin = end + (stop == words.npos ? 0 : 1);
    }
  }

  /// "This page is due for review in March 2024" states a date, it is no notice.
  bool has_date(Span block, std::size_t begin, std::size_t end) const {
    const Span sentence{static_cast<uint32_t>(block.begin + begin),
                        static_cast<uint32_t>(block.begin + end)};
    const auto words = sentence.in(text_);
    if (words.find("due") == words.npos) return false;
    return !find_dates(text_, sentence, order_).empty();
  }

  // --- front matter ---

  /// "last_reviewed_on: 2021-03-18", "review_in: 12 months"
  void read_metadata(std::size_t index) {
    const auto span = block_span(index);
    const auto line = span.in(text_);
    const auto colon = line.find(':');
    if (colon == line.npos || line.size() > 300) return;
    const auto key = line.substr(0, colon);
    const Span value{static_cast<uint32_t>(span.begin + colon + 1), span.end};
    if (const auto role = role_of_key(key)) {
      const auto dates = find_dates(text_, value, order_);
      if (dates.empty()) return;
      add(*role, dates[0], true);
      if (dates.size() == 2 && *role == DateRole::Reviewed) add(DateRole::Due, dates[1], true);
      only_dates_[index] = true;
      return;
    }
    const auto plain = printed(text_, {span.begin, value.begin - 1});
    if (one_of(plain, "review_in review-in reviewin")) read_review_in(value, index);
    if (one_of(plain, "reviewed_by reviewedby reviewed-by reviewer medical_reviewer")) {
      read_reviewed_by(value);
    }
  }

  void read_review_in(Span value, std::size_t index) {
    const auto tokens = tokenize(text_, value);
    const TokenView view{text_, tokens};
    std::size_t i = 0;
    while (i < tokens.size() && !small_number(view.words(i))) ++i;
    const bool years = view.any(i + 1, "year years"), months = view.any(i + 1, "month months");
    if (i >= tokens.size() || (!years && !months) || promise_) return;
    promise_ = PromiseFound{{tokens[i].span.begin, tokens[i + 1].span.end},
                            *small_number(view.words(i)) * (years ? 12 : 1)};
    only_dates_[index] = true;
  }

  void read_reviewed_by(Span value) {
    const auto blank = [&](char c) {
      return std::string_view(" \t\"'\r\n").find(c) != std::string_view::npos;
    };
    while (!value.empty() && blank(text_[value.begin])) ++value.begin;
    while (!value.empty() && blank(text_[value.end - 1])) --value.end;
    if (!value.empty() && !result_.review.reviewed_by) result_.review.reviewed_by = value;
  }

  // --- what the page says as a whole ---

  /// Words on the page win over front matter; then the latest date, of publication the first.
  std::optional<StatedDate> best(DateRole role) const {
    const Candidate* chosen = nullptr;
    const bool listing = is_listing(role);
    for (const auto& candidate : candidates_) {
      if (candidate.role != role || (candidate.generic && listing)) continue;
      const bool better =
          !chosen || (chosen->metadata && !candidate.metadata) ||
          (chosen->metadata == candidate.metadata && role != DateRole::Published &&
           candidate.stated.date.first_day() > chosen->stated.date.first_day());
      if (better) chosen = &candidate;
    }
    return chosen ? std::optional(chosen->stated) : std::nullopt;
  }

  /// Different dates that one word each stated.
  std::size_t generic_dates(DateRole role) const {
    std::vector<PartialDate> dates;
    for (const auto& candidate : candidates_) {
      if (candidate.role == role && candidate.generic) dates.push_back(candidate.stated.date);
    }
    std::sort(dates.begin(), dates.end());
    return static_cast<std::size_t>(std::unique(dates.begin(), dates.end()) - dates.begin());
  }

  /// "Posted: May 3, 2021" under each title of a list of articles: none is the page's date.
  bool is_listing(DateRole role) const {
    return generic_dates(DateRole::Published) > 1 || generic_dates(role) > 2;
  }

  void settle() {
    auto& review = result_.review;
    review.last_reviewed = best(DateRole::Reviewed);
    review.next_due = best(DateRole::Due);
    review.last_modified = best(DateRole::Modified);
    review.published = best(DateRole::Published);
    settle_review_date(review);
    settle_promise(review);
  }

  /// "Review date" on a leaflet is the next one, unless the page changed after it or names
  /// another next one.
  void settle_review_date(Review& review) const {
    const auto date = best(DateRole::ReviewDate);
    if (!date) return;
    const auto other = review.last_modified ? review.last_modified : review.published;
    const bool past = other && date->date.last_day() <= other->date.last_day();
    if (!past && !review.next_due)
      review.next_due = date;
    else if (!review.last_reviewed)
      review.last_reviewed = date;
  }

  void settle_promise(Review& review) const {
    if (!promise_) return;
    review.due_promise = promise_->span;
    if (review.next_due) return;
    auto base = promise_->base;
    for (const auto& date : {review.last_reviewed, review.last_modified, review.published}) {
      if (!base && date) base = date->date;
    }
    if (base && can_add(*base, promise_->months)) {
      review.next_due = StatedDate{plus_months(*base, promise_->months), promise_->span};
    }
  }

  const Document& document_;
  std::string_view text_;
  DateOrder order_;
  std::vector<bool> skipped_, only_dates_;
  std::vector<Candidate> candidates_;
  std::optional<PromiseFound> promise_;
  ReviewDates result_;
};

}  // namespace

ReviewDates find_review(const Document& document,
                        const std::vector<std::size_t>& bibliography) {
  return Finder(document, bibliography).run();
}

}  // namespace netkg::ingest
