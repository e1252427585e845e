#include "services/identity/saved_filters/api.h"

#include "services/identity/saved_filters/model.h"
#include "services/identity/testing.h"

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

}  // namespace
}  // namespace polku::identity
