// S24: an address is asked first, with a code in a letter. Then a mail server that is down for six hours. Nothing in
// the work fails, the inbox is right throughout, and afterwards each notice is told once, in a digest as each person
// wants it, with nothing of a client in it. What cannot be delivered is on the administrator's list, from where it is
// sent again. And a kill -9 between the mail server's having the letter and the record of it: the repeat is known by
// its Message-ID.
#include "deploy/demo.h"
#include "services/notices/mail/smtp.h"
#include "shared/events/check.h"
#include "shared/http/testing_certificates.h"
#include "tests/support/moved_clock.h"
#include "tests/support/plain_http.h"
#include "tests/support/running_program.h"
#include "tests/support/sample_installation.h"
#include "tests/support/smtp_server.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <future>
#include <set>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char const* kFrom = "polku@example.test";

notices::MailOptions options_for(SmtpServer const& server) {
    return {.host = "127.0.0.1",
            .port = server.port(),
            .tls = notices::MailTls::none,
            .from = kFrom,
            .link = "https://polku.example.test"};
}

/// How many handovers a digest in Finnish tells of; it tells of nothing else.
int told(ReceivedLetter const& letter) {
    auto const body = letter.body();
    auto const at = body.find("Siirrot: ");
    return at == std::string::npos ? 0 : std::stoi(body.substr(at + std::string("Siirrot: ").size()));
}

class S24 : public ::testing::TestWithParam<Way> {
protected:
    /// The address is confirmed with the code of the letter that comes.
    void choose(std::string const& who, json const& wanted) {
        want(who, wanted);
        world_.catch_up();
        type(who, newest_code());
        ASSERT_EQ(setting_of(who).at("confirmation"), nullptr);
    }
    void want(std::string const& who, json wanted) {
        auto& person = world_.as(who);
        auto const version = person.get("/api/v1/notices/mail").at("version").get<std::int64_t>();
        wanted["language"] = "fi";
        auto const answer = person.answer(http::Method::put, "/api/v1/notices/mail", wanted.dump(), version);
        ASSERT_EQ(answer.status, 200) << answer.body;
    }
    json setting_of(std::string const& who) { return world_.as(who).get("/api/v1/notices/mail"); }
    /// What came of it.
    std::string type(std::string const& who, std::string const& code) {
        return text_of(world_.as(who).post("/api/v1/notices/mail/confirm", {{"code", code}}), "state");
    }
    /// Of the letter that asks for an address, and came last.
    std::string newest_code() {
        std::string code;
        for (auto const& letter : server_.letters()) {
            if (auto const found = letter.code(); !found.empty()) code = found;
        }
        EXPECT_NE(code, "");
        return code;
    }
    std::vector<ReceivedLetter> digests() {
        auto letters = server_.letters();
        std::erase_if(letters, [](ReceivedLetter const& letter) { return !letter.code().empty(); });
        return letters;
    }
    /// Sessions end in half an hour: whoever acts next signs in anew.
    void later(std::chrono::milliseconds duration) {
        clock_.advance(duration);
        world_.sign_everybody_out();
        world_.catch_up();
    }
    /// Aino proposes her case to Tuula's team, and it is declined, or taken back.
    void propose(bool declined) {
        auto const acting = world_.as("tuula").get("/api/v1/session").at("memberships").front();
        auto const handover = "/api/v1/handovers/" +
                              text_of(world_.as("aino").post(case_ + "/handovers",
                                                             {{"to_organisation", acting.at("organisation").at("id")},
                                                              {"to_team", acting.at("team").at("id")},
                                                              {"reason", "needs_other_service"}}),
                                      "id");
        if (declined)
            world_.as("tuula").post_on_version(handover + "/decline", 1, {{"reason", "no_capacity"}});
        else
            world_.as("aino").post_on_version(handover + "/withdraw", 1, json::object());
    }
    int unread(std::string const& who) { return world_.as(who).get("/api/v1/notices").at("unread").get<int>(); }
    std::vector<ReceivedLetter> letters_to(std::string const& address) {
        std::vector<ReceivedLetter> found;
        for (auto const& letter : digests()) {
            if (letter.to == address) found.push_back(letter);
        }
        return found;
    }

    /// The digests are of 8 o'clock, which must not come while the mail server is away.
    MovedClock clock_{MovedClock::Noon()};
    SmtpServer server_;
    SampleInstallation world_{{.way = GetParam(), .clock = &clock_, .mail = options_for(server_)}};
    std::string case_ =
        "/api/v1/cases/" + text_of(world_.as("kalle").get("/api/v1/clients").at("items").front(), "case");
};

