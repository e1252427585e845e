// What somebody does who doubts the journal: the program beside a data directory, a checkpoint and a key kept
// elsewhere, and a client's receipt.
#include "deploy/api_client.h"
#include "deploy/demo.h"
#include "deploy/installation.h"
#include "shared/runtime/logging.h"
#include "shared/storage/testing.h"
#include "tests/support/running_program.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace polku::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

class JournalVerify : public ::testing::Test {
protected:
    void SetUp() override {
        runtime::set_log_level(runtime::LogLevel::warn);
        ASSERT_EQ(run("/bin/tar", {"-xzf", "tests/kept/2026-11-22.tar.gz", "-C", folder_.path()}), 0);
        {
            deploy::Installation installation({.data = data(), .web = std::nullopt, .holder = "a test"});
            installation.catch_up();
            installation.start();
            installation.stop();  // signs at the end
            save_receipt(installation);
        }
        fs::create_directory(elsewhere());
        fs::copy(data() / "checkpoints", elsewhere() / "checkpoints", fs::copy_options::recursive);
        fs::copy(data() / "keys" / "journal.vkey", elsewhere());
    }
    /// Of the newest entry of a client's log, as data protection takes it.
    void save_receipt(deploy::Installation& installation) {
        deploy::ApiClient dina([&](http::Request request) { return installation.send(std::move(request)); });
        deploy::ApiClient coach([&](http::Request request) { return installation.send(std::move(request)); });
        coach.sign_in("aino", deploy::kSamplePassword);
        dina.sign_in("dina", deploy::kSamplePassword);
        auto const clients = coach.get("/api/v1/clients");
        auto const log_path =
            "/api/v1/clients/" + clients.at("items").front().at("client").at("id").get<std::string>() + "/access-log";
        auto const log = dina.get(log_path);
        auto const& act = log.at("items").front().at("entries").front().at("acts").front();
        auto const receipt = dina.get(fmt::format("{}/{}/receipt", log_path, act.at("entry").get<std::int64_t>()));
        std::ofstream(folder_ / "receipt.json") << receipt.dump(2);
    }
    void attack(char const* sql) {
        sqlite3* raw = nullptr;
        ASSERT_EQ(sqlite3_open((data() / "journal.db").c_str(), &raw), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(raw);
        sqlite3_close(raw);
    }

    struct Said {
        bool well = false;
        std::string text;
    };
    Said verify(std::string const& arguments) {
        auto const out = folder_ / "said";
        auto const command = fmt::format("{} journal verify {} >{} 2>&1", POLKU_PROGRAM, arguments, out.string());
        auto const status = run("/bin/sh", {"-c", command});
        std::ifstream file(out);
        return {status == 0, {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}};
    }
    Said verify_data(std::string const& more = {}) { return verify("--data " + data().string() + " " + more); }
    std::string kept() const {
        return fmt::format("--checkpoint {0}/checkpoints --key {0}/journal.vkey", elsewhere().string());
    }

    fs::path data() const { return folder_ / "data"; }
    fs::path elsewhere() const { return folder_ / "elsewhere"; }
    storage::TemporaryDirectory folder_;
};

TEST_F(JournalVerify, SaysConsistentAloneAndProvedWithWhatWasKeptElsewhere) {
    auto const alone = verify_data();
    EXPECT_TRUE(alone.well);
    EXPECT_THAT(alone.text, AllOf(HasSubstr("consistent: everything fits together"), HasSubstr("Not proved")));
    auto const proved = verify_data(kept());
    EXPECT_TRUE(proved.well);
    EXPECT_THAT(proved.text, HasSubstr("proved: the first "));
}

TEST_F(JournalVerify, NamesTheFirstBadEntry) {
    attack(
        "DROP TRIGGER record_only_erased; DROP TRIGGER record_erased;"
        "UPDATE record SET canonical = replace(canonical, '\"kind\":\"read\"', '\"kind\":\"reae\"') WHERE leaf = "
        "(SELECT min(leaf) FROM record WHERE source = 'casework' AND log = 'read_log')");
    auto const said = verify_data(kept());
    EXPECT_FALSE(said.well);
    EXPECT_THAT(said.text, HasSubstr("BROKEN: first bad entry: casework, read_log number 1; leaf "));
}

TEST_F(JournalVerify, ChecksAReceiptWithThePublicKeyAlone) {
    auto const receipt = fmt::format("--receipt {}", (folder_ / "receipt.json").string());
    auto const proved = verify(fmt::format("{} --key {}/journal.vkey", receipt, elsewhere().string()));
    EXPECT_TRUE(proved.well) << proved.text;
    EXPECT_THAT(proved.text, AllOf(HasSubstr("proved: "), HasSubstr("has signed")));
    auto const alone = verify(receipt);
    EXPECT_TRUE(alone.well);
    EXPECT_THAT(alone.text, HasSubstr("Not proved: the key came with the receipt"));
}

TEST_F(JournalVerify, SaysWhatItCannotRead) {
    EXPECT_FALSE(verify("--data /nowhere").well);
    EXPECT_FALSE(verify_data("--key " + (folder_ / "receipt.json").string()).well);
    EXPECT_FALSE(verify("--receipt " + (elsewhere() / "journal.vkey").string()).well);
}

}  // namespace
}  // namespace polku::tests
