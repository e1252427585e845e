#include "shared/http/router.h"

#include "shared/http/case_access.h"
#include "shared/http/channel.h"
#include "shared/http/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

namespace polku::http {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr storage::Migration kNotes[] = {{1, "notes",
                                          "CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, case_id TEXT NOT NULL, "
                                          "title TEXT NOT NULL CHECK (title <> 'wall'), "
                                          "version INTEGER NOT NULL) STRICT;"}};

// In a test SQL may stand where it is used.
constexpr storage::Query kInsertNote{"test.insert_note",
                                     "INSERT INTO note (id, case_id, title, version) VALUES ($1, $2, $3, 1)"};
constexpr storage::Query kCountNotes{"test.count_notes", "SELECT count(*) FROM note"};
constexpr storage::Query kNoteCase{"test.note_case", "SELECT case_id FROM note WHERE id = $1"};

domain::Id const kCase{"00000000-0000-7000-8000-00000000000a"};
domain::Id const kClient{"00000000-0000-7000-8000-00000000000b"};
domain::Id const kOtherCase{"00000000-0000-7000-8000-00000000000c"};

access::Principal coach() {
    access::Principal principal;
    principal.person.text = "00000000-0000-7000-8000-000000000101";
    principal.membership.text = "00000000-0000-7000-8000-000000000102";
    principal.organisation.text = "00000000-0000-7000-8000-000000000103";
    principal.role = access::Role::coach;
    return principal;
}

access::Principal finance_person() {
    auto principal = coach();
    principal.person.text = "00000000-0000-7000-8000-000000000201";
    principal.role = access::Role::finance;
    return principal;
}

access::CaseAccess full_access(domain::Id const& case_id) {
    access::CaseAccess access;
    access.case_id = case_id;
    access.client = kClient;
    access.relation = access::Relation::responsible;
    access::Grant grant{};
    grant.category = access::Category::basic;
    grant.ground = access::Ground::commission;
    access.grants.push_back(grant);
    return access;
}

/// The coach of kCase is responsible for it; everybody else is nothing to any case.
FactsSource own_facts() {
    FactsSource facts;
    facts.case_access = [](storage::Tx&, access::Principal const& asker, domain::Id const& id,
                           domain::Instant) -> std::optional<access::CaseAccess> {
        if (id != kCase || asker.person != coach().person) return std::nullopt;
        return full_access(id);
    };
    return facts;
}

std::optional<domain::Id> case_of_note(storage::Tx& tx, domain::Id const& note) {
    return tx.one(kNoteCase, [](storage::Row const& row) { return row.id(0); }, note);
}

ReadHandler answers(std::string body) {
    return [body = std::move(body)](ReadCall&) -> domain::Result<Response> { return json_response(body); };
}

WriteHandler adds_note(bool needs_if_match = false) {
    WriteHandler handler;
    handler.needs_if_match = needs_if_match;
    handler.prepare = [](PrepareCall& call) -> domain::Result<WriteFunction> {
        auto const title = call.request.body;
        if (title == "bad") return domain::refused(domain::invalid("/title", "required"));
        return [title](WriteCall& write) -> domain::Result<Written> {
            auto const id = write.ids.next();
            auto const case_id = write.path.id("case");
            write.tx.run(kInsertNote, id, case_id, title);
            write.emit({"polku.note.added.v1", id.text, "basic", R"({"case":")" + case_id.text + "\"}"});
            if (title == "refused") return domain::refused(domain::conflict("note_refused"));
            if (title == "theirs") return domain::refused(domain::forbidden("not_your_note"));
            if (title == "disk") throw storage::StorageError("disk I/O error on /secret/path");
            write.entry.subject = id.text;
            Written written;
            written.status = 201;
            written.id = id.text;
            written.version = write.if_match.value_or(0) + 1;
            written.state = "draft";
            written.location = "/api/v1/notes/" + id.text;
            return written;
        };
    };
    return handler;
}

