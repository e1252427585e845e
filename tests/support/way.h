#pragma once

#include "shared/http/http_channel.h"
#include "shared/http/part_door.h"
#include "shared/http/person_token.h"
#include "shared/http/router.h"
#include "shared/http/server.h"
#include "shared/http/whole_answer.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <utility>

namespace polku::tests {

/// The two ways to run Polku: all in one process, or each part by itself, asked over a socket with tokens for persons.
/// In tests the parts that run by themselves share this process's memory, but reach each other over sockets alone.
enum class Way : std::uint8_t { one_process, separate };

inline constexpr Way kWays[] = {Way::one_process, Way::separate};

inline std::ostream& operator<<(std::ostream& out, Way way) {
    return out << (way == Way::one_process ? "OneProcess" : "Separate");
}

/// Of the parameter of a test: "HandoverRaces.Each/OneProcess".
inline constexpr auto kWayName = [](auto const& info) {
    return std::string(info.param == Way::one_process ? "OneProcess" : "Separate");
};

/// One router, asked in one of the two ways, from any thread.
class WayTo {
public:
    WayTo(Way way, http::Router& router, domain::Clock const& clock) : local_(router) {
        if (way == Way::separate) apart_.emplace(router, clock);
    }

    http::Channel& channel() { return apart_ ? static_cast<http::Channel&>(apart_->channel) : local_; }
    http::Response send(http::Request request) {
        return runtime::block_on(http::whole(channel().send(std::move(request))));
    }

private:
    struct Apart {
        Apart(http::Router& router, domain::Clock const& clock)
            : signer(keys()),
              persons(folder / "public.pem"),
              door({.router = router, .persons = persons, .clock = clock}),
              server(server_options(), [this](http::Request request) { return door.handle(std::move(request)); }),
              channel({.part = "part",
                       .address = http::UnixAddress{folder / "part.sock"},
                       .signer = &signer,
                       .clock = &clock}) {
            server.start();
        }
        std::filesystem::path keys() const {
            http::ensure_person_keys(folder / "private.pem", folder / "public.pem");
            return folder / "private.pem";
        }
        http::ServerOptions server_options() const {
            http::ServerOptions options;
            options.path = folder / "part.sock";
            options.threads = 2;
            options.limits = http::inside_limits();
            options.asked_by = http::AskedBy::parts;
            return options;
        }

        storage::TemporaryDirectory folder;
        http::PersonSigner signer;
        http::PersonVerifier persons;
        http::PartDoor door;
        http::Server server;
        http::HttpChannel channel;
    };

    http::LocalChannel local_;
    std::optional<Apart> apart_;
};

}  // namespace polku::tests
