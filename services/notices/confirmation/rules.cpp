#include "services/notices/confirmation/rules.h"

#include "services/notices/mail/rules.h"

#include <utility>

namespace polku::notices {

namespace {

constexpr std::chrono::hours kDay{24};
constexpr std::chrono::minutes kBetweenTries{5};

domain::Result<Confirmation> new_letter(std::optional<Confirmation> const& last, MailSetting const& setting,
                                        domain::Instant now) {
    auto const same_day = last && now < last->letters_from + kDay;
    if (same_day && last->letters >= kMostLetters) return domain::refused(domain::conflict("too_many_letters"));
    return Confirmation{.person = setting.person,
                        .version = last ? last->version + 1 : 1,
                        .address = setting.wanted.address.value(),
                        .language = setting.wanted.language,
                        .asked_at = now,
                        .next_try = now,
                        .letters = same_day ? last->letters + 1 : 1,
                        .letters_from = same_day ? last->letters_from : now};
}

bool under_way(ConfirmationStanding standing) {
    return standing == ConfirmationStanding::waiting || standing == ConfirmationStanding::sent;
}

}  // namespace

bool needs_confirmation(MailSetting const& setting) {
    return setting.wanted.mode != MailMode::never && setting.confirmed != setting.wanted.address;
}

std::optional<Confirmation> open_confirmation(std::optional<Confirmation> last, MailSetting const& setting) {
    if (!last || !needs_confirmation(setting) || last->address != setting.wanted.address ||
        last->state == ConfirmationState::used)
        return std::nullopt;
    return last;
}

ConfirmationStanding standing(Confirmation const& confirmation, domain::Instant now) {
    if (confirmation.state == ConfirmationState::undelivered) return ConfirmationStanding::undelivered;
    if (confirmation.tries >= kMostCodeTries) return ConfirmationStanding::spent;
    if (confirmation.code_at && now >= *confirmation.code_at + kCodeLife) return ConfirmationStanding::expired;
    return confirmation.state == ConfirmationState::sent ? ConfirmationStanding::sent : ConfirmationStanding::waiting;
}

domain::Result<std::optional<Confirmation>> ask_for(std::optional<Confirmation> const& last, MailSetting const& setting,
                                                    domain::Instant now) {
    if (!needs_confirmation(setting)) return std::nullopt;
    auto const open = open_confirmation(last, setting);
    if (open && under_way(standing(*open, now))) return std::nullopt;
    return new_letter(last, setting, now);
}

domain::Result<Confirmation> ask_again(std::optional<Confirmation> const& last, MailSetting const& setting,
                                       domain::Instant now) {
    if (!needs_confirmation(setting)) return domain::refused(domain::conflict("nothing_to_confirm"));
    auto const open = open_confirmation(last, setting);
    if (open && under_way(standing(*open, now)) && now < open->asked_at + kBetweenLetters)
        return domain::refused(domain::conflict("letter_on_its_way"));
    return new_letter(last, setting, now);
}

Confirmation with_code(Confirmation confirmation, CodeHash const& code, domain::Instant now) {
    ++confirmation.version;
    confirmation.code = code;
    confirmation.code_at = now;
    confirmation.tries = 0;
    return confirmation;
}

Confirmation after_try(Confirmation confirmation, Delivery const& delivery, domain::Instant now) {
    ++confirmation.version;
    auto const late = now >= confirmation.asked_at + kCodeLife;
    switch (delivery.outcome) {
        case Delivery::Outcome::accepted: confirmation.state = ConfirmationState::sent; return confirmation;
        case Delivery::Outcome::refused: confirmation.state = ConfirmationState::undelivered; return confirmation;
        case Delivery::Outcome::put_off:
            confirmation.next_try = now + kBetweenTries;
            if (++confirmation.attempts >= kMostTries || late) confirmation.state = ConfirmationState::undelivered;
            return confirmation;
        case Delivery::Outcome::away:
            if (late) confirmation.state = ConfirmationState::undelivered;
            return confirmation;
    }
    return confirmation;
}

std::pair<Confirmation, CodeTried> try_code(Confirmation confirmation, CodeHash const& typed, domain::Instant now) {
    if (confirmation.tries >= kMostCodeTries) return {std::move(confirmation), CodeTried::spent};
    if (confirmation.code_at && now >= *confirmation.code_at + kCodeLife)
        return {std::move(confirmation), CodeTried::expired};
    ++confirmation.version;
    if (confirmation.code != typed) {
        ++confirmation.tries;
        return {std::move(confirmation), CodeTried::wrong};
    }
    confirmation.state = ConfirmationState::used;
    confirmation.code.reset();
    confirmation.code_at.reset();
    return {std::move(confirmation), CodeTried::confirmed};
}

}  // namespace polku::notices
