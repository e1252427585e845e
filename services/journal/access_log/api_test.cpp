#include "services/journal/access_log/api.h"

#include "generated/journal/migrations.h"
#include "services/journal/persons/views.h"
#include "services/journal/records/leaf.h"
#include "services/journal/records/store.h"
#include "services/journal/testing.h"
#include "shared/http/paging.h"
#include "shared/http/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace polku::journal {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class AccessLogApi : public ::testing::Test {
protected:
    AccessLogApi() {
        api_.router().add(access_log_routes([this] { return figures_; }));
    }

    void keep(events::JournalEntry const& entry) {
        auto const text = events::canonical(entry);
        std::vector<Record> const records = {{++kept_, text, parse_entry(text).value()}};
        LogName const log{"casework", http::EntryLog::read_log};
        auto const leaves = new_leaves(log, records, api_.clock().now());
        api_.database().write_now([&](storage::Tx& tx) { append(tx, log, records, leaves, api_.clock().now()); });
    }
    static std::string path(std::string_view query = {}, domain::Id const& of = kSampleClient) {
        return "/api/v1/clients/" + of.text + "/access-log" + std::string(query);
    }
    json read_log_of(access::Principal const& reader, std::string_view query = {}) {
        auto const response = api_.get(reader, path(query));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }

    http::TestRouter api_{migrations()};
    std::vector<Gatherer::Figures> figures_;
    std::int64_t kept_ = 0;
};

TEST_F(AccessLogApi, MergedRecordsHaveOneLogUntilTheyAreTakenApart) {
    auto const of = [&](events::JournalEntry entry, std::vector<domain::Id> clients) {
        entry.clients = std::move(clients);
        keep(entry);
    };
    auto const entries = [&](std::string_view query, domain::Id const& client) {
        auto const answer = json::parse(api_.get(data_protection(), path(query, client)).body);
        std::vector<std::int64_t> leaves;
        for (auto const& day : answer.at("items")) {
            for (auto const& visitor : day.at("entries")) {
                for (auto const& act : visitor.at("acts")) leaves.push_back(act.at("entry"));
            }
        }
        return leaves;
    };
    of(plan_reading(officer(), at("2026-11-21T07:00:00Z")), {kSampleClient});
    of(plan_reading(officer(), at("2026-11-22T07:00:00Z")), {kOtherClient});
    of(plan_reading(officer(), at("2026-11-23T07:00:00Z")), {kSampleClient, kOtherClient});
    events::Recorded told;
    told.event.data = R"({"surviving":")" + kSampleClient.text + R"(","retired":")" + kOtherClient.text + R"("})";
    auto const happens = [&](std::string const& type) {
        told.event.type = type;
        api_.database().write_now([&](storage::Tx& tx) { apply_merge_event(tx, told); });
    };
    happens("polku.client.merged.v1");
    for (auto const& client : {kSampleClient, kOtherClient}) {
        EXPECT_THAT(entries("", client), ElementsAre(3, 2, 1)) << "an entry about both is one";
        EXPECT_THAT(entries("?limit=1", client), ElementsAre(3));
    }
    EXPECT_EQ(read_log_of(client()).at("items").size(), 3U) << "it is the person's own";
    happens("polku.client.separated.v1");
    EXPECT_THAT(entries("", kSampleClient), ElementsAre(3, 1));
    EXPECT_THAT(entries("", kOtherClient), ElementsAre(3, 2));
    told.event.data = "{}";
    EXPECT_THROW(happens("polku.client.merged.v1"), std::runtime_error);
}

TEST_F(AccessLogApi, TellsTheClientWhoReadWhatWhenAndWhy) {
    keep(plan_reading(officer(), at("2026-11-23T07:44:00Z")));
    auto of_another = plan_reading(coach(), at("2026-11-23T08:00:00Z"));
    of_another.clients = {kOtherClient};
    keep(of_another);
    auto const answer = read_log_of(client());
    EXPECT_EQ(answer.at("items"), json::parse(R"([{"date":"2026-11-23","entries":[{
        "person":"00000000-0000-7000-8000-0000000000a1","organisation":"00000000-0000-7000-8000-0000000000b1",
        "role":"officer","kinds":["read"],"categories":["basic","employment"],"grounds":["statute"],
        "first_at":"2026-11-23T07:44:00.000Z","last_at":"2026-11-23T07:44:00.000Z",
        "acts":[{"entry":1,"at":"2026-11-23T07:44:00.000Z","action":"plan_read","kind":"read","categories":["basic","employment"],
                 "ground":"statute","case":"00000000-0000-7000-8000-0000000000e1","subject":null,"outcome":""}]}]}])"));
    EXPECT_EQ(answer.at("next"), nullptr);
    EXPECT_EQ(answer.at("since"), "2026-11-22T10:00:00.000Z");
    EXPECT_FALSE(answer.contains("sources"));
}

TEST_F(AccessLogApi, AnEmptyLogSaysSo) {
    auto const answer = read_log_of(client());
    EXPECT_EQ(answer.at("items"), json::array());
    EXPECT_EQ(answer.at("since"), nullptr);
    EXPECT_EQ(answer.at("next"), nullptr);
}

