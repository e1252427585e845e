// What the codes of Problem and FieldFault say to a person, in the three languages.
#pragma once

#include "shared/domain/language.h"
#include "shared/domain/problem.h"

#include <span>
#include <string>
#include <string_view>

namespace polku::domain {

struct Message {
    std::string_view code;
    std::string_view fi;
    std::string_view sv;
    std::string_view en;
};

// Every message of shared/domain and shared/json, sorted by code. A service brings a table of its own, sorted in the
// same way.
[[nodiscard]] std::span<Message const> messages();

// The text with its {placeholders} unfilled. An unknown code gives the code itself, so that nothing is lost.
[[nodiscard]] std::string_view message(Language language, std::string_view code);
[[nodiscard]] std::string_view message(std::span<Message const> table, Language language, std::string_view code);

// Replaces {name} by its value; a placeholder with no value stays as it is.
[[nodiscard]] std::string fill(std::string_view text, Params const& params);

[[nodiscard]] std::string text(Language language, FieldFault const& fault);

}  // namespace polku::domain
