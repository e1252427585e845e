#pragma once

#include "deploy/api_client.h"
#include "deploy/installation.h"
#include "tests/support/moved_clock.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// An installation as large as a region's, made through the public API in this process: what tests/bench/run measures
/// over. Everybody in it is plainly a sample.
namespace polku::bench {

inline constexpr std::size_t kAuthorities = 4;
inline constexpr std::size_t kCounties = 4;
inline constexpr std::size_t kProviders = 12;  ///< each leads a lot and is a member of the next one's

/// The result types of every lot: the first ones fill the month that W5 reads, the others are what W3 records.
inline constexpr std::size_t kPaidTypes = 8;
inline constexpr std::size_t kTypes = 16;
std::string type_code(std::size_t type);

struct Organisation {
    std::string id;
    std::string team;
};

struct Lot {
    std::string id;
    std::string code;
    std::size_t authority;
    std::string lead_coach;    ///< a user name, as the next
    std::string member_coach;  ///< of the provider that is its member
};

struct World {
    std::vector<Organisation> authorities, counties, providers;
    std::vector<Lot> lots;  ///< lot i is led by provider i
    [[nodiscard]] std::size_t member_of(std::size_t lot) const { return (lot + 1) % providers.size(); }
};

std::string authority_team(std::size_t authority);  ///< its name
std::string officer(std::size_t authority);         ///< a user name, as the next
std::string social_worker(std::size_t county);
/// Finance: who freezes a month, and who approves it.
inline constexpr std::string_view kFreezes = "maksaja";
inline constexpr std::string_view kApproves = "hyvaksyja";
std::string finance(std::string_view does, std::size_t authority);

/// Of what the API answers to a write.
std::string id_of(nlohmann::json const& written);

/// The installation while it is made, and who is signed in.
class Making {
public:
    Making(std::filesystem::path const& data, domain::LocalDate begins);

    deploy::Installation& installation() { return *installation_; }
    tests::MovedClock& clock() { return clock_; }

    deploy::ApiClient nobody();
    /// Signed in once; a copy for each thread.
    deploy::ApiClient as(std::string_view username);
    /// After the clock was moved far: everybody signs in anew.
    void sign_everybody_out() { people_.clear(); }

private:
    tests::MovedClock clock_;
    std::optional<deploy::Installation> installation_;
    std::mutex mutex_;
    std::map<std::string, deploy::ApiClient, std::less<>> people_;
};

/// Runs act(0) to act(count - 1) on many threads, so that their writes share commits. Throws what one of them threw.
void in_parallel(std::size_t count, std::function<void(std::size_t)> const& act);

/// Organisations, teams, lots with their prices, and people.
World make_world(Making& making);

}  // namespace polku::bench
