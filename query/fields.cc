// The table of fields, and reading of field queries by recursive descent:
//
//   any  = all { OR all }          all  = unit { [AND] unit }
//   unit = [NOT | -] ( "(" any ")" | field:value | "phrase" | word )
#include "query/fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/words.h"

namespace netkg::query {
namespace {

using enum FieldKind;
using F = Field;

constexpr std::array rows{
    FieldRow{F::Drug, "drug", Entity, false, "the drug a statement is about", "drug:*tinib"},
    FieldRow{F::Class, "class", Entity, false, "the class a statement is about",
             "class:\"somatostatin analogues\""},
    FieldRow{F::Treatment, "treatment", Entity, false, "the treatment a statement is about",
             "treatment:surgery"},
    FieldRow{F::Effect, "effect", Entity, false, "a side effect on either side",
             "effect:fatigue"},
    FieldRow{F::Condition, "condition", Entity, false, "a condition on either side",
             "condition:\"carcinoid syndrome\""},
    FieldRow{F::Target, "target", Entity, false, "a target or process on either side",
             "target:mtor"},
    FieldRow{F::Subject, "subject", Entity, false, "whatever the statement is about",
             "subject:*mab"},
    FieldRow{F::Object, "object", Entity, false, "whatever is said of it", "object:*itis"},
    FieldRow{F::Value, "value", Words, false, "words said of it that name nothing",
             "value:\"once a day\""},
    FieldRow{F::Predicate, "predicate", Choice, false, "the relation", "predicate:may_cause"},
    FieldRow{F::Type, "type", Choice, false, "the type of statement", "type:dosing"},
    FieldRow{F::Level, "level", Choice, false, "direct, or said of a class", "level:direct"},
    FieldRow{F::Band, "band", Choice, false, "how often", "band:common"},
    FieldRow{F::Severity, "severity", Choice, false, "how bad", "severity:serious"},
    FieldRow{F::Negated, "negated", Choice, false, "whether the page denies it", "negated:yes"},
    FieldRow{F::Hedged, "hedged", Choice, false, "whether the page doubts it", "hedged:no"},
    FieldRow{F::Rate, "rate", Number, false,
             "proportion of people, when the page gives numbers", "rate:>=0.1"},
    FieldRow{F::Says, "says", Words, false, "words of the sentence",
             "says:\"stopped for good\""},
    FieldRow{F::Population, "population", Words, false, "for whom, or when",
             "population:adults"},
    FieldRow{F::Publisher, "publisher", Words, true, "who publishes the page",
             "publisher:institute"},
    FieldRow{F::Title, "title", Words, true, "words of the title", "title:coping"},
    FieldRow{F::Page, "page", Words, true, "id or file name of the page", "page:side-effects"},
    FieldRow{F::State, "state", Choice, true, "review state", "state:overdue"},
    FieldRow{F::Reviewed, "reviewed", Date, true, "last review", "reviewed:2024"},
    FieldRow{F::Modified, "modified", Date, true, "last change", "modified:>=2025"},
    FieldRow{F::Published, "published", Date, true, "first published", "published:2020..2022"},
    FieldRow{F::Due, "due", Date, true, "next review", "due:<2024-12-31"},
    FieldRow{F::Cites, "cites", Words, true, "journal, title or publisher of a reference",
             "cites:lancet"},
    FieldRow{F::Language, "language", Words, true, "language of the page", "language:en"},
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The field before a colon at `at`, and where its value begins.
const FieldRow* field_at(std::string_view text, std::size_t at, std::size_t& value) {
  std::size_t end = at;
  while (end < text.size() &&
         ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z')))
    ++end;
  if (end == at || end >= text.size() || text[end] != ':') return nullptr;
  value = end + 1;
  return field_named(lower(text.substr(at, end - at)));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::variant<FieldNode, FieldError> read() {
    FieldNode node = any(0);
    skip();
    if (!error_ && at_ < text_.size()) fail("a closing bracket without an opening one", at_);
    if (error_) return *error_;
    return node;
  }

 private:
  static constexpr unsigned deepest = 20;

  void skip() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  void fail(std::string what, std::size_t from) {
    if (!error_)
      error_ = FieldError{std::move(what),
                          {static_cast<uint32_t>(from), static_cast<uint32_t>(text_.size())}};
    at_ = text_.size();
  }
  /// AND, OR, NOT in capitals, as a word of its own.
  bool take(std::string_view word) {
    skip();
    if (text_.substr(at_, word.size()) != word) return false;
    std::size_t end = at_ + word.size();
    if (end < text_.size() && !is_blank(text_[end]) && text_[end] != '(') return false;
    at_ = end;
    return true;
  }

  FieldNode any(unsigned depth) {
    FieldNode out{FieldNode::Op::Any};
    do out.parts.push_back(all(depth));
    while (!error_ && take("OR"));
    return out.parts.size() == 1 ? std::move(out.parts[0]) : out;
  }

  FieldNode all(unsigned depth) {
    FieldNode out{FieldNode::Op::All};
    for (;;) {
      take("AND");
      skip();
      if (error_ || at_ >= text_.size() || text_[at_] == ')') break;
      if (text_.substr(at_, 3) == "OR " || text_.substr(at_) == "OR") break;
      out.parts.push_back(unit(depth));
    }
    if (out.parts.empty()) fail("nothing stands here", at_);
    return out.parts.size() == 1 ? std::move(out.parts[0]) : out;
  }

  FieldNode unit(unsigned depth) {
    bool minus = at_ + 1 < text_.size() && text_[at_] == '-' && !is_blank(text_[at_ + 1]);
    if (minus) ++at_;
    if (depth > deepest) {
      fail("more brackets than anyone reads", at_);
      return {};
    }
    if (minus || take("NOT")) {
      skip();
      FieldNode out{FieldNode::Op::Not};
      if (at_ >= text_.size()) fail("NOT of what?", at_);
      if (!error_) out.parts.push_back(unit(depth + 1));
      return out;
    }
    if (text_[at_] == '(') return bracket(depth);
    std::size_t value = 0;
    if (const auto* row = field_at(text_, at_, value)) return test(*row, value);
    FieldNode out{FieldNode::Op::Text};
    out.value = word(out.phrase);
    return out;
  }

  FieldNode bracket(unsigned depth) {
    std::size_t open = at_++;
    FieldNode out = any(depth + 1);
    skip();
    if (!error_ && (at_ >= text_.size() || text_[at_] != ')'))
      fail("a bracket that is not closed", open);
    if (!error_) ++at_;
    return out;
  }

  /// A word, or what stands in quotation marks.
  std::string word(bool& phrase) {
    if (text_[at_] == '"') {
      auto end = text_.find('"', at_ + 1);
      if (end == std::string_view::npos) {
        fail("a quotation mark that is not closed", at_);
        return {};
      }
      phrase = true;
      auto out = std::string(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      return out;
    }
    std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != ')') ++at_;
    if (at_ == begin) fail("a word is missing", at_);
    return std::string(text_.substr(begin, at_ - begin));
  }

  FieldNode test(const FieldRow& row, std::size_t value) {
    std::size_t begin = at_;
    at_ = value;
    FieldNode out{FieldNode::Op::Test};
    out.field = row.field;
    if (at_ >= text_.size() || is_blank(text_[at_])) {
      fail(std::string(row.name) + ": needs a value", begin);
      return out;
    }
    out.value = word(out.phrase);
    if (row.kind == Date || row.kind == Number) range(row, begin, out);
    return out;
  }

  bool is_end(const FieldRow& row, const std::string& end) const {
    if (end.empty()) return true;
    if (row.kind == Date) return PartialDate::from_iso(end).has_value();
    bool dot = false;
    return std::all_of(end.begin(), end.end(), [&](char c) {
      bool point = c == '.' && !std::exchange(dot, dot || c == '.');
      return point || (c >= '0' && c <= '9');
    });
  }

  /// "<2024-12-31", ">=2", "2020..2022", "2024"
  void range(const FieldRow& row, std::size_t begin, FieldNode& out) {
    std::string_view text = out.value;
    auto dots = text.find("..");
    if (dots != std::string_view::npos) {
      out.low = text.substr(0, dots);
      out.high = text.substr(dots + 2);
    } else if (text.starts_with(">=")) {
      out.low = text.substr(2);
    } else if (text.starts_with("<=")) {
      out.high = text.substr(2);
    } else if (text.starts_with(">")) {
      out.low = text.substr(1);
      out.above_low = true;
    } else if (text.starts_with("<")) {
      out.high = text.substr(1);
      out.below_high = true;
    } else {
      out.low = out.high = text;
    }
    bool some = !out.low.empty() || !out.high.empty();
    if (!some || !is_end(row, out.low) || !is_end(row, out.high))
      fail(std::string(row.name) + ": takes a " + std::string(name(row.kind)) + " like " +
               std::string(row.example),
           begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<FieldError> error_ = {};
};

std::string print_parts(const FieldNode& node, std::string_view joint) {
  std::string out;
  for (const auto& part : node.parts) {
    if (!out.empty()) out.append(" ").append(joint).append(" ");
    out += print(part);
  }
  return "(" + out + ")";
}

std::string quoted(const FieldNode& node) {
  bool plain = !node.phrase && node.value.find(' ') == std::string::npos;
  return plain ? node.value : "\"" + node.value + "\"";
}

}  // namespace

std::string_view name(FieldKind kind) {
  constexpr std::array<std::string_view, 5> names{"name", "choice", "words", "date", "number"};
  return names[static_cast<std::size_t>(kind)];
}

std::span<const FieldRow> field_rows() { return rows; }
const FieldRow& describe(Field field) { return rows[static_cast<std::size_t>(field)]; }

const FieldRow* field_named(std::string_view name) {
  auto row = std::find_if(rows.begin(), rows.end(),
                          [&](const FieldRow& one) { return one.name == name; });
  return row == rows.end() ? nullptr : &*row;
}

bool is_field_query(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool begins = i == 0 || is_blank(text[i - 1]) || text[i - 1] == '(' || text[i - 1] == '-';
    std::size_t value = 0;
    if (begins && field_at(text, i, value) && value < text.size() && !is_blank(text[value]))
      return true;
  }
  return false;
}

std::variant<FieldNode, FieldError> parse_fields(std::string_view text) {
  constexpr std::size_t longest = 4000;
  if (text.size() > longest) return FieldError{"longer than anyone reads", {0, longest}};
  return Reader(text).read();
}

std::string print(const FieldNode& node) {
  switch (node.op) {
    case FieldNode::Op::All:
      return print_parts(node, "AND");
    case FieldNode::Op::Any:
      return print_parts(node, "OR");
    case FieldNode::Op::Not:
      return "NOT " + print(node.parts.front());
    case FieldNode::Op::Text:
      return quoted(node);
    case FieldNode::Op::Test:
      break;
  }
  return std::string(describe(node.field).name) + ":" + quoted(node);
}

}  // namespace netkg::query
