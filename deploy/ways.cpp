#include "deploy/ways.h"

#include "deploy/long_routes.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace polku::deploy {

namespace {

/// The door waits longer for a part than the parts for each other: it hears what a part says of one that is silent.
constexpr std::chrono::milliseconds kBetweenParts{4'000};

}  // namespace

http::Address PartAddresses::of(Part part) const {
    auto const found = named.find(part);
    if (found != named.end()) return found->second;
    return http::UnixAddress{usual / fmt::format("{}.sock", name(part))};
}

Ways::Ways(Parts const& here, PartAddresses const& addresses, http::PersonSigner* signer, domain::Clock const& clock) {
    for (auto const part : every_part()) {
        // Nobody asks the gateway.
        if (part == Part::gateway) continue;
        if (here.contains(part)) {
            local_[part];
            continue;
        }
        http::ChannelLimits limits;
        if (!here.contains(Part::gateway)) limits.answer_time = kBetweenParts;
        elsewhere_[part] = std::make_unique<http::HttpChannel>(http::HttpChannelOptions{.part = std::string(name(part)),
                                                                                        .address = addresses.of(part),
                                                                                        .tls = addresses.certificates,
                                                                                        .signer = signer,
                                                                                        .clock = &clock,
                                                                                        .long_routes = &long_routes(),
                                                                                        .limits = limits});
    }
}

http::Channel& Ways::to(Part part) {
    if (auto const found = local_.find(part); found != local_.end()) return found->second;
    return *elsewhere_.at(part);
}

void Ways::connect(Part part, http::Router& router) { local_.at(part).connect(router); }

void Ways::measure(runtime::Metrics& metrics) const {
    for (auto const& [part, channel] : elsewhere_) {
        metrics.gauge("polku_part_away", "Whether the last request to a part in another process found nobody there.",
                      name(part), [&one = *channel] { return one.away() ? 1.0 : 0.0; });
    }
}

runtime::Awaitable<std::vector<Part>> Ways::away() {
    std::vector<Part> away;
    for (auto const& [part, channel] : elsewhere_) {
        http::Request question;
        question.path = "/health";
        auto const answer = co_await channel->send(std::move(question));
        if (answer.status != 200) away.push_back(part);
    }
    co_return away;
}

}  // namespace polku::deploy
