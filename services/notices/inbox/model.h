#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::notices {

/// What a notice is about, and so which page it leads to.
enum class About : std::uint8_t { handover, of_case, milestone };
inline constexpr domain::Name<About> kAboutNames[] = {
    {"handover", About::handover}, {"case", About::of_case}, {"milestone", About::milestone}};

/// To whom: everybody of a team, of a whole organisation (no team), or one person.
struct Address {
    domain::Id organisation;
    std::optional<domain::Id> team;
    std::optional<domain::Id> person;
    std::string role{};                  ///< "" = all who work with clients
    std::optional<domain::Id> contract;  ///< where the event tells it: a provider's people see that contract's alone

    bool operator==(Address const&) const = default;
};

struct Notice {
    domain::Id id;
    domain::Id event;
    std::string kind;  ///< "handover_proposed": a code whose words are the interface's
    domain::Instant at;
    Address to;
    About about = About::handover;
    domain::Id subject;
};

/// A notice as its reader has it.
struct InboxItem {
    Notice notice;
    std::optional<domain::Instant> read_at;
};

enum class ReadState : std::uint8_t { unread, read };
inline constexpr domain::Name<ReadState> kReadStateNames[] = {{"unread", ReadState::unread}, {"read", ReadState::read}};

/// Who asks: what may be shown follows from it, in SQL.
struct Reader {
    domain::Id person;
    domain::Id organisation;
    std::optional<domain::Id> team;
    std::optional<domain::Id> contract;
    std::string role;
    bool casework = false;  ///< works with clients: sees what is addressed to a team or an organisation
    bool own_case = false;  ///< a client
};

}  // namespace polku::notices