std::vector<Route> note_routes() {
    return {
        {Method::get, "/api/v1/cases/{case}", access::Action::case_read, case_in_path("case"), Cost::fast,
         answers("{}")},
        {Method::get, "/api/v1/notes/{note}", access::Action::case_read, case_of("note", &case_of_note), Cost::fast,
         answers("{}")},
        {Method::post, "/api/v1/cases/{case}/notes", access::Action::plan_write, case_in_path("case"), Cost::fast,
         adds_note()},
        {Method::put, "/api/v1/cases/{case}/notes", access::Action::plan_write, case_in_path("case"), Cost::heavy,
         adds_note(true)},
        {Method::get, "/api/v1/organisations", access::Action::organisation_list, kNoScope, Cost::fast, answers("[]")},
        {Method::get, "/api/v1/clients", access::Action::client_list, kListScope, Cost::heavy,
         [](ReadCall& call) -> domain::Result<Response> {
             call.entry.clients.push_back(kClient);
             return json_response("[1]");
         }},
        {Method::get, "/api/v1/clients/{client}", access::Action::client_list, kListScope, Cost::fast, answers("one")},
        {Method::get, "/api/v1/clients/search", access::Action::client_list, kListScope, Cost::fast, answers("search")},
        {Method::get, "/internal/directory", access::Action::internal_directory_read, kNoScope, Cost::fast,
         answers("{}")},
        {Method::get, "/api/v1/tagged", access::Action::organisation_list, kNoScope, Cost::fast,
         [](ReadCall&) -> domain::Result<Response> {
             auto response = json_response("{}");
             response.set("ETag", etag(3));
             return response;
         }},
        {Method::get, "/api/v1/broken", access::Action::organisation_list, kNoScope, Cost::fast,
         [](ReadCall&) -> domain::Result<Response> { throw std::logic_error("secret detail"); }},
    };
}

class RouterTest : public ::testing::Test {
protected:
    RouterTest() { test_.router().add(note_routes()); }

    std::string case_path(std::string_view rest = "") { return "/api/v1/cases/" + kCase.text + std::string(rest); }
    std::int64_t notes() {
        return *test_.database().read([](storage::Tx& tx) {
            return tx.one(kCountNotes, [](storage::Row const& row) { return row.integer(0); });
        });
    }
    Response add_note(std::string title, Headers headers = {}) {
        headers.emplace_back("content-type", "application/json");
        return test_.post(coach(), case_path("/notes"), std::move(title), std::move(headers));
    }

    TestRouter test_{kNotes, own_facts()};
};

/// Answers for casework without one.
class FakeCasework final : public Channel {
public:
    runtime::Awaitable<Response> send(Request request) override {
        asked.push_back(std::move(request));
        co_return answer;
    }
    std::vector<Request> asked;
    Response answer;
};

}  // namespace

TEST_F(RouterTest, UnknownPathsMethodsAndStrangers) {
    EXPECT_EQ(test_.get(coach(), "/api/v1/nothing").status, 404);
    EXPECT_EQ(test_.get(coach(), "/api/v1/cases/not-an-id").status, 404);
    auto const wrong = test_.put(coach(), "/api/v1/organisations", "{}");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("allow"), "GET, HEAD");
    auto stranger = TestRouter::request(Method::get, coach(), "/api/v1/organisations", {});
    stranger.principal.reset();
    EXPECT_EQ(test_.send(std::move(stranger)).status, 401);
}

TEST_F(RouterTest, TheLiteralSegmentWins) {
    EXPECT_EQ(test_.get(coach(), "/api/v1/clients/search").body, "search");
    EXPECT_EQ(test_.get(coach(), "/api/v1/clients/" + kClient.text).body, "one");
}

TEST_F(RouterTest, HeadIsAnsweredAsGet) {
    EXPECT_EQ(test_.send(TestRouter::request(Method::head, coach(), "/api/v1/organisations", {})).body, "[]");
}

