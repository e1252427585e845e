#include "services/casework/handovers/protocol_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <deque>
#include <set>
#include <unordered_set>

/// Every order of two senders, two receivers, consent withdrawn and given again, expiry, a lost answer with its
/// repeat, and a crash between any two statements. Invariants 1 and 2: one responsible team at every stored instant,
/// at most one open handover, and no decision lost, silent or written over.
namespace polku::casework::protocol {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

std::string key_of(Store const& store) {
    std::string key;
    auto const put = [&](int value) { key += static_cast<char>(value + 1); };
    for (auto const& row : store.handovers) {
        for (int const value : {static_cast<int>(row.kind), static_cast<int>(row.state), row.version, row.from,
                                row.proposer, row.decided_by, row.day})
            put(value);
    }
    key += '|';
    for (auto const team : store.responsible) put(team);
    key += '|';
    for (int const value : {store.moves, store.rests_on, store.joins, store.disputes}) put(value);
    put(static_cast<int>(store.consent));
    for (auto const done : store.done) put(static_cast<int>(done));
    return key;
}

std::string key_of(World const& world) {
    auto key = key_of(world.stored);
    auto const put = [&](int value) { key += static_cast<char>(value + 1); };
    for (auto const& person : world.people) {
        for (int const value : {person.acts_left, person.proposals, static_cast<int>(person.request.act),
                                static_cast<int>(person.request.handover), person.request.shown})
            put(value);
    }
    put(world.day);
    put(world.consent_changes_left);
    for (auto const state : world.acknowledged) put(static_cast<int>(state));
    if (!world.running) return key;
    put(world.running->who);
    put(static_cast<int>(world.running->handover));
    put(static_cast<int>(world.running->step));
    return key + key_of(world.running->work);
}

class Explorer {
public:
    explicit Explorer(Protocol const& protocol) : protocol_(protocol) {}

    /// Every kind of fault that some order leads to: none when every reachable state keeps the invariants. Ends
    /// early with `enough` kinds.
    std::set<std::string> run(std::size_t enough = SIZE_MAX) {
        World first;
        first.consent_changes_left = protocol_.consent_changes;
        reach(std::move(first));
        while (!waiting_.empty() && faults_.size() < enough) {
            auto const world = std::move(waiting_.front());
            waiting_.pop_front();
            expand(world);
        }
        return faults_;
    }
    [[nodiscard]] std::size_t states() const { return seen_.size(); }
    [[nodiscard]] bool reached(HandoverState state) const { return decided_.contains(static_cast<int>(state)); }

private:
    void reach(World world) {
        check(world);
        for (auto const& row : world.stored.handovers) decided_.insert(static_cast<int>(row.state));
        if (seen_.insert(key_of(world)).second) waiting_.push_back(std::move(world));
    }

    void check(World const& world) {
        auto const& store = world.stored;
        if (store.responsible.size() != 1) faults_.insert("not exactly one responsible");
        auto const count = [&](HandoverState state, auto const& which) {
            return std::ranges::count_if(store.handovers,
                                         [&](Row const& row) { return row.state == state && which(row); });
        };
        auto const kind = [](HandoverKind wanted) { return [wanted](Row const& row) { return row.kind == wanted; }; };
        using enum HandoverKind;
        if (count(HandoverState::proposed, of_responsibility) > 1) faults_.insert("two open handovers");
        if (count(HandoverState::proposed, kind(referral)) > 1) faults_.insert("two open referrals");
        if (count(HandoverState::proposed, kind(request)) > 1) faults_.insert("two open requests");
        if (count(HandoverState::accepted, of_responsibility) != store.moves)
            faults_.insert("an acceptance without its move");
        if (count(HandoverState::accepted, kind(referral)) != store.joins)
            faults_.insert("an acceptance without its joining");
        if (count(HandoverState::declined, kind(give_back)) != store.disputes)
            faults_.insert("a declined return without its disagreement");
        for (auto const& row : store.handovers) {
            auto const asks_itself = row.kind == request && row.state == HandoverState::proposed &&
                                     std::ranges::find(store.responsible, row.from) != store.responsible.end();
            if (asks_itself) faults_.insert("a request of who has the case");
        }
        for (std::size_t i = 0; i < store.handovers.size(); ++i) {
            auto const told = world.acknowledged[i];
            if (told != HandoverState::draft && told != store.handovers[i].state)
                faults_.insert("an acknowledged act was lost");
        }
    }

