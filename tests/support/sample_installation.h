#pragma once

#include "deploy/api_client.h"
#include "deploy/installation.h"
#include "shared/storage/testing.h"
#include "tests/support/way.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::tests {

/// A whole installation in a temporary folder, filled with the samples of `polku demo`, and run in one of the two ways:
/// as one, or each part by itself with the data directory alone between them.
class SampleInstallation {
public:
    explicit SampleInstallation(Way way = Way::one_process);

    /// The person's client of the public API, signed in once.
    deploy::ApiClient& as(std::string const& username);
    /// Somebody who is not signed in.
    deploy::ApiClient& nobody() { return nobody_; }

    domain::Clock const& clock() const { return parts_.front()->clock(); }
    /// As of deploy::Installation, over all parts.
    void start();
    void stop();
    void catch_up();
    std::vector<std::pair<std::string_view, std::vector<events::Finding>>> check();
    std::vector<std::pair<std::string_view, http::Router*>> routers();

private:
    deploy::Installation& with(deploy::Part part);
    deploy::ApiClient::Send sender();

    storage::TemporaryDirectory folder_;
    std::vector<std::unique_ptr<deploy::Installation>> parts_;
    deploy::ApiClient nobody_;
    std::map<std::string, deploy::ApiClient> people_;
};

}  // namespace polku::tests