TEST_F(RouterTest, InternalRoutesAreForServicesAlone) {
    EXPECT_EQ(test_.get(coach(), "/internal/directory").status, 404);
    EXPECT_EQ(test_.get(access::system_principal("payments"), "/internal/directory").status, 200);
}

TEST_F(RouterTest, ParametersGivenTwiceAreRefused) {
    EXPECT_EQ(test_.get(coach(), "/api/v1/organisations?a=1&a=2").status, 400);
    EXPECT_EQ(test_.get(coach(), "/api/v1/organisations?a=1&%61=2").status, 400);
    EXPECT_EQ(test_.get(coach(), "/api/v1/organisations?a=%zz").status, 400);
    EXPECT_EQ(test_.get(coach(), "/api/v1/organisations?a=1&b=2").status, 200);
}

TEST_F(RouterTest, AReadOfACaseIsInTheReadLog) {
    EXPECT_EQ(test_.get(coach(), case_path()).status, 200);
    EXPECT_THAT(test_.read_log(),
                ElementsAre(AllOf(HasSubstr(R"("kind":"read")"), HasSubstr(R"("case":")" + kCase.text),
                                  HasSubstr(kClient.text), HasSubstr(R"("ground":"commission")"),
                                  HasSubstr(coach().person.text), HasSubstr(R"("action":"case_read")"))));
}

TEST_F(RouterTest, AListTellsWhomItShowed) {
    EXPECT_EQ(test_.get(coach(), "/api/v1/clients").status, 200);
    EXPECT_THAT(test_.read_log(), ElementsAre(HasSubstr(kClient.text)));
}

TEST_F(RouterTest, WhatShowsNobodyLeavesNoEntry) {
    EXPECT_EQ(test_.get(coach(), "/api/v1/organisations").status, 200);
    EXPECT_THAT(test_.read_log(), IsEmpty());
}

TEST_F(RouterTest, UnknownAndForbiddenCasesLookTheSameAndAreJournaled) {
    auto const forbidden = test_.get(finance_person(), case_path());
    auto const unknown = test_.get(coach(), "/api/v1/cases/" + kOtherCase.text);
    EXPECT_EQ(forbidden.status, 404);
    EXPECT_EQ(unknown.status, 404);
    EXPECT_THAT(test_.read_log(), ElementsAre(AllOf(HasSubstr(R"("kind":"refusal")"), HasSubstr(kCase.text),
                                                    HasSubstr(R"("outcome":"not_found")")),
                                              HasSubstr(kOtherCase.text)));
}

TEST_F(RouterTest, ARoleThatMayNotIsTold) {
    auto const answer = test_.get(finance_person(), "/api/v1/clients");
    EXPECT_EQ(answer.status, 403);
    EXPECT_THAT(answer.body, HasSubstr("not_for_your_role"));
    EXPECT_THAT(test_.read_log(), SizeIs(1));
}

TEST_F(RouterTest, AReadIsNotSentTwice) {
    auto const first = test_.get(coach(), "/api/v1/tagged");
    EXPECT_EQ(first.header("etag"), "\"3\"");
    auto const again = test_.get(coach(), "/api/v1/tagged", {{"if-none-match", "\"2\", W/\"3\""}});
    EXPECT_EQ(again.status, 304);
    EXPECT_THAT(again.body, IsEmpty());
    EXPECT_EQ(again.header("etag"), "\"3\"");
    EXPECT_EQ(test_.get(coach(), "/api/v1/tagged", {{"if-none-match", "\"2\""}}).status, 200);
}

TEST_F(RouterTest, ABrokenInvariantIsToldWithoutDetail) {
    auto const answer = test_.get(coach(), "/api/v1/broken");
    EXPECT_EQ(answer.status, 500);
    EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
    EXPECT_THAT(answer.body, HasSubstr("urn:uuid:"));
}