    void expand(World const& world) {
        if (world.running) {
            auto crashed = world;
            crashed.running.reset();
            reach(crashed);
            step(world);
        }
        for (int who = 0; who < kPeople; ++who) person(world, who);
        if (world.day == 0) {
            auto next = world;
            next.day = 1;
            reach(next);
        }
        if (!world.running && world.consent_changes_left > 0) {
            auto next = world;
            next.consent_changes_left -= 1;
            next.stored.consent = !next.stored.consent;
            reach(next);
        }
        for (std::size_t i = 0; !world.running && i < world.stored.handovers.size(); ++i) {
            if (world.day <= world.stored.handovers[i].day) continue;
            if (world.stored.handovers[i].state != HandoverState::proposed) continue;
            auto next = world;
            next.running = Running{kShell, i, 0, world.stored};
            reach(next);
        }
    }

    void person(World const& world, int who) {
        auto const& person = world.people[static_cast<std::size_t>(who)];
        if (person.request.act == Act::none) {
            if (person.acts_left > 0) send(world, who);
            return;
        }
        if (world.running) return;
        auto begun = world;
        begun.running = Running{who, person.request.handover, 0, world.stored};
        reach(begun);  // the first time, or a repeat after a crash or a lost answer
        if (world.stored.done[static_cast<std::size_t>(who)]) told_done(world, who);
    }

    void send(World const& world, int who) {
        auto const with = [&](Request const& request) {
            auto next = world;
            auto& me = next.people[static_cast<std::size_t>(who)];
            me.acts_left -= 1;
            me.request = request;
            next.stored.done[static_cast<std::size_t>(who)] = false;
            reach(next);
        };
        for (auto const act : protocol_.beginnings) {
            if (world.stored.handovers.size() < kHandovers) with({act, world.stored.handovers.size(), 0});
        }
        for (std::size_t i = 0; i < world.stored.handovers.size(); ++i) {
            if (world.stored.handovers[i].state != HandoverState::proposed) continue;
            for (auto const act : {Act::accept, Act::decline, Act::withdraw})
                with({act, i, world.stored.handovers[i].version});
        }
    }

    void told_done(World world, int who) {
        auto& me = world.people[static_cast<std::size_t>(who)];
        auto const request = me.request;
        if (begins(request.act)) {
            me.proposals += 1;
        } else {
            auto const& row = world.stored.handovers[request.handover];
            if (row.decided_by != who) faults_.insert("told of an act that another did");
            world.acknowledged[request.handover] = row.state;
        }
        me.request = {};
        reach(std::move(world));
    }

    void told_no(World world, int who) {
        world.running.reset();
        if (who != kShell) {
            auto& me = world.people[static_cast<std::size_t>(who)];
            auto const request = me.request;
            auto const& rows = world.stored.handovers;
            auto const acted = !begins(request.act) && rows[request.handover].decided_by == who;
            auto const proposed = begins(request.act) && std::ranges::count(rows, who, &Row::proposer) > me.proposals;
            if (acted || proposed) faults_.insert("told no of what was done");
            me.request = {};
        }
        reach(std::move(world));
    }

    /// One statement of the transaction under way: 0 decides, 1 and 2 move the responsibility, 3 commits.
    void step(World world) {
        auto& running = *world.running;
        auto const who = running.who;
        auto const request = who == kShell ? Request{} : world.people[static_cast<std::size_t>(who)].request;
        auto& work = running.work;
        if (running.step == 0) {
            if (who != kShell && protocol_.keeps_results && work.done[static_cast<std::size_t>(who)]) {
                world.running.reset();
                told_done(std::move(world), who);
                return;
            }
            if (!decide_step(work, running, request, world.day)) {
                told_no(std::move(world), who);
                return;
            }
        }
        if (running.step == 1 || running.step == 2) follow(work, running, request);
        auto const committed = running.step == 3;
        if (committed && who != kShell) work.done[static_cast<std::size_t>(who)] = true;
        if (committed || !protocol_.one_transaction) commit(world);
        if (committed)
            world.running.reset();
        else
            running.step += 1;
        reach(std::move(world));
    }

    /// What the decision brings with it, in the same transaction.
    void follow(Store& work, Running const& running, Request const& request) const {
        auto const first = running.step == 1;
        if (begins(request.act)) {
            if (first) fulfil_requests(protocol_, work, request.act, running.who);
            return;
        }
        if (running.who == kShell) return;
        auto const& row = work.handovers[request.handover];
        if (request.act == Act::decline && row.kind == HandoverKind::give_back && first) work.disputes += 1;
        if (request.act != Act::accept) return;
        if (row.kind == HandoverKind::referral) {
            if (first) work.joins += 1;
        } else if (first) {
            work.responsible.clear();
        } else {
            work.responsible.push_back(1 - row.from);
            work.moves += 1;
            work.rests_on = static_cast<int>(request.handover);
            end_requests(protocol_, work);
        }
    }

