#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/language.h"
#include "shared/domain/names.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace polku::notices {

/// A keyed hash of a code.
using CodeHash = std::array<std::uint8_t, 32>;

/// Of the letter that asks.
enum class ConfirmationState : std::uint8_t {
    waiting,      ///< has not gone out
    sent,         ///< the mail server has taken it
    undelivered,  ///< the mail server does not take it
    used,         ///< its code was typed
};
inline constexpr domain::Name<ConfirmationState> kConfirmationStateNames[] = {
    {"waiting", ConfirmationState::waiting},
    {"sent", ConfirmationState::sent},
    {"undelivered", ConfirmationState::undelivered},
    {"used", ConfirmationState::used}};

/// Whether a person reads what is sent to an address: the last letter with a code that they asked for.
struct Confirmation {
    domain::Id person;
    std::int64_t version = 1;
    std::string address;
    domain::Language language = domain::kDefaultLanguage;
    ConfirmationState state = ConfirmationState::waiting;
    std::optional<CodeHash> code{};  ///< of the newest letter; drawn as it is handed over
    std::optional<domain::Instant> code_at{};
    int tries = 0;     ///< of this code, that were wrong
    int attempts = 0;  ///< that the mail server put off
    domain::Instant asked_at{};
    domain::Instant next_try{};
    int letters = 1;  ///< asked for since `letters_from`, to whatever address
    domain::Instant letters_from{};

    bool operator==(Confirmation const&) const = default;
};

/// What is told of one that is not done.
enum class ConfirmationStanding : std::uint8_t { waiting, sent, undelivered, expired, spent };
inline constexpr domain::Name<ConfirmationStanding> kConfirmationStandingNames[] = {
    {"waiting", ConfirmationStanding::waiting},
    {"sent", ConfirmationStanding::sent},
    {"undelivered", ConfirmationStanding::undelivered},
    {"expired", ConfirmationStanding::expired},
    {"spent", ConfirmationStanding::spent}};

/// What came of a code that was typed.
enum class CodeTried : std::uint8_t { confirmed, wrong, expired, spent };
inline constexpr domain::Name<CodeTried> kCodeTriedNames[] = {{"confirmed", CodeTried::confirmed},
                                                              {"wrong", CodeTried::wrong},
                                                              {"expired", CodeTried::expired},
                                                              {"spent", CodeTried::spent}};

}  // namespace polku::notices
