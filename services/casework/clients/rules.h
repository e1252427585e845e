#pragma once

#include <string>
#include <string_view>

namespace polku::casework {

/// "Kalle Testinen": the first given name and the family name, for lists and headings.
std::string display_name(std::string_view given_names, std::string_view family_name);

}  // namespace polku::casework
