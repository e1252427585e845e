#include "services/identity/people/open_cases.h"

#include "shared/json/reader.h"

#include <stdexcept>

namespace polku::identity {

http::Request question_of_open_cases(domain::Id const& person) {
    http::Request question;
    question.method = http::Method::get;
    question.path = "/internal/people/" + person.text + "/open-cases";
    return question;
}

std::int64_t open_cases_in(std::string const& answer) {
    auto const document = json::parse(answer);
    if (!document) throw std::logic_error("casework's answer about open cases cannot be read");
    json::Reader reader(*document);
    auto const cases = reader.integer("cases");
    if (!reader.finish()) throw std::logic_error("casework's answer about open cases lacks them");
    return cases;
}

}  // namespace polku::identity
