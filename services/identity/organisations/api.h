#pragma once

#include "services/identity/organisations/model.h"
#include "shared/http/route.h"
#include "shared/json/writer.h"

#include <vector>

namespace polku::identity {

/// The directory, and the registering of organisations, teams and consortia.
std::vector<http::Route> organisation_routes();

/// {"fi", "sv", "en"}
void write_name(json::Writer& w, std::string_view member, LocalName const& name);

}  // namespace polku::identity