    bool decide_step(Store& work, Running const& running, Request const& request, int day) const {
        if (running.who == kShell)
            return decide(protocol_, work, running.handover, kShell, HandoverCommand::expire, std::nullopt);
        if (begins(request.act)) return begin(protocol_, work, request.act, running.who, day);
        return decide(protocol_, work, request.handover, running.who, command_of(request.act), request.shown);
    }

    void commit(World& world) {
        auto const& work = world.running->work;
        for (std::size_t i = 0; i < world.stored.handovers.size(); ++i) {
            auto const& before = world.stored.handovers[i];
            if (before == work.handovers[i]) continue;
            if (before.decided_by != kNobody) faults_.insert("a decision was written over");
            if (work.handovers[i].state == HandoverState::accepted && !work.consent)
                faults_.insert("accepted without a ground");
        }
        // Whether a request was sent is the person's to know, not the store's.
        auto const done = world.stored.done;
        world.stored = work;
        for (std::size_t who = 0; who < kPeople; ++who) {
            if (static_cast<int>(who) != world.running->who) world.stored.done[who] = done[who];
        }
    }

    Protocol protocol_;
    std::unordered_set<std::string> seen_;
    std::unordered_set<int> decided_;
    std::deque<World> waiting_;
    std::set<std::string> faults_;
};

std::set<std::string> faults_of(Protocol const& protocol, std::size_t enough = 1) {
    return Explorer(protocol).run(enough);
}

/// Every order of these beginnings with every answer; how many states there are is printed.
void expect_every_order_is_good(std::vector<Act> beginnings, int consent_changes) {
    Protocol protocol;
    protocol.beginnings = std::move(beginnings);
    protocol.consent_changes = consent_changes;
    Explorer explorer{protocol};
    EXPECT_THAT(explorer.run(), IsEmpty());
    using enum HandoverState;
    for (auto const state : {proposed, accepted, declined, withdrawn, expired}) EXPECT_TRUE(explorer.reached(state));
    std::printf("%zu states\n", explorer.states());
}

TEST(HandoverProtocol, KeepsOneResponsibleAndEveryDecisionInEveryOrder) {
    expect_every_order_is_good({Act::propose}, 2);
}
TEST(HandoverProtocol, ReturnsKeepItToo) { expect_every_order_is_good({Act::propose, Act::give_back}, 0); }
TEST(HandoverProtocol, ReferralsMoveNothing) { expect_every_order_is_good({Act::propose, Act::refer}, 0); }
TEST(HandoverProtocol, RequestsAreAnsweredOrEnd) { expect_every_order_is_good({Act::propose, Act::ask}, 0); }

domain::Result<void> forgets_the_open_one(Proposal const& proposal, ProposalFacts const& facts) {
    auto blind = facts;
    blind.handover_open = false;
    return check_proposal(proposal, blind);
}

domain::Result<Handover> forgets_the_state(Handover handover, HandoverCommand command,
                                           access::Principal const& principal, std::optional<std::int64_t>,
                                           std::optional<DeclineWords> const& words, HandoverFacts const& facts) {
    handover.state = HandoverState::proposed;
    return answer(std::move(handover), command, principal, std::nullopt, words, facts);
}

domain::Result<Handover> forgets_the_ground(Handover handover, HandoverCommand command,
                                            access::Principal const& principal, std::optional<std::int64_t> shown,
                                            std::optional<DeclineWords> const& words, HandoverFacts const& facts) {
    return answer(std::move(handover), command, principal, shown, words,
                  {.ground_today = access::Ground::consent, .now = facts.now});
}

TEST(HandoverProtocol, FindsEachBrokenGuard) {
    EXPECT_THAT(faults_of({.checks_proposal = &forgets_the_open_one}), Contains("two open handovers"));
    EXPECT_THAT(faults_of({.answers = &forgets_the_state}), Contains("a decision was written over"));
    EXPECT_THAT(faults_of({.answers = &forgets_the_ground}), Contains("accepted without a ground"));
}

TEST(HandoverProtocol, FindsAStoreThatBreaksItsPromise) {
    EXPECT_THAT(faults_of({.one_transaction = false}, 3),
                IsSupersetOf({"not exactly one responsible", "an acceptance without its move"}));
    EXPECT_THAT(faults_of({.keeps_results = false}), Contains("told no of what was done"));
}

}  // namespace
}  // namespace polku::casework::protocol
