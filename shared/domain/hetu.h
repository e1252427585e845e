// The Finnish personal identity code (henkilötunnus): DDMMYYCNNNK. Source: Government decree on the population
// information system (128/2010, 2 §), with the separators in force since 1.1.2023.
//
// Nothing here tells a gender, and nothing may derive one from a code. A code must never reach a log, an event, a URL
// or an error: show masked() alone.
#pragma once

#include "shared/domain/date.h"

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace polku::domain {

enum class HetuFault {
    form,               // not eleven characters of the right kinds
    separator,          // the sign of the century is none of + - Y X W V U A B C D E F
    no_such_date,       // 31 February
    individual_number,  // below 002
    check_character,
};

[[nodiscard]] std::string_view fault_code(HetuFault fault);  // the key in messages.h

// A valid code. Codes may differ by the separator alone, so it is part of the identity.
class Hetu {
public:
    // Normalised: upper case, 11 characters. For sealing and keyed hashing only.
    [[nodiscard]] std::string const& text() const { return text_; }

    [[nodiscard]] LocalDate birth_date() const { return birth_date_; }

    // 900-999: a temporary code, as used in hospitals, or one for tests. Real codes have 002-899.
    [[nodiscard]] bool temporary() const { return text_[7] == '9'; }

    // DDMMYY-****: the sign of the century is hidden too.
    [[nodiscard]] std::string masked() const { return text_.substr(0, 6) + "-****"; }

    bool operator==(Hetu const& other) const { return text_ == other.text_; }

private:
    friend std::expected<Hetu, HetuFault> parse_hetu(std::string_view text);
    Hetu(std::string text, LocalDate birth_date) : text_(std::move(text)), birth_date_(birth_date) {}

    std::string text_;
    LocalDate birth_date_;
};

// Lower case is taken as upper case; nothing else is repaired. The first fault in the order of HetuFault.
[[nodiscard]] std::expected<Hetu, HetuFault> parse_hetu(std::string_view text);

// The check character of nine digits DDMMYYNNN. For generators of sample data. Requires: nine digits.
[[nodiscard]] char hetu_check_character(std::string_view nine_digits);

}  // namespace polku::domain
