// Drugs side by side: what pages say of each, one row a side effect, target or use.
//
//                 sunitinib           everolimus
//   diarrhoea     most common [1]     common [2]
//   gallstones    -                   -
#pragma once

#include <string>
#include <vector>

#include "query/run.h"

namespace netkg::query {

enum class MatrixBy : uint8_t { Effect, Target, Use };

struct MatrixCell {
  bool said = false;
  bool denied = false;
  Level level = Level::Direct;
  std::string words = {};                 // how often, as the pages say: "common"
  std::vector<std::size_t> sources = {};  // numbers of Matrix::sources, from 1
  std::vector<Evidence> evidence = {};
};

struct MatrixRow {
  std::string entity;  // empty for a value
  std::string label;
  std::vector<MatrixCell> cells;  // one a column
};

struct MatrixSource {
  DocumentId document;
  std::string title;
  std::optional<std::string> publisher;
};

struct Matrix {
  std::vector<std::pair<std::string, std::string>> columns;  // entity and label
  std::vector<MatrixRow> rows;  // said of most columns first, then by label
  std::vector<MatrixSource> sources;
  std::vector<std::string> unknown = {};  // names that name nothing
};

Matrix make_matrix(const std::vector<std::string>& drugs, MatrixBy by,
                   const index::Store& store, const vocabulary::Vocabulary& vocabulary,
                   const Options& options);

}  // namespace netkg::query