TEST_P(S24, AfterAnOutageEachNoticeIsToldOnceAsEachWants) {
    world_.catch_up();
    choose("tuula", {{"mode", "at_once"}, {"address", "tuula@example.test"}});
    choose("aino", {{"mode", "daily"}, {"hour", 8}, {"address", "aino@example.test"}});
    auto const tuulas = unread("tuula");
    auto const ainos = unread("aino");
    server_.stop();
    int proposed = 0;
    int declined = 0;
    for (int hour = 0; hour < 6; ++hour) {
        for (int i = 0; i < 5; ++i) {
            auto const decided = i % 5 < 2;
            propose(decided);
            ++proposed;
            if (decided) ++declined;
        }
        later(1h);
    }
    ASSERT_EQ(proposed, 30);
    ASSERT_EQ(declined, 12);
    // The inbox was right throughout: Tuula's team heard of every proposal and withdrawal, Aino's of every decision.
    auto const for_tuula = proposed + (proposed - declined);
    EXPECT_EQ(unread("tuula"), std::min(tuulas + for_tuula, 100));
    EXPECT_EQ(unread("aino"), ainos + declined);
    EXPECT_THAT(digests(), IsEmpty());

    server_.start();
    later(5min);
    later(5min);
    later(24h);
    int told_tuula = 0;
    for (auto const& letter : letters_to("tuula@example.test")) told_tuula += told(letter);
    EXPECT_EQ(told_tuula, for_tuula);
    EXPECT_THAT(letters_to("tuula@example.test"), SizeIs(2)) << "what waited, and what came while it waited";
    ASSERT_THAT(letters_to("aino@example.test"), SizeIs(1));
    EXPECT_EQ(told(letters_to("aino@example.test").front()), declined);

    std::set<std::string> ids;
    auto const client = world_.as("aino").get(case_).at("client").at("name").get<std::string>();
    for (auto const& letter : digests()) {
        EXPECT_TRUE(ids.insert(letter.header("Message-ID")).second) << letter.text;
        EXPECT_EQ(letter.from, kFrom);
        for (auto const& text : {letter.text, letter.body()}) {
            EXPECT_THAT(text, Not(HasSubstr(client)));
            EXPECT_THAT(text, Not(HasSubstr("Kalle")));
            EXPECT_FALSE(events::holds_identity_code(text));
        }
        EXPECT_THAT(letter.body(), HasSubstr("https://polku.example.test/notices"));
    }
    // Nothing is told again, however long it goes on.
    later(24h);
    EXPECT_THAT(digests(), SizeIs(ids.size()));
    for (auto const& [part, findings] : world_.check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << part << ": " << finding.what;
    }
}

TEST_P(S24, DigestsGoOnlyToAnAddressThatIsConfirmed) {
    world_.catch_up();
    want("tuula", {{"mode", "at_once"}, {"address", "tuula@example.test"}});
    world_.catch_up();
    ASSERT_THAT(server_.letters(), SizeIs(1));
    auto const letter = server_.letters().front();
    EXPECT_EQ(letter.to, "tuula@example.test");
    EXPECT_THAT(letter.body(), Not(HasSubstr("Tuula")));
    EXPECT_EQ(setting_of("tuula").at("confirmation"), (json{{"state", "sent"}, {"tries_left", 5}}));
    propose(false);
    later(10min);
    EXPECT_THAT(digests(), IsEmpty()) << "nobody has shown to read them";

    EXPECT_EQ(type("tuula", "2222-2222"), "wrong");
    EXPECT_EQ(setting_of("tuula").at("confirmation").at("tries_left"), 4);
    EXPECT_EQ(type("tuula", letter.code()), "confirmed");
    EXPECT_EQ(world_.as("tuula")
                  .answer(http::Method::post, "/api/v1/notices/mail/confirm", json{{"code", letter.code()}}.dump())
                  .status,
              409)
        << "it is used";
    world_.catch_up();
    ASSERT_THAT(letters_to("tuula@example.test"), SizeIs(1));
    EXPECT_EQ(told(digests().front()), 2) << "what came meanwhile";

    want("tuula", {{"mode", "at_once"}, {"address", "moved@example.test"}});
    later(10min);
    propose(false);
    later(10min);
    EXPECT_THAT(digests(), SizeIs(1)) << "another address is asked anew";
    EXPECT_EQ(type("tuula", newest_code()), "confirmed");
    world_.catch_up();
    ASSERT_THAT(letters_to("moved@example.test"), SizeIs(1));
}

