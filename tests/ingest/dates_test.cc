// Dates in text: wording, precision, span, and what only looks like a date.
#include "ingest/dates.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "model/partial_date.h"

using namespace netkg;
using ingest::DateOrder;
using ingest::find_dates;

namespace {

/// "2021-03-18@18 Mar 2021; 2024@2024", with '?' after a date that only the order could decide.
std::string found(const std::string& text, DateOrder order) {
  std::string line;
  for (const auto& date : find_dates(text, {0, static_cast<uint32_t>(text.size())}, order)) {
    if (!line.empty()) line += "; ";
    line += date.date.iso() + (date.ambiguous ? "?@" : "@") + std::string(date.span.in(text));
  }
  return line;
}

}  // namespace

TEST_CASE("Dates are read at the precision they are printed with") {
  const struct {
    std::string text, dates;
  } rows[]{
      // day, month, year
      {"18 Mar 2021", "2021-03-18@18 Mar 2021"},
      {"Last reviewed: 18 March 2021.", "2021-03-18@18 March 2021"},
      {"on 1st May 2020", "2020-05-01@1st May 2020"},
      {"the 2nd of June, 2019 and", "2019-06-02@2nd of June, 2019"},
      {"18-Mar-2021", "2021-03-18@18-Mar-2021"},
      {"3 Sept. 2018", "2018-09-03@3 Sept. 2018"},
      {"18\xC2\xA0Mar\xC2\xA0"
       "2021",
       "2021-03-18@18\xC2\xA0Mar\xC2\xA0"
       "2021"},
      {"18\n Mar 2021", "2021-03-18@18\n Mar 2021"},
      // month day, year
      {"Last Revised: August 17, 2021", "2021-08-17@August 17, 2021"},
      {"Aug. 7, 2021", "2021-08-07@Aug. 7, 2021"},
      {"October 9th 2018", "2018-10-09@October 9th 2018"},
      {"Thursday, March 18, 2021 at 9 a.m.", "2021-03-18@March 18, 2021"},
      {"Updated August 31, 2018. Accessed October 9, 2018.",
       "2018-08-31@August 31, 2018; 2018-10-09@October 9, 2018"},
      {"AUGUST 17, 2021", "2021-08-17@AUGUST 17, 2021"},
      // month and year
      {"Accessed March 2021", "2021-03@March 2021"},
      {"January 2016 edition", "2016-01@January 2016"},
      {"Nov. 2017", "2017-11@Nov. 2017"},
      {"March, 2021", "2021-03@March, 2021"},
      {"Mar-2021", "2021-03@Mar-2021"},
      {"03/2021", "2021-03@03/2021"},
      {"2021-03", "2021-03@2021-03"},
      // year first
      {"2021-03-18", "2021-03-18@2021-03-18"},
      {"2021-03-18T09:30:00Z", "2021-03-18@2021-03-18"},
      {"2021/3/8", "2021-03-08@2021/3/8"},
      {"v20210318.pdf is 20210318", "2021-03-18@20210318"},
      {"2017 Nov;39(11)", "2017-11@2017 Nov"},
      {"2021 Aug 3]", "2021-08-03@2021 Aug 3"},
      {"2017 Nov 39(11):2146", "2017-11@2017 Nov"},
      // numeric
      {"18/03/2021", "2021-03-18@18/03/2021"},
      {"3/18/2021", "2021-03-18@3/18/2021"},
      {"18.03.2021", "2021-03-18@18.03.2021"},
      {"2.6.2023", "2023-06-02@2.6.2023"},
      {"(04/12/2018)", "2018-04-12?@04/12/2018"},
      {"7/7/2020", "2020-07-07@7/7/2020"},
      {"3/18/21", "2021-03-18@3/18/21"},
      {"03-18-2021", "2021-03-18@03-18-2021"},
      // years
      {"Gut, 2012. Vol 61", "2012@2012"},
      {"(2010)", "2010@2010"},
      {"1998;92", "1998@1998"},
      {"2018 to 2020", "2018@2018; 2020@2020"},
      // no dates
      {"31/02/2021", ""},
      {"30 February 2021", ""},
      {"13/13/2021", ""},
      {"<MM/DD/YYYY>", ""},
      {"you may 2 times march 3 miles", ""},
      {"0808 800 4040", ""},
      {"1:2021:3 x2021 2021x 12021 20211", "2021@2021"},
      {"version 3.2018.1 and 1.2.2021.4", ""},
      {"about 1850 mg", ""},
      {"Marchand 2021", "2021@2021"},
      {"May", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(found(row.text, DateOrder::MonthFirst) == row.dates);
  }
}

TEST_CASE("Day and month are told apart by order only when the numbers allow both") {
  CHECK(found("2/6/2023", DateOrder::DayFirst) == "2023-06-02?@2/6/2023");
  CHECK(found("2/6/2023", DateOrder::MonthFirst) == "2023-02-06?@2/6/2023");
  CHECK(found("3/18/2021", DateOrder::DayFirst) == "2021-03-18@3/18/2021");
  CHECK(found("18/3/2021", DateOrder::MonthFirst) == "2021-03-18@18/3/2021");
}

TEST_CASE("A page's order follows its language, its other dates, its spelling") {
  const struct {
    std::string language, text;
    DateOrder order;
  } rows[]{
      {"en-GB", "", DateOrder::DayFirst},
      {"en-US", "Updated 18/03/2021; a tumour", DateOrder::MonthFirst},
      {"en-AU", "", DateOrder::DayFirst},
      {"en", "Reviewed 2/6/2023. Due 18/3/2024.", DateOrder::DayFirst},
      {"en", "Reviewed 2/6/2023. Due 3/18/2024.", DateOrder::MonthFirst},
      {"en", "a neuroendocrine tumour, 2/6/2023", DateOrder::DayFirst},
      {"en", "a neuroendocrine tumor, 2/6/2023", DateOrder::MonthFirst},
      {"en", "Reviewed 7/7/2023", DateOrder::MonthFirst},
  };
  for (const auto& row : rows) {
    CAPTURE(row.language, row.text);
    model::Document page;
    page.language = row.language;
    page.text = row.text;
    CHECK((ingest::date_order(page) == row.order));
  }
}

TEST_CASE("A partial date bounds what it may mean, and invents nothing") {
  using model::PartialDate;
  const struct {
    std::string iso, first, last;
  } rows[]{
      {"2021", "2021-01-01", "2021-12-31"},
      {"2021-03", "2021-03-01", "2021-03-31"},
      {"2024-02", "2024-02-01", "2024-02-29"},
      {"2021-03-18", "2021-03-18", "2021-03-18"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.iso);
    const auto date = PartialDate::from_iso(row.iso);
    REQUIRE(date);
    CHECK(date->iso() == row.iso);
    CHECK(date->first_day() == PartialDate::from_iso(row.first)->last_day());
    CHECK(date->last_day() == PartialDate::from_iso(row.last)->first_day());
  }
  for (const auto* wrong : {"2021-02-30", "2021-13", "2021-00", "2021-03-00", "21", "2021-3",
                            "2021/03/18", "2021-03-1a", "", "0000"}) {
    CAPTURE(wrong);
    CHECK_FALSE(PartialDate::from_iso(wrong));
  }
  CHECK_FALSE(PartialDate::make(2021, 0, 5));
  CHECK(name(PartialDate::make(2021, 3)->precision()) == "month");
}
