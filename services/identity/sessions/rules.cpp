#include "services/identity/sessions/rules.h"

#include "services/identity/people/rules.h"

#include <algorithm>

namespace polku::identity {

namespace {

NamedMembership const* find_active(std::span<NamedMembership const> memberships, domain::Id const& id) {
    auto const found =
        std::ranges::find(memberships, id, [](NamedMembership const& named) { return named.membership.id; });
    return found == memberships.end() ? nullptr : &*found;
}

/// What a browser writes of itself, and what it is called.
struct DeviceWord {
    std::string_view written;
    std::string_view called;
};

std::string_view first_word(std::span<DeviceWord const> words, std::string_view text) {
    auto const found = std::ranges::find_if(words, [&](auto const& word) { return text.contains(word.written); });
    return found == words.end() ? std::string_view() : found->called;
}

}  // namespace

Session open_session(domain::Id const& person, std::span<NamedMembership const> memberships, domain::Id const& id,
                     domain::Instant now) {
    Session session{.id = id,
                    .version = 1,
                    .person = person,
                    .acting = std::nullopt,
                    .opened_at = now,
                    .seen_at = now,
                    .idle_until = now + kIdle,
                    .ends_at = now + kLongest};
    if (memberships.size() == 1) session.acting = memberships.front().membership.id;
    return session;
}

std::string device_of(std::string_view user_agent) {
    // In this order: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
    constexpr DeviceWord kBrowsers[] = {
        {"Edg", "Edge"},         {"OPR/", "Opera"},     {"SamsungBrowser/", "Samsung Internet"},
        {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"},
        {"FxiOS/", "Firefox"},   {"Safari/", "Safari"}};
    // Android calls itself Linux, and an iPhone "like Mac OS X".
    constexpr DeviceWord kSystems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"},
                                       {"iPad", "iPad"},       {"Mac OS X", "macOS"},  {"Linux", "Linux"}};
    auto const browser = first_word(kBrowsers, user_agent);
    auto const system = first_word(kSystems, user_agent);
    std::string device(browser);
    if (!browser.empty() && !system.empty()) device += ", ";
    return device.append(system);
}

bool live(Session const& session, domain::Instant now) { return now < expires_at(session); }

domain::Instant expires_at(Session const& session) { return std::min(session.idle_until, session.ends_at); }

bool extendable(Session const& session) { return session.idle_until < session.ends_at; }

bool touch_due(Session const& session, domain::Instant now) { return now - session.seen_at >= kTouchEvery; }

Session touched(Session session, domain::Instant now) {
    session.seen_at = std::max(session.seen_at, now);
    session.idle_until = session.seen_at + kIdle;
    return session;
}

domain::Result<Session> switch_membership(Session session, std::span<NamedMembership const> memberships,
                                          domain::Id const& wanted, domain::Instant now) {
    if (find_active(memberships, wanted) == nullptr)
        return domain::refused(domain::invalid("/membership", "not_your_membership"));
    session = touched(std::move(session), now);
    session.acting = wanted;
    ++session.version;
    return session;
}

std::optional<access::Principal> acting_principal(SignedIn const& signed_in) {
    if (!signed_in.session.acting || signed_in.factor_missing) return std::nullopt;
    auto const* const named = find_active(signed_in.memberships, *signed_in.session.acting);
    if (named == nullptr) return std::nullopt;
    return principal_of(signed_in.person, named->membership);
}

}  // namespace polku::identity
