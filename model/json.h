// The values of model/ as JSON, by the output contract (doc/output.md). The shapes live here
// and nowhere else; whoever prints machine output calls these.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "model/extraction.h"

namespace netkg::model {

using Json = nlohmann::ordered_json;

/// {"begin", "end", "exact"}
Json span_json(Span span, std::string_view text);
/// The contract's CLAIM. `text` is the document's source text.
Json claim_json(const Claim& claim, std::string_view text);
/// {"words", "band", "low", "high"} or null.
Json frequency_json(const std::optional<Frequency>& frequency, std::string_view text);
Json severity_json(const std::optional<Severity>& severity, std::string_view text);
/// A CSL-JSON item; `id` becomes its id.
/// What CSL has no variable for (when a page was updated, "et al.") is in `custom`.
Json csl_json(const CslItem& item, std::string_view id);
/// A CSL-JSON item read back; what it does not know is left out, never an error.
CslItem csl_item(const Json& json);
Json reference_json(const Reference& reference, std::string_view text);
Json review_json(const Review& review, std::string_view text);
Json entity_json(const Entity& entity);
/// The whole of "netkg.extraction/1".
Json extraction_json(const Extraction& extraction);

/// One line (indent < 0) or indented. Ill-formed UTF-8 never throws: it is replaced.
std::string dump(const Json& json, int indent = -1);

}  // namespace netkg::model
