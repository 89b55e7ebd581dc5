// How long questions take on a large store; hidden, since the machine decides:
//
//   NETKG_BENCH_STORE=/data/nci netkg_test_query "[bench]"
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "query/run.h"
#include "store_fixture.h"

using namespace netkg::query;

/// Of this thread's processor: others may be at work.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<Clock, duration>;
  static time_point now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) +
                      std::chrono::nanoseconds(time.tv_nsec));
  }
};

namespace {

double ms_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void report(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::cout << what << ": p50 " << at(.5) << " ms, p95 " << at(.95) << " ms, of "
            << times.size() << "\n";
}

}  // namespace

TEST_CASE("questions on a large store", "[.][bench]") {
  const char* path = std::getenv("NETKG_BENCH_STORE");
  if (!path) {
    std::cout << "skipped: NETKG_BENCH_STORE names no store\n";
    return;
  }
  auto store = netkg::index::Store::open(path, netkg::index::Access::Read);
  const auto& vocabulary = netkg::vocabulary::Vocabulary::builtin();
  Names names(*store, vocabulary);
  Options options{.as_of = test::day("2026-11-20")};
  const char* questions[] = {"which drugs cause fatigue?",
                             "what are the side effects of everolimus?",
                             "which drugs block mTOR?",
                             "which drugs treat breast cancer?",
                             "does sunitinib cause diarrhoea?",
                             "which drugs cause nausea but not vomiting?",
                             "which kinase inhibitors cause diarrhoea?",
                             "side effects of drugs that block mTOR",
                             "side effects of drugs that treat breast cancer",
                             "what is the brand name of imatinib?",
                             "which drugs treat lung cancer and cause fatigue?",
                             "compare sunitinib with everolimus"};
  std::vector<std::string> asked(std::begin(questions), std::end(questions));
  if (const char* one = std::getenv("NETKG_BENCH_QUESTION")) asked = {one};
  std::vector<double> planned, ran, cited;
  for (int round = 0; round < 20; ++round) {
    for (const auto& question : asked) {
      auto begin = Clock::now();
      (void)read_question(question, names);
      auto plan = ms_since(begin);
      shorten(options);  // as a person reads them
      begin = Clock::now();
      auto answers = ask(question, *store, vocabulary, options);
      auto all = ms_since(begin);
      options.citation_texts = !std::getenv("NETKG_BENCH_TEXT");  // JSON: the words of each
      options.evidence = options.quoted = 0;
      begin = Clock::now();
      (void)ask(question, *store, vocabulary, options);
      auto with_texts = ms_since(begin);
      if (round == 0) continue;  // warms the caches
      if (round == 1)
        std::cout << plan << " ms to plan, " << all << " ms in all, " << with_texts
                  << " ms with references, " << answers.answers.size()
                  << " answers: " << question << "\n";
      planned.push_back(plan);
      ran.push_back(std::max(0.0, all - plan));
      cited.push_back(std::max(0.0, with_texts - plan));
    }
  }
  report("read and plan", planned);
  report("run", ran);
  report("run, with the words of references", cited);
}
