#pragma once

#include "services/notices/confirmation/model.h"
#include "services/notices/mail/model.h"
#include "shared/domain/problem.h"

#include <chrono>
#include <optional>
#include <utility>

namespace polku::notices {

/// So long a code is good after it was drawn; and so long a letter waits to go out.
inline constexpr std::chrono::hours kCodeLife{24};
/// So many wrong codes, and none is taken any more.
inline constexpr int kMostCodeTries = 5;
/// So many letters a person may ask for in a day.
inline constexpr int kMostLetters = 6;
/// So long a letter is given to come before another is asked for, unless its code is of no use.
inline constexpr std::chrono::minutes kBetweenLetters{2};

/// Whether the setting's address has yet to be shown to be its person's.
[[nodiscard]] bool needs_confirmation(MailSetting const& setting);
/// That which asks for the setting's address, of the person's last; nothing: none is open.
[[nodiscard]] std::optional<Confirmation> open_confirmation(std::optional<Confirmation> last,
                                                            MailSetting const& setting);

/// How an open one stands.
[[nodiscard]] ConfirmationStanding standing(Confirmation const& confirmation, domain::Instant now);

/// After a setting was chosen: asks for its address, when that is needed and no letter to it is under way; otherwise
/// nothing. 409 `too_many_letters`.
domain::Result<std::optional<Confirmation>> ask_for(std::optional<Confirmation> const& last, MailSetting const& setting,
                                                    domain::Instant now);
/// The person asks for another letter. 409 `nothing_to_confirm`, `letter_on_its_way`, `too_many_letters`.
domain::Result<Confirmation> ask_again(std::optional<Confirmation> const& last, MailSetting const& setting,
                                       domain::Instant now);

/// As the letter is handed over: the codes of those before are of no use.
[[nodiscard]] Confirmation with_code(Confirmation confirmation, CodeHash const& code, domain::Instant now);
/// Requires: it waits.
[[nodiscard]] Confirmation after_try(Confirmation confirmation, Delivery const& delivery, domain::Instant now);

/// What came of a typed code, and the asking after it: a code is taken once.
[[nodiscard]] std::pair<Confirmation, CodeTried> try_code(Confirmation confirmation, CodeHash const& typed,
                                                          domain::Instant now);

}  // namespace polku::notices
