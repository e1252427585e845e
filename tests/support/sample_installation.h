#pragma once

#include "deploy/api_client.h"
#include "deploy/installation.h"
#include "shared/storage/testing.h"

#include <map>
#include <string>
#include <string_view>

namespace polku::tests {

/// A whole installation in a temporary folder, in this process, filled with the samples of `polku demo`.
class SampleInstallation {
public:
    SampleInstallation();

    deploy::Installation& installation() { return installation_; }
    /// The person's client of the public API, signed in once.
    deploy::ApiClient& as(std::string const& username);
    /// Somebody who is not signed in.
    deploy::ApiClient& nobody() { return nobody_; }

private:
    deploy::ApiClient::Send sender();

    storage::TemporaryDirectory folder_;
    deploy::Installation installation_;
    deploy::ApiClient nobody_;
    std::map<std::string, deploy::ApiClient> people_;
};

}  // namespace polku::tests
