#pragma once

#include "shared/access/facts.h"
#include "shared/domain/problem.h"
#include "shared/http/route.h"
#include "shared/http/router.h"

#include <optional>
#include <string>
#include <string_view>

/// How a service learns from casework what its principal is to a case: `GET /internal/cases/{case}/access`, asked by
/// the service's own principal on behalf of the person.
namespace polku::http {

std::string case_access_json(access::CaseAccess const& access);

/// Problem: the text is not what case_access_json writes.
domain::Result<access::CaseAccess> parse_case_access(std::string_view text);

/// The route that casework mounts. 404 when there is no such case or the person is nothing to it.
Route case_access_route(decltype(FactsSource::case_access) case_access);

/// The request that other services send.
Request case_access_request(access::Principal service, access::Principal person, domain::Id const& case_id,
                            std::string request_id);

}  // namespace polku::http