TEST_P(S24, ACodeThatIsSpentOrTooOldIsOfNoUseAndAnotherComes) {
    world_.catch_up();
    want("tuula", {{"mode", "at_once"}, {"address", "tuula@example.test"}});
    world_.catch_up();
    auto const first = newest_code();
    auto const again = [&] {
        return world_.as("tuula").answer(http::Method::post, "/api/v1/notices/mail/code", "{}").status;
    };
    EXPECT_EQ(again(), 409) << "it has only just gone out";
    for (int i = 0; i < 5; ++i) EXPECT_EQ(type("tuula", "2222-2222"), "wrong");
    EXPECT_EQ(type("tuula", first), "spent");
    EXPECT_EQ(setting_of("tuula").at("confirmation").at("state"), "spent");
    EXPECT_EQ(again(), 200);
    world_.catch_up();
    auto const second = newest_code();
    EXPECT_NE(second, first);
    EXPECT_EQ(type("tuula", first), "wrong") << "only the newest counts";
    later(24h);
    EXPECT_EQ(type("tuula", second), "expired");
    EXPECT_EQ(again(), 200);
    world_.catch_up();
    EXPECT_EQ(type("tuula", newest_code()), "confirmed");
}

TEST_P(S24, WhatWasReadMeanwhileIsNotTold) {
    world_.catch_up();
    choose("aino", {{"mode", "daily"}, {"hour", 8}, {"address", "aino@example.test"}});
    propose(true);
    propose(true);
    world_.catch_up();
    auto const newest = world_.as("aino").get("/api/v1/notices?limit=1").at("items").front();
    world_.as("aino").post("/api/v1/notices/" + text_of(newest, "id") + "/read", json::object());
    later(24h);
    ASSERT_THAT(digests(), SizeIs(1));
    EXPECT_EQ(told(digests().front()), 1);
}

TEST_P(S24, WhatCannotBeDeliveredIsListedAndSentAgain) {
    world_.catch_up();
    choose("tuula", {{"mode", "at_once"}, {"address", "tuula@example.test"}});
    server_.answer_recipient("tuula@example.test", "550 nobody here");
    propose(false);
    world_.catch_up();
    auto const list = world_.as("antti").get("/api/v1/notices/undelivered").at("items");
    ASSERT_THAT(list, SizeIs(1));
    EXPECT_EQ(list.front().at("address"), "tuula@example.test");
    EXPECT_EQ(list.front().at("reason"), "refused");
    EXPECT_EQ(list.front().at("reply"), 550);
    EXPECT_EQ(world_.as("tuula").get("/api/v1/notices/mail").at("undelivered"), true);
    later(1h);
    EXPECT_THAT(digests(), IsEmpty()) << "a dead one is not tried again by itself";

    server_.answer_recipient("tuula@example.test", "");
    world_.as("antti").post_on_version("/api/v1/notices/undelivered/" + text_of(list.front(), "id") + "/resend",
                                       list.front().at("version").get<std::int64_t>(), json::object());
    world_.catch_up();
    ASSERT_THAT(digests(), SizeIs(1));
    EXPECT_THAT(digests().front().header("Message-ID"), HasSubstr(text_of(list.front(), "id")));
    EXPECT_EQ(told(digests().front()), 2);
    EXPECT_THAT(world_.as("antti").get("/api/v1/notices/undelivered").at("items"), IsEmpty());
}

TEST_P(S24, AllThatAreDeadAreSentAgainAtOnce) {
    world_.catch_up();
    for (std::string const who : {"tuula", "timo"}) {
        choose(who, {{"mode", "at_once"}, {"address", who + "@example.test"}});
        server_.answer_recipient(who + "@example.test", "550 nobody here");
    }
    auto const pirkka = world_.as("timo").get("/api/v1/session").at("memberships").front();
    propose(false);
    world_.as("aino").post(case_ + "/handovers", {{"to_organisation", pirkka.at("organisation").at("id")},
                                                  {"to_team", pirkka.at("team").at("id")},
                                                  {"reason", "needs_other_service"}});
    world_.catch_up();
    ASSERT_THAT(world_.as("antti").get("/api/v1/notices/undelivered").at("items"), SizeIs(2));
    for (std::string const who : {"tuula", "timo"}) server_.answer_recipient(who + "@example.test", "");
    world_.as("antti").post("/api/v1/notices/undelivered/resend", json::object());
    world_.catch_up();
    EXPECT_THAT(letters_to("tuula@example.test"), SizeIs(1));
    EXPECT_THAT(letters_to("timo@example.test"), SizeIs(1));
    EXPECT_THAT(world_.as("antti").get("/api/v1/notices/undelivered").at("items"), IsEmpty());
}

