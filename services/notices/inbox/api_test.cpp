#include "services/notices/inbox/api.h"

#include "generated/notices/migrations.h"
#include "services/notices/inbox/store.h"
#include "services/notices/messages.h"
#include "shared/http/paging.h"
#include "shared/http/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace polku::notices {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

domain::Id sample_id(int number) {
    auto text = std::to_string(number);
    return {"00000000-0000-7000-8000-0000000f" + std::string(4 - text.size(), '0') + text};
}
domain::Id const kProvider = sample_id(1);
domain::Id const kTeam = sample_id(2);
domain::Id const kOtherTeam = sample_id(3);
domain::Id const kLotA = sample_id(4);
domain::Id const kLotB = sample_id(5);

access::Principal aino() {
    access::Principal principal;
    principal.person = sample_id(101);
    principal.membership = sample_id(102);
    principal.organisation = kProvider;
    principal.team = kTeam;
    principal.contract = kLotA;
    principal.role = access::Role::coach;
    return principal;
}
access::Principal aili() {
    auto principal = aino();
    principal.person = sample_id(103);
    return principal;
}

class InboxApi : public ::testing::Test {
protected:
    InboxApi() { api_.router().add(inbox_routes()); }

    domain::Id tell(Address to, std::string kind = "handover_proposed") {
        Notice notice;
        notice.id = api_.ids().next();
        notice.event = api_.ids().next();
        notice.kind = std::move(kind);
        notice.at = api_.clock().now();
        notice.to = std::move(to);
        notice.subject = sample_id(900);
        api_.database().write_now([&](storage::Tx& tx) { insert(tx, notice); });
        return notice.id;
    }
    domain::Id tell_team() { return tell({.organisation = kProvider, .team = kTeam, .person = {}, .contract = {}}); }
    json inbox(access::Principal const& reader, std::string const& query = {}) {
        auto const response = api_.get(reader, "/api/v1/notices" + query);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> shown(access::Principal const& reader, std::string const& query = {}) {
        std::vector<std::string> ids;
        auto const answer = inbox(reader, query);
        for (auto const& item : answer.at("items")) ids.push_back(item.at("id"));
        return ids;
    }
    int mark(access::Principal const& reader, domain::Id const& notice) {
        return api_.post(reader, "/api/v1/notices/" + notice.text + "/read", {}).status;
    }

    http::TestRouter api_{migrations(), {}, messages()};
};

TEST_F(InboxApi, ShowsWhatHappenedByIdsAlone) {
    auto const id = tell_team();
    auto const answer = inbox(aino());
    auto const expected = json{{"id", id.text},
                               {"version", 1},
                               {"kind", "handover_proposed"},
                               {"at", "2026-11-22T10:00:00.000Z"},
                               {"organisation", kProvider.text},
                               {"team", kTeam.text},
                               {"person", nullptr},
                               {"subject", {{"kind", "handover"}, {"id", sample_id(900).text}}},
                               {"read_at", nullptr},
                               {"can", {"notice_write"}}};
    EXPECT_EQ(answer.at("items"), json::array({expected}));
    EXPECT_EQ(answer.at("unread"), 1);
    EXPECT_EQ(answer.at("next"), nullptr);
    EXPECT_THAT(api_.read_log(), IsEmpty()) << "nothing of a client is shown";
}

TEST_F(InboxApi, AnEmptyInboxIsEmpty) {
    EXPECT_EQ(inbox(aino()), json::parse(R"({"items":[],"next":null,"unread":0})"));
}

TEST_F(InboxApi, EachSeesWhatIsAddressedToThemAndNothingElse) {
    auto const team = tell_team();
    auto const everybody = tell({.organisation = kProvider, .team = {}, .person = {}, .contract = {}});
    auto const person = tell({.organisation = kProvider, .team = {}, .person = aili().person, .contract = {}});
    auto const lot_a = tell({.organisation = kProvider, .team = {}, .person = {}, .contract = kLotA});
    tell({.organisation = kProvider, .team = kOtherTeam, .person = {}, .contract = {}});
    tell({.organisation = kProvider, .team = {}, .person = {}, .contract = kLotB});
    tell({.organisation = sample_id(77), .team = kTeam, .person = {}, .contract = {}});
    EXPECT_THAT(shown(aino()), ElementsAre(lot_a.text, everybody.text, team.text));
    EXPECT_THAT(shown(aili()), ElementsAre(lot_a.text, person.text, everybody.text, team.text));
    auto leena = aino();
    leena.role = access::Role::consortium_lead;
    EXPECT_THAT(shown(leena), IsEmpty());
    auto kalle = aino();
    kalle.role = access::Role::client;
    EXPECT_THAT(shown(kalle), IsEmpty());
    auto without_team = aino();
    without_team.team.reset();
    EXPECT_THAT(shown(without_team), ElementsAre(lot_a.text, everybody.text));
}

TEST_F(InboxApi, EachReadsForThemselves) {
    auto const id = tell_team();
    auto const before = tell_team();
    EXPECT_EQ(mark(aino(), id), 200);
    auto const read_at = inbox(aino()).at("items")[1].at("read_at");
    EXPECT_EQ(read_at, "2026-11-22T10:00:00.000Z");
    EXPECT_THAT(shown(aino(), "?state=unread"), ElementsAre(before.text));
    EXPECT_THAT(shown(aino(), "?state=read"), ElementsAre(id.text));
    EXPECT_EQ(inbox(aino()).at("unread"), 1);
    EXPECT_EQ(inbox(aili()).at("unread"), 2);

    api_.clock().advance(std::chrono::minutes(1));
    EXPECT_EQ(mark(aino(), id), 200);
    EXPECT_EQ(inbox(aino(), "?state=read").at("items")[0].at("read_at"), read_at) << "the first reading stays";
    EXPECT_EQ(inbox(aino(), "?state=read").at("items")[0].at("can"), json::array());
}

TEST_F(InboxApi, ANoticeOfOthersIsNotThere) {
    auto const id = tell({.organisation = kProvider, .team = kOtherTeam, .person = {}, .contract = {}});
    EXPECT_EQ(mark(aino(), id), 404);
    auto const through = api_.post(aino(), "/api/v1/notices/read", R"({"through":")" + id.text + "\"}");
    EXPECT_EQ(through.status, 422);
    EXPECT_EQ(json::parse(through.body).at("errors")[0].at("pointer"), "/through");
}

