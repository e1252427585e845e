// How long the door waits for an answer hangs on what is asked: for that it knows the routes whose cost is heavy, and
// they are those of the services.
#include "deploy/long_routes.h"

#include "deploy/installation.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <string>

namespace polku::tests {
namespace {

/// A path that the pattern fits.
std::string path_of(std::string pattern) {
    for (auto from = pattern.find('{'); from != std::string::npos; from = pattern.find('{')) {
        pattern.replace(from, pattern.find('}') - from + 1, "01900000-0000-7000-8000-000000000001");
    }
    return pattern;
}

TEST(LongRoutes, AreThoseWhoseCostIsHeavy) {
    storage::TemporaryDirectory const folder;
    deploy::InstallationOptions options;
    options.data = folder / "data";
    deploy::Installation const installation(options);
    auto routes = 0;
    for (auto const& [part, router] : installation.routers()) {
        for (auto const& route : router->routes()) {
            ++routes;
            auto const known =
                deploy::long_routes().find(route.method, path_of(std::string(route.pattern))).index.has_value();
            EXPECT_EQ(known, route.cost == http::Cost::heavy) << http::name(route.method) << " " << route.pattern;
        }
    }
    EXPECT_GT(routes, 50);
}

}  // namespace
}  // namespace polku::tests
