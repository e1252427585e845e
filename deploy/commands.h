#pragma once

#include "deploy/parts.h"
#include "gateway/limits.h"
#include "services/identity/sign_in/parts.h"
#include "services/notices/mail/options.h"
#include "shared/http/address.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What `polku COMMAND` does. Each answers the process's exit status: 0 done, 1 refused or failed (said on standard
/// error).
namespace polku::deploy {

struct CertificateFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::optional<std::filesystem::path> authority{};  ///< between parts: who signed the certificates of the others
};

struct ServeOptions {
    std::filesystem::path data = "data";
    std::optional<std::filesystem::path> web;
    std::string name = "Polku";
    std::string log_level = "info";
    std::string address = "127.0.0.1";
    std::uint16_t port = 8443;
    std::uint16_t metrics_port = 8444;  ///< /ready and /metrics, on the loopback address alone; see usual_metrics_port
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "::1"};
    bool tls = true;  ///< false: plain HTTP, for tests and behind a proxy on the same machine
    std::optional<CertificateFiles> certificate;           ///< nothing: one is made in the data directory
    std::optional<std::filesystem::path> checkpoint_to{};  ///< of the journal; nothing: in the data directory
    identity::SecondFactorPolicy second_factor = identity::SecondFactorPolicy::offered;
    gateway::Limits limits{};
    std::optional<notices::MailOptions> mail{};  ///< nothing: no e-mail is sent
    int threads = 0;                             ///< 0 = one for each core
    Parts here = every_part();                   ///< what runs in this process
    std::map<Part, http::Address> services{};    ///< where the others answer; not named: in the data directory
    std::optional<CertificateFiles> services_certificate{};  ///< for parts at addresses over the network
    std::optional<std::filesystem::path> person_private_key{};
    std::optional<std::filesystem::path> person_public_key{};
};
int serve(ServeOptions const& options);

/// 8444 where the gateway is; of a process without it, the next ones, in the order of the parts.
std::uint16_t usual_metrics_port(Parts const& here);

int demo(std::filesystem::path const& data);

int import_referrals(std::filesystem::path const& data, std::filesystem::path const& file,
                     std::optional<std::string> const& organisation);

/// Says of every invariant that it holds over the data, or where it does not. 1 when one does not.
int check(std::filesystem::path const& data);

}  // namespace polku::deploy
