// Identifiers: what is accepted is normalised, so it is accepted again as itself, and so is every form that is made of
// it; with another last character it is refused where a check character guards it.
#include "shared/domain/business_id.h"
#include "shared/domain/date.h"
#include "shared/domain/hetu.h"
#include "shared/domain/iban.h"
#include "shared/domain/instant.h"
#include "shared/domain/reference.h"
#include "tests/hostile/fuzz/fuzz.h"

namespace polku::fuzz {

namespace {

/// `text` with another digit in the end.
std::string spoilt(std::string text) {
    text.back() = text.back() == '9' ? '0' : static_cast<char>(text.back() + 1);
    return text;
}

void codes(std::string_view input) {
    auto const code = domain::parse_hetu(input);
    if (!code) return;
    auto const again = domain::parse_hetu(code->text());
    require(again && *again == *code, "a personal identity code is accepted again");
    require(code->masked().size() == 11 && code->masked().ends_with("-****"), "a masked code hides its end");
    auto const nine = code->text().substr(0, 6) + code->text().substr(7, 3);
    require(domain::hetu_check_character(nine) == code->text().back(), "the check character is the one of its digits");
}

void firms(std::string_view input) {
    auto const id = domain::parse_business_id(input);
    if (!id) return;
    auto const again = domain::parse_business_id(id->text);
    require(again && *again == *id, "a business ID is accepted again");
    require(!domain::parse_business_id(spoilt(id->text)), "another check digit is refused");
    auto const vat = domain::parse_vat_number(domain::vat_number(*id));
    require(vat && *vat == *id, "a VAT number names its firm");
    auto const address = domain::ovt(*id, "A1");
    require(address.has_value(), "every firm has an address");
    auto const firm = domain::parse_ovt(*address);
    require(firm && *firm == *id, "an address names its firm");
}

void accounts(std::string_view input) {
    auto const account = domain::parse_iban(input);
    if (!account) return;
    auto const again = domain::parse_iban(domain::print_iban(*account));
    require(again && *again == *account, "an account as printed is accepted again");
    require(!domain::parse_iban(spoilt(account->text)), "an account with another digit is refused");
}

void references(std::string_view input) {
    auto const reference = domain::parse_reference(input);
    if (!reference) {
        if (auto const made = domain::make_reference(input)) {
            require(domain::parse_reference(made->text).has_value(), "a reference that is made is accepted");
        }
        return;
    }
    for (auto const& form : {reference->text, domain::rf_reference(*reference), domain::print_reference(*reference),
                             domain::print_rf_reference(*reference)}) {
        auto const again = domain::parse_reference(form);
        require(again && *again == *reference, "every form of a reference is the same reference");
    }
    require(!domain::parse_reference(spoilt(reference->text)), "another check digit is refused");
}

void times(std::string_view input) {
    if (auto const day = domain::parse_iso(input)) {
        require(domain::format_iso(*day) == input, "a date is written as it was read");
        auto const finnish = domain::parse_finnish(domain::format_finnish(*day));
        require(finnish && *finnish == *day, "a date in Finnish is the same day");
    }
    if (auto const instant = domain::parse_instant(input)) {
        constexpr std::int64_t kLast = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z
        constexpr std::int64_t kFirst = -62'167'219'200'000;
        if (instant->ms < kFirst || instant->ms > kLast) return;  // the offset carried it over the edge
        require(domain::parse_instant(domain::format_instant(*instant)) == *instant, "an instant is read again");
    }
}

}  // namespace

void examine(std::string_view input) {
    codes(input);
    firms(input);
    accounts(input);
    references(input);
    times(input);
}

}  // namespace polku::fuzz
