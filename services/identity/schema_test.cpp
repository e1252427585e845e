#include "services/identity/organisations/store.h"
#include "services/identity/people/passwords.h"
#include "services/identity/people/store.h"
#include "services/identity/sessions/store.h"
#include "services/identity/testing.h"

#include <functional>

/// A bug in the program meets a wall: each test goes past the rules and is refused by the database.
namespace polku::identity {
namespace {

using storage::ConstraintError;
using storage::Query;
using storage::Tx;

domain::Instant const kMadeAt{1'795'341'600'000};

domain::Id id(int number) { return {fmt::format("00000000-0000-7000-8000-{:012}", number)}; }

Membership membership(int number) {
    Membership made;
    made.id = id(number);
    made.person = id(1);
    made.organisation = id(10);
    made.role = access::Role::officer;
    made.valid_from = kMadeAt;
    return made;
}

class IdentitySchema : public ::testing::Test {
protected:
    IdentitySchema() {
        write([](Tx& tx) {
            static std::string const hash = hash_password(kSamplePassword);
            insert(tx, Organisation{.id = id(10), .name = {"A", "A", "A"}, .business_id = "0166906-4"}, kMadeAt);
            insert(tx, Organisation{.id = id(20), .name = {"B", "B", "B"}, .business_id = "1046216-1"}, kMadeAt);
            insert(tx, Team{.id = id(11), .organisation = id(10), .name = "Keski"}, kMadeAt);
            insert(tx, Person{.id = id(1), .username = "aino", .name = "Aino Esimerkki"}, hash, kMadeAt);
            insert(tx, Person{.id = id(2), .username = "ben", .name = "Ben Näyte"}, hash, kMadeAt);
        });
    }
    void write(std::function<void(Tx&)> const& fn) { database_->write_now(fn); }
    void refuses(std::function<void(Tx&)> const& fn) { EXPECT_THROW(write(fn), ConstraintError); }

