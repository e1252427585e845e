// casework at an address of its own and the other parts at another, with nothing but mutual TLS between them: in two
// network namespaces where the kernel allows it, as it does for root; otherwise both on the loopback address.
#include "tests/faults/two_machines.h"

#include "deploy/api_client.h"
#include "deploy/demo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace polku::tests {
namespace {

using ::testing::HasSubstr;

TEST(TwoMachines, WorkTogetherAndOverReplacedCertificates) {
    TwoMachines machines;
    machines.start_back();
    machines.start_front();
    deploy::ApiClient coach([&](http::Request const& request) { return machines.ask(request); });
    coach.sign_in("aino", deploy::kSamplePassword);
    auto const clients = coach.get("/api/v1/clients");
    EXPECT_FALSE(clients.at("items").empty()) << "casework answers over the network";
    auto const milestones =
        "/api/v1/cases/" + clients.at("items").front().at("case").get<std::string>() + "/milestones";
    EXPECT_EQ(coach.answer(http::Method::get, milestones).status, 200) << "outcomes asks casework for the coach";

    // casework's certificate is replaced, and it keeps running; then it shows one that is not its own.
    auto const name = "IP:" + machines.network().back();
    machines.authority().issue("back", "casework", name);
    EXPECT_EQ(coach.answer(http::Method::get, "/api/v1/clients").status, 200);
    http::TestAuthority stranger(machines.folder() / "strangers");
    auto files = stranger.issue("back", "casework", name);
    files.authority = machines.folder() / "certificates/authority.pem";
    machines.stop_back();
    machines.show_at_back(files);
    machines.start_back();
    auto const refused = coach.answer(http::Method::get, "/api/v1/clients");
    EXPECT_EQ(refused.status, 503) << "who cannot show that it is casework is not asked";
    EXPECT_THAT(machines.front_figures("/ready").body, HasSubstr("casework does not answer"));
}

}  // namespace
}  // namespace polku::tests
