#include "services/payments/statements/api.h"

#include "services/payments/contracts/rules.h"
#include "services/payments/contracts/store.h"
#include "services/payments/statements/rules.h"
#include "services/payments/statements/store.h"
#include "services/payments/statements/view.h"
#include "shared/http/json_write.h"

namespace polku::payments {

namespace {

using access::Action;
using domain::Result;
using http::Response;

constexpr int kMostContracts = 1000;

/// What the person may do with it as it stands.
std::vector<std::string_view> statement_acts(http::ReadCall& call, access::ContractAccess const& about,
                                             Statement const& statement) {
    std::vector<Action> possible;
    if (statement.state == StatementState::open) possible.push_back(Action::statement_freeze);
    if (may_decide(statement, call.principal().person)) possible.push_back(Action::statement_approve);
    if (statement.state == StatementState::approved || statement.state == StatementState::exported) {
        possible.push_back(Action::statement_export);
    }
    return access::can(call.principal(), about, possible);
}

/// What the person is to each contract whose statements the policy lets them read.
std::vector<access::ContractAccess> readable_contracts(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    auto const wanted = call.request.parameter("contract");
    std::vector<access::ContractAccess> readable;
    for (auto const& contract : contracts_for(call.tx, call.principal(), today, "", kMostContracts)) {
        if (wanted && contract.id.text != *wanted) continue;
        access::ContractAccess const about{.contract = contract.id,
                                           .relation = relation_of(call.principal(), contract, today)};
        if (access::allow(call.principal(), Action::statement_read, about)) readable.push_back(about);
    }
    return readable;
}

Result<Response> get_statements(http::ReadCall& call) {
    std::optional<StatementState> state;
    if (auto const wanted = call.request.parameter("state")) {
        state = domain::value_of<StatementState>(kStatementStateNames, *wanted);
        if (!state) {
            return domain::refused(
                domain::invalid("/state", "not_a_choice", {{"choices", "open, frozen, refused, approved, exported"}}));
        }
    }
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& about : readable_contracts(call)) {
        for (auto const& statement : statements_of(call.tx, about.contract)) {
            if (state && statement.state != *state) continue;
            w.begin_object();
            write_statement_fields(w, load_view(call.tx, statement, call.now));
            write_can(w, statement_acts(call, about, statement));
            w.end_object();
        }
    }
    w.end_array().field("next", std::nullopt).end_object();
    return http::json_response(std::move(body));
}

Result<Response> get_statement(http::ReadCall& call) {
    auto const statement = find_statement(call.tx, call.path.id("statement"));
    if (!statement) return domain::refused(domain::not_found());
    auto const view = load_view(call.tx, *statement, call.now);
    StatementAnswer answer{
        .view = view, .previous = {}, .can = statement_acts(call, call.allowed.contract_access(), *statement)};
    if (auto const before = statement_before(call.tx, *statement))
        answer.previous = load_view(call.tx, *before, call.now);
    std::string body;
    json::Writer w(body);
    write_statement(w, answer);
    auto response = http::json_response(std::move(body));
    // The lines of an open one change without a version of their own.
    if (statement->frozen) response.set("ETag", http::etag(statement->version));
    return response;
}

std::string read_reason(json::Reader& r) { return r.text("reason", {.max = 2000, .lines = true}); }

}  // namespace

std::vector<http::Route> statement_routes(CatchUp catch_up) {
    using enum http::Precondition;
    using http::act_write;
    using http::Cost;
    using http::json_write;
    using http::Method;
    using http::ReadHandler;
    auto const of_statement = http::contract_of("statement", contract_of_statement);
    return {
        {Method::get, "/api/v1/statements", Action::statement_list, http::kListScope, Cost::heavy,
         ReadHandler(get_statements)},
        {Method::get, "/api/v1/statements/{statement}", Action::statement_read, of_statement, Cost::heavy,
         ReadHandler(get_statement)},
        {Method::post, "/api/v1/statements/{statement}/freeze", Action::statement_freeze, of_statement, Cost::heavy,
         freeze_statement(std::move(catch_up))},
        {Method::post, "/api/v1/statements/{statement}/approve", Action::statement_approve, of_statement, Cost::fast,
         act_write(approve_statement, if_match)},
        {Method::post, "/api/v1/statements/{statement}/refuse", Action::statement_approve, of_statement, Cost::fast,
         json_write<std::string>(read_reason, refuse_statement, if_match)},
        {Method::post, "/api/v1/statements/{statement}/export", Action::statement_export, of_statement, Cost::fast,
         act_write(export_statement)},
    };
}

}  // namespace polku::payments