TEST_F(RouterTest, AWriteLeavesItsEventItsJournalRowAndItsAnswer) {
    auto const answer = add_note("first");
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.header("etag"), "\"1\"");
    EXPECT_THAT(std::string(answer.header("location").value_or("")), HasSubstr("/api/v1/notes/"));
    EXPECT_THAT(answer.body, HasSubstr(R"("version":1,"state":"draft")"));
    EXPECT_EQ(notes(), 1);
    EXPECT_THAT(test_.recorded_events(), SizeIs(1));
    EXPECT_THAT(test_.journal(), ElementsAre(AllOf(HasSubstr(R"("kind":"change")"), HasSubstr(kClient.text),
                                                   HasSubstr(R"("action":"plan_write")"))));
    EXPECT_THAT(test_.read_log(), IsEmpty());
}

TEST_F(RouterTest, TheSameKeyWritesOnce) {
    auto const first = add_note("first", {{"idempotency-key", "\"k 1\""}});
    auto const again = add_note("first", {{"idempotency-key", "\"k 1\""}});
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.header("location"), first.header("location"));
    EXPECT_EQ(notes(), 1);
    EXPECT_THAT(test_.journal(), SizeIs(1));
    EXPECT_EQ(add_note("other", {{"idempotency-key", "\"k 1\""}}).status, 422);
    EXPECT_EQ(add_note("first", {{"idempotency-key", "k2"}}).status, 201);
    EXPECT_EQ(notes(), 2);
}

TEST_F(RouterTest, ASecretBodyIsToldApartByAllButItsSecret) {
    auto adds = adds_note();
    adds.secret_body = true;
    TestRouter own(kNotes, own_facts());
    own.router().add({{Method::post, "/api/v1/cases/{case}/notes", access::Action::plan_write, case_in_path("case"),
                       Cost::fast, std::move(adds)}});
    Headers const key{{"idempotency-key", "k1"}};
    auto const first = own.post(coach(), case_path("/notes"), R"({"name":"a","password":"b"})", key);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(own.post(coach(), case_path("/notes"), R"({"name":"a","password":"b"})", key).body, first.body);
    EXPECT_EQ(own.post(coach(), case_path("/notes"), R"({"password":"c","name":"a"})", key).body, first.body)
        << "nothing of a secret is kept";
    auto const other = own.post(coach(), case_path("/notes"), R"({"name":"z","password":"b"})", key);
    EXPECT_EQ(other.status, 422);
    EXPECT_NE(other.body.find("idempotency_key_reused"), std::string::npos);
}

TEST_F(RouterTest, AReplayIsDecidedByThePolicyOfToday) {
    auto allowed = true;
    auto facts = own_facts();
    facts.case_access = [&, inner = facts.case_access](storage::Tx& tx, access::Principal const& asker,
                                                       domain::Id const& id, domain::Instant now) {
        return allowed ? inner(tx, asker, id, now) : std::nullopt;
    };
    TestRouter own(kNotes, facts);
    own.router().add(note_routes());
    Headers const key{{"idempotency-key", "k1"}};
    EXPECT_EQ(own.post(coach(), case_path("/notes"), "first", key).status, 201);
    allowed = false;
    EXPECT_EQ(own.post(coach(), case_path("/notes"), "first", key).status, 404);
}

TEST_F(RouterTest, AKeyBelongsToItsPrincipalAndPath) {
    auto const key = Headers{{"idempotency-key", "k1"}, {"if-match", "\"1\""}};
    EXPECT_EQ(add_note("first", key).status, 201);
    EXPECT_EQ(test_.put(coach(), case_path("/notes"), "first", key).status, 201);
    EXPECT_EQ(notes(), 2);
}

TEST_F(RouterTest, MalformedKeysAreRefused) {
    EXPECT_EQ(add_note("x", {{"idempotency-key", "\"open"}}).status, 400);
    EXPECT_EQ(add_note("x", {{"idempotency-key", "a b"}}).status, 400);
    EXPECT_EQ(add_note("x", {{"idempotency-key", ""}}).status, 400);
    EXPECT_EQ(add_note("x", {{"idempotency-key", std::string(129, 'a')}}).status, 400);
    EXPECT_EQ(notes(), 0);
}

