#pragma once

#include "gateway/served_file.h"

/// What the API is, for those who write programs against it (OpenAPI 3.1.0).
namespace polku::gateway {

inline constexpr std::string_view kApiDocumentPath = "/api/v1/openapi.json";

/// The document of all services, assembled from their openapi.yaml by `npm run gen` and built into the program; plain
/// and compressed.
[[nodiscard]] ServedFile api_document();

}  // namespace polku::gateway
