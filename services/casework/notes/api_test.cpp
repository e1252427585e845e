#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using nlohmann::json;

class NoteApi : public CaseworkTest {
protected:
    http::Response write_note(access::Principal const& who, domain::Id const& case_id, std::string_view text,
                              std::string_view sharing = "category", std::string_view category = "employment") {
        tick();
        return api_.post(who, of_case(case_id, "/notes"),
                         fmt::format(R"({{"text":"{}","category":"{}","sharing":"{}"}})", text, category, sharing));
    }
    http::Response correct(access::Principal const& who, domain::Id const& case_id, domain::Id const& note,
                           std::string_view text, std::int64_t version) {
        tick();
        return api_.put(who, of_case(case_id, "/notes/" + note.text), fmt::format(R"({{"text":"{}"}})", text),
                        at_version(version));
    }
    json list(access::Principal const& who, domain::Id const& case_id, std::string_view query = "") {
        auto const response = api_.get(who, of_case(case_id, "/notes" + std::string(query)));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> written(access::Principal const& who, domain::Id const& case_id,
                                     std::string_view query = "") {
        std::vector<std::string> found;
        auto const page = list(who, case_id, query);
        for (auto const& item : page["items"]) found.push_back(item["text"]);
        return found;
    }
};

TEST_F(NoteApi, NewestFirstToWhoeverHasAGroundOrIsOfTheOrganisation) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    write_note(coach(), made.case_id, "Yhteinen");
    write_note(social_worker(), made.case_id, "Omille", "organisation");
    write_note(coach(), made.case_id, "Terveys", "category", "health");
    EXPECT_THAT(written(coach(), made.case_id), ElementsAre("Terveys", "Yhteinen"));
    EXPECT_THAT(written(social_worker(), made.case_id), ElementsAre("Terveys", "Omille", "Yhteinen"));
    EXPECT_THAT(written(officer(), made.case_id), ElementsAre("Yhteinen"));
    EXPECT_THAT(written(client_person(made.client), made.case_id), ElementsAre("Terveys", "Omille", "Yhteinen"));
    auto const first = list(social_worker(), made.case_id, "?limit=1");
    EXPECT_THAT(written(social_worker(), made.case_id, "?limit=1&cursor=" + first["next"].get<std::string>()),
                ElementsAre("Omille"));
}

TEST_F(NoteApi, ANoteForOneOrganisationLeavesNoTraceToOthers) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const before = api_.get(coach(), of_case(made.case_id, "/notes")).body;
    auto const events = api_.recorded_events().size();
    auto const hidden = id_of(write_note(social_worker(), made.case_id, "Omille", "organisation"));
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/notes")).body, before);
    EXPECT_EQ(correct(coach(), made.case_id, hidden, "X", 1).status, 404);
    EXPECT_EQ(api_.recorded_events().size(), events);
}

TEST_F(NoteApi, ACorrectionKeepsWhatWasWritten) {
    auto const made = taken();
    auto const note = id_of(write_note(coach(), made.case_id, "Soiti"));
    EXPECT_EQ(correct(officer(), made.case_id, note, "X", 1).status, 403);
    EXPECT_EQ(correct(second_coach(), made.case_id, note, "Soitti", 1).status, 200);
    EXPECT_EQ(correct(coach(), made.case_id, note, "Soitin", 1).status, 412);
    EXPECT_EQ(correct(coach(), made.case_id, note, " ", 2).status, 422);
    auto const shown = list(officer(), made.case_id)["items"][0];
    EXPECT_EQ(shown["text"], "Soitti");
    EXPECT_EQ(shown["version"], 2);
    EXPECT_EQ(shown["recorded_by"], coach().person.text);
    EXPECT_EQ(shown["corrected_by"], second_coach().person.text);
    ASSERT_EQ(shown["earlier"].size(), 1U);
    EXPECT_EQ(shown["earlier"][0]["text"], "Soiti");
    EXPECT_THAT(shown["can"], IsEmpty());
    EXPECT_THAT(list(coach(), made.case_id)["items"][0]["can"], ElementsAre("note_write"));
}

TEST_F(NoteApi, WhoLeavesKeepsSharedNotesAndTheirOwn) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    write_note(social_worker(), made.case_id, "Omille", "organisation");
    write_note(coach(), made.case_id, "Yhteinen");
    write_note(coach(), made.case_id, "Valmentajien", "organisation");
    tick();
    ASSERT_EQ(api_.post(coach(), of_case(made.case_id, "/tasks"),
                        R"({"title":"Asiakkaan tehtävä","category":"employment","due_on":"2026-12-01"})")
                  .status,
              201);
    ASSERT_EQ(end_party(coach(), made.case_id, party).status, 200);
    write_note(coach(), made.case_id, "Lähdön jälkeen");
    auto const kept = read_case(social_worker(), made.case_id).body;
    for (auto const* const text : {"Omille", "Yhteinen", "Asiakkaan tehtävä"}) EXPECT_THAT(kept, HasSubstr(text));
    for (auto const* const text : {"Valmentajien", "Lähdön jälkeen"}) EXPECT_THAT(kept, Not(HasSubstr(text)));
}

TEST_F(NoteApi, WhoIsHandedTheCaseGetsWhatIsShared) {
    auto const made = taken();
    write_note(coach(), made.case_id, "Yhteinen");
    write_note(coach(), made.case_id, "Valmentajien", "organisation");
    auto const handover = id_of(propose(coach(), made.case_id, kCounty, kSocialTeam));
    auto const package = api_.get(social_worker(), "/api/v1/handovers/" + handover.text).body;
    EXPECT_THAT(package, HasSubstr("Yhteinen"));
    EXPECT_THAT(package, Not(HasSubstr("Valmentajien")));
}

TEST_F(NoteApi, NothingOfItsTextIsInTheJournalOrAnEvent) {
    auto const made = taken();
    auto const note = id_of(write_note(coach(), made.case_id, "Salaisuus"));
    correct(coach(), made.case_id, note, "Salaisuus 2", 1);
    EXPECT_EQ(write_note(client_person(made.client), made.case_id, "Ei").status, 403);
    for (auto const& entry : api_.journal()) EXPECT_THAT(entry, Not(HasSubstr("Salaisuus")));
    for (auto const& recorded : api_.recorded_events()) EXPECT_THAT(recorded.event.data, Not(HasSubstr("Salaisuus")));
}

}  // namespace
}  // namespace polku::casework::samples
