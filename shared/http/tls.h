#pragma once

#include "shared/http/tls_files.h"

#include <boost/asio/ssl/context.hpp>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace polku::http {

/// TLS 1.2+ (ECDHE with AES-GCM or ChaCha20 only) from files that are replaced while the process runs: the first
/// connection after a change uses the new ones, and those that are open live on. Files that do not fit each other (one
/// is replaced before the other) are passed over, and logged. Thread-safe.
class TlsContexts {
public:
    enum class Side : std::uint8_t { server, client };

    /// Throws std::runtime_error when the files cannot be used.
    TlsContexts(Side side, TlsFiles files);

    /// For one new connection, which holds it as long as it lives.
    std::shared_ptr<boost::asio::ssl::context> current();

private:
    /// When each file was changed last, and which file it is.
    using State = std::vector<std::int64_t>;
    [[nodiscard]] State state() const;

    Side side_;
    TlsFiles files_;
    std::mutex mutex_;
    State seen_;
    std::shared_ptr<boost::asio::ssl::context> context_;
};

/// The names of a certificate that was presented: its common name and its DNS names. Empty: none was.
std::vector<std::string> names_of_peer(SSL* connection);

}  // namespace polku::http
