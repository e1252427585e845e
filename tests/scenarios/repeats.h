#pragma once

#include "tests/support/sample_installation.h"
#include "tests/support/smtp_server.h"

#include <gtest/gtest.h>
#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Every write of every service, sent again with its Idempotency-Key: at once, afterwards, and after a restart. It takes
// effect once, and every answer is the first one's. With another body the key is refused.
namespace polku::tests::repeats {

using json = nlohmann::json;

/// What two equal answers have in common.
struct Answer {
    int status = 0;
    std::string body;
    std::string etag;
    std::string location;

    bool operator==(Answer const&) const = default;
};
inline std::ostream& operator<<(std::ostream& out, Answer const& answer) {
    return out << answer.status << " " << answer.etag << " " << answer.location << " " << answer.body;
}

/// A write, and its first answer.
struct Sent {
    std::string who;
    http::Method method = http::Method::post;
    std::string path;
    std::string body{};
    std::int64_t if_match = 0;
    std::string content_type = "application/json";
    std::string key{};
    /// The first answer holds what is said once (a link): a repeat says the rest of it.
    bool said_once = false;
    /// No hash of a body with a password is kept: another body with the same key is not told apart.
    bool secret = false;
    Answer first{};
};

/// Each function sends the writes of one part of a service; `not_covered` names those that none of them sends.
class Repeats : public ::testing::Test {
protected:
    void every_write(Way way);

    deploy::ApiClient& as(std::string const& who) { return world_->as(who); }
    json get(std::string const& who, std::string const& path);

    /// Twice at once, once more, and with another body; the answer as JSON.
    json twice(std::string_view pattern, Sent sent);
    json post(std::string_view pattern, std::string who, std::string path);
    json post(std::string_view pattern, std::string who, std::string path, json const& body, std::int64_t if_match = 0);
    json put(std::string_view pattern, std::string who, std::string path, json const& body, std::int64_t if_match);
    Answer send(Sent const& sent, std::string const& body);
    void expect_same(Sent const& sent, Answer const& again, std::string_view when);
    /// How many events and entries of changes there are in all services.
    std::int64_t effects();
    std::int64_t count(http::Router& router, std::string const& path, std::string const& by, char const* member);

    void people();
    void contracts();
    /// The path of an import that was read and run.
    std::string import_file(std::string const& file, std::string_view name);
    void imports();
    void emergencies();
    void consents_and_parties();
    void plans();
    void tasks();
    void appointments();
    void notes();
    void documents();
    void handovers();
    void merges();
    std::string team_of(std::string const& organisation);
    void milestones();
    void statements();
    void address();
    void notices();
    std::vector<std::string> not_covered();

    SmtpServer mail_server_;
    std::unique_ptr<SampleInstallation> world_;
    std::vector<Sent> sent_;
    std::set<std::string> covered_;
    std::string case_;       ///< of the sample client
    std::string authority_;  ///< organisations
    std::string county_;
    std::string colleague_;  ///< of aino's team
    std::string silta_;
};

}  // namespace polku::tests::repeats
