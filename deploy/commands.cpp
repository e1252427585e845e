#include "deploy/commands.h"

#include "deploy/demo.h"
#include "deploy/installation.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>

#include <fstream>

namespace polku::deploy {

int demo(std::filesystem::path const& data) {
    runtime::set_log_level(runtime::LogLevel::warn);
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku demo"});
    if (!installation.fresh()) {
        fmt::print(stderr, "polku demo: {} is not empty; samples go into an empty installation only\n", data.string());
        return 1;
    }
    fill_with_samples(
        {.send = [&](http::Request request) { return installation.send(std::move(request)); },
         .bootstrap = [&](std::string_view password) { bootstrap_samples(installation.identity(), password); },
         .catch_up = [&] { installation.catch_up(); },
         .say = [](std::string_view line) { fmt::print("polku demo: {}\n", line); }});
    std::ofstream(data / kSampleMark)
        << "This installation was filled by polku demo: every person in it is a sample.\n";
    return 0;
}

int import_referrals(std::filesystem::path const& data, std::filesystem::path const& file,
                     std::optional<std::string> const& organisation) {
    runtime::set_log_level(runtime::LogLevel::warn);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        fmt::print(stderr, "polku import: cannot read {}\n", file.string());
        return 1;
    }
    std::string const bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku import"});
    installation.catch_up();
    auto const id = organisation ? std::optional(domain::Id{*organisation}) : std::nullopt;
    auto const report = installation.casework().import_referrals(id, file.filename().string(), bytes);
    fmt::print("{}", casework::imports::report_text(report));
    return report.done() ? 0 : 1;
}

int check(std::filesystem::path const& data) {
    runtime::set_log_level(runtime::LogLevel::warn);
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku check"});
    installation.catch_up();
    auto broken = 0;
    for (auto const& [service, findings] : installation.check()) {
        for (auto const& finding : findings) {
            fmt::print("{} {:>2} {:<9} {} ({} looked at)\n", finding.holds() ? "holds " : "BROKEN", finding.invariant,
                       service, finding.what, finding.looked_at);
            for (auto const& which : finding.broken) fmt::print("           {}\n", which);
            if (!finding.holds()) ++broken;
        }
    }
    fmt::print("{}\n", broken == 0 ? "every invariant holds" : fmt::format("{} checks found something broken", broken));
    return broken == 0 ? 0 : 1;
}

}  // namespace polku::deploy
