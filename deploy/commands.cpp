#include "deploy/commands.h"

#include "deploy/admin.h"
#include "deploy/demo.h"
#include "deploy/installation.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>

#include <fstream>

namespace polku::deploy {

namespace {

int say(CommandResult const& result) {
    fmt::print("{}", result.text);
    return result.status;
}

}  // namespace

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
    auto const file_name = file.filename().string();
    if (auto const asked = ask_running_server(data, import_request(organisation, file_name, bytes))) return say(*asked);
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku import"});
    installation.catch_up();
    return say(import_into(installation, organisation, file_name, bytes));
}

int check(std::filesystem::path const& data) {
    runtime::set_log_level(runtime::LogLevel::warn);
    if (auto const asked = ask_running_server(data, check_request())) return say(*asked);
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku check"});
    installation.catch_up();
    return say(check_installation(installation));
}

}  // namespace polku::deploy
