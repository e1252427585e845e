#pragma once

#include "deploy/parts.h"
#include "shared/http/address.h"
#include "shared/http/channel.h"
#include "shared/http/http_channel.h"
#include "shared/http/tls_files.h"
#include "shared/runtime/awaitable.h"
#include "shared/runtime/metrics.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace polku::deploy {

/// Where the parts answer that are not all in one process.
struct PartAddresses {
    std::map<Part, http::Address> named{};         ///< by the settings
    std::filesystem::path usual;                   ///< the folder of the sockets of all others
    std::optional<http::TlsFiles> certificates{};  ///< this process's, and the authority of all; for the network

    [[nodiscard]] http::Address of(Part part) const;
};

/// How the parts of this process reach every part: those beside them as values, the others over sockets.
class Ways {
public:
    /// `signer`: where the gateway is; it and the clock outlive this. Throws std::runtime_error (TLS files).
    Ways(Parts const& here, PartAddresses const& addresses, http::PersonSigner* signer, domain::Clock const& clock);

    http::Channel& to(Part part);
    /// Of a part in this process, when it stands; until then it is away.
    void connect(Part part, http::Router& router);

    /// `polku_part_away` of each part elsewhere: 1 when the last request found nobody there.
    void measure(runtime::Metrics& metrics) const;

    /// Asks each part elsewhere whether it is there; those that are not.
    runtime::Awaitable<std::vector<Part>> away();

private:
    std::map<Part, http::LocalChannel> local_;
    std::map<Part, std::unique_ptr<http::HttpChannel>> elsewhere_;
};

}  // namespace polku::deploy
