// S16: payments is away over the end of a month while results are verified, then started: it gives the statement and
// the payment file that it would have given had it been there all the time. So it does three days late, and asked
// twice. Two claims for one result, weeks apart, end contested and hold each other back.
//
// Each history is lived in an installation of its own, that begins as a copy of one and the same. What differs by
// nature is told apart: ids and pseudonyms are drawn at random, so they are compared by the order in which they come;
// instants by their day.
#include "tests/support/moved_clock.h"
#include "tests/support/sample_installation.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <regex>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using domain::LocalDate;

/// Each id as "#1", "#2" in the order of its first coming; each instant as its day.
std::string without_chance(std::string const& text) {
    static std::regex const drawn(
        R"(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(P-[0-9A-Z-]+)|(\d{4}-\d\d-\d\d)T[0-9:.]+Z)");
    std::map<std::string, std::string> known;
    std::string told;
    auto rest = text.cbegin();
    for (std::sregex_iterator found(text.begin(), text.end(), drawn), end; found != end; ++found) {
        told.append(rest, (*found)[0].first);
        rest = (*found)[0].second;
        if ((*found)[3].matched) {
            told += found->str(3);
        } else {
            told += known.try_emplace(found->str(), "#" + std::to_string(known.size() + 1)).first->second;
        }
    }
    return told.append(rest, text.cend());
}

/// What a month came to.
struct Outcome {
    std::string statement;  ///< lines, totals and VAT
    std::string file;       ///< as it is exported
    std::string next;       ///< the lines of the month after it, as far as they are known
};

enum class Payments : std::uint8_t { always_there, away_over_the_end };

struct History {
    Payments payments = Payments::always_there;
    LocalDate frozen_on{2027, 3, 2};
    bool asked_twice = false;
};

class S16 : public ::testing::Test {
protected:
    void freeze(Way way);
    Outcome live(Way way, History const& history);

    deploy::ApiClient& as(std::string const& who) { return world_->as(who); }
    void on(LocalDate day) {
        clock_.set_day(day);
        world_->sign_everybody_out();
    }
    void heard() {
        if (payments_there_) world_->catch_up();
    }
    /// A claim of who is named, with its evidence; the claim as it then is.
    json claim(std::string const& who, std::string const& case_id, std::string const& type,
               std::string const& evidence);
    void verify(json const& milestone);
    void live_through_the_month();
    json statement_of(std::string const& period);

    storage::TemporaryDirectory kept_;
    MovedClock clock_;
    std::unique_ptr<SampleInstallation> world_;
    bool payments_there_ = true;
    std::vector<std::string> cases_;
};

json S16::claim(std::string const& who, std::string const& case_id, std::string const& type,
                std::string const& evidence) {
    auto const contract = as(who).get("/api/v1/cases/" + case_id).at("contract");
    auto const recorded =
        as(who).post("/api/v1/cases/" + case_id + "/milestones",
                     {{"contract", contract}, {"type", type}, {"happened_on", domain::format_iso(clock_.today())}});
    return as(who).send_bytes(http::Method::put,
                              "/api/v1/milestones/" + text_of(recorded, "id") + "/evidence?kind=" + evidence,
                              "text/plain", "Todiste, näyte", recorded.at("version").get<std::int64_t>());
}

void S16::verify(json const& milestone) {
    auto const path = "/api/v1/milestones/" + text_of(milestone, "id");
    auto const present = as("tuula").get(path);
    as("tuula").post_on_version(path + "/verify", present.at("version").get<std::int64_t>(), json::object());
}

json S16::statement_of(std::string const& period) {
    auto const all = as("fia").get("/api/v1/statements");
    for (auto const& one : all.at("items")) {
        if (one.at("period") == period && one.at("line_count").get<int>() > 0) return one;
    }
    ADD_FAILURE() << "no statement of " << period << " with lines";
    return json::object();
}

void S16::live_through_the_month() {
    on({2027, 2, 10});
    verify(claim("aino", cases_[3], "job_started", "employment_contract"));
    auto const first = claim("aino", cases_[4], "job_started", "employment_contract");
    heard();
    // Weeks later another provider claims the same result: kept, and the first is held back while it stands.
    on({2027, 2, 26});
    auto const second = claim("silja", cases_[4], "job_started", "employment_contract");
    EXPECT_EQ(as("silja").get("/api/v1/milestones/" + text_of(second, "id")).at("state"), "contested");
    verify(first);
    verify(claim("aino", cases_[0], "work_trial", "certificate"));
    heard();
    on({2027, 2, 28});
    verify(claim("aino", cases_[1], "work_trial", "certificate"));
    on({2027, 3, 1});
    verify(claim("aino", cases_[2], "work_trial", "certificate"));
    heard();
}

