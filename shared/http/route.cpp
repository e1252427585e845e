#include "shared/http/route.h"

#include <stdexcept>

namespace polku::http {

std::string const& PathParameters::text(std::string_view parameter_name) const {
    for (auto const& [known, value] : values_) {
        if (known == parameter_name) return value;
    }
    throw std::logic_error("the route's pattern has no {" + std::string(parameter_name) + "}");
}

domain::Id PathParameters::id(std::string_view parameter_name) const { return domain::Id{text(parameter_name)}; }

}  // namespace polku::http
