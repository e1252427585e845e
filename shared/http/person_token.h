#pragma once

#include "shared/access/principal.h"
#include "shared/domain/instant.h"
#include "shared/domain/problem.h"

#include <openssl/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Between processes: which person asks. The gateway, which alone knows who is signed in, signs all that a Principal
/// says (Ed25519, RFC 8032) for one minute; a service believes nothing else, and shows the same token when it asks
/// another for that person. A token is base64url(canonical JSON) "." base64url(signature), without padding (RFC 4648,
/// 5).
namespace polku::http {

inline constexpr std::chrono::milliseconds kPersonTokenLife{60'000};
/// Signing and verifying take a tenth of a millisecond each, so a person's token serves again for this long.
inline constexpr std::chrono::milliseconds kPersonTokenReused{10'000};

struct EndPkey {
    void operator()(EVP_PKEY* key) const;
};
using Pkey = std::unique_ptr<EVP_PKEY, EndPkey>;

/// Writes a new key pair (PEM; the private one for its owner alone) when `private_key` is missing, the public one
/// first. Throws std::runtime_error.
void ensure_person_keys(std::filesystem::path const& private_key, std::filesystem::path const& public_key);

/// Where the gateway runs. Thread-safe.
class PersonSigner {
public:
    /// Throws std::runtime_error: missing, not an Ed25519 key in PEM, or readable by others.
    explicit PersonSigner(std::filesystem::path const& private_key);

    /// With at least kPersonTokenLife - kPersonTokenReused of its life left. Requires: a person, not a service.
    [[nodiscard]] std::string sign(access::Principal const& person, domain::Instant now);

private:
    struct Signed {
        std::string token;
        domain::Instant at;
    };

    Pkey key_;
    std::mutex mutex_;
    std::unordered_map<std::string, Signed> signed_;  ///< by all that is said of the person
};

/// Where a service runs. Thread-safe.
class PersonVerifier {
public:
    /// The file may hold several keys (while they are changed), and may come later than the service: it is read when it
    /// is needed and again when it has changed.
    explicit PersonVerifier(std::filesystem::path public_keys) : file_(std::move(public_keys)) {}

    /// The person, with the token as its proof. Problems: 401 person_token_refused (not a token, altered, signed by
    /// another key, run out, or meant for longer than a minute); 503 (the keys cannot be read).
    domain::Result<access::Principal> verify(std::string_view token, domain::Instant now);

private:
    using Keys = std::vector<Pkey>;
    struct Verified {
        access::Principal person;
        domain::Instant expires_at;
    };
    std::shared_ptr<Keys const> keys();
    std::optional<Verified> known(std::string const& token);
    void keep(std::string token, Verified verified, std::shared_ptr<Keys const> const& by);

    std::filesystem::path file_;
    std::mutex mutex_;
    std::shared_ptr<Keys const> keys_;
    std::unordered_map<std::string, Verified> verified_;  ///< by token; of these keys
    std::filesystem::file_time_type read_{};
};

}  // namespace polku::http
