#include "services/notices/service.h"

#include "services/notices/messages.h"
#include "shared/http/feed.h"
#include "shared/http/testing.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::notices {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

domain::Id const kOrganisation{"00000000-0000-7000-8000-0000000f0001"};
domain::Id const kAskedTeam{"00000000-0000-7000-8000-0000000f0002"};
domain::Id const kAskedCase{"00000000-0000-7000-8000-0000000f0003"};

/// A part with an event log of its own and the real feed over it.
class Source {
public:
    explicit Source(std::string_view type_prefix)
        : folder_read_log_(events::open_read_log(folder_ / "feed.db")), channel_(router_.router()) {
        router_.router().add(http::feed_routes({{type_prefix, {"notices"}}}, *folder_read_log_));
    }
    void write(std::string type, std::string data) {
        router_.database().write_now([&](storage::Tx& tx) {
            events::append(tx, {std::move(type), kAskedCase.text, "basic", std::move(data)}, router_.ids().next(),
                           router_.clock().now(), "r1");
        });
    }
    http::Channel& channel() { return channel_; }

private:
    storage::TemporaryDirectory folder_;
    std::unique_ptr<events::ReadLog> folder_read_log_;
    http::TestRouter router_;
    http::LocalChannel channel_;
};

class NoticesService : public ::testing::Test {
protected:
    void catch_up() {
        for (auto* const reader : service_.readers()) runtime::block_on(reader->catch_up());
    }
    json inbox() {
        access::Principal officer;
        officer.person.text = "00000000-0000-7000-8000-0000000f0009";
        officer.organisation = kOrganisation;
        officer.team = kAskedTeam;
        officer.role = access::Role::officer;
        auto request = http::TestRouter::request(http::Method::get, officer, "/api/v1/notices", {});
        request.request_id = ids_.next().text;
        auto const response = runtime::block_on(service_.router().handle(std::move(request)));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }

    storage::TemporaryDirectory folder_;
    storage::DataDirectory data_{folder_.path(), "test"};
    storage::Secrets secrets_ = storage::Secrets::open(data_);
    domain::FakeClock clock_;
    domain::RandomIds ids_{clock_};
    runtime::HeavyPool heavy_{1, 16};
    Source casework_{"polku.party."};
    Source outcomes_{"polku.milestone."};
    Source identity_{"polku.membership."};
    Service service_{{.data = data_.path(), .clock = clock_, .ids = ids_, .heavy = heavy_, .secrets = secrets_},
                     {casework_.channel(), outcomes_.channel(), identity_.channel()}};
};

TEST_F(NoticesService, TellsATeamWhatItsReadersHear) {
    casework_.write("polku.party.joined.v1", R"({"case":")" + kAskedCase.text + R"(","organisation":")" +
                                                 kOrganisation.text + R"(","team":")" + kAskedTeam.text + "\"}");
    casework_.write("polku.party.left.v2", "{}");
    outcomes_.write("polku.milestone.contested.v1",
                    R"({"milestone":")" + kAskedCase.text + R"(","organisation":")" + kOrganisation.text + "\"}");
    catch_up();
    catch_up();
    std::vector<std::string> kinds;
    auto const answer = inbox();
    for (auto const& item : answer.at("items")) kinds.push_back(item.at("kind"));
    std::ranges::sort(kinds);
    EXPECT_THAT(kinds, ElementsAre("milestone_contested", "party_joined"));
    for (auto const* const reader : service_.readers()) EXPECT_FALSE(reader->figures().stopped);
}

TEST_F(NoticesService, AReaderStopsOnAnEventThatItCannotTell) {
    casework_.write("polku.party.joined.v1", "{}");
    catch_up();
    EXPECT_TRUE(service_.readers()[0]->figures().stopped);
    EXPECT_THAT(service_.readers()[0]->figures().reason, ::testing::HasSubstr("polku.party.joined.v1"));
    EXPECT_FALSE(service_.readers()[1]->figures().stopped);
}

TEST(NoticesMessages, AreSortedAndWholeInThreeLanguages) {
    EXPECT_TRUE(std::ranges::is_sorted(messages(), {}, &domain::Message::code));
    for (auto const& message : messages())
        EXPECT_FALSE(message.fi.empty() || message.sv.empty() || message.en.empty()) << message.code;
}

}  // namespace
}  // namespace polku::notices
