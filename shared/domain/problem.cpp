#include "shared/domain/problem.h"

#include "shared/domain/messages.h"

namespace polku::domain {

namespace {

Problem problem_of(int status, std::string code) {
    auto detail = std::string{message(Language::en, code)};
    return {.status = status, .code = std::move(code), .detail = std::move(detail)};
}

}  // namespace

Problem bad_request(std::string code, std::string detail) {
    return {.status = 400, .code = std::move(code), .detail = std::move(detail)};
}

Problem unauthenticated() { return problem_of(401, "unauthenticated"); }

Problem forbidden(std::string code) { return problem_of(403, std::move(code)); }

Problem not_found() { return problem_of(404, "not_found"); }

Problem conflict(std::string code, Params facts) {
    auto problem = problem_of(409, std::move(code));
    problem.facts = std::move(facts);
    return problem;
}

Problem precondition_failed() { return problem_of(412, "precondition_failed"); }

Problem too_large(std::size_t max_bytes) {
    auto problem = problem_of(413, "too_large");
    problem.facts = {{"max_bytes", std::to_string(max_bytes)}};
    problem.detail = fill(problem.detail, problem.facts);
    return problem;
}

Problem unsupported_media_type(std::string_view expected_type) {
    auto problem = problem_of(415, "unsupported_media_type");
    problem.facts = {{"expected", std::string{expected_type}}};
    problem.detail = fill(problem.detail, problem.facts);
    return problem;
}

Problem invalid(std::vector<FieldFault> faults) {
    auto problem = problem_of(422, "invalid");
    problem.faults = std::move(faults);
    return problem;
}

Problem invalid(std::string pointer, std::string code, Params params) {
    return invalid({FieldFault{std::move(pointer), std::move(code), std::move(params)}});
}

Problem precondition_required() { return problem_of(428, "precondition_required"); }

Problem unavailable(int retry_after_seconds) {
    auto problem = problem_of(503, "unavailable");
    problem.facts = {{"retry_after", std::to_string(retry_after_seconds)}};
    problem.detail = fill(problem.detail, problem.facts);
    return problem;
}

}  // namespace polku::domain
