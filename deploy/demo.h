#pragma once

#include "deploy/api_client.h"
#include "services/identity/service.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::deploy {

/// Everything here is plainly a sample; the password is for sample installations alone and is printed where they start.
inline constexpr std::string_view kSamplePassword = "polku-sample-2026";

/// A file in the data directory that says so.
inline constexpr std::string_view kSampleMark = "SAMPLE";

struct SampleSignIn {
    std::string_view username;
    std::string_view name;
    std::string_view does;  ///< role and organisation, in English
};
std::vector<SampleSignIn> const& sample_sign_ins();

/// What the demonstration needs of the installation it fills.
struct DemoParts {
    ApiClient::Send send;  ///< the public API
    std::function<void(std::string_view password)>
        bootstrap;                              ///< makes the first organisation and administrator ("antti")
    std::function<void()> catch_up;             ///< every reader up to the newest event
    std::function<void(std::string_view)> say;  ///< progress, a line each
};

/// The first organisation (the employment authority) and its administrator. Throws std::runtime_error when there is a
/// user already.
void bootstrap_samples(identity::Service& identity, std::string_view password);

/// Fills an empty installation through the public API: five organisations, two consortia with a lot each, people of
/// every role, referrals, and a few cases that are under way. Throws std::runtime_error when the API refuses.
void fill_with_samples(DemoParts const& parts);

}  // namespace polku::deploy