TEST_F(AccessLogApi, ReadingTheLogIsItselfJournaled) {
    read_log_of(client());
    read_log_of(data_protection());
    auto const log = api_.read_log();
    ASSERT_EQ(log.size(), 2U);
    for (auto const& entry : log) {
        EXPECT_THAT(entry, HasSubstr(R"("action":"access_log_read")"));
        EXPECT_THAT(entry, HasSubstr(R"("clients":[")" + kSampleClient.text + R"("])"));
    }
    EXPECT_THAT(log[0], HasSubstr(R"("ground":"own_data")"));
    EXPECT_THAT(log[1], HasSubstr(R"("ground":"supervision")"));
}

TEST_F(AccessLogApi, AnotherClientsLogIsNotThereAndTheAttemptIsJournaled) {
    EXPECT_EQ(api_.get(client(), path({}, kOtherClient)).status, 404);
    ASSERT_EQ(api_.read_log().size(), 1U);
    EXPECT_THAT(api_.read_log()[0], HasSubstr(R"("kind":"refusal")"));
    EXPECT_THAT(api_.read_log()[0], HasSubstr(R"("outcome":"not_found")"));
    EXPECT_THAT(api_.read_log()[0], HasSubstr(kOtherClient.text));
}

TEST_F(AccessLogApi, NoOtherRoleReadsALog) {
    for (auto const& role : access::kRoleNames) {
        auto const expected = role.value == access::Role::client || role.value == access::Role::data_protection;
        auto reader = client();
        reader.role = role.value;
        EXPECT_EQ(api_.get(reader, path()).status, expected ? 200 : 403) << role.text;
    }
}

TEST_F(AccessLogApi, ShowsRefusalsToDataProtectionAlone) {
    auto refusal = plan_reading(officer(), at("2026-11-23T07:44:00Z"));
    refusal.kind = events::EntryKind::refusal;
    refusal.outcome = "not_found";
    keep(refusal);
    EXPECT_EQ(read_log_of(client()).at("items").size(), 0U);
    EXPECT_EQ(read_log_of(data_protection()).at("items").size(), 0U);
    auto const shown = read_log_of(data_protection(), "?kind=refusal");
    EXPECT_EQ(shown.at("items")[0].at("entries")[0].at("acts")[0].at("outcome"), "not_found");
    EXPECT_EQ(api_.get(client(), path("?kind=refusal")).status, 422);
}

TEST_F(AccessLogApi, LeavesOutReadsThatNoPersonMadeAndKeepsTheirChanges) {
    auto entry = plan_reading(access::system_principal("import"), at("2026-11-23T07:44:00Z"));
    keep(entry);
    entry.kind = events::EntryKind::change;
    keep(entry);
    auto const entries = read_log_of(client()).at("items")[0].at("entries");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].at("kinds"), json({"change"}));
    EXPECT_EQ(entries[0].at("person"), nullptr);
    EXPECT_EQ(entries[0].at("organisation"), nullptr);
    EXPECT_EQ(entries[0].at("role"), "system");
}

TEST_F(AccessLogApi, PagesByWholeDays) {
    for (auto const* const when : {"2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z", "2026-11-21T09:00:00Z",
                                   "2026-11-22T08:00:00Z", "2026-11-22T23:00:00Z"}) {
        keep(plan_reading(officer(), at(when)));
    }
    auto const dates = [](json const& answer) {
        std::vector<std::string> found;
        for (auto const& day : answer.at("items")) found.push_back(day.at("date"));
        return found;
    };
    auto const response = api_.get(client(), path("?limit=3&kind=read"));
    auto const first = json::parse(response.body);
    EXPECT_THAT(dates(first), ElementsAre("2026-11-23", "2026-11-22", "2026-11-21")) << "three acts, and the whole day";
    EXPECT_EQ(first.at("items")[2].at("entries")[0].at("acts").size(), 2U);
    auto const cursor = first.at("next").get<std::string>();
    EXPECT_EQ(response.header("link"), "<" + path("?cursor=" + cursor) + "&kind=read>; rel=\"next\"");

    keep(plan_reading(coach(), at("2026-11-23T12:00:00Z")));  // before the cursor: moves nothing
    auto const rest = read_log_of(client(), "?limit=3&cursor=" + cursor);
    EXPECT_THAT(dates(rest), ElementsAre("2026-11-20"));
    EXPECT_EQ(rest.at("next"), nullptr);
    EXPECT_EQ(api_.get(client(), path("?cursor=nonsense")).status, 400);
    EXPECT_EQ(api_.get(client(), path("?cursor=" + http::make_cursor({"yesterday"}))).status, 400);
}

TEST_F(AccessLogApi, SaysUntilWhenItIsWholeAndWhoIsBehind) {
    figures_.resize(2);
    figures_[0].read_log = 9;
    figures_[0].gathered_at = at("2026-11-23T07:44:00Z");
    figures_[1].gathered_at = at("2026-11-23T07:43:00Z");
    figures_[1].stopped = true;
    figures_[1].reason = "journal: log_gap, number 2";
    EXPECT_EQ(read_log_of(client()).at("gathered_at"), "2026-11-23T07:43:00.000Z");
    auto const sources = read_log_of(data_protection()).at("sources");
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].at("read_log"), 9);
    EXPECT_EQ(sources[1].at("stopped"), true);
    EXPECT_EQ(sources[1].at("reason"), "journal: log_gap, number 2");
    figures_.emplace_back();
    EXPECT_EQ(read_log_of(client()).at("gathered_at"), nullptr) << "one was never heard";
}

}  // namespace
}  // namespace polku::journal
