#include "services/casework/clients/rules.h"

namespace polku::casework {

std::string display_name(std::string_view given_names, std::string_view family_name) {
    auto const first = given_names.substr(0, given_names.find(' '));
    return std::string(first) + ' ' + std::string(family_name);
}

}  // namespace polku::casework
