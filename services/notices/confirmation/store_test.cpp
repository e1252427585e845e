#include "services/notices/confirmation/store.h"

#include "generated/notices/migrations.h"
#include "generated/storage/migrations.h"
#include "services/notices/confirmation/rules.h"
#include "services/notices/mail/store.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::notices {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

domain::Id const kPerson{"00000000-0000-7000-8000-0000000c1001"};
constexpr std::int64_t kNewest = 1'795'000'000'000;

MailSetting at_once(std::string address) {
    return {.person = kPerson, .version = 2, .wanted = {.mode = MailMode::at_once, .address = std::move(address)}};
}

TEST(ConfirmationStore, AnAddressOfBeforeIsTakenAsConfirmed) {
    storage::TemporaryDirectory const folder;
    auto const open = [&](std::span<storage::Migration const> steps) {
        auto database = storage::test_engine().open(folder / "notices.db");
        database->migrate(storage::migrations(), steps);
        return database;
    };
    static constexpr storage::Query kOld{"test.old_setting",
                                         "INSERT INTO mail_setting (person, version, mode, address, language, next_at) "
                                         "VALUES ($1, 3, 'at_once', 'a@example.fi', 'fi', 0)"};
    {
        auto const before = open(migrations().first(5));
        before->write_now([](storage::Tx& tx) { tx.run(kOld, kPerson); });
    }
    auto const database = open(migrations());
    auto const setting = database->read([](storage::Tx& tx) { return find_mail_setting(tx, kPerson); });
    EXPECT_EQ(setting.confirmed, "a@example.fi");
    EXPECT_FALSE(needs_confirmation(setting));
}

TEST(ConfirmationStore, ALetterIsDueOnlyForTheAddressThatIsStillWanted) {
    auto const database = storage::open_for_test(migrations());
    auto const due = [&] {
        return database->read([](storage::Tx& tx) { return due_confirmations(tx, {kNewest}, 10); });
    };
    auto setting = at_once("a@example.fi");
    auto const asked = ask_for({}, setting, {1000}).value().value();
    auto const keep = [&](MailSetting const& chosen) {
        database->write_now([&](storage::Tx& tx) {
            save(tx, chosen);
            save(tx, asked);
        });
    };
    keep(setting);
    ASSERT_THAT(due(), SizeIs(1));
    EXPECT_EQ(due().front(), asked);
    keep(at_once("b@example.fi"));
    EXPECT_THAT(due(), IsEmpty());
    setting.confirmed = "a@example.fi";
    keep(setting);
    EXPECT_THAT(due(), IsEmpty());
    keep({.person = kPerson, .version = 3});
    EXPECT_THAT(due(), IsEmpty());
}

TEST(ConfirmationStore, IsReadAsItWasSaved) {
    auto const database = storage::open_for_test(migrations());
    auto const drawn = with_code(ask_for({}, at_once("a@example.fi"), {1000}).value().value(), CodeHash{7}, {2000});
    database->write_now([&](storage::Tx& tx) { save(tx, drawn); });
    EXPECT_EQ(database->read([](storage::Tx& tx) { return find_confirmation(tx, kPerson); }), drawn);
}

}  // namespace
}  // namespace polku::notices