    storage::TestDatabase database_ = storage::open_for_test(migrations());
};

TEST_F(IdentitySchema, ABusinessIdAndATeamNameAreUnique) {
    refuses([](Tx& tx) {
        insert(tx, Organisation{.id = id(30), .name = {"C", "C", "C"}, .business_id = "0166906-4"}, kMadeAt);
    });
    refuses([](Tx& tx) { insert(tx, Team{.id = id(12), .organisation = id(10), .name = "KESKI"}, kMadeAt); });
    write([](Tx& tx) { insert(tx, Team{.id = id(12), .organisation = id(20), .name = "KESKI"}, kMadeAt); });
}

TEST_F(IdentitySchema, AUsernameIsUniqueAndFolded) {
    refuses([](Tx& tx) { insert(tx, Person{.id = id(3), .username = "aino", .name = "X"}, "$argon2id$x", kMadeAt); });
    refuses([](Tx& tx) { insert(tx, Person{.id = id(3), .username = "Aili", .name = "X"}, "$argon2id$x", kMadeAt); });
}

TEST_F(IdentitySchema, APasswordIsNeverStoredAsItIs) {
    refuses([](Tx& tx) { insert(tx, Person{.id = id(3), .username = "aili", .name = "X"}, kSamplePassword, kMadeAt); });
}

TEST_F(IdentitySchema, ATeamBelongsToTheOrganisationOfTheMembership) {
    refuses([](Tx& tx) {
        auto wrong = membership(100);
        wrong.organisation = id(20);
        wrong.team = id(11);
        insert(tx, wrong, kMadeAt);
    });
    write([](Tx& tx) {
        auto right = membership(100);
        right.team = id(11);
        insert(tx, right, kMadeAt);
    });
}

TEST_F(IdentitySchema, AMembershipIsOpenOnceAndNeverBackdated) {
    write([](Tx& tx) { insert(tx, membership(100), kMadeAt); });
    refuses([](Tx& tx) { insert(tx, membership(101), kMadeAt); });
    refuses([](Tx& tx) {
        auto backdated = membership(101);
        backdated.role = access::Role::supervisor;
        backdated.valid_from.ms -= 1;
        insert(tx, backdated, kMadeAt);
    });
}

TEST_F(IdentitySchema, AnEndedMembershipIsFrozen) {
    auto ended_one = membership(100);
    ended_one.ended_at = kMadeAt;
    write([&](Tx& tx) { insert(tx, ended_one, kMadeAt); });
    static constexpr Query kReopen{"test.reopen", "UPDATE membership SET ended_at = NULL"};
    static constexpr Query kErase{"test.erase", "DELETE FROM membership"};
    refuses([](Tx& tx) { tx.run(kReopen); });
    refuses([](Tx& tx) { tx.run(kErase); });
    write([](Tx& tx) { insert(tx, membership(101), kMadeAt); });
}

TEST_F(IdentitySchema, ContractAndClientFollowFromTheRole) {
    refuses([](Tx& tx) {
        auto coach = membership(100);
        coach.role = access::Role::coach;
        insert(tx, coach, kMadeAt);
    });
    refuses([](Tx& tx) {
        auto officer = membership(100);
        officer.contract = kSampleContract;
        insert(tx, officer, kMadeAt);
    });
    refuses([](Tx& tx) {
        auto client = membership(100);
        client.role = access::Role::client;
        insert(tx, client, kMadeAt);
    });
    refuses([](Tx& tx) {
        auto officer = membership(100);
        officer.client = kSampleClient;
        insert(tx, officer, kMadeAt);
    });
    refuses([](Tx& tx) {
        auto service = membership(100);
        service.role = access::Role::system;
        insert(tx, service, kMadeAt);
    });
}

TEST_F(IdentitySchema, TwoPeopleAreNeverOneClient) {
    auto client = membership(100);
    client.role = access::Role::client;
    client.client = kSampleClient;
    write([&](Tx& tx) { insert(tx, client, kMadeAt); });
    client.id = id(101);
    client.person = id(2);
    refuses([&](Tx& tx) { insert(tx, client, kMadeAt); });
}

TEST_F(IdentitySchema, ASessionActsInAMembershipOfItsPersonAndEnds) {
    write([](Tx& tx) { insert(tx, membership(100), kMadeAt); });
    auto const hash = std::string(64, 'a');
    Session session{.id = id(200),
                    .person = id(1),
                    .acting = id(100),
                    .opened_at = kMadeAt,
                    .seen_at = kMadeAt,
                    .idle_until = kMadeAt + std::chrono::minutes(30),
                    .ends_at = kMadeAt + std::chrono::hours(10)};
    auto stranger = session;
    stranger.person = id(2);
    refuses([&](Tx& tx) { insert(tx, stranger, hash); });
    auto endless = session;
    endless.ends_at.ms += 1;
    refuses([&](Tx& tx) { insert(tx, endless, hash); });
    refuses([&](Tx& tx) { insert(tx, session, "a token as it is"); });
    write([&](Tx& tx) { insert(tx, session, hash); });
    auto same_token = session;
    same_token.id = id(201);
    refuses([&](Tx& tx) { insert(tx, same_token, hash); });
}

TEST_F(IdentitySchema, ALateTouchUndoesNoSwitch) {
    auto officer = membership(100);
    auto supervisor = membership(101);
    supervisor.role = access::Role::supervisor;
    Session session{.id = id(200),
                    .person = id(1),
                    .acting = id(100),
                    .opened_at = kMadeAt,
                    .seen_at = kMadeAt,
                    .idle_until = kMadeAt + std::chrono::minutes(30),
                    .ends_at = kMadeAt + std::chrono::hours(10)};
    auto late = session;
    late.seen_at = kMadeAt + std::chrono::minutes(1);
    auto switched = session;
    switched.acting = id(101);
    switched.seen_at = kMadeAt + std::chrono::minutes(2);
    switched.idle_until = kMadeAt + std::chrono::minutes(32);
    auto const hash = std::string(64, 'a');
    write([&](Tx& tx) {
        insert(tx, officer, kMadeAt);
        insert(tx, supervisor, kMadeAt);
        insert(tx, session, hash);
        save_switch(tx, switched);
        save_touch(tx, late);
    });
    auto const found = database_->read([&](Tx& tx) { return find_session(tx, hash); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->acting, id(101));
    EXPECT_EQ(found->seen_at, kMadeAt + std::chrono::minutes(2));
}

}  // namespace
}  // namespace polku::identity
