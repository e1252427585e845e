#include "services/identity/second_factor/totp.h"
#include "tests/scenarios/repeats.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::tests::repeats {

using http::Method;

void Repeats::people() {
    json const name{{"fi", "Uusi Malli Oy"}, {"sv", "Ny Modell Ab"}, {"en", "New Sample Ltd"}};
    auto const organisation = post("/api/v1/organisations", "antti", "/api/v1/organisations",
                                   {{"kind", "provider"}, {"name", name}, {"business_id", "0000007-8"}});
    auto const team = post("/api/v1/organisations/{organisation}/teams", "antti",
                           "/api/v1/organisations/" + text_of(organisation, "id") + "/teams", {{"name", "Näytetiimi"}});
    json filter{{"page", "work"}, {"name", "Myöhässä"}, {"query", "due=late"}};
    put("/api/v1/saved-filters", "aino", "/api/v1/saved-filters", filter, 0);
    filter.erase("query");
    post("/api/v1/saved-filters/forget", "aino", "/api/v1/saved-filters/forget", filter);
    post("/api/v1/consortia", "antti", "/api/v1/consortia", {{"name", "Näytekonsortio"}});
    post("/api/v1/settings", "antti", "/api/v1/settings",
         {{"kind", "handover_time"},
          {"key", "answer"},
          {"valid_from", "2099-01-01"},
          {"amount", 12},
          {"unit", "working_days"}});
    post("/api/v1/settings/end", "antti", "/api/v1/settings/end",
         {{"kind", "deadline"}, {"key", "stagnation"}, {"valid_until", "2099-12-31"}});
    json const person{
        {"username", "malla"}, {"name", "Malla Näyte"}, {"language", "fi"}, {"password", "polku-sample-2026"}};
    auto const user =
        twice("/api/v1/users", {.who = "antti", .path = "/api/v1/users", .body = person.dump(), .secret = true});
    auto const path = "/api/v1/users/" + text_of(user, "id");
    auto const membership = post("/api/v1/users/{user}/memberships", "antti", path + "/memberships",
                                 {{"organisation", organisation.at("id")},
                                  {"role", "coach"},
                                  {"team", team.at("id")},
                                  {"contract", get("aino", "/api/v1/contracts").at("items").front().at("id")}});
    post("/api/v1/users/{user}/memberships/{membership}/end", "antti",
         path + "/memberships/" + text_of(membership, "id") + "/end", json::object(),
         membership.at("version").get<std::int64_t>());
    twice("/api/v1/users/{user}/password-reset",
          {.who = "antti", .path = path + "/password-reset", .body = "{}", .said_once = true, .secret = true});
    auto const aili = "/api/v1/users/" + text_of(get("aili", "/api/v1/session").at("person"), "id");
    auto const begun = as("aili").post("/api/v1/session/second-factor", {{"password", deploy::kSamplePassword}});
    auto const now = world_->clock().now();
    for (std::int64_t step = -1; step <= 1; ++step) {
        // The key is told in base32 alone: the code is made as an application makes it.
        std::string secret;
        unsigned bits = 0;
        int held = 0;
        for (auto const letter : text_of(begun, "key")) {
            auto const value = letter >= 'A' ? letter - 'A' : letter - '2' + 26;
            bits = (bits << 5U) | static_cast<unsigned>(value);
            if ((held += 5) >= 8) secret += static_cast<char>((bits >> static_cast<unsigned>(held -= 8)) & 0xFFU);
        }
        auto const code = identity::totp::code_at(secret, identity::totp::step_of(now) + step);
        if (as("aili")
                .answer(Method::post, "/api/v1/session/second-factor/confirm", json{{"code", code}}.dump())
                .status == 200)
            break;
    }
    post("/api/v1/users/{user}/second-factor/remove", "antti", aili + "/second-factor/remove");
    post("/api/v1/users/{user}/sessions/end", "antti", path + "/sessions/end");
    for (auto const* const act : {"disable", "enable"})
        post(fmt::format("/api/v1/users/{{user}}/{}", act), "antti", fmt::format("{}/{}", path, act), json::object(),
             get("antti", path).at("version").get<std::int64_t>());
    auto const absence = post("/api/v1/absences", "aino", "/api/v1/absences",
                              {{"person", get("aino", "/api/v1/session").at("person").at("id")},
                               {"first_day", "2098-12-30"},
                               {"last_day", "2099-01-02"}});
    post("/api/v1/absences/{absence}/end", "aino", "/api/v1/absences/" + text_of(absence, "id") + "/end",
         json::object(), absence.at("version").get<std::int64_t>());
}

