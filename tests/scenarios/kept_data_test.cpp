// Installations that earlier versions filled: this version opens each, migrates it, and finds every invariant in it.
#include "deploy/api_client.h"
#include "deploy/demo.h"
#include "deploy/installation.h"
#include "shared/runtime/logging.h"
#include "shared/storage/testing.h"
#include "tests/support/running_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <vector>

namespace polku::tests {
namespace {

std::vector<std::filesystem::path> kept_installations() {
    std::vector<std::filesystem::path> kept;
    for (auto const& entry : std::filesystem::directory_iterator("tests/kept")) {
        if (entry.path().extension() == ".gz") kept.push_back(entry.path());
    }
    return kept;
}

TEST(KeptData, EveryKeptInstallationOpensAndHoldsItsInvariants) {
    runtime::set_log_level(runtime::LogLevel::warn);
    auto const kept = kept_installations();
    ASSERT_FALSE(kept.empty());
    for (auto const& archive : kept) {
        SCOPED_TRACE(archive.string());
        storage::TemporaryDirectory const folder;
        ASSERT_EQ(run("/bin/tar", {"-xzf", archive, "-C", folder.path()}), 0);
        deploy::Installation installation({.data = folder / "data", .web = std::nullopt, .holder = "a test"});
        installation.catch_up();
        EXPECT_EQ(installation.not_ready(), "");
        EXPECT_NE(installation.metrics().text().find(R"(polku_reader_lag{service="payments/outcomes"} 0)"),
                  std::string::npos);
        for (auto const& [service, findings] : installation.check()) {
            for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
        }
        deploy::ApiClient coach([&](http::Request request) { return installation.send(std::move(request)); });
        coach.sign_in("aino", deploy::kSamplePassword);
        EXPECT_FALSE(coach.get("/api/v1/clients").at("items").empty());
    }
}

}  // namespace
}  // namespace polku::tests
