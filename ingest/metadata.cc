// Sidecars ("sunitinib.meta.yaml" beside "sunitinib.txt") and front matter: what is known of a
// page without reading it. YAML, of which JSON is a part; flat keys; unknown keys are nobody's
// business.
//
//   title: Sunitinib for neuroendocrine tumours
//   publisher: Zebra Cancer Information
//   url: https://example.org/sunitinib
#include <yaml-cpp/yaml.h>

#include <array>

#include "ingest/reader.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t max_metadata_bytes = 64u << 10;

struct Key {
  std::string_view name;
  std::optional<std::string> Metadata::*field;
};

/// The first name of a field that a sidecar carries wins.
constexpr std::array keys{
    Key{"title", &Metadata::title},
    Key{"publisher", &Metadata::publisher},
    Key{"url", &Metadata::url},
    Key{"canonical_url", &Metadata::url},
    Key{"language", &Metadata::language},
    Key{"lang", &Metadata::language},
    Key{"id", &Metadata::id},
};

[[noreturn]] void refuse(const std::string& path, int line, const std::string& why) {
  auto where = line >= 0 ? " line " + std::to_string(line + 1) + ":" : std::string();
  throw Error(ErrorKind::Unreadable, path + ":" + where + " " + why,
              "write one \"key: value\" a line: title, publisher, url, language, id");
}

/// One line of well-formed text: "a  b\nc" -> "a b c".
std::string one_line(const std::string& value) {
  std::size_t repaired = 0;
  std::string line;
  for (char c : valid_utf8(value, &repaired)) {
    bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

/// Nothing for "key:" and "key: null".
std::optional<std::string> value_of(const YAML::Node& node, const std::string& path,
                                    std::string_view key) {
  if (node.IsNull()) return std::nullopt;
  if (!node.IsScalar())
    refuse(path, node.Mark().line,
           "\"" + std::string(key) + "\" must be one value, not a list");
  auto line = one_line(node.Scalar());
  return line.empty() ? std::nullopt : std::optional(line);
}

Metadata metadata_of(const YAML::Node& root, const std::string& path) {
  Metadata metadata;
  if (root.IsNull()) return metadata;
  if (!root.IsMap()) refuse(path, root.Mark().line, "holds no keys with values");
  for (const auto& [name, field] : keys) {
    if (metadata.*field) continue;
    if (auto node = root[std::string(name)]) metadata.*field = value_of(node, path, name);
  }
  return metadata;
}

}  // namespace

std::string Metadata::hash() const {
  std::string all;
  bool any = false;
  for (const auto* field : {&title, &publisher, &url, &language, &id}) {
    any = any || *field;
    all += *field ? "+" + **field : "-";
    all += '\0';
  }
  return any ? short_hash(all) : std::string();
}

void Metadata::fill_from(const Metadata& other) {
  for (const auto& key : keys)
    if (!(this->*key.field)) this->*key.field = other.*key.field;
}

bool is_sidecar(std::string_view file_name) {
  for (std::string_view ending : {".meta.yaml", ".meta.yml", ".meta.json"})
    if (file_name.size() > ending.size() && file_name.ends_with(ending)) return true;
  return false;
}

Metadata read_metadata(std::string_view bytes, const std::string& path) {
  if (bytes.size() > max_metadata_bytes)
    refuse(path, -1, "is larger than 64 KiB, too large to describe a page");
  try {
    return metadata_of(YAML::Load(std::string(bytes)), path);
  } catch (const YAML::Exception& trouble) {
    refuse(path, trouble.mark.line, trouble.msg);
  }
}

}  // namespace netkg::ingest