TEST_F(RouterTest, ARefusedWriteLeavesNothing) {
    EXPECT_EQ(add_note("refused").status, 409);
    EXPECT_EQ(notes(), 0);
    EXPECT_THAT(test_.recorded_events(), IsEmpty());
    EXPECT_THAT(test_.journal(), IsEmpty());
}

TEST_F(RouterTest, AHandlersRefusalOfTheAskerIsJournaled) {
    EXPECT_EQ(add_note("theirs").status, 403);
    EXPECT_EQ(notes(), 0);
    EXPECT_THAT(test_.journal(), IsEmpty());
    EXPECT_THAT(test_.read_log(), ElementsAre(AllOf(HasSubstr(R"("kind":"refusal")"), HasSubstr(kClient.text),
                                                    HasSubstr(R"("outcome":"not_your_note")"))));
}

TEST_F(RouterTest, ThePolicyIsAskedBeforeTheBodyIsRead) {
    EXPECT_EQ(test_.post(finance_person(), case_path("/notes"), "bad").status, 404);
    EXPECT_EQ(add_note("bad").status, 422);
    EXPECT_THAT(test_.read_log(), ElementsAre(HasSubstr(R"("kind":"refusal")")));
}

TEST_F(RouterTest, AWallIsABrokenInvariantAndAFaultOfTheDiskIsRetried) {
    EXPECT_EQ(add_note("wall").status, 500);
    auto const disk = add_note("disk");
    EXPECT_EQ(disk.status, 503);
    EXPECT_TRUE(disk.header("retry-after"));
    EXPECT_THAT(disk.body, Not(HasSubstr("secret")));
    EXPECT_EQ(notes(), 0);
}

TEST_F(RouterTest, AVersionedWriteNeedsIfMatch) {
    EXPECT_EQ(test_.put(coach(), case_path("/notes"), "x").status, 428);
    EXPECT_EQ(test_.put(coach(), case_path("/notes"), "x", {{"if-match", "\"4\""}}).header("etag"), "\"5\"");
    // A tag that is none of ours is one that never matches.
    EXPECT_EQ(test_.put(coach(), case_path("/notes"), "x", {{"if-match", "W/\"4\""}}).header("etag"), "\"0\"");
}

TEST_F(RouterTest, OnlyTheNamedContentTypesAreRead) {
    auto const text = Headers{{"content-type", "text/plain"}};
    EXPECT_EQ(test_.post(coach(), case_path("/notes"), "x", text).status, 415);
    auto const with_charset = Headers{{"content-type", "Application/JSON; charset=utf-8"}};
    EXPECT_EQ(test_.post(coach(), case_path("/notes"), "x", with_charset).status, 201);
    EXPECT_EQ(test_.post(coach(), case_path("/notes"), "").status, 201);
}

TEST(RouterOfAnotherService, AsksCaseworkOnBehalfOfThePerson) {
    FakeCasework casework;
    FactsSource facts;
    facts.casework = &casework;
    TestRouter test(kNotes, facts);
    test.router().add(note_routes());
    auto const path = "/api/v1/cases/" + kCase.text;

    casework.answer = json_response(case_access_json(full_access(kCase)));
    EXPECT_EQ(test.get(coach(), path).status, 200);
    ASSERT_THAT(casework.asked, SizeIs(1));
    EXPECT_EQ(casework.asked[0].path, "/internal/cases/" + kCase.text + "/access");
    EXPECT_EQ(casework.asked[0].principal->person.text, "system:test");
    EXPECT_EQ(casework.asked[0].on_behalf_of->person, coach().person);
    EXPECT_EQ(test.post(coach(), path + "/notes", "first").status, 201);
    EXPECT_THAT(casework.asked, SizeIs(2));

    casework.answer = problem_response(domain::not_found(), domain::Language::en, "");
    EXPECT_EQ(test.get(coach(), path).status, 404);
    EXPECT_EQ(test.post(coach(), path + "/notes", "second").status, 404);
    casework.answer = problem_response(domain::unavailable(1), domain::Language::en, "");
    EXPECT_EQ(test.get(coach(), path).status, 503);
    EXPECT_EQ(test.post(coach(), path + "/notes", "third").status, 503);
}

