#pragma once

#include "generated/outcomes/migrations.h"
#include "services/outcomes/copies/store.h"
#include "services/outcomes/evidence/api.h"
#include "services/outcomes/messages.h"
#include "services/outcomes/milestones/api.h"
#include "shared/http/case_access.h"
#include "shared/http/testing.h"
#include "shared/json/reader.h"
#include "shared/runtime/await.h"

#include <fmt/format.h>

/// For tests alone: outcomes' routes over a database of their own, with a casework that knows one client's cases.
namespace polku::outcomes::testing {

inline domain::Id id(int number) { return {fmt::format("00000000-0000-7000-8000-{:012}", number)}; }

inline domain::Id const kAuthority = id(901);
inline domain::Id const kLeadA = id(902);  ///< leads lot A, and is a subcontractor in lot B
inline domain::Id const kMemberA = id(903);
inline domain::Id const kLeadB = id(904);
inline domain::Id const kLotA = id(911);
inline domain::Id const kLotB = id(912);
inline domain::Id const kClient = id(921);
inline domain::Id const kSecondRecord = id(922);  ///< of the same person, perhaps
inline domain::Id const kCase = id(931);
inline domain::Id const kSecondCase = id(933);  ///< on the second record
inline domain::Id const kOtherCase = id(932);   ///< nobody here may see it

inline access::Principal person(int number, domain::Id organisation, access::Role role,
                                std::optional<domain::Id> contract = {}) {
    access::Principal principal;
    principal.person = id(number);
    principal.membership = id(number + 1000);
    principal.organisation = std::move(organisation);
    principal.contract = std::move(contract);
    principal.role = role;
    return principal;
}

inline access::Principal aino() { return person(1, kLeadA, access::Role::coach, kLotA); }
inline access::Principal aili() { return person(2, kLeadA, access::Role::coach, kLotA); }
inline access::Principal silja() { return person(5, kMemberA, access::Role::coach, kLotA); }
inline access::Principal ben() { return person(3, kLeadB, access::Role::coach, kLotB); }
inline access::Principal tuula() { return person(4, kAuthority, access::Role::officer); }
inline access::Principal stranger() { return person(9, id(999), access::Role::officer); }

/// Answers like casework: the client's case to all but strangers, the other case to nobody.
class FakeCasework final : public http::Channel {
public:
    bool away = false;
    int asked = 0;

    runtime::Awaitable<http::Response> send(http::Request request) override {
        return runtime::await_value<http::Response>(
            [response = answer(request)](runtime::Done<http::Response> done) { done(response); });
    }

private:
    http::Response answer(http::Request const& request) {
        ++asked;
        if (away) return http::json_response("{}", 503);
        auto const who = request.on_behalf_of.value_or(access::Principal{});
        auto const of = [&](domain::Id const& case_id) {
            return request.path == "/internal/cases/" + case_id.text + "/access";
        };
        auto const second = of(kSecondCase);
        if ((!of(kCase) && !second) || who.organisation == stranger().organisation)
            return http::json_response("{}", 404);
        access::CaseAccess about;
        about.case_id = second ? kSecondCase : kCase;
        about.client = second ? kSecondRecord : kClient;
        about.relation = who.role == access::Role::coach ? access::Relation::responsible : access::Relation::party;
        about.access_version = 7;
        access::Grant grant{};
        grant.category = access::Category::employment;
        grant.ground = who.role == access::Role::coach ? access::Ground::commission : access::Ground::statute;
        about.grants.push_back(grant);
        return http::json_response(http::case_access_json(about));
    }
};

inline Lot lot(domain::Id const& contract, domain::Id const& lead, std::vector<domain::Id> const& others) {
    Lot lot;
    lot.contract = contract;
    lot.code = "LOT-" + contract.text.substr(33);
    lot.programme = "VALM-2026";
    lot.buyer = kAuthority;
    lot.lead = lead;
    lot.valid_from = domain::LocalDate(2026, 1, 1);
    lot.parties.push_back({.organisation = lead, .part = "lead", .valid_from = lot.valid_from, .valid_until = {}});
    for (auto const& other : others) {
        lot.parties.push_back(
            {.organisation = other, .part = "member", .valid_from = lot.valid_from, .valid_until = {}});
    }
    lot.versions.push_back({.number = 1,
                            .effective_from = lot.valid_from,
                            .types = {{.code = "M1", .result_group = "plan", .evidence = {}},
                                      {.code = "M3", .result_group = "job", .evidence = {"employment_contract"}}}});
    return lot;
}

class Outcomes {
public:
    Outcomes()
        : key_(storage::SecretKey::open(folder_ / "key", true)),
          router_(migrations(), {.casework = &casework}, messages()) {
        router_.router().add(milestone_routes(ask_casework(casework)));
        router_.router().add(evidence_routes(key_, router_.ids()));
        write([](storage::Tx& tx) {
            keep(tx, lot(kLotA, kLeadA, {kMemberA}));
            keep(tx, lot(kLotB, kLeadB, {kLeadA}));
            int number = 2000;
            for (auto const& who : {aino(), aili(), ben(), tuula()}) {
                keep(tx, Membership{.id = id(++number),
                                    .person = who.person,
                                    .organisation = who.organisation,
                                    .started_at = domain::Instant{1},
                                    .ended_at = {}});
            }
        });
    }

