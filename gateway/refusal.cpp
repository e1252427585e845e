#include "gateway/refusal.h"

#include "gateway/messages.h"

#include <utility>

namespace polku::gateway {

http::Response refuse(http::Request const& request, domain::Problem const& problem) {
    return http::problem_response(problem, request.language, request.request_id, messages());
}

http::Response method_not_allowed(http::Request const& request, std::string allow) {
    domain::Problem problem{.status = 405, .code = "method_not_allowed", .detail = ""};
    problem.facts.emplace_back("allow", std::move(allow));
    return refuse(request, problem);
}

}  // namespace polku::gateway
