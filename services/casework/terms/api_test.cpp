#include "services/casework/terms/api.h"

#include "services/casework/settings/api.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using nlohmann::json;

class TermApi : public CaseworkTest {
protected:
    TermApi() {
        api_.router().add(term_routes());
        api_.router().add(setting_routes());
    }
    /// "name, choosable" of a term; empty when there is none.
    std::string term(std::string_view vocabulary, std::string_view code) {
        auto const page = json::parse(api_.get(coach(), "/api/v1/terms").body);
        for (auto const& item : page["items"]) {
            if (item["vocabulary"] == vocabulary && item["code"] == code)
                return item["name"]["fi"].get<std::string>() + (item["choosable"] == true ? "" : ", ended");
        }
        return "";
    }
    http::Response add(json const& setting) {
        tick();
        return api_.post(administrator(), "/api/v1/settings", setting.dump());
    }
    http::Response choose(access::Principal const& who, domain::Id const& case_id, std::string_view type) {
        tick();
        return api_.put(who, of_case(case_id, "/plan/type"), json({{"type", type}}).dump());
    }
    std::string type_of_plan(domain::Id const& case_id) {
        return json::parse(api_.get(coach(), of_case(case_id, "/plan")).body)["type"];
    }
    static json named(std::string_view kind, std::string_view key, std::string_view text) {
        return {{"kind", kind},
                {"key", key},
                {"valid_from", "2027-01-01"},
                {"names", {{"fi", text}, {"sv", text}, {"en", text}}}};
    }
};

TEST_F(TermApi, AKindOfOrganisationIsCalledAsTheSettingOfTheDaySays) {
    EXPECT_EQ(term("organisation_kind", "employment_authority"), "työvoimaviranomainen");
    ASSERT_EQ(add(named("organisation_kind", "employment_authority", "TE-tiimi")).status, 201);
    EXPECT_EQ(term("organisation_kind", "employment_authority"), "työvoimaviranomainen");
    api_.clock().set(domain::start_of_day(domain::LocalDate{2027, 1, 1}));
    EXPECT_EQ(term("organisation_kind", "employment_authority"), "TE-tiimi");
    auto const nameless = add({{"kind", "organisation_kind"}, {"key", "kela"}, {"valid_from", "2028-01-01"}});
    EXPECT_EQ(nameless.status, 422);
    EXPECT_THAT(nameless.body, HasSubstr("/names"));
    tick();
    EXPECT_THAT(api_.post(administrator(), "/api/v1/settings/end",
                          R"({"kind":"organisation_kind","key":"kela","valid_until":"2027-12-31"})")
                    .body,
                HasSubstr("setting_never_ends"));
}

TEST_F(TermApi, ATypeOfPlanIsAddedChosenAndEndedAndWhatIsOfItKeepsIt) {
    auto const made = taken();
    EXPECT_EQ(type_of_plan(made.case_id), "multi_agency");
    EXPECT_THAT(choose(coach(), made.case_id, "youth").body, HasSubstr("no_such_plan_type"));
    ASSERT_EQ(add(named("plan_type", "youth", "nuoren suunnitelma")).status, 201);
    EXPECT_EQ(choose(coach(), made.case_id, "youth").status, 422) << "it is to come";
    api_.clock().set(domain::start_of_day(domain::LocalDate{2027, 1, 1}));
    ASSERT_EQ(choose(coach(), made.case_id, "youth").status, 200);
    EXPECT_EQ(type_of_plan(made.case_id), "youth");
    ASSERT_EQ(choose(coach(), made.case_id, "youth").status, 200);
    EXPECT_THAT(texts(storage::Query{"test.type_chosen",
                                     "SELECT type || ' ' || subject FROM event WHERE type LIKE "
                                     "'polku.plan.type-%'"}),
                ::testing::ElementsAre("polku.plan.type-chosen.v1 " + made.case_id.text))
        << "the same again changes nothing";
    EXPECT_EQ(choose(officer(), made.case_id, "activation").status, 403) << "who answers for the case chooses";
    tick();
    ASSERT_EQ(api_.post(administrator(), "/api/v1/settings/end",
                        R"({"kind":"plan_type","key":"youth","valid_until":"2027-01-31"})")
                  .status,
              200);
    api_.clock().set(domain::start_of_day(domain::LocalDate{2027, 2, 1}));
    EXPECT_EQ(term("plan_type", "youth"), "nuoren suunnitelma, ended");
    EXPECT_EQ(type_of_plan(made.case_id), "youth");
    EXPECT_THAT(add(named("plan_type", "Nuoren suunnitelma", "x")).body, HasSubstr("not_a_code"));
}

TEST_F(TermApi, AStatutoryGroundThatBeginsByASettingIsInTheGrantsOfEveryCaseAlsoOfAClosedOne) {
    auto const made = taken();
    ASSERT_EQ(add_party(coach(), made.case_id, kKela, kKelaTeam).status, 201);
    auto const closed = refer("N-2", "Suljettu");
    ASSERT_EQ(accept(coach(), closed.handover).status, 200);
    tick();
    ASSERT_EQ(
        api_.post(coach(), of_case(closed.case_id, "/close"), R"({"reason":"goals_reached","outcome":"work"})").status,
        200);
    auto const grounds = [&] { return api_.get(kela_worker(), "/api/v1/cases/" + made.case_id.text).body; };
    EXPECT_THAT(grounds(), Not(HasSubstr(R"("category":"skills")")));
    ASSERT_EQ(
        add({{"kind", "share_rule"}, {"key", "kela.skills"}, {"valid_from", "2026-12-01"}, {"legal_basis", "381/2023"}})
            .status,
        201);
    static constexpr storage::Query kJobs{"test.jobs",
                                          "SELECT COUNT(*) FROM job WHERE kind = 'grants.rewrite' AND subject = $1"};
    for (auto const& case_id : {made.case_id, closed.case_id}) {
        auto const jobs = write([&](storage::Tx& tx) {
            return tx.one(kJobs, [](storage::Row const& row) { return row.integer(0); }, case_id).value();
        });
        EXPECT_EQ(jobs, 1);
    }
    auto const now = api_.clock().now();
    write([&](storage::Tx& tx) { rewrite_grants(tx, made.case_id, now); });
    EXPECT_THAT(grounds(), Not(HasSubstr(R"("category":"skills")"))) << "not before its day";
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 12, 1}));
    EXPECT_THAT(grounds(), HasSubstr(R"("category":"skills")"));
    auto const refused = add({{"kind", "share_rule"}, {"key", "provider.basic"}, {"valid_from", "2027-12-01"}});
    EXPECT_THAT(refused.body, HasSubstr("not_a_share_rule"));
    EXPECT_THAT(refused.body, HasSubstr("/legal_basis"));
}

}  // namespace
}  // namespace polku::casework::samples
