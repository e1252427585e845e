#include "shared/storage/data_directory.h"

#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

namespace polku::storage {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(DataDirectory, is_made_for_its_owner_alone) {
    TemporaryDirectory const folder;
    DataDirectory const data(folder / "deep" / "data", "polku serve");
    EXPECT_EQ(fs::status(data.path()).permissions() & fs::perms::all, fs::perms::owner_all);
    EXPECT_TRUE(data.fresh());
    EXPECT_EQ(database_file(data.path(), "casework"), data.path() / "casework.db");
}

TEST(DataDirectory, is_held_by_one_who_is_named) {
    TemporaryDirectory const folder;
    {
        DataDirectory const data(folder.path(), "polku serve");
        EXPECT_THAT([&] { DataDirectory(folder.path(), "polku import"); },
                    ThrowsMessage<StorageError>(
                        HasSubstr("in use by polku serve (process " + std::to_string(::getpid()) + ")")));
    }
    EXPECT_NO_THROW(DataDirectory(folder.path(), "polku import"));
}

TEST(DataDirectory, is_shared_by_the_processes_of_different_parts) {
    TemporaryDirectory const folder;
    std::vector<std::string> const casework{"casework"};
    std::vector<std::string> const others{"gateway", "identity"};
    {
        DataDirectory const first(folder.path(), "polku serve --only casework", casework);
        DataDirectory const second(folder.path(), "polku serve --only gateway,identity", others);
        EXPECT_THAT([&] { DataDirectory(folder.path(), "another", casework); },
                    ThrowsMessage<StorageError>(HasSubstr("in use by polku serve --only casework (process ")));
        EXPECT_THAT([&] { DataDirectory(folder.path(), "polku import"); },
                    ThrowsMessage<StorageError>(HasSubstr("in use by polku serve --only ")));
    }
    DataDirectory const whole(folder.path(), "polku serve");
    EXPECT_THAT([&] { DataDirectory(folder.path(), "polku serve --only casework", casework); },
                ThrowsMessage<StorageError>(HasSubstr("in use by polku serve (process ")));
}

TEST(DataDirectory, open_to_others_is_refused_with_the_remedy) {
    TemporaryDirectory const folder;
    fs::permissions(folder.path(), fs::perms::group_read, fs::perm_options::add);
    EXPECT_THAT([&] { DataDirectory(folder.path(), "polku"); }, ThrowsMessage<StorageError>(HasSubstr("chmod 700 ")));
}

TEST(DataDirectory, that_is_a_file_is_refused) {
    TemporaryDirectory const folder;
    std::ofstream(folder / "data") << "x";
    EXPECT_THROW(DataDirectory(folder / "data", "polku"), StorageError);
}

TEST(DataDirectory, with_a_database_is_not_fresh) {
    TemporaryDirectory const folder;
    std::ofstream(folder / "casework.db") << "";
    EXPECT_FALSE(DataDirectory(folder.path(), "polku").fresh());
}

}  // namespace
}  // namespace polku::storage
