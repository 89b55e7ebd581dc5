// The circumstances that tell sure fields from doubtful ones.
#include "ingest/reference_fields/confidence.h"

#include "publications/journals.h"

namespace netkg::ingest {

namespace {

struct Circumstances {
  bool place;      // year, volume and pages were all printed
  bool journal;    // the container is a known journal
  bool initials;   // people, each with initials or given names
  bool remainder;  // words were left over
  bool titled;

  explicit Circumstances(const Reference& reference) {
    const auto& csl = reference.csl;
    place = csl.issued && !csl.volume.empty() && !csl.page.empty();
    journal = publications::find_journal(csl.container_title).has_value();
    initials = !csl.author.empty();
    for (const auto& name : csl.author) initials &= !name.given.empty();
    remainder = !reference.remainder.empty();
    titled = !csl.title.empty() && !csl.container_title.empty();
  }
};

/// The lower of what publishers' biomedical references and references of all fields gave, with
/// a little trust in that health pages are nearer to the first.
double open_field(const Circumstances& c, std::string_view field) {
  if (field == "author" || field == "editor")
    return c.remainder ? 0.85 : c.initials ? (c.place ? 0.98 : 0.94) : 0.8;
  if (field == "container-title")
    return c.journal && c.titled ? 0.98 : c.remainder ? 0.5 : c.place ? 0.9 : 0.45;
  if (field == "title")
    return c.journal && c.titled && !c.remainder ? 0.98
           : c.place && c.titled && !c.remainder ? 0.9
                                                 : 0.7;
  return c.remainder ? 0.5 : 0.6;  // publisher, place
}

double closed_field(const Circumstances& c, std::string_view field) {
  if (field == "volume" || field == "issue" || field == "page")
    return c.place ? (c.remainder ? 0.9 : 0.98) : 0.85;
  if (field == "issued") return c.remainder ? 0.9 : 0.98;
  return 0.99;  // identifiers, addresses, guidance numbers, dates with their verb
}

}  // namespace

std::vector<std::pair<std::string_view, double>> confidence(const Reference& reference) {
  const Circumstances circumstances(reference);
  std::vector<std::pair<std::string_view, double>> shares;
  for (const auto& [field, span] : reference.fields) {
    const bool open = field == "author" || field == "editor" || field == "title" ||
                      field == "container-title" || field.starts_with("publisher");
    shares.emplace_back(
        field, open ? open_field(circumstances, field) : closed_field(circumstances, field));
  }
  return shares;
}

}  // namespace netkg::ingest