TEST_P(S24, ASenderThatTheServerRefusesKillsNoLetter) {
    world_.catch_up();
    choose("tuula", {{"mode", "at_once"}, {"address", "tuula@example.test"}});
    server_.answer_sender("550 no such sender");
    propose(false);
    world_.catch_up();
    EXPECT_THAT(digests(), IsEmpty());
    EXPECT_THAT(world_.as("antti").get("/api/v1/notices/undelivered").at("items"), IsEmpty()) << "a setting is wrong";
    server_.answer_sender("");
    later(5min);
    EXPECT_THAT(digests(), SizeIs(1));
}

TEST_P(S24, WhatIsPutOffIsTriedAgainByItself) {
    world_.catch_up();
    choose("tuula", {{"mode", "at_once"}, {"address", "tuula@example.test"}});
    server_.answer_recipient("tuula@example.test", "451 later");
    propose(false);
    world_.catch_up();
    server_.answer_recipient("tuula@example.test", "");
    later(30s);
    EXPECT_THAT(digests(), IsEmpty());
    later(31s);
    EXPECT_THAT(digests(), SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(Each, S24, ::testing::ValuesIn(kWays), kWayName);

/// `polku serve` over samples, as one process.
class S24Kill : public ::testing::Test {
protected:
    RunningProgram serve() {
        auto const port = std::to_string(server_.port());
        RunningProgram program(
            POLKU_PROGRAM,
            {"serve", "--data", folder_ / "data", "--port", "0", "--tls", "false", "--metrics-port", "0"},
            {"POLKU_NOTICES_MAIL_HOST=127.0.0.1", "POLKU_NOTICES_MAIL_PORT=" + port, "POLKU_NOTICES_MAIL_TLS=none",
             std::string("POLKU_NOTICES_MAIL_FROM=") + kFrom, "POLKU_NOTICES_MAIL_LINK=https://polku.example.test"});
        auto const line = program.line_with("Polku answers at");
        EXPECT_NE(line, "");
        port_ = port_in(line);
        return program;
    }
    deploy::ApiClient as(std::string const& who) {
        deploy::ApiClient person([this](http::Request const& request) { return ask_over_http(port_, request); });
        person.sign_in(who, deploy::kSamplePassword);
        return person;
    }

    storage::TemporaryDirectory folder_;
    SmtpServer server_;
    std::uint16_t port_ = 0;
};

TEST_F(S24Kill, ARepeatAfterAKillHasTheSameMessageId) {
    ASSERT_EQ(run(POLKU_PROGRAM, {"demo", "--data", folder_ / "data"}), 0);
    auto program = serve();
    std::promise<ReceivedLetter> first;
    std::promise<ReceivedLetter> second;
    auto const victim = program.process();
    int heard = 0;
    std::promise<std::string> code;
    server_.on_letter([&](ReceivedLetter const& letter) {
        if (auto const found = letter.code(); !found.empty()) {
            code.set_value(found);
            return true;
        }
        ++heard;
        if (heard == 1) {
            ::kill(victim, SIGKILL);
            first.set_value(letter);
        } else if (heard == 2) {
            second.set_value(letter);
        }
        return heard > 1;
    });
    auto tuula = as("tuula");
    auto const chosen = tuula.answer(http::Method::put, "/api/v1/notices/mail",
                                     R"({"mode":"at_once","address":"tuula@example.test","language":"fi"})", 1);
    ASSERT_EQ(chosen.status, 200) << chosen.body;
    auto asked = code.get_future();
    ASSERT_EQ(asked.wait_for(60s), std::future_status::ready);
    tuula.post("/api/v1/notices/mail/confirm", {{"code", asked.get()}});
    auto aino = as("aino");
    auto const row = aino.get("/api/v1/handovers?box=in&limit=200").at("items");
    auto const mine = std::ranges::find_if(row, [&](json const& one) {
        return one.at("from").at("team") == tuula.get("/api/v1/session").at("memberships").front().at("team").at("id");
    });
    ASSERT_NE(mine, row.end());
    aino.post_on_version("/api/v1/handovers/" + text_of(*mine, "id") + "/accept",
                         mine->at("version").get<std::int64_t>(), json::object());
    auto before = first.get_future();
    ASSERT_EQ(before.wait_for(60s), std::future_status::ready);
    program.wait();
    auto again = serve();
    auto after = second.get_future();
    ASSERT_EQ(after.wait_for(60s), std::future_status::ready);
    EXPECT_EQ(after.get().text, before.get().text) << "the same letter to the byte, by which its repeat is known";
    again.send(SIGTERM);
    EXPECT_EQ(again.wait(), 0);
    EXPECT_EQ(run(POLKU_PROGRAM, {"check", "--data", folder_ / "data"}), 0);
    EXPECT_THAT(server_.letters(), SizeIs(2)) << "the one with the code, and the digest";
}

/// The line to the mail server, over each kind of secrecy.
class S24Lines : public ::testing::Test {
protected:
    notices::Delivery send(SmtpServer const& server, notices::MailTls tls) {
        auto options = options_for(server);
        options.host = "localhost";
        options.tls = tls;
        options.authority = folder_ / "ca" / "authority.pem";
        options.user = "polku";
        options.password_file = folder_ / "password";
        std::ofstream(*options.password_file) << password_ << "\n";
        notices::SmtpLine line(options);
        return line.send({.from = kFrom, .to = "aino@example.test", .text = "Subject: x\r\n\r\n.dot\r\n"});
    }
    SmtpServer::Options server_options(SmtpServer::Tls tls) {
        return {.tls = tls,
                .certificate = authority_.issue("mail", "localhost", "DNS:localhost"),
                .sign_in = std::string("\0polku\0secret", 13)};
    }

    storage::TemporaryDirectory folder_;
    http::TestAuthority authority_{folder_ / "ca"};
    std::string password_ = "secret";
};

TEST_F(S24Lines, AreSecretAndSignedInEitherWay) {
    SmtpServer starttls(server_options(SmtpServer::Tls::starttls));
    EXPECT_EQ(send(starttls, notices::MailTls::starttls).outcome, notices::Delivery::Outcome::accepted);
    SmtpServer implicit(server_options(SmtpServer::Tls::implicit));
    EXPECT_EQ(send(implicit, notices::MailTls::implicit).outcome, notices::Delivery::Outcome::accepted);
    ASSERT_THAT(implicit.letters(), SizeIs(1));
    EXPECT_THAT(implicit.letters().front().text, HasSubstr("\r\n..dot\r\n")) << "as RFC 5321 4.5.2 has it on the way";
}

TEST_F(S24Lines, NothingGoesOverALineThatIsNotAsSecretAsTold) {
    SmtpServer open({.sign_in = std::string("\0polku\0secret", 13)});
    EXPECT_EQ(send(open, notices::MailTls::starttls).outcome, notices::Delivery::Outcome::away);
    auto options = server_options(SmtpServer::Tls::starttls);
    options.certificate = http::TestAuthority(folder_ / "other").issue("mail", "localhost", "DNS:localhost");
    SmtpServer stranger(options);
    EXPECT_EQ(send(stranger, notices::MailTls::starttls).outcome, notices::Delivery::Outcome::away);
    EXPECT_THAT(open.letters(), IsEmpty());
    EXPECT_THAT(stranger.letters(), IsEmpty());
}

TEST_F(S24Lines, WhatSaysNothingOfTheLetterIsTheServersAlone) {
    using Become = notices::Delivery::Outcome;
    SmtpServer server(server_options(SmtpServer::Tls::starttls));
    password_ = "wrong";
    EXPECT_EQ(send(server, notices::MailTls::starttls).outcome, Become::away);
    password_ = "secret";
    server.answer_sender("553 not a sender of ours");
    EXPECT_EQ(send(server, notices::MailTls::starttls).outcome, Become::away);
    server.answer_sender("");
    server.answer_recipient("aino@example.test", "421 closing");
    EXPECT_EQ(send(server, notices::MailTls::starttls).outcome, Become::away);
    server.answer_recipient("aino@example.test", "452 full");
    EXPECT_EQ(send(server, notices::MailTls::starttls).outcome, Become::put_off);
    server.answer_recipient("aino@example.test", "550 nobody");
    EXPECT_EQ(send(server, notices::MailTls::starttls).outcome, Become::refused);
    server.answer_recipient("aino@example.test", "");
    server.on_letter([](ReceivedLetter const&) { return false; });
    EXPECT_EQ(send(server, notices::MailTls::starttls).outcome, Become::away);
    server.stop();
    EXPECT_EQ(send(server, notices::MailTls::starttls).outcome, Become::away);
}

}  // namespace
}  // namespace polku::tests