TEST(RouterOfCasework, TellsOthersWhatAPersonIsToACase) {
    TestRouter test({}, own_facts());
    test.router().add(case_access_route(own_facts().case_access));
    auto ask = case_access_request(access::system_principal("payments"), coach(), kCase, "");
    auto const known = test.send(ask);
    EXPECT_EQ(known.status, 200);
    auto const read = parse_case_access(known.body);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->client, kClient);
    EXPECT_EQ(read->relation, access::Relation::responsible);
    ASSERT_THAT(read->grants, SizeIs(1));
    EXPECT_EQ(read->grants[0].ground, access::Ground::commission);
    EXPECT_THAT(test.read_log(), IsEmpty());

    ask.on_behalf_of = finance_person();
    EXPECT_EQ(test.send(ask).status, 404);
    ask.on_behalf_of.reset();
    EXPECT_EQ(test.send(ask).status, 400);
    ask.principal = coach();
    EXPECT_EQ(test.send(ask).status, 404);
}

namespace {

class FullDiskLog final : public events::ReadLog {
public:
    void append(std::vector<std::string>, std::move_only_function<void(std::exception_ptr)> done) override {
        done(std::make_exception_ptr(std::runtime_error("disk full")));
    }
    std::vector<events::NumberedEntry> after(std::int64_t, int) override { return {}; }
    std::int64_t newest() override { return 0; }
    [[nodiscard]] storage::WriterFigures figures() const override { return {}; }
};

struct RouterByHand {
    explicit RouterByHand(events::ReadLog& log, std::size_t queue = 4)
        : heavy(1, queue), router(RouterParts{*database, log, heavy, clock, ids, own_facts()}) {
        router.add(note_routes());
    }
    Response get(std::string path) {
        return runtime::block_on(router.handle(TestRouter::request(Method::get, coach(), std::move(path), {})));
    }
    storage::TestDatabase database = storage::open_for_test(kNotes);
    runtime::HeavyPool heavy;
    domain::FakeClock clock;
    domain::SequentialIds ids;
    Router router;
};

}  // namespace

TEST(RouterWithoutReadLog, ShowsNothingThatItCannotLog) {
    FullDiskLog log;
    RouterByHand by_hand(log);
    EXPECT_EQ(by_hand.get("/api/v1/cases/" + kCase.text).status, 503);
    EXPECT_EQ(by_hand.get("/api/v1/cases/" + kOtherCase.text).status, 503);
    EXPECT_EQ(by_hand.get("/api/v1/organisations").status, 200);
}

TEST(RouterWithABusyPool, SaysSoAtOnce) {
    // Before the pool, which finishes its work when it is destroyed.
    std::promise<void> begun;
    std::promise<void> release;
    FullDiskLog log;
    RouterByHand by_hand(log, 1);
    ASSERT_TRUE(by_hand.heavy.submit([&] {
        begun.set_value();
        release.get_future().wait();
    }));
    begun.get_future().wait();
    ASSERT_TRUE(by_hand.heavy.submit([] {}));
    auto const answer = by_hand.get("/api/v1/clients");
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(answer.header("retry-after"));
    release.set_value();
}

TEST(RouterTable, RefusesTheSameRouteTwice) {
    TestRouter test;
    auto const routes = note_routes();
    test.router().add(routes.front());
    EXPECT_THROW(test.router().add(routes.front()), std::logic_error);
}

}  // namespace polku::http
