#pragma once

#include "deploy/api_client.h"
#include "deploy/installation.h"
#include "shared/storage/testing.h"
#include "tests/support/way.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::tests {

struct SampleSetup {
    Way way = Way::one_process;
    domain::Clock const* clock = nullptr;            ///< the system's, unless told
    std::optional<std::filesystem::path> copy_of{};  ///< the data of a closed one, instead of new samples
    std::optional<notices::MailOptions> mail{};      ///< nothing: no e-mail is sent
    deploy::Parts without{};                         ///< not running at first; needs Way::separate
};

/// A whole installation in a temporary folder, filled with the samples of `polku demo`, and run in one of the two ways:
/// as one, or each part by itself with the data directory alone between them.
class SampleInstallation {
public:
    explicit SampleInstallation(SampleSetup const& setup);
    explicit SampleInstallation(Way way = Way::one_process) : SampleInstallation(SampleSetup{.way = way}) {}

    /// Starts a part that was left out.
    void open(deploy::Part part);
    /// Ends every part; answers the data directory, to be copied.
    std::filesystem::path close();
    /// Ends every part and opens them all again; who is signed in stays so.
    void restart();
    /// Everybody's sessions are left behind: whoever acts next signs in anew.
    void sign_everybody_out() { people_.clear(); }

    /// The person's client of the public API, signed in once.
    deploy::ApiClient& as(std::string const& username);
    /// Somebody who is not signed in.
    deploy::ApiClient& nobody() { return nobody_; }

    /// Of the public API.
    gateway::Gateway& door() { return with(deploy::Part::gateway).door(); }
    [[nodiscard]] domain::Clock const& clock() const { return parts_.front()->clock(); }
    /// As of deploy::Installation, over all parts.
    void start();
    void stop();
    void catch_up();
    std::vector<std::pair<std::string_view, std::vector<events::Finding>>> check();
    std::vector<std::pair<std::string_view, http::Router*>> routers();

private:
    void open_every_part(deploy::Parts const& without);
    void open_parts(deploy::Parts here);
    void fill();
    deploy::Installation& with(deploy::Part part);
    deploy::ApiClient::Send sender();

    storage::TemporaryDirectory folder_;
    Way way_;
    domain::Clock const* told_;
    std::optional<notices::MailOptions> mail_;
    std::vector<std::unique_ptr<deploy::Installation>> parts_;
    deploy::ApiClient nobody_;
    std::map<std::string, deploy::ApiClient> people_;
};

/// A member that is a text. Throws when it is not there.
std::string text_of(nlohmann::json const& object, char const* member);

}  // namespace polku::tests
