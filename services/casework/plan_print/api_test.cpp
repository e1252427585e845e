#include "services/casework/plan_print/api.h"

#include "services/casework/plan_contents/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace polku::casework::samples {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PlanPrintApi : public CaseworkTest {
protected:
    PlanPrintApi() {
        api_.router().add(plan_print_routes([this](std::string const&) { return names_; }));
        OrganisationNames names;
        names.add(kTyopolku, domain::Language::fi, "Näytepolku Oy");
        names.add(kTyopolku, domain::Language::sv, "Exempelstigen Ab");
        names_ = names;
    }
    http::Response print(access::Principal const& who, Registered const& made, domain::Id const& version) {
        return api_.get(who, of_case(made.case_id, "/plan/versions/" + version.text + "/pdf"));
    }
    domain::Id asked(Registered const& made) {
        fill_plan(api_, coach(), made.case_id);
        return id_of(api_.post(coach(), of_case(made.case_id, "/plan/versions"), ""));
    }
    static std::string text_of(http::Response const& printed) {
        EXPECT_EQ(printed.status, 200) << printed.body;
        std::string path = (std::filesystem::temp_directory_path() / "polku-print-XXXXXX").string();
        ::close(::mkstemp(path.data()));
        std::ofstream(path, std::ios::binary) << printed.body;
        auto* const pipe = ::popen(("pdftotext " + path + " -").c_str(), "r");
        std::string text;
        std::array<char, 4096> part{};
        for (auto size = std::fread(part.data(), 1, part.size(), pipe); size > 0;
             size = std::fread(part.data(), 1, part.size(), pipe))
            text.append(part.data(), size);
        EXPECT_EQ(::pclose(pipe), 0);
        std::filesystem::remove(path);
        return text;
    }

    std::optional<OrganisationNames> names_;
};

TEST_F(PlanPrintApi, PrintsTheVersionAsItWasKept) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Työhön Łódźiin");
    auto const version = asked(made);
    auto const printed = print(coach(), made, version);
    EXPECT_EQ(printed.header("content-type"), "application/pdf");
    EXPECT_EQ(printed.header("content-language"), "fi");
    EXPECT_EQ(printed.header("content-disposition"), "inline; filename=\"plan-v1.pdf\"");
    auto const text = text_of(printed);
    for (auto const* const part : {"Yhteinen palvelusuunnitelma", "Asiakas: ", "Testinen", "Työhön Łódźiin",
                                   "Näytepolku Oy", "1.12.2026", "31.12.2026", "Odottaa hyväksyntöjä"})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_EQ(print(coach(), made, version).body, printed.body) << "the same version is the same bytes";
    add_goal(coach(), made.case_id, "Uusi tavoite");
    EXPECT_EQ(print(coach(), made, version).body, printed.body);
    api_.post(officer(), of_case(made.case_id, "/plan/versions/" + version.text + "/agree"), "");
    EXPECT_THAT(text_of(print(coach(), made, version)), HasSubstr("Hyväksytty 22.11.2026"));
}

TEST_F(PlanPrintApi, InTheClientsLanguageOrInFinnishWhichItSays) {
    auto swedish = referral();
    swedish.service_language = "sv";
    auto const made = taken(swedish);
    add_goal(coach(), made.case_id, "Till arbete");
    auto const printed = print(coach(), made, asked(made));
    EXPECT_EQ(printed.header("content-language"), "sv");
    EXPECT_THAT(text_of(printed), HasSubstr("Ansvarig part: Exempelstigen Ab"));

    auto somali = referral();
    somali.number = "N-2";
    somali.service_language = "so";
    auto const other = taken(somali);
    add_goal(coach(), other.case_id, "Töihin");
    auto const in_finnish = print(coach(), other, asked(other));
    EXPECT_EQ(in_finnish.header("content-language"), "fi");
    EXPECT_THAT(text_of(in_finnish), HasSubstr("Asiakkaan palvelukieli on so."));
}

TEST_F(PlanPrintApi, HasOnlyWhatTheReaderMaySeeAndEveryPrintIsJournaled) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_goal(coach(), made.case_id, "Töihin");
    add_goal(social_worker(), made.case_id, "Päihdehoito", "health");
    auto const version = asked(made);
    EXPECT_THAT(text_of(print(social_worker(), made, version)), HasSubstr("Päihdehoito"));
    EXPECT_THAT(text_of(print(officer(), made, version)), Not(HasSubstr("Päihdehoito")));
    auto const entry = nlohmann::json::parse(api_.read_log().back());
    EXPECT_EQ(entry["action"], "plan_read");
    EXPECT_EQ(entry["subject"], version.text);
    EXPECT_EQ(entry["clients"], nlohmann::json({made.client.text}));
    EXPECT_EQ(entry["categories"], nlohmann::json({"basic", "employment"}));
    EXPECT_EQ(print(client_person(made.client), made, version).status, 200);
    EXPECT_EQ(print(silta_coach(), made, version).status, 404);
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(text_of(print(coach(), made, version)), Not(HasSubstr("Päihdehoito")));
}

TEST_F(PlanPrintApi, WithoutTheNamesItIsTriedAgainLater) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Töihin");
    auto const version = asked(made);
    names_.reset();
    EXPECT_EQ(print(coach(), made, version).status, 503);
}

}  // namespace
}  // namespace polku::casework::samples
