// One request id from the browser to the last effect: what the gateway answers stands in the service's log line, in the
// journal, in the event, and in the line of the reader that acts on it.
#include "shared/http/testing.h"
#include "shared/runtime/block_on.h"
#include "shared/runtime/logging.h"
#include "tests/support/sample_installation.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <mutex>
#include <vector>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using ::testing::Contains;
using ::testing::IsSupersetOf;

/// Log lines of this process, from any thread, while it lives.
class KeptLog {
public:
    KeptLog() {
        lines().clear();
        runtime::set_log_level(runtime::LogLevel::info);
        runtime::set_log_sink([](std::string_view line) {
            std::lock_guard const lock(mutex());
            lines().emplace_back(line);
        });
    }
    ~KeptLog() {
        runtime::set_log_sink(nullptr);
        runtime::set_log_level(runtime::LogLevel::warn);
    }
    KeptLog(KeptLog const&) = delete;
    KeptLog& operator=(KeptLog const&) = delete;

    /// "event service or type" of each line of the request.
    static std::vector<std::string> of(std::string const& request) {
        std::lock_guard const lock(mutex());
        std::vector<std::string> found;
        for (auto const& line : lines()) {
            auto const told = json::parse(line);
            if (told.value("request", "") != request) continue;
            found.push_back(told.value("event", "") + " " + told.value("service", told.value("type", "")));
        }
        return found;
    }

private:
    static std::mutex& mutex() {
        static std::mutex one;
        return one;
    }
    static std::vector<std::string>& lines() {
        static std::vector<std::string> all;
        return all;
    }
};

class RequestId : public ::testing::Test {
protected:
    void follow(Way way);

    /// What a service tells another part of its log.
    json asked(std::string_view service, std::string const& path, std::string const& by) {
        for (auto const& [name, router] : world_->routers()) {
            if (name != service) continue;
            auto const system = access::system_principal(by);
            auto request = http::TestRouter::request(http::Method::get, system, path, "");
            return json::parse(runtime::block_on(router->handle(std::move(request))).body);
        }
        throw std::logic_error("no such service");
    }
    /// How many entries of casework's journal bear the request.
    int journaled(std::string const& request) {
        auto found = 0;
        auto after = std::int64_t{0};
        for (;;) {
            auto const page =
                asked("casework", "/internal/journal?limit=1000&after=" + std::to_string(after), "journal");
            if (page.at("entries").empty()) return found;
            for (auto const& kept : page.at("entries")) {
                after = kept.at("number").get<std::int64_t>();
                found += json::parse(text_of(kept, "entry")).value("request", "") == request ? 1 : 0;
            }
        }
    }
    std::unique_ptr<SampleInstallation> world_;
};

void RequestId::follow(Way way) {
    world_ = std::make_unique<SampleInstallation>(way);
    auto& coach = world_->as("aino");
    auto const inbox = coach.get("/api/v1/handovers?box=in&limit=200").at("items");
    auto const path = "/api/v1/handovers/" + text_of(inbox.back(), "id");
    KeptLog const log;
    auto const answered = coach.answer(http::Method::post, path + "/accept", {}, inbox.back().at("version").get<int>());
    ASSERT_EQ(answered.status, 200) << answered.body;
    std::string const request(answered.header("x-request-id").value_or(""));
    ASSERT_EQ(request.size(), 36U);

    std::vector<std::string> types;
    auto after = std::int64_t{0};
    for (auto page = asked("casework", "/internal/events?after=0&limit=1000", "notices"); !page.at("events").empty();
         page = asked("casework", "/internal/events?limit=1000&after=" + std::to_string(after), "notices")) {
        for (auto const& event : page.at("events")) {
            after = event.at("number").get<std::int64_t>();
            if (event.at("request") == request) types.push_back(text_of(event, "type"));
        }
    }
    EXPECT_THAT(types, Contains("polku.handover.accepted.v1"));

    world_->catch_up();
    EXPECT_THAT(KeptLog::of(request), IsSupersetOf({"request casework", "event_applied polku.handover.accepted.v1"}));

    EXPECT_EQ(journaled(request), 1) << "one entry for one change";
}

TEST_F(RequestId, OneProcess) { follow(Way::one_process); }
TEST_F(RequestId, Separate) { follow(Way::separate); }

}  // namespace
}  // namespace polku::tests
