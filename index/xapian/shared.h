// What reading and writing of the text index share of Xapian: its trouble as ours, stems, and
// the number of the last generation. Only this includes Xapian (tests/include_rule).
#pragma once

#include <xapian.h>

#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "index/text_engine.h"
#include "index/xapian/guard.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::index {

inline constexpr const char* generation_key = "generation";

/// Runs `work` with Xapian's exceptions as ours. `doing` completes "cannot …".
template <class Work>
auto translated(const char* doing, Work work) {
  auto what = [doing](const Xapian::Error& error) {
    return std::string("cannot ") + doing + ": " + error.get_description();
  };
  const char* repair = "build the text index anew: netkg reindex --text";
  try {
    return work();
  } catch (const Xapian::DatabaseLockError& error) {
    throw Error(ErrorKind::Locked, what(error), "wait for the other process, then try again");
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw Error(ErrorKind::Damaged, what(error), repair);
  } catch (const Xapian::DatabaseOpeningError& error) {
    throw Error(ErrorKind::Damaged, what(error), repair);
  } catch (const Xapian::SerialisationError& error) {
    throw Error(ErrorKind::Damaged, what(error), repair);
  } catch (const Xapian::DatabaseModifiedError& error) {  // nobody writes while somebody reads
    throw Error(ErrorKind::Damaged, what(error), repair);
  } catch (const std::logic_error& error) {  // Xapian takes lengths from the disk as they are
    throw Error(ErrorKind::Damaged, std::string("cannot ") + doing + ": " + error.what(),
                repair);
  } catch (const Xapian::Error& error) {
    bool ends_early = error.get_msg().find("EOF reading") != std::string::npos;
    if (ends_early) throw Error(ErrorKind::Damaged, what(error), repair);
    throw Error(ErrorKind::Failed, what(error), "check the disk's free space and permissions");
  }
}

/// The same for what is read, where damage may also show as a signal, an endless loop or a
/// length beyond all memory.
template <class Work>
auto reading(const char* doing, Work work) {
  constexpr int most_seconds = 5;
  Guard guard(most_seconds);
  try {
    return translated(doing, work);
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::Damaged,
                std::string("cannot ") + doing + ": it asks for more memory than there is",
                "build the text index anew: netkg reindex --text");
  }
}

uint64_t read_generation(const Xapian::Database& database);

// ---- the calls of TextEngine
std::unique_ptr<TextReading> open_xapian(const std::string& directory);
std::unique_ptr<TextWriting> write_xapian(const std::string& directory);
std::unique_ptr<TextBuilding> build_xapian(std::string directory, unsigned threads);
void compact_xapian(const std::string& from, const std::string& to);
std::string check_xapian(const std::string& directory);

/// Words to stems, each worked out once.
class Stems {
 public:
  Stems();
  /// Empty for stop words and overlong ones. Lasts until the next call.
  const std::string& of(const Word& word, std::string_view text);

 private:
  Xapian::Stem stemmer_;
  std::unordered_set<std::string> stop_;
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace netkg::index
