#pragma once

#include "shared/domain/instant.h"
#include "shared/http/server.h"

#include <filesystem>

namespace polku::gateway {

/// `certificate.pem` and `key.pem` (mode 0600) in `folder`, which is made when missing (mode 0700): a certificate of
/// its own signature for localhost, 127.0.0.1 and ::1 (EC P-256, 825 days), so that an installation starts with TLS
/// and nobody's help. Whoever has a certificate from an authority names those files instead. Made anew when either file
/// is missing, they do not belong together, or it ends within 30 days; otherwise left as it is.
/// Throws std::runtime_error: a file cannot be read or written, or is not PEM.
http::TlsFiles ensure_certificate(std::filesystem::path const& folder, domain::Instant now);

}  // namespace polku::gateway
