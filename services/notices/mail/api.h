#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::notices {

/// A person's setting, and the administrator's list of what could not be delivered. `set_up`: this installation has a
/// mail server.
std::vector<http::Route> mail_routes(bool set_up);

}  // namespace polku::notices
