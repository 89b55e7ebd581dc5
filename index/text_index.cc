// Calls of the text index go to its engine.
#include "index/text_index.h"

#include "index/text_engine.h"

namespace netkg::index {

TextIndex::TextIndex(const std::string& directory) : reading_(text_engine().open(directory)) {}
TextIndex::~TextIndex() = default;
uint64_t TextIndex::generation() const { return reading_->generation(); }
uint64_t TextIndex::passages() const { return reading_->passages(); }
std::vector<PassageHit> TextIndex::search(const TextSearch& search) const {
  return reading_->search(search);
}
std::vector<IndexedPassage> TextIndex::passages_of(DocumentNumber document) const {
  return reading_->passages_of(document);
}

TextWriter::TextWriter(const std::string& directory)
    : writing_(text_engine().write(directory)) {}
TextWriter::~TextWriter() = default;
void TextWriter::replace(DocumentNumber document, const std::vector<TextPassage>& passages) {
  writing_->replace(document, passages);
}
void TextWriter::prepare() { writing_->prepare(); }
void TextWriter::commit(uint64_t generation) { writing_->commit(generation); }

TextBuild::TextBuild(std::string directory, unsigned threads)
    : building_(text_engine().build(std::move(directory), threads)) {}
TextBuild::~TextBuild() = default;
void TextBuild::add(DocumentNumber document, std::vector<TextPassage> passages,
                    std::shared_ptr<const void> owner) {
  building_->add(document, std::move(passages), std::move(owner));
}
void TextBuild::finish(uint64_t generation) { building_->finish(generation); }

void compact_text(const std::string& from, const std::string& to) {
  text_engine().compact(from, to);
}

std::string check_text_files(const std::string& directory) {
  return text_engine().check(directory);
}

}  // namespace netkg::index