TEST_F(InboxApi, AllThatWasShownIsReadAtOnceAndWhatCameAfterIsNot) {
    tell_team();
    auto const newest_shown = tell_team();
    auto const later = tell_team();
    auto const of_others = tell({.organisation = kProvider, .team = kOtherTeam, .person = {}, .contract = {}});
    auto const done = api_.post(aino(), "/api/v1/notices/read", R"({"through":")" + newest_shown.text + "\"}");
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_THAT(shown(aino(), "?state=unread"), ElementsAre(later.text));
    auto other = aino();
    other.team = kOtherTeam;
    EXPECT_THAT(shown(other, "?state=unread"), ElementsAre(of_others.text));
}

TEST_F(InboxApi, GoesOnPageByPage) {
    std::vector<std::string> told;
    for (int i = 0; i < 5; ++i) {
        told.insert(told.begin(), tell_team().text);
        if (i % 2 == 0) api_.clock().advance(std::chrono::milliseconds(1));
    }
    auto const response = api_.get(aino(), "/api/v1/notices?limit=3&state=unread");
    auto const cursor = json::parse(response.body).at("next").get<std::string>();
    EXPECT_EQ(response.header("link"), "</api/v1/notices?cursor=" + cursor + "&state=unread>; rel=\"next\"");
    EXPECT_EQ(mark(aino(), {told[0]}), 200);
    auto seen = std::vector(told.begin(), told.begin() + 3);
    for (auto const& id : shown(aino(), "?limit=3&state=unread&cursor=" + cursor)) seen.push_back(id);
    EXPECT_EQ(seen, told);
    EXPECT_EQ(api_.get(aino(), "/api/v1/notices?cursor=nonsense").status, 400);
    EXPECT_EQ(api_.get(aino(), "/api/v1/notices?cursor=" + http::make_cursor({"soon", told[0]})).status, 400);
    EXPECT_EQ(api_.get(aino(), "/api/v1/notices?state=new").status, 422);
}

TEST_F(InboxApi, AnEventTellsAnAddressOnce) {
    events::Recorded recorded;
    recorded.id = sample_id(500);
    recorded.event = {"polku.party.joined.v1", "", "basic",
                      R"({"case":")" + sample_id(900).text + R"(","organisation":")" + kProvider.text +
                          R"(","team":")" + kTeam.text + "\"}"};
    for (int i = 0; i < 2; ++i)
        api_.database().write_now([&](storage::Tx& tx) { apply_event(tx, recorded, api_.ids()); });
    EXPECT_EQ(shown(aino()).size(), 1U);
    recorded.event.data = "{}";
    EXPECT_THROW(api_.database().write_now([&](storage::Tx& tx) { apply_event(tx, recorded, api_.ids()); }),
                 std::runtime_error);
    static constexpr storage::Query kRewrite{"test.rewrite", "UPDATE notice SET team = NULL"};
    EXPECT_THROW(api_.database().write_now([](storage::Tx& tx) { tx.run(kRewrite); }), storage::ConstraintError);
}

}  // namespace
}  // namespace polku::notices