Outcome S16::live(Way way, History const& history) {
    SampleSetup setup{.way = way, .clock = &clock_, .copy_of = kept_ / "data"};
    payments_there_ = history.payments == Payments::always_there;
    if (!payments_there_ && way == Way::separate) setup.without = {deploy::Part::payments};
    world_ = std::make_unique<SampleInstallation>(setup);
    live_through_the_month();
    if (!setup.without.empty()) {
        EXPECT_EQ(as("fia").answer(http::Method::get, "/api/v1/statements").status, 503) << "payments is away";
        world_->open(deploy::Part::payments);
    }
    on(history.frozen_on);
    world_->catch_up();

    auto const statement = statement_of("2027-02");
    auto const path = "/api/v1/statements/" + text_of(statement, "id");
    world_->start();  // freezing waits for the reader of verified milestones
    auto const frozen =
        as("fia").post_on_version(path + "/freeze", statement.at("version").get<std::int64_t>(), json::object());
    if (history.asked_twice) {
        EXPECT_EQ(as("fia").answer(http::Method::post, path + "/freeze", "{}", frozen.at("version").get<int>()).status,
                  409);
    }
    world_->stop();
    as("frans").post_on_version(path + "/approve", frozen.at("version").get<std::int64_t>(), json::object());
    auto const batch = as("frans").post(path + "/export", json::object());

    auto const shown = as("frans").get(path);
    Outcome outcome;
    json compared;
    for (auto const* const field : {"period", "line_count", "net_cents", "vat_cents", "gross_cents", "vat", "lines"})
        compared[field] = shown.at(field);
    outcome.statement = without_chance(compared.dump(1));
    outcome.file =
        without_chance(as("frans").answer(http::Method::get, "/api/v1/exports/" + text_of(batch, "id") + "/file").body);
    auto const next = as("fia").get("/api/v1/statements/" + text_of(statement_of("2027-03"), "id"));
    outcome.next = without_chance(json{{"lines", next.at("lines")}, {"held", next.at("held")}}.dump(1));
    for (auto const& [service, findings] : world_->check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
    }
    world_.reset();
    return outcome;
}

void S16::freeze(Way way) {
    clock_.set_day({2027, 2, 5});
    world_ = std::make_unique<SampleInstallation>(SampleSetup{.way = way, .clock = &clock_});
    // In an order that every copy shares: that of the list.
    auto const mine = as("aino").get("/api/v1/clients?limit=200");
    std::vector<std::string> claimed;
    std::vector<std::string> free;
    for (auto const& row : mine.at("items")) {
        auto const id = text_of(row, "case");
        auto const claims = as("aino").get("/api/v1/cases/" + id + "/milestones");
        (claims.at("items").empty() ? free : claimed).push_back(id);
    }
    cases_ = claimed;
    cases_.insert(cases_.end(), free.begin(), free.end());
    ASSERT_EQ(claimed.size(), 3U);
    ASSERT_GE(free.size(), 2U);
    std::filesystem::copy(world_->close(), kept_ / "data", std::filesystem::copy_options::recursive);
    world_.reset();

    auto const there = live(way, {});
    EXPECT_NE(there.file.find(";work_trial;"), std::string::npos) << there.file;
    EXPECT_EQ(std::ranges::count(there.file, '\n'), 1 + 2 * 5)
        << "two of the samples, one job and two trials, each for two payees: neither the contested job nor March's\n"
        << there.file;
    struct Line {
        std::string_view name;
        History history;
    };
    Line const lines[] = {
        {"away over the end of the month", {.payments = Payments::away_over_the_end}},
        {"three days late", {.payments = Payments::away_over_the_end, .frozen_on = {2027, 3, 5}}},
        {"asked twice", {.asked_twice = true}},
    };
    for (auto const& line : lines) {
        auto const same = live(way, line.history);
        EXPECT_EQ(same.statement, there.statement) << line.name;
        EXPECT_EQ(same.file, there.file) << line.name;
        EXPECT_EQ(same.next, there.next) << line.name;
    }
}

TEST_F(S16, OneProcess) { freeze(Way::one_process); }
TEST_F(S16, Separate) { freeze(Way::separate); }

}  // namespace
}  // namespace polku::tests