    template <class F>
    void write(F fn) {
        router_.database().write_now([&](storage::Tx& tx) { fn(tx); });
    }

    struct Answer {
        int status = 0;
        std::string id{};
        std::int64_t version = 0;
        std::string state{};
        std::string body{};
    };

    Answer record(access::Principal const& who, domain::Id const& contract, std::string_view type = "M3",
                  std::string_view day = "2026-11-02", domain::Id const& case_id = kCase) {
        return answer(router_.post(who, "/api/v1/cases/" + case_id.text + "/milestones",
                                   fmt::format(R"({{"contract":"{}","type":"{}","happened_on":"{}","note":"sample"}})",
                                               contract.text, type, day)));
    }
    Answer act(access::Principal const& who, Answer const& on, std::string_view what, std::string body = "") {
        return answer(router_.post(who, fmt::format("/api/v1/milestones/{}/{}", on.id, what), std::move(body),
                                   {{"if-match", http::etag(on.version)}}));
    }
    Answer correct(access::Principal const& who, Answer const& on, std::string_view type, std::string_view day) {
        return answer(router_.put(who, "/api/v1/milestones/" + on.id,
                                  fmt::format(R"({{"type":"{}","happened_on":"{}"}})", type, day),
                                  {{"if-match", http::etag(on.version)}}));
    }
    Answer prove(access::Principal const& who, Answer const& on, std::string bytes = "%PDF-1.7 sample",
                 std::string type = "application/pdf", std::string_view kind = "employment_contract") {
        return answer(router_.put(who, fmt::format("/api/v1/milestones/{}/evidence?kind={}", on.id, kind),
                                  std::move(bytes),
                                  {{"if-match", http::etag(on.version)}, {"content-type", std::move(type)}}));
    }
    Answer get(access::Principal const& who, std::string path) {
        return answer(router_.get(who, "/api/v1" + std::move(path)));
    }

    /// Of `types`, in order.
    std::vector<events::Recorded> events_of(std::string_view type) {
        std::vector<events::Recorded> found;
        for (auto& event : router_.recorded_events()) {
            if (event.event.type == type) found.push_back(std::move(event));
        }
        return found;
    }

    http::TestRouter& router() { return router_; }
    storage::SealingKey const& key() const { return key_; }

    FakeCasework casework;

private:
    static Answer answer(http::Response const& response) {
        Answer answer{.status = response.status, .body = response.body};
        auto const document = json::parse(response.body);
        if (!document) return answer;
        json::Reader r(*document);
        if (r.has("id")) answer.id = r.text("id");
        if (r.has("version")) answer.version = r.integer("version");
        if (r.has("state")) answer.state = r.text("state");
        return answer;
    }

    storage::TemporaryDirectory folder_;
    storage::SealingKey key_;
    http::TestRouter router_;
};

}  // namespace polku::outcomes::testing