void Repeats::contracts() {
    auto const like = get("antti", "/api/v1/contracts").at("items").front();
    auto const shown = get("antti", "/api/v1/contracts/" + text_of(like, "id"));
    json parties = json::array();
    for (auto const& party : shown.at("parties")) {
        parties.push_back({{"organisation", party.at("organisation")},
                           {"part", party.at("part")},
                           {"valid_from", party.at("valid_from")},
                           {"share_basis_points", party.at("share_basis_points")}});
    }
    auto const made = post("/api/v1/contracts", "antti", "/api/v1/contracts",
                           {{"code", "VALM-2026-N"},
                            {"name", "Näytesopimus"},
                            {"programme", "NAYTE-2026"},
                            {"buyer", shown.at("buyer")},
                            {"lead", shown.at("lead")},
                            {"intake_team", shown.at("intake_team")},
                            {"consortium", shown.at("consortium")},
                            {"parties", parties},
                            {"valid_from", "2026-01-01"},
                            {"valid_until", "2028-12-31"},
                            {"currency", "EUR"},
                            {"vat_basis_points", 2550}});
    json const type{{"code", "plan_agreed"},
                    {"name", {{"fi", "Suunnitelma hyväksytty"}, {"sv", "Planen godkänd"}, {"en", "Plan agreed"}}},
                    {"result_group", "plan"},
                    {"evidence", json::array({"plan"})},
                    {"price_cents", 15000}};
    post("/api/v1/contracts/{contract}/versions", "antti", "/api/v1/contracts/" + text_of(made, "id") + "/versions",
         {{"effective_from", "2026-01-01"}, {"milestone_types", json::array({type})}},
         made.at("version").get<std::int64_t>());
}

void Repeats::milestones() {
    auto const contract = get("aino", case_).at("contract");
    json claim{{"contract", contract}, {"type", "work_trial"}, {"happened_on", "2026-11-02"}};
    auto const record = [&] { return post("/api/v1/cases/{case}/milestones", "aino", case_ + "/milestones", claim); };
    auto const of = [](json const& milestone) { return "/api/v1/milestones/" + text_of(milestone, "id"); };
    auto const prove = [&](json const& milestone) {
        return twice("/api/v1/milestones/{milestone}/evidence",
                     {.who = "aino",
                      .method = Method::put,
                      .path = of(milestone) + "/evidence?kind=certificate",
                      .body = "Todistus, näyte",
                      .if_match = milestone.at("version").get<std::int64_t>(),
                      .content_type = "text/plain"});
    };
    auto const version = [](json const& written) { return written.at("version").get<std::int64_t>(); };
    auto const first = record();
    auto changed = claim;
    changed.erase("contract");
    changed["happened_on"] = "2026-11-03";
    auto const corrected = put("/api/v1/milestones/{milestone}", "aino", of(first), changed, version(first));
    post("/api/v1/milestones/{milestone}/withdraw", "aino", of(first) + "/withdraw", json::object(),
         version(corrected));
    auto const second = prove(record());
    post("/api/v1/milestones/{milestone}/refuse", "tuula", of(second) + "/refuse", {{"reason", "Näyte"}},
         version(second));
    auto const third = prove(record());
    post("/api/v1/milestones/{milestone}/verify", "tuula", of(third) + "/verify", json::object(), version(third));
}

void Repeats::statements() {
    world_->catch_up();
    auto const all = get("fia", "/api/v1/statements?state=open").at("items");
    auto const open = *std::ranges::find_if(all, [](json const& one) { return one.at("line_count").get<int>() > 0; });
    auto const path = "/api/v1/statements/" + text_of(open, "id");
    world_->start();  // freezing waits for the reader of verified milestones
    auto const frozen = post("/api/v1/statements/{statement}/freeze", "fia", path + "/freeze", {{"end_now", true}},
                             open.at("version").get<std::int64_t>());
    world_->stop();
    auto const refused = post("/api/v1/statements/{statement}/refuse", "frans", path + "/refuse", {{"reason", "Näyte"}},
                              frozen.at("version").get<std::int64_t>());
    post("/api/v1/statements/{statement}/approve", "frans", path + "/approve", json::object(),
         refused.at("version").get<std::int64_t>());
    post("/api/v1/statements/{statement}/export", "frans", path + "/export");
}

/// What Tuula is told of from here on cannot be delivered.
void Repeats::address() {
    put("/api/v1/notices/mail", "tuula", "/api/v1/notices/mail",
        {{"mode", "at_once"}, {"address", "tuula@example.test"}, {"language", "fi"}}, 1);
    world_->catch_up();
    std::string const confirm = "/api/v1/notices/mail/confirm";
    // Were a repeat a try of its own, fewer would do.
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(text_of(post(confirm, "tuula", confirm, {{"code", "2222-2222"}}), "state"), "wrong");
    post("/api/v1/notices/mail/code", "tuula", "/api/v1/notices/mail/code");
    world_->catch_up();
    auto const letters = mail_server_.letters();
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(text_of(post(confirm, "tuula", confirm, {{"code", letters.back().code()}}), "state"), "confirmed");
    mail_server_.answer_recipient("tuula@example.test", "550 nobody here");
}

void Repeats::notices() {
    world_->catch_up();
    auto const unread = get("aino", "/api/v1/notices?state=unread").at("items");
    ASSERT_GE(unread.size(), 2U);
    post("/api/v1/notices/{notice}/read", "aino", "/api/v1/notices/" + text_of(unread.front(), "id") + "/read");
    post("/api/v1/notices/read", "aino", "/api/v1/notices/read", {{"through", unread.front().at("id")}});

    auto const undelivered = get("antti", "/api/v1/notices/undelivered").at("items");
    ASSERT_EQ(undelivered.size(), 1U);
    post("/api/v1/notices/undelivered/{mail}/resend", "antti",
         "/api/v1/notices/undelivered/" + text_of(undelivered.front(), "id") + "/resend", json::object(),
         undelivered.front().at("version").get<std::int64_t>());
    post("/api/v1/notices/undelivered/resend", "antti", "/api/v1/notices/undelivered/resend");
}

}  // namespace polku::tests::repeats
