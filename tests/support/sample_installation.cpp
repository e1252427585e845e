#include "tests/support/sample_installation.h"

#include "deploy/demo.h"
#include "shared/runtime/logging.h"

namespace polku::tests {

SampleInstallation::SampleInstallation()
    : installation_({.data = folder_ / "data", .web = std::nullopt, .holder = "a test"}), nobody_(sender()) {
    runtime::set_log_level(runtime::LogLevel::warn);
    deploy::fill_with_samples(
        {.send = sender(),
         .bootstrap =
             [this](std::string_view password) { deploy::bootstrap_samples(installation_.identity(), password); },
         .catch_up = [this] { installation_.catch_up(); },
         .say = [](std::string_view) {}});
}

deploy::ApiClient& SampleInstallation::as(std::string const& username) {
    auto const found = people_.find(username);
    if (found != people_.end()) return found->second;
    auto& client = people_.emplace(username, deploy::ApiClient(sender())).first->second;
    client.sign_in(username, deploy::kSamplePassword);
    return client;
}

deploy::ApiClient::Send SampleInstallation::sender() {
    return [this](http::Request request) { return installation_.send(std::move(request)); };
}

}  // namespace polku::tests
