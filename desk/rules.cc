// The table of rules.
#include "desk/rules.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace netkg::desk {
namespace {

constexpr std::array table_of_rules{
    Rule{"review-overdue", Grade::Error, "the review is overdue",
         "The due date that the page states, or that the publisher's policy gives, is past, or "
         "the page itself says that it is due. Review the page and state the new dates.",
         "\"Next review due: 19 Mar 2024\", asked on 20 November 2026: 976 days overdue"},
    Rule{"review-inconsistent", Grade::Error, "the page's dates contradict each other",
         "It was due before it was last reviewed. One of the two dates is a slip.",
         "\"Last reviewed: 6 Aug 2025. Next review due: 6 Aug 2024\""},
    Rule{"review-due-soon", Grade::Warning, "the review is due soon",
         "The due date lies within 90 days, or --within, or \"within\" of netkg.toml.",
         "\"Next review due: 1 Jan 2027\", asked on 20 November 2026: in 42 days"},
    Rule{"review-undated", Grade::Warning, "no due date is stated",
         "Neither the page nor a policy says when it is to be reviewed. State a date, or give "
         "the publisher an interval in netkg.toml.",
         "a page that says only \"Last Revised: August 17, 2021\""},
    Rule{"review-future", Grade::Error, "a date of the past lies in the future",
         "A page cannot have been reviewed, modified or published later than today.",
         "\"Last reviewed: 18 Mar 2062\""},
    Rule{"review-ambiguous", Grade::Note, "a date may mean day and month exchanged",
         "Both numbers could be the month. It was read in the order of the page's country; a "
         "month in letters leaves no doubt.",
         "\"Last reviewed: 2/6/2023\": 2 June in Britain, 6 February in America"},
    Rule{
        "evidence-old", Grade::Warning, "a reference is much older than the review",
        "It was published more than 10 years (--older-than) before the page was last reviewed. "
        "It may still be the best there is: check for newer work.",
        "reviewed 2024, listing \"Gut, 2012. Vol 61\""},
    Rule{"evidence-accessed", Grade::Warning, "a source was not looked at since the review",
         "The entry says that it was accessed before the page was last reviewed. Look whether "
         "the source has changed.",
         "reviewed in March 2024, \"Accessed February 2021\""},
    Rule{"evidence-superseded", Grade::Warning, "a newer edition is known",
         "Another page lists a newer edition, or the table of editions knows one.",
         "\"Big Book of Oncology, 5th ed\" where the 6th is known"},
    Rule{"evidence-version", Grade::Warning, "a dated version is more than a year old",
         "The entry names a version with its year (V.3.2018). Guidance that is numbered so is "
         "issued anew every year: check for the current version.",
         "\"Practice Guidelines in Oncology: Neuroendocrine Tumors. V.3.2018\" in 2021"},
    Rule{
        "evidence-retracted", Grade::Error, "a work is listed as retracted",
        "The local copy of Retraction Watch's table lists a retraction of this DOI or PMID. "
        "Its date and hash are shown. Check whether it was replaced under the same identifier.",
        "a trial whose DOI the table lists with the nature \"Retraction\""},
    Rule{"evidence-concern", Grade::Warning, "a work has a correction or a concern",
         "The local copy of Retraction Watch's table lists a correction, an expression of "
         "concern or a reinstatement.",
         "a trial whose DOI the table lists with the nature \"Expression of concern\""},
    Rule{"evidence-unnamed-drug", Grade::Warning, "no listed reference names the drug",
         "The page makes statements of its own about a drug, and none of its references has "
         "the drug or one of its brands in its words.",
         "a page on two drugs that lists trials of one"},
    Rule{"evidence-none", Grade::Warning, "the page makes statements and lists no reference",
         "Nothing shows what the statements rest on.", "a page with side effects and no list"},
    Rule{"evidence-single", Grade::Note, "works that no other page lists",
         "Nobody else's page leans on them. Nothing is wrong with that, but no second pair of "
         "eyes is on them either.",
         "5 of 7 works are listed by this page alone"},
    Rule{"evidence-identifier", Grade::Error, "an identifier cannot be right",
         "Its check digit or its form is wrong, so that nobody will find the work by it.",
         "\"ISBN 978-3-16-148410-1\": the check digit would be 0"},
    Rule{"disagree-band", Grade::Warning, "pages give rates that exclude each other",
         "The proportions of people that two pages mean do not overlap. Numbers on the page "
         "count first, then the scale of its publisher; a word without either is only held "
         "against words that it contradicts on every scale known.",
         "\"more than 10 in 100 people\" here, \"fewer than 1 in 100\" there"},
    Rule{"disagree-denied", Grade::Error, "one page denies what another states",
         "The same subject, relation and object, once affirmed and once denied.",
         "\"may cause hair loss\" here, \"does not cause hair loss\" there"},
    Rule{"disagree-absent", Grade::Note, "a page on the same topic leaves it out",
         "Other pages state it; this one states three or more things of the same kind about "
         "the same drug, but not this, neither itself nor of the drug's class.",
         "four pages list nosebleeds, a fifth page's list of side effects does not"},
    Rule{"duplicate", Grade::Note, "the same page under another address",
         "The words of both pages are nearly the same. They count as one page wherever pages "
         "are counted.",
         "a leaflet and its copy on a mirror"},
    Rule{"impact", Grade::Note, "touched by what you asked about",
         "The statement, or the page, names the drug, target, effect or publication.",
         "netkg impact everolimus"},
};

}  // namespace

std::string_view name(Grade grade) {
  constexpr std::array<std::string_view, 3> names{"error", "warning", "note"};
  return names[static_cast<std::size_t>(grade)];
}

std::span<const Rule> rules() { return table_of_rules; }

const Rule* find_rule(std::string_view id) {
  auto row = std::find_if(table_of_rules.begin(), table_of_rules.end(),
                          [&](const Rule& each) { return each.id == id; });
  return row == table_of_rules.end() ? nullptr : &*row;
}

const Rule& rule(std::string_view id) {
  const auto* row = find_rule(id);
  assert(row);
  return *row;
}

}  // namespace netkg::desk
