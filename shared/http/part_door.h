#pragma once

#include "shared/domain/instant.h"
#include "shared/http/message.h"
#include "shared/http/request_codec.h"
#include "shared/runtime/awaitable.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace polku::http {

class PersonVerifier;
class Router;

/// Where a part is asked by parts in other processes: the handler of its server. Who asks becomes a Principal here and
/// nowhere else: a person of the gateway's token, a service of the connection. Whoever can open the socket in the file
/// system belongs to the house; over the network the certificate names the service, as its common name or one of its
/// DNS names. Anything else, and a request that says nobody asks, is 401 caller_refused or person_token_refused, marked
/// so that no person is told to sign in (request_codec.h).
class PartDoor {
public:
    struct Parts {
        Router& router;
        PersonVerifier& persons;
        domain::Clock const& clock;
        bool by_certificate = false;  ///< over the network
    };
    explicit PartDoor(Parts parts) : parts_(parts) {}

    /// Answers every request; throws nothing. `GET /health` is answered to whoever got this far.
    runtime::Awaitable<Response> handle(Request request);

private:
    domain::Result<void> take_principals(Request& request);

    Parts parts_;
};

}  // namespace polku::http
