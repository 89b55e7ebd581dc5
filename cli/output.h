// Text for people: how wide the terminal is, whether it takes colour, what a page's words may
// do to it (nothing), and wrapping by the width that characters have on the screen.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace netkg::cli {

enum class Color { Auto, Always, Never };

/// Where text for people goes.
struct Screen {
  unsigned width = 80;  // columns
  bool color = false;
  bool links = false;  // OSC 8 hyperlinks are understood
};

/// Standard output: its columns when it is a terminal, else 80. Auto means colour on a
/// terminal, unless $NO_COLOR is set to anything or $TERM is "dumb".
Screen screen(Color color);

enum class Style { Plain, Bold, Dim, Green, Yellow, Red };

/// Every word gets the style by itself, so that wrapping never splits a styled run.
std::string paint(const Screen& screen, Style style, std::string_view text);

/// `text` as a hyperlink where the terminal has them, else as it is. Both must be harmless();
/// the address keeps only the characters of addresses.
std::string hyperlink(const Screen& screen, std::string_view address, std::string_view text);

/// Page text made safe for a terminal: control characters and those that turn the direction of
/// writing are replaced by U+FFFD; line breaks and tabs stay. "a\x1b[2Jb" -> "a\uFFFD[2Jb"
std::string harmless(std::string_view text);
/// harmless() on one line: blanks, tabs and line breaks collapsed to one blank.
std::string clean(std::string_view text);
/// "2025-11-21"
std::string iso_day(std::chrono::sys_days day);

/// Columns on the screen: "日本" takes 4, our own colour codes take none.
unsigned display_width(std::string_view text);

/// "Targeted Drug Therapy for Pancreatic Tumor", 20 -> "Targeted Drug Thera…"
std::string clip(std::string_view text, unsigned width);

/// `text` filled up with blanks to `width` columns, on the left when `right` is set.
std::string pad(std::string text, unsigned width, bool right = false);

/// Lines of at most `width` columns, each begun with `indent`; the first with `first` instead.
/// Words are never split, so that one longer than a line stands out. Ends with a line break.
std::string wrap(std::string_view text, unsigned width, std::string_view first,
                 std::string_view indent);

struct Column {
  std::string_view header;
  bool right = false;     // numbers
  bool flexible = false;  // takes what the others leave, clipped; at most one
};

/// A table that fits the screen: header line, rows. Cells may carry paint.
std::string table(const Screen& screen, const std::vector<Column>& columns,
                  const std::vector<std::vector<std::string>>& rows);

/// Writes to standard output. When the reader has gone (`| head`) the program ends quietly; any
/// other trouble throws Error{Failed}.
void print(std::string_view text);
/// What print() still holds back, with the same trouble.
void flush();

}  // namespace netkg::cli
