#include "tests/simulation/network.h"

#include "shared/domain/problem.h"
#include "shared/runtime/await.h"
#include "tests/simulation/world.h"

#include <iterator>
#include <optional>
#include <utility>

namespace polku::simulation {

using deploy::Part;

namespace {

constexpr int kMostNestedSteps = 2000;

/// What a channel says of a part that gave no answer.
http::Response away(http::Request const& request) {
    return http::problem_response(domain::unavailable(1), request.language, request.request_id);
}

runtime::Awaitable<http::Response> ready(http::Response response) { co_return response; }

}  // namespace

void Network::add(Call call) {
    call.number = ++last_;
    calls_.push_back(std::move(call));
}

void Network::ask_door(http::Request request, Heard heard) {
    add({.to = Part::gateway, .request = std::move(request), .done = std::move(heard)});
}

runtime::Awaitable<http::Response> Network::send(Process& from, Part to, http::Request request) {
    if (from.dead()) return ready(away(request));
    if (from.blocked()) return ready(ask_now(from, to, std::move(request)));
    // As values, side by side.
    if (from.has(to)) return from.router(to)->handle(std::move(request));
    return runtime::await_value<http::Response>(
        [this, &from, to, request = std::move(request)](runtime::Done<http::Response> done) mutable {
            auto const asked = std::make_shared<http::Request>(request);  // for the answer of nobody
            auto const told = std::make_shared<runtime::Done<http::Response>>(std::move(done));
            add({.from = &from,
                 .to = to,
                 .request = std::move(request),
                 .done = [asked, told](http::Response const* answer) {
                     (*told)(answer != nullptr ? *answer : away(*asked));
                 }});
        });
}

http::Response Network::ask_now(Process& from, Part to, http::Request request) {
    auto const got = std::make_shared<std::optional<http::Response>>();
    auto const nobody = away(request);
    add({.from = &from, .to = to, .request = std::move(request), .done = [got, nobody](http::Response const* answer) {
             *got = answer != nullptr ? *answer : nobody;
         }});
    from.let_on(false);
    for (auto steps = 0; steps < kMostNestedSteps && !*got && !from.dead(); ++steps) world_.step_nested();
    from.let_on(true);
    return got->value_or(nobody);
}

std::size_t Network::ready_to_step() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(calls_, [](Call const& call) { return call.state != State::running; }));
}

void Network::step() {
    auto nth = world_.random().below(ready_to_step());
    auto call = calls_.begin();
    while (call->state == State::running || nth-- > 0) ++call;
    auto const& chances = world_.chances();
    auto const split = parted_.contains({call->from, call->to});
    if (split || world_.random().once_in(chances.lose_every)) {
        world_.trace().note("{} {} lost", call->number, call->state == State::asked ? "request" : "answer");
        return end(call, nullptr);
    }
    if (call->state == State::answered) {
        auto const answer = std::move(call->answer);
        return end(call, &answer);
    }
    if (!call->again && world_.random().once_in(chances.repeat_every)) {
        world_.trace().note("{} brought twice", call->number);
        if (auto const key = call->request.header("idempotency-key")) brought_twice_.emplace(*key);
        add({.from = call->from, .to = call->to, .request = call->request, .done = {}, .again = true});
    }
    deliver(call);
}

void Network::deliver(Calls::iterator call) {
    auto& target = world_.process_of(call->to);
    if (!target.up() || target.dead()) return end(call, nullptr);
    call->state = State::running;
    auto const number = call->number;
    target.answer(call->to, std::move(call->request), [this, number, &target](http::Response answer) {
        if (!target.dead()) answered(number, std::move(answer));
    });
}

void Network::answered(std::uint64_t number, http::Response answer) {
    auto const call = std::ranges::find(calls_, number, &Call::number);
    if (call == calls_.end()) return;
    call->state = State::answered;
    call->answer = std::move(answer);
}

void Network::end(Calls::iterator call, http::Response const* answer) {
    auto const done = std::move(call->done);
    calls_.erase(call);
    if (done) done(answer);
}

void Network::forget(Process& dead) {
    for (auto call = calls_.begin(); call != calls_.end();) {
        auto const at = call++;
        // What it said before lies on the way still.
        if (at->from == &dead || (at->state == State::running && dead.has(at->to))) end(at, nullptr);
    }
}

}  // namespace polku::simulation
