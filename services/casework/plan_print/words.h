#pragma once

#include "shared/domain/language.h"
#include "shared/domain/messages.h"

#include <string>
#include <string_view>

namespace polku::casework {

/// What a printed plan says around its content, with `{placeholders}` filled. Requires: the code is one of the table.
std::string print_words(domain::Language language, std::string_view code, domain::Params const& params = {});

}  // namespace polku::casework
