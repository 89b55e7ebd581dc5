// Readers of one person in each order, and of lists of them.
#include "ingest/reference_fields/names.h"

#include <algorithm>

#include "ingest/reference_fields/bodies.h"
#include "publications/journals.h"

namespace netkg::ingest {

namespace {

constexpr std::string_view particles =
    "van der den de del della da dos du di la le ten ter von zu zur af al el bin ibn st";

/// "Vitamin D. Fact sheet" names no one.
constexpr std::string_view not_families =
    "vitamin hepatitis type group stage grade factor protein influenza class phase part "
    "appendix "
    "figure table chapter section volume version complex subunit coenzyme";

struct Person {
  Name name;
  std::size_t end = 0;
  bool initials = false;  // sure: initials were printed
};

bool is_initials(const EntryDraft& draft, std::size_t i);

/// "van" of "van der Berg"; not "Du" of "Du X", which is a family.
bool is_particle(const EntryDraft& draft, std::size_t i) {
  return draft.is(i, TokenKind::Word) && draft.any(i, particles) &&
         draft.is(i + 1, TokenKind::Word) && !is_initials(draft, i + 1);
}

bool is_suffix(const EntryDraft& draft, std::size_t i) {
  return draft.any(i, "jr sr ii iii iv 2nd 3rd 3d 4th");
}

/// "JC", "J-P", or a single letter; not "HIV" when four letters would be too many.
bool is_initials(const EntryDraft& draft, std::size_t i) {
  if (!draft.is(i, TokenKind::Word)) return false;
  const auto& token = draft.tokens[i];
  return token.all_capital && token.letters <= 4;
}

bool is_family(const EntryDraft& draft, std::size_t i) {
  if (!draft.is(i, TokenKind::Word)) return false;
  const auto& token = draft.tokens[i];
  const bool digit = std::any_of(draft.words(i).begin(), draft.words(i).end(),
                                 [](char c) { return c >= '0' && c <= '9'; });
  return token.capital && token.letters >= 2 && !digit && !draft.any(i, "and in the");
}

/// One past "J. C." or "J.-C." at token `i`; `i` itself when there is none.
std::size_t dotted_initials(const EntryDraft& draft, std::size_t i) {
  auto at = i;
  while (is_initials(draft, at) && draft.tokens[at].letters <= 3) {
    if (!draft.mark(at + 1, '.')) break;
    at += 2;
    if (draft.is(at, TokenKind::Dash) && is_initials(draft, at + 1)) ++at;
    if (at - i > 12) break;
  }
  // "J.C" at the end of a sentence whose full stop went to the list
  if (at > i && is_initials(draft, at) && !draft.tokens[at].blank_before) ++at;
  return at;
}

std::string words_of(const EntryDraft& draft, Range range) {
  return range.empty() ? std::string() : printed(draft.text, draft.span(range));
}

std::string without_last_dot(std::string text) {
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// The family name from token `i`: particles, then one to four capitalised words that are not
/// initials. "van der Berg", "García Márquez", "O'Brien".
Range family_at(const EntryDraft& draft, std::size_t i, Name& name) {
  const auto start = i;
  while (is_particle(draft, i) && i - start < 3) ++i;
  name.particle = words_of(draft, {start, i});
  const auto begin = i;
  while (i - begin < 4 && is_family(draft, i)) {
    if (i > begin && draft.tokens[i].line_before) break;
    const bool short_capitals = is_initials(draft, i);
    if (i > begin && short_capitals) break;
    // "XU J": a family in capitals must be followed by initials
    if (short_capitals && !is_initials(draft, i + 1)) break;
    ++i;
    const bool joined = is_particle(draft, i) || draft.any(i, "y");  // "Aguera y Arcas"
    if (joined && is_family(draft, i + 1) && !is_initials(draft, i + 1)) ++i;
  }
  name.family = words_of(draft, {begin, i});
  return {begin, i};
}

std::size_t suffix_after(const EntryDraft& draft, std::size_t i, Name& name) {
  const auto at = draft.mark(i, ',') ? i + 1 : i;
  if (!is_suffix(draft, at)) return i;
  name.suffix = std::string(draft.words(at));
  const bool dot = draft.any(at, "jr sr") && draft.mark(at + 1, '.') &&
                   (draft.mark(at + 2, ',') || draft.any(at + 2, "and &"));
  return at + (dot ? 2 : 1);
}

/// "Chan JA", "Smith J.A.", "van der Berg JP 3rd"
std::optional<Person> vancouver_person(const EntryDraft& draft, std::size_t i) {
  Person person;
  const auto family = family_at(draft, i, person.name);
  if (family.empty() || draft.any(family.begin, not_families)) return {};
  auto at = family.end;
  if (!is_initials(draft, at) || draft.any(at, "ii iii")) return {};
  // dots only when they are not the end of the list: "Smith J. A., Jones B."
  const auto dotted = dotted_initials(draft, at);
  auto end = at + 1;
  if (dotted > at + 2 ||
      (dotted > at && (draft.mark(dotted, ',') || draft.mark(dotted, ';')))) {
    end = dotted;
  }
  if (draft.is(end, TokenKind::Dash) && is_initials(draft, end + 1)) end += 2;
  for (int more = 0; more < 2 && end == at + 1 + static_cast<std::size_t>(more) &&
                     draft.tokens[end - 1].letters == 1 && is_initials(draft, end) &&
                     draft.tokens[end].letters == 1 && !draft.tokens[end].line_before;
       ++more) {
    ++end;  // "Foote A D"
  }
  person.name.given = without_last_dot(words_of(draft, {at, end}));
  person.end = suffix_after(draft, end, person.name);
  person.initials = true;
  return person;
}

/// Damaged names in a list that is certain: "E Johansson K", "O ldziej S".
std::optional<Person> damaged_person(const EntryDraft& draft, std::size_t i) {
  if (auto person = vancouver_person(draft, i)) return person;
  auto last = i;
  while (last < i + 5 && draft.is(last, TokenKind::Word) &&
         draft.is(last + 1, TokenKind::Word)) {
    ++last;
  }
  const bool ends =
      draft.mark(last + 1, ',') || draft.mark(last + 1, '.') || draft.mark(last + 1, '(');
  if (last == i || !is_initials(draft, last) || !ends) return {};
  Person person;
  person.name.family = words_of(draft, {i, last});
  person.name.given = std::string(draft.words(last));
  person.end = last + 1;
  person.initials = true;
  return person;
}

/// "SANO, Y.": a short family in capitals, before a comma and initials with a stop.
Range capital_family_at(const EntryDraft& draft, std::size_t i, Name& name) {
  const bool family = is_initials(draft, i) && draft.tokens[i].letters > 1 &&
                      draft.mark(i + 1, ',') && dotted_initials(draft, i + 2) > i + 2;
  if (!family) return {i, i};
  name.family = words_of(draft, {i, i + 1});
  return {i, i + 1};
}

/// The "D" of "Robert D, Nichols", "John S. “Title”", "Nicole S et al."
bool ends_with_initial(const EntryDraft& draft, std::size_t i) {
  const bool initial = is_initials(draft, i) && draft.tokens[i].letters == 1;
  return initial && (draft.mark(i + 1, ',') || draft.mark(i + 1, '.') ||
                     draft.any(i + 1, "et and") || draft.mark(i + 1, '&'));
}

/// "N R" of "Alpert, N R, and"
bool spaced_initials(const EntryDraft& draft, std::size_t i) {
  return is_initials(draft, i) && draft.tokens[i].letters == 1 && is_initials(draft, i + 1) &&
         draft.tokens[i + 1].letters == 1;
}

/// "DeVita, V. T.", "DeVita, VT", "Deleuze, Gilles"
std::optional<Person> comma_person(const EntryDraft& draft, std::size_t i) {
  Person person;
  auto family = family_at(draft, i, person.name);
  if (family.empty()) family = capital_family_at(draft, i, person.name);
  if (family.empty() || draft.any(family.begin, not_families)) return {};
  auto at = suffix_after(draft, family.end, person.name);
  if (!draft.mark(at, ',')) return {};
  ++at;
  auto end = dotted_initials(draft, at);
  if (end == at && is_initials(draft, at)) end += spaced_initials(draft, at) ? 2 : 1;
  person.initials = end > at;
  if (end == at) {
    while (end - at < 3 && is_family(draft, end)) {
      ++end;
      const auto initial = dotted_initials(draft, end);
      if (initial > end && !draft.ends_sentence(initial - 1)) end = initial;
      if (ends_with_initial(draft, end)) ++end;
    }
    if (end == at) return {};
  }
  // "Gilles." closes the list; "V. T.," does not
  person.name.given = without_last_dot(words_of(draft, {at, end}));
  person.end = suffix_after(draft, end, person.name);
  return person;
}

/// "JK Ramage", "M. Pavel", "Félix Guattari"
std::optional<Person> given_first_person(const EntryDraft& draft, std::size_t i) {
  Person person;
  auto at = dotted_initials(draft, i);
  if (at == i && is_initials(draft, i) &&
      (is_family(draft, i + 1) || is_particle(draft, i + 1))) {
    at = i + 1;
  }
  if (at == i && spaced_initials(draft, i) && is_family(draft, i + 2)) at = i + 2;
  person.initials = at > i;
  if (at == i) {
    if (!is_family(draft, i)) return {};
    ++at;
    const auto middle = dotted_initials(draft, at);
    if (middle > at)
      at = middle;
    else if (is_family(draft, at) && is_family(draft, at + 1))
      ++at;
  }
  auto family = family_at(draft, at, person.name);
  const bool capitals = family.empty() && person.initials && draft.mark(at - 1, '.') &&
                        is_initials(draft, at) && draft.tokens[at].letters > 1 &&
                        (draft.mark(at + 1, ',') || draft.any(at + 1, "and"));  // "P.P. COOK,"
  if (capitals) {
    person.name.family = words_of(draft, {at, at + 1});
    family = {at, at + 1};
  }
  if (family.empty()) return {};
  person.name.given = without_last_dot(words_of(draft, {i, at}));
  person.end = suffix_after(draft, family.end, person.name);
  return person;
}

/// "JK Ramage", "M.P. Boldin"; not "Félix Guattari"
std::optional<Person> initials_first_person(const EntryDraft& draft, std::size_t i) {
  auto person = given_first_person(draft, i);
  return person && person->initials ? person : std::nullopt;
}

/// The same with a stop after its initials: "M.P. Boldin".
std::optional<Person> dotted_person(const EntryDraft& draft, std::size_t i) {
  return dotted_initials(draft, i) > i ? initials_first_person(draft, i) : std::nullopt;
}

/// One past "et al.", "and others", "and colleagues", or `i`.
std::size_t others_at(const EntryDraft& draft, std::size_t i) {
  if (draft.mark(i, ',')) ++i;
  if (draft.any(i, "et") && draft.any(i + 1, "al alii")) return i + 2;
  if (draft.any(i, "et") && draft.mark(i + 1, '.') && draft.any(i + 2, "al")) return i + 3;
  const bool with = draft.any(i, "and") || draft.mark(i, '&');
  if (with && draft.any(i + 1, "others colleagues co-workers coworkers")) return i + 2;
  return 0;
}

/// Group authors among people: "Smith J; SCOT Study Group." -> one past the body.
std::size_t group_at(const EntryDraft& draft, std::size_t i, std::size_t end, Name& name) {
  auto begin = i;
  while (draft.any(begin, "and for the on behalf of") || draft.mark(begin, '&')) ++begin;
  auto at = begin;
  while (at < end && at - begin < 16 && draft.free(at) && !draft.mark(at, ',') &&
         !draft.mark(at, ';') && !draft.mark(at, ':') && !draft.ends_sentence(at)) {
    if (draft.mark(at, '(') && draft.is(at + 1, TokenKind::Number)) break;
    ++at;
  }
  const bool journal = at > begin && (draft.is(at - 1, TokenKind::Number) ||
                                      publications::find_journal(words_of(draft, {begin, at})));
  if (journal || !is_body(draft, {begin, at})) return i;
  name = {};
  name.literal = words_of(draft, {begin, at});
  return at;
}

using ReadPerson = std::optional<Person> (*)(const EntryDraft&, std::size_t);

/// One past ", eds.", "(Eds.)", "editors", or `i`.
std::size_t editors_at(const EntryDraft& draft, std::size_t i) {
  auto at = i;
  if (draft.mark(at, '.') || draft.mark(at, ',')) ++at;
  const bool bracket = draft.mark(at, '(') || draft.mark(at, '[');
  if (bracket) ++at;
  if (!draft.any(at, "ed eds editor editors hrsg")) return i;
  // "5th ed." is an edition, and so is ". Ed" in a title
  ++at;
  if (draft.mark(at, '.')) ++at;
  if (bracket && (draft.mark(at, ')') || draft.mark(at, ']'))) ++at;
  return at;
}

class ListReader {
 public:
  ListReader(const EntryDraft& draft, std::size_t end) : draft_(draft), end_(end) {}

  /// `first` reads the first person, `next` the others: "Deleuze, Gilles, and Félix Guattari".
  std::optional<NameList> read(std::size_t i, ReadPerson first, ReadPerson next) {
    NameList list;
    list.range.begin = i;
    auto read_one = first;
    while (i < end_) {
      auto person = draft_.taken[i] ? std::nullopt : read_one(draft_, i);
      if (!person || person->end > end_) break;
      initials_ += person->initials;
      list.names.push_back(person->name);
      list.range.end = i = person->end;
      read_one = next;
      if (auto rest = others_at(draft_, i)) {
        list.et_al = true;
        list.range.end = i = rest;
        break;
      }
      const auto following = separator(i);
      if (following == i) break;
      i = following;
    }
    if (list.names.empty()) return {};
    return close(list);
  }

  int initials() const { return initials_; }

 private:
  /// One past ", and", ";", "&"; `i` when the list ends here.
  std::size_t separator(std::size_t i) const {
    auto at = i;
    if (draft_.mark(at, ',') || draft_.mark(at, ';')) ++at;
    if (draft_.any(at, "and") || draft_.mark(at, '&')) ++at;
    if (at > i && draft_.is(at, TokenKind::Mark) && draft_.words(at) == "\xE2\x80\xA6") ++at;
    return at;
  }

  NameList close(NameList list) {
    auto at = list.range.end;
    if (!list.et_al && separator(at) > at) {
      Name group;
      const auto start = separator(at);
      if (const auto after = group_at(draft_, start, end_, group); after > start) {
        list.names.push_back(group);
        list.range.end = at = after;
        if (auto rest = others_at(draft_, at)) {
          list.et_al = true;
          list.range.end = at = rest;
        }
      }
    }
    const auto editors = editors_at(draft_, at);
    list.editors = editors > at;
    list.end = list.editors ? editors : at;
    if (draft_.mark(list.end, '.') && (list.et_al || !list.editors)) ++list.end;
    if (list.et_al && !list.editors) {
      const auto late = editors_at(draft_, list.end);  // "et al., eds."
      if (late > list.end) {
        list.editors = true;
        list.end = late;
      }
    }
    if (draft_.mark(list.end, ':')) ++list.end;
    return list;
  }

  const EntryDraft& draft_;
  std::size_t end_;
  int initials_ = 0;
};

/// What may follow a list of authors.
bool closed(const EntryDraft& draft, const NameList& list, std::size_t end) {
  if (list.et_al || list.editors || list.end >= end) return true;
  const auto last = list.end;
  return draft.mark(last - 1, '.') || draft.mark(last - 1, ':') || draft.mark(last, '(') ||
         draft.mark(last, ';') || draft.taken[last] || draft.tokens[last].line_before ||
         draft.mark(last, '"') || (draft.mark(last, ',') && draft.mark(last + 1, '"'));
}

}  // namespace

std::optional<NameList> names_family_first(const EntryDraft& draft, std::size_t i,
                                           std::size_t end) {
  if (auto list = ListReader(draft, end).read(i, vancouver_person, damaged_person);
      list && closed(draft, *list, end)) {
    return list;
  }
  ListReader reader(draft, end), mixed(draft, end);
  auto commas = reader.read(i, comma_person, comma_person);
  auto list = mixed.read(i, comma_person, given_first_person);
  const bool more =
      commas && list && commas->names.size() == 1 && list->names.size() > 1 &&
      closed(draft, *list, end);  // "Okamoto, I., S. Tonkin, and H. Rayner. 2014."
  if (!more && commas && closed(draft, *commas, end) &&
      (reader.initials() || draft.mark(commas->end, '(') || commas->names.size() > 1)) {
    return commas;
  }
  const bool several = list && (list->names.size() > 1 || list->et_al || mixed.initials());
  const bool year = list && (draft.mark(list->end, '(') || draft.mark(list->end, '"') ||
                             draft.date(list->end));
  if (list && closed(draft, *list, end) && (several || year)) return list;
  return {};
}

std::optional<NameList> names_given_first(const EntryDraft& draft, std::size_t i,
                                          std::size_t end) {
  ListReader reader(draft, end);
  auto list = reader.read(i, given_first_person, given_first_person);
  if (!list || !(reader.initials() || list->et_al)) return {};
  return list;
}

std::optional<NameList> names_initials_first(const EntryDraft& draft, std::size_t i,
                                             std::size_t end) {
  auto list = ListReader(draft, end).read(i, dotted_person, dotted_person);
  if (!list)
    list = ListReader(draft, end).read(i, initials_first_person, initials_first_person);
  if (!list) return {};
  const bool ends = closed(draft, *list, end) || draft.mark(list->end, ',');
  return ends ? list : std::nullopt;
}

std::optional<NameList> names_in(const EntryDraft& draft, Range range) {
  const auto whole = [&](const std::optional<NameList>& list) {
    if (!list) return false;
    auto at = list->end;
    while (at < range.end &&
           (draft.mark(at, '.') || draft.mark(at, ',') || draft.mark(at, ';'))) {
      ++at;
    }
    return at >= range.end;
  };
  if (auto list = names_given_first(draft, range.begin, range.end); whole(list)) {
    // "BMJ Best Practice" is no person
    const bool several = list->et_al || list->names.size() > 1;
    if (several || list->names[0].family.find(' ') == std::string::npos) return list;
  }
  if (auto list = names_family_first(draft, range.begin, range.end); whole(list)) return list;
  return {};
}

}  // namespace netkg::ingest
