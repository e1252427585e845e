#include "shared/storage/secrets.h"

#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace polku::storage {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr FieldPlace kPlace{"client", "identity_code", "c-1"};
constexpr std::string_view kCode = "010190-900X";

TEST(Secrets, a_sealed_field_opens_in_its_place_alone) {
    TemporaryDirectory const folder;
    auto const secrets = Secrets::open(DataDirectory(folder.path(), "test"));
    auto const sealed = secrets.sealing().seal(kCode, kPlace);
    EXPECT_EQ(secrets.sealing().open(sealed, kPlace), kCode);
    for (auto const& place :
         {FieldPlace{"client", "identity_code", "c-2"}, FieldPlace{"client", "phone", "c-1"},
          FieldPlace{"person", "identity_code", "c-1"}, FieldPlace{"client", "identity_codec", "-1"}}) {
        EXPECT_THROW(static_cast<void>(secrets.sealing().open(sealed, place)), StorageError);
    }
}

TEST(Secrets, no_byte_of_a_sealed_field_can_be_altered_or_cut) {
    TemporaryDirectory const folder;
    auto const secrets = Secrets::open(DataDirectory(folder.path(), "test"));
    auto const sealed = secrets.sealing().seal(kCode, kPlace);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto altered = sealed;
        altered[i] = static_cast<std::uint8_t>(altered[i] ^ 1);
        EXPECT_THROW(static_cast<void>(secrets.sealing().open(altered, kPlace)), StorageError) << i;
        EXPECT_THROW(static_cast<void>(secrets.sealing().open(std::span(sealed).first(i), kPlace)), StorageError) << i;
    }
}

TEST(Secrets, the_same_text_is_sealed_differently_each_time_and_found_by_one_hash) {
    TemporaryDirectory const folder;
    auto const secrets = Secrets::open(DataDirectory(folder.path(), "test"));
    EXPECT_NE(secrets.sealing().seal(kCode, kPlace), secrets.sealing().seal(kCode, kPlace));
    auto const hash = secrets.lookup().hash("client", "identity_code", kCode);
    EXPECT_EQ(secrets.lookup().hash("client", "identity_code", kCode), hash);
    EXPECT_NE(secrets.lookup().hash("person", "identity_code", kCode), hash);
    EXPECT_NE(secrets.lookup().hash("client", "identity_code", "010190-901X"), hash);
}

TEST(Secrets, stay_with_the_installation_and_differ_between_two) {
    TemporaryDirectory const one;
    TemporaryDirectory const two;
    auto const sealed = Secrets::open(DataDirectory(one.path(), "test")).sealing().seal(kCode, kPlace);
    std::ofstream(one / "casework.db") << "";
    EXPECT_EQ(Secrets::open(DataDirectory(one.path(), "test")).sealing().open(sealed, kPlace), kCode);
    auto const other = Secrets::open(DataDirectory(two.path(), "test"));
    EXPECT_THROW(static_cast<void>(other.sealing().open(sealed, kPlace)), StorageError);
    EXPECT_NE(Secrets::open(DataDirectory(one.path(), "test")).lookup().hash("t", "c", kCode),
              other.lookup().hash("t", "c", kCode));
}

TEST(Secrets, a_missing_key_beside_databases_is_not_made_anew) {
    TemporaryDirectory const folder;
    Secrets::open(DataDirectory(folder.path(), "test"));
    std::ofstream(folder / "casework.db") << "";
    fs::remove(keys_folder(folder.path()) / "lookup.key");
    EXPECT_THAT([&] { Secrets::open(DataDirectory(folder.path(), "test")); },
                ThrowsMessage<StorageError>(testing::AllOf(HasSubstr("lookup.key"), HasSubstr("is missing"))));
}

TEST(Secrets, key_files_are_for_the_owner_and_whole) {
    TemporaryDirectory const folder;
    auto const open = [&] { Secrets::open(DataDirectory(folder.path(), "test")); };
    open();
    auto const file = keys_folder(folder.path()) / "sealing.key";
    EXPECT_EQ(fs::status(file).permissions() & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
    fs::permissions(file, fs::perms::others_read, fs::perm_options::add);
    EXPECT_THAT(open, ThrowsMessage<StorageError>(HasSubstr("open to others")));
    fs::permissions(file, fs::perms::others_read, fs::perm_options::remove);
    std::ofstream(file) << std::string(62, 'a') << "zz\n";
    EXPECT_THAT(open, ThrowsMessage<StorageError>(HasSubstr("64 hexadecimal digits")));
    std::ofstream(file) << std::string(66, 'a');
    EXPECT_THROW(open(), StorageError);
}

}  // namespace
}  // namespace polku::storage
