#include "services/identity/saved_filters/api.h"

#include "generated/identity/migrations.h"
#include "generated/storage/migrations.h"
#include "services/identity/saved_filters/model.h"
#include "services/identity/saved_filters/store.h"
#include "services/identity/testing.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using ::testing::ElementsAre;

using nlohmann::json;

class SavedFilterApi : public IdentityTest {
protected:
    SavedFilterApi() {
        auto const made = post("/api/v1/users", fmt::format(R"({{"username":"suodattaja","name":"Suo Dattaja",)"
                                                            R"("language":"fi","password":"{}"}})",
                                                            kSamplePassword));
        owner_ = principal(access::Role::coach);
        owner_.person = id_of(made);
    }
    http::Response save(std::string_view page, std::string_view name, std::string_view query) {
        return api_.put(owner_, "/api/v1/saved-filters",
                        json({{"page", page}, {"name", name}, {"query", query}}).dump());
    }
    http::Response forget(std::string_view page, std::string_view name) {
        return api_.post(owner_, "/api/v1/saved-filters/forget", json({{"page", page}, {"name", name}}).dump());
    }
    std::vector<std::string> saved(access::Principal const& who) {
        std::vector<std::string> found;
        auto const page = json::parse(api_.get(who, "/api/v1/saved-filters").body);
        for (auto const& item : page["items"])
            found.push_back(item["page"].get<std::string>() + " " + item["name"].get<std::string>() + " " +
                            item["query"].get<std::string>());
        return found;
    }

    access::Principal owner_;
};

TEST_F(SavedFilterApi, IsKeptUnderItsNameAndForgottenByIt) {
    EXPECT_EQ(save("work", "Myöhässä", "due=late").status, 200);
    EXPECT_EQ(save("work", "Aika", "kind=hold_appointment&due=today").status, 200);
    EXPECT_EQ(save("handovers", "Myöhässä", "waited=5").status, 200);
    // The same name, however it is written, is the same filter.
    EXPECT_EQ(save("work", "myohassa", "due=today").status, 200);
    EXPECT_THAT(saved(owner_), ElementsAre("handovers Myöhässä waited=5", "work Aika kind=hold_appointment&due=today",
                                           "work myohassa due=today"));
    EXPECT_EQ(forget("work", "MYÖHÄSSÄ").status, 200);
    EXPECT_EQ(forget("work", "Myöhässä").status, 404);
    EXPECT_THAT(saved(owner_), ElementsAre("handovers Myöhässä waited=5", "work Aika kind=hold_appointment&due=today"));
    EXPECT_THAT(saved(administrator()), ElementsAre());
}

TEST_F(SavedFilterApi, EveryPageOfThemKeepsItsOwn) {
    for (auto const& page : kFilteredPageNames)
        EXPECT_EQ(save(page.text, "Oma", "state=done").status, 200) << page.text;
    EXPECT_EQ(saved(owner_).size(), std::size(kFilteredPageNames));
}

TEST_F(SavedFilterApi, EveryFaultAtOnceAndThirtyAtMost) {
    auto const refused = save("elsewhere", "", "due=late");
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(faults_of(refused), ElementsAre("/page not_a_choice", "/name required"));
    EXPECT_THAT(faults_of(save("work", "Nimi", "haku=<Testinen>")), ElementsAre("/query not_a_query"));
    for (int number = 0; number < 30; ++number)
        ASSERT_EQ(save("work", fmt::format("Rajaus {}", number), "due=late").status, 200);
    EXPECT_THAT(faults_of(save("work", "Vielä yksi", "due=late")), ElementsAre("/name too_many_filters"));
    EXPECT_EQ(save("work", "Rajaus 3", "due=today").status, 200);
    EXPECT_EQ(save("team", "Vielä yksi", "person=x").status, 200);
}

/// 0011 makes the table anew.
TEST(SavedFilterSteps, WhatWasSavedBeforeThereWereMorePagesStays) {
    storage::TemporaryDirectory const folder;
    auto const open = [&](std::span<storage::Migration const> steps) {
        auto database = storage::test_engine().open(folder / "identity.db");
        database->migrate(storage::migrations(), steps);
        return database;
    };
    static constexpr storage::Query kPerson{"test.person",
                                            "INSERT INTO person (id, version, username, name, language, registered_at) "
                                            "VALUES ('p', 1, 'aino', 'Aino', 'fi', 0)"};
    static constexpr storage::Query kOld{"test.old_filter",
                                         "INSERT INTO saved_filter (person, page, name_key, name, query, saved_at) "
                                         "VALUES ('p', 'work', 'late', 'Late', 'due=late', 1)"};
    {
        auto const before = open(migrations().first(5));
        before->write_now([](storage::Tx& tx) {
            tx.run(kPerson);
            tx.run(kOld);
        });
    }
    auto const filters = open(migrations())->read([](storage::Tx& tx) { return saved_filters_of(tx, {"p"}); });
    ASSERT_EQ(filters.size(), 1U);
    EXPECT_EQ(filters[0].query, "due=late");
}

}  // namespace
}  // namespace polku::identity
