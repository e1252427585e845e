#pragma once

#include "services/journal/records/model.h"
#include "shared/access/principal.h"
#include "shared/events/journal.h"
#include "shared/http/channel.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// For the tests of the journal alone: sample entries, and a service that has written some.
namespace polku::journal {

inline domain::Id const kSampleClient{"00000000-0000-7000-8000-0000000000c1"};
inline domain::Id const kOtherClient{"00000000-0000-7000-8000-0000000000c2"};
inline domain::Id const kOfficerPerson{"00000000-0000-7000-8000-0000000000a1"};
inline domain::Id const kCoachPerson{"00000000-0000-7000-8000-0000000000a2"};
inline domain::Id const kAuthority{"00000000-0000-7000-8000-0000000000b1"};
inline domain::Id const kProvider{"00000000-0000-7000-8000-0000000000b2"};

inline access::Principal sample_principal(access::Role role, domain::Id person, domain::Id organisation) {
    access::Principal principal;
    principal.person = std::move(person);
    principal.membership.text = "00000000-0000-7000-8000-0000000000d1";
    principal.organisation = std::move(organisation);
    principal.role = role;
    return principal;
}
inline access::Principal officer() { return sample_principal(access::Role::officer, kOfficerPerson, kAuthority); }
inline access::Principal coach() { return sample_principal(access::Role::coach, kCoachPerson, kProvider); }
inline access::Principal data_protection() {
    return sample_principal(access::Role::data_protection, {"00000000-0000-7000-8000-0000000000a3"}, kAuthority);
}
inline access::Principal client() {
    auto principal = sample_principal(access::Role::client, {"00000000-0000-7000-8000-0000000000a4"}, kAuthority);
    principal.client = kSampleClient;
    return principal;
}

/// A reading of the sample client's plan.
inline events::JournalEntry plan_reading(access::Principal const& who, domain::Instant at) {
    events::JournalEntry entry;
    entry.kind = events::EntryKind::read;
    entry.at = at;
    entry.request = "r1";
    entry.principal = who;
    entry.action = access::Action::plan_read;
    entry.ground = access::Ground::statute;
    entry.clients = {kSampleClient};
    entry.case_id = "00000000-0000-7000-8000-0000000000e1";
    entry.categories = {access::Category::basic, access::Category::employment};
    return entry;
}

inline domain::Instant at(std::string_view text) { return domain::parse_instant(text).value(); }
inline domain::Instant const kNoon = at("2026-11-23T10:00:00Z");

/// The internal feeds of a service that wrote these; numbered from 1 unless a test breaks that.
class WrittenLogs final : public http::Channel {
public:
    void write(http::EntryLog log, events::JournalEntry const& entry) {
        auto& entries = logs_.at(static_cast<std::size_t>(log));
        entries.push_back({static_cast<std::int64_t>(entries.size()) + 1, events::canonical(entry)});
    }
    std::vector<events::NumberedEntry>& log(http::EntryLog log) { return logs_.at(static_cast<std::size_t>(log)); }

    runtime::Awaitable<http::Response> send(http::Request request) override {
        ++asked;
        if (away) {
            http::Response gone;
            gone.status = 503;
            co_return gone;
        }
        auto const& entries =
            log(request.path == "/internal/journal" ? http::EntryLog::journal : http::EntryLog::read_log);
        std::int64_t after = 0;
        auto const text = request.parameter("after").value_or("");
        std::from_chars(text.data(), text.data() + text.size(), after);
        std::string body;
        json::Writer w(body);
        w.begin_object().begin_array("entries");
        auto left = most;
        for (auto const& entry : entries) {
            if (entry.number <= after || left-- <= 0) continue;
            w.begin_object().field("number", entry.number).field("entry", entry.canonical).end_object();
        }
        w.end_array().end_object();
        co_return http::json_response(std::move(body));
    }

    bool away = false;
    int most = 500;  ///< entries in one answer
    int asked = 0;

private:
    std::array<std::vector<events::NumberedEntry>, 2> logs_;
};

}  // namespace polku::journal
