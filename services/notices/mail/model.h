#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/language.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::notices {

/// When a person is told of notices by e-mail.
enum class MailMode : std::uint8_t { never, at_once, daily };
inline constexpr domain::Name<MailMode> kMailModeNames[] = {
    {"never", MailMode::never}, {"at_once", MailMode::at_once}, {"daily", MailMode::daily}};

/// What a person asks for.
struct WantedMail {
    MailMode mode = MailMode::never;
    std::optional<int> hour{};  ///< of the day in Helsinki; daily alone
    std::optional<std::string> address{};
    domain::Language language = domain::kDefaultLanguage;

    bool operator==(WantedMail const&) const = default;
};

struct MailSetting {
    domain::Id person;
    std::int64_t version = 1;  ///< 1: the person has never said anything
    WantedMail wanted{};
    domain::Instant next_at{};               ///< no digest is made before
    std::optional<std::string> confirmed{};  ///< the address that its person has shown to read

    bool operator==(MailSetting const&) const = default;
};

/// How many notices lead to which kind of page.
struct NoticeCounts {
    int handovers = 0;
    int cases = 0;
    int milestones = 0;

    [[nodiscard]] int all() const { return handovers + cases + milestones; }
    bool operator==(NoticeCounts const&) const = default;
};

enum class MailState : std::uint8_t { waiting, sent, dead, dropped };
inline constexpr domain::Name<MailState> kMailStateNames[] = {{"waiting", MailState::waiting},
                                                              {"sent", MailState::sent},
                                                              {"dead", MailState::dead},
                                                              {"dropped", MailState::dropped}};

/// Why one is dead.
enum class MailFault : std::uint8_t { refused, tries_used, server_away };
inline constexpr domain::Name<MailFault> kMailFaultNames[] = {
    {"refused", MailFault::refused}, {"tries_used", MailFault::tries_used}, {"server_away", MailFault::server_away}};

/// A digest for one person: counts alone.
struct Mail {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id person;
    std::string address;
    domain::Language language = domain::kDefaultLanguage;
    NoticeCounts counts{};
    domain::Instant made_at{};
    MailState state = MailState::waiting;
    int attempts = 0;  ///< that the server put off since it waits
    domain::Instant waiting_since{};
    domain::Instant next_try{};
    std::optional<MailFault> fault{};
    int reply = 0;  ///< the server's last, RFC 5321; 0: nothing
    std::optional<domain::Instant> sent_at{};

    bool operator==(Mail const&) const = default;
};

/// What became of one try to hand a message to the mail server.
struct Delivery {
    enum class Outcome : std::uint8_t {
        accepted,  ///< 250 after the message: it is the server's now
        put_off,   ///< 4xx to this message: later
        refused,   ///< 5xx to this message: never
        away,      ///< it says nothing of this message: not reached, not let in, the sender refused, or the line broke
    };
    Outcome outcome = Outcome::away;
    int reply = 0;
};

}  // namespace polku::notices
