#include "shared/runtime/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace polku::runtime {

namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Setting kKnown[] = {
    {"data", SettingKind::text, "the data directory"},
    {"server.port", SettingKind::integer, "where to listen"},
    {"server.tls", SettingKind::boolean, "whether to speak TLS"},
    {"server.hosts", SettingKind::texts, "Host names"},
};

class SettingsTest : public ::testing::Test {
public:
    SettingsTest() {
        auto name = (std::filesystem::temp_directory_path() / "polku-settings-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~SettingsTest() override { std::filesystem::remove_all(folder_); }

protected:
    std::filesystem::path file(std::string_view text) {
        auto const path = folder_ / "polku.toml";
        std::ofstream(path) << text;
        return path;
    }

private:
    std::filesystem::path folder_;
};

}  // namespace

TEST_F(SettingsTest, LaterSourcesWin) {
    SettingSources sources;
    sources.file = file("data = 'a'\n[server]\nport = 1\ntls = false\nhosts = ['x', 'y']\n");
    sources.environment = {"POLKU_SERVER_PORT=2", "POLKU_DATA=b", "HOME=/root"};
    sources.flags = {{"server.port", "3"}};
    auto const settings = read_settings(kKnown, sources);
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->text("data"), "b");
    EXPECT_EQ(settings->integer("server.port"), 3);
    EXPECT_EQ(settings->boolean("server.tls"), false);
    EXPECT_THAT(*settings->texts("server.hosts"), ElementsAre("x", "y"));
}

TEST_F(SettingsTest, WhatIsNotSetIsNothing) {
    auto const settings = read_settings(kKnown, {});
    ASSERT_TRUE(settings);
    EXPECT_FALSE(settings->text("data"));
    EXPECT_THROW(static_cast<void>(settings->text("no.such")), std::logic_error);
    EXPECT_THROW(static_cast<void>(settings->text("server.port")), std::logic_error);
}

TEST_F(SettingsTest, EveryFaultIsNamedAtOnceWithItsPlace) {
    SettingSources sources;
    sources.file = file("data = 5\n[server]\nprot = 1\nport = '1'\nhosts = ['a', 1]\n");
    sources.environment = {"POLKU_PORT=1", "POLKU_SERVER_TLS=yes", "POLKU_SERVER_PORT=12x"};
    sources.flags = {{"sever.tls", "true"}};
    auto const settings = read_settings(kKnown, sources);
    ASSERT_FALSE(settings);
    EXPECT_THAT(
        settings.error(),
        ::testing::UnorderedElementsAre(
            AllOf(HasSubstr("polku.toml:1"), HasSubstr("data must be text")),
            AllOf(HasSubstr("polku.toml:3"), HasSubstr("server.prot is not a setting"), HasSubstr("server.port")),
            AllOf(HasSubstr("polku.toml:4"), HasSubstr("a whole number")),
            AllOf(HasSubstr("polku.toml:5"), HasSubstr("a list of texts")),
            AllOf(HasSubstr("POLKU_PORT is not a setting"), HasSubstr("POLKU_SERVER_PORT")),
            HasSubstr("POLKU_SERVER_TLS must be true or false"), HasSubstr("POLKU_SERVER_PORT must be a whole number"),
            HasSubstr("sever.tls is not a setting")));
}

TEST_F(SettingsTest, AFileThatIsNoTomlOrNotThereIsAFault) {
    SettingSources sources;
    sources.file = file("data = \n");
    EXPECT_FALSE(read_settings(kKnown, sources));
    sources.file = "/no/such/polku.toml";
    EXPECT_FALSE(read_settings(kKnown, sources));
}

TEST_F(SettingsTest, TheEnvironmentGivesListsWithCommas) {
    SettingSources sources;
    sources.environment = {"POLKU_SERVER_HOSTS=a,b"};
    EXPECT_THAT(*read_settings(kKnown, sources)->texts("server.hosts"), ElementsAre("a", "b"));
}

}  // namespace polku::runtime
