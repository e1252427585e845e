#include "services/identity/routes.h"

#include "services/identity/absences/api.h"
#include "services/identity/organisations/api.h"
#include "services/identity/passwords/api.h"
#include "services/identity/people/api.h"
#include "services/identity/people/disabling_api.h"
#include "services/identity/saved_filters/api.h"
#include "services/identity/second_factor/api.h"
#include "services/identity/sessions/api.h"
#include "services/identity/sessions/list_api.h"
#include "services/identity/sign_in/admin_api.h"
#include "services/identity/sign_in/api.h"

#include <iterator>
#include <utility>

namespace polku::identity {

namespace {

void append(std::vector<http::Route>& all, std::vector<http::Route> some) {
    all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
}

}  // namespace

std::vector<http::Route> routes(SignInParts const& parts) {
    auto all = organisation_routes();
    append(all, people_routes());
    append(all, saved_filter_routes());
    append(all, disabling_routes());
    append(all, absence_routes());
    append(all, sign_in_routes(parts));
    append(all, session_routes(parts));
    append(all, own_sessions_routes(parts));
    append(all, password_routes(parts));
    append(all, second_factor_routes(parts));
    append(all, user_sign_in_routes(parts));
    return all;
}

}  // namespace polku::identity
