// Backup and restore: the whole installation on another path, and one database alone, which the others notice.
#include "deploy/api_client.h"
#include "deploy/backup.h"
#include "deploy/demo.h"
#include "deploy/installation.h"
#include "shared/runtime/logging.h"
#include "shared/storage/testing.h"
#include "tests/support/running_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace polku::tests {
namespace {

using json = nlohmann::json;

/// A kept installation of samples, that is opened and closed as a server would be.
class RestoreTest : public ::testing::Test {
protected:
    RestoreTest() {
        runtime::set_log_level(runtime::LogLevel::error);
        auto const unpacked = run("/bin/tar", {"-xzf", "tests/kept/2026-11-22.tar.gz", "-C", folder_.path()});
        if (unpacked != 0) throw std::runtime_error("the kept installation cannot be unpacked");
        open([](deploy::Installation&) {});
    }

    template <class F>
    void open(F use) {
        deploy::Installation installation({.data = data_, .web = std::nullopt, .holder = "a test"});
        use(installation);
        installation.catch_up();
    }

    /// Takes the newest handover of the inbox; answers its id.
    std::string take_one() {
        std::string id;
        open([&](deploy::Installation& installation) {
            deploy::ApiClient coach([&](http::Request request) { return installation.send(std::move(request)); });
            coach.sign_in("aino", deploy::kSamplePassword);
            auto const row = coach.get("/api/v1/handovers?box=in&limit=200").at("items").back();
            id = row.at("id").get<std::string>();
            coach.post_on_version("/api/v1/handovers/" + id + "/accept", row.at("version").get<std::int64_t>(),
                                  json::object());
        });
        return id;
    }
    std::string state_of(std::string const& handover) {
        std::string state;
        open([&](deploy::Installation& installation) {
            deploy::ApiClient coach([&](http::Request request) { return installation.send(std::move(request)); });
            coach.sign_in("aino", deploy::kSamplePassword);
            state = coach.get("/api/v1/handovers/" + handover).at("state").get<std::string>();
        });
        return state;
    }

    storage::TemporaryDirectory folder_;
    std::filesystem::path data_ = folder_ / "data";
    std::filesystem::path copy_ = folder_ / "copy";
};

}  // namespace

TEST_F(RestoreTest, AWholeInstallationComesBackOnAnotherPathAndHolds) {
    auto const taken = take_one();
    ASSERT_EQ(deploy::backup(data_, copy_), 0);
    data_ = folder_ / "elsewhere";
    ASSERT_EQ(deploy::restore(copy_, data_, std::nullopt), 0);
    EXPECT_EQ(state_of(taken), "accepted");
    EXPECT_NE(take_one(), taken) << "work goes on";
    EXPECT_THROW(deploy::restore(copy_, data_, std::nullopt), std::exception) << "it is not empty";
}

TEST_F(RestoreTest, OneDatabaseAloneIsNoticedAndReconciled) {
    ASSERT_EQ(deploy::backup(data_, copy_), 0);
    auto const taken = take_one();
    // By hand, without the command: the readers see it and stop, and nothing is skipped.
    std::filesystem::copy_file(data_ / "casework.db", folder_ / "newer.db");
    std::filesystem::copy_file(copy_ / "casework.db", data_ / "casework.db",
                               std::filesystem::copy_options::overwrite_existing);
    {
        deploy::Installation installation({.data = data_, .web = std::nullopt, .holder = "a test"});
        installation.catch_up();
        EXPECT_NE(installation.not_ready().find("casework"), std::string::npos);
    }
    std::filesystem::copy_file(folder_ / "newer.db", data_ / "casework.db",
                               std::filesystem::copy_options::overwrite_existing);

    ASSERT_EQ(deploy::restore(copy_, data_, "casework"), 0);
    EXPECT_EQ(state_of(taken), "proposed") << "as it was at the backup";
    take_one();
    open([](deploy::Installation& installation) {
        installation.catch_up();
        EXPECT_EQ(installation.not_ready(), "") << "notices and the journal go on";
        for (auto const& [service, findings] : installation.check()) {
            for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
        }
    });
}

TEST_F(RestoreTest, ABackupThatWasChangedIsNotRestored) {
    ASSERT_EQ(deploy::backup(data_, copy_), 0);
    EXPECT_THROW(deploy::backup(data_, copy_), std::exception) << "it exists already";
    std::fstream file(copy_ / "payments.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(5000);
    file.put('x');
    file.close();
    EXPECT_THROW(deploy::restore(copy_, folder_ / "elsewhere", std::nullopt), std::exception);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "elsewhere" / "casework.db"));
}

}  // namespace polku::tests
