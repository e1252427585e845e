#include "shared/http/body_stream.h"
#include "shared/http/case_access.h"
#include "shared/http/channel.h"
#include "shared/http/testing.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace polku::http {
namespace {

domain::Id const kPieceCase{"00000000-0000-7000-8000-0000000000c1"};
std::string const kPiecePath = "/api/v1/cases/" + kPieceCase.text + "/file";

access::Principal piece_coach() {
    access::Principal coach;
    coach.person.text = "00000000-0000-7000-8000-0000000000a1";
    coach.organisation.text = "00000000-0000-7000-8000-0000000000a2";
    coach.role = access::Role::coach;
    return coach;
}

/// What casework says of the case: a party, so many times.
class PartyForAWhile final : public Channel {
public:
    runtime::Awaitable<Response> send(Request) override {
        if (++asked > until) co_return problem_response(domain::not_found(), domain::Language::en, "");
        access::CaseAccess access;
        access.case_id = kPieceCase;
        access.client = kPieceCase;
        access.relation = access::Relation::party;
        access.grants.push_back({access::Category::basic, access::Ground::commission, {}, {}});
        co_return json_response(case_access_json(access));
    }
    int asked = 0;
    int until = 1'000;
};

class PieceStreams : public ::testing::Test {
protected:
    PieceStreams() {
        ReadHandler const handler([this](ReadCall& call) -> domain::Result<Response> {
            Response response;
            response.set("Content-Type", "text/csv");
            response.set("ETag", "\"1\"");
            call.pieces =
                Pieces{static_cast<int>(pieces_.size()), [this](storage::Tx&, access::Allowed const&, int number) {
                           read_.push_back(number);
                           if (pieces_[static_cast<std::size_t>(number)] == "lost") {
                               throw storage::StorageError("a piece is lost");
                           }
                           return pieces_[static_cast<std::size_t>(number)];
                       }};
            call.entry.clients = {call.allowed.case_access().client};
            return response;
        });
        for (auto const cost : {Cost::fast, Cost::heavy}) {
            auto const* const pattern = cost == Cost::fast ? "/api/v1/cases/{case}/file" : "/api/v1/cases/{case}/long";
            test_.router().add({Method::get, pattern, access::Action::case_read, case_in_path("case"), cost, handler});
        }
    }
    Response file(std::string const& path = kPiecePath, Headers headers = {}) {
        return test_.get(piece_coach(), path, std::move(headers));
    }

    PartyForAWhile casework_;
    std::vector<std::string> pieces_{"one,", "two,", "three"};
    std::vector<int> read_;
    TestRouter test_{{}, FactsSource{.casework = &casework_}};
};

TEST_F(PieceStreams, BringsEachPieceOnceInOrder) {
    auto const answer = file();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "one,two,three");
    EXPECT_EQ(read_, (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(file("/api/v1/cases/" + kPieceCase.text + "/long").body, "one,two,three");
}

TEST_F(PieceStreams, IsOneEntryOfTheJournal) {
    file();
    EXPECT_EQ(test_.read_log().size(), 1U);
}

TEST_F(PieceStreams, AsksAnewBeforeEveryPieceAndCutsOffWhoMayNoLongerReadIt) {
    casework_.until = 2;
    EXPECT_THROW(file(), std::runtime_error);
    EXPECT_EQ(read_, (std::vector<int>{0, 1}));
    auto const entries = test_.read_log();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_NE(entries[1].find(R"("kind":"refusal")"), std::string::npos) << entries[1];
}

TEST_F(PieceStreams, CutsOffAtAPieceThatIsLost) {
    pieces_[1] = "lost";
    EXPECT_THROW(file(), std::runtime_error);
    EXPECT_EQ(read_, (std::vector<int>{0, 1}));
}

TEST_F(PieceStreams, CutsOffAtAPieceThatIsNoLongerShown) {
    pieces_[2].clear();
    EXPECT_THROW(file(), std::runtime_error);
    EXPECT_EQ(read_, (std::vector<int>{0, 1, 2}));
}

TEST_F(PieceStreams, IsAnsweredAsAFaultWhenTheFirstPieceIsLost) {
    pieces_[0] = "lost";
    auto const answer = file();
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(test_.read_log().empty());
}

TEST_F(PieceStreams, HasNoneForWhoHasItAlready) {
    auto const answer = file(kPiecePath, {{"if-none-match", "\"1\""}});
    EXPECT_EQ(answer.status, 304);
    EXPECT_EQ(answer.body, "");
    EXPECT_TRUE(read_.empty());
}

TEST_F(PieceStreams, ReadsNoMoreWhenItsReaderHasGone) {
    auto const read_one = [](Router& router, Request request) -> runtime::Awaitable<std::string> {
        auto const response = co_await router.handle(std::move(request));
        auto first = co_await response.stream->next();
        response.stream->end(StreamEnd::reader_gone);
        first += co_await response.stream->next();
        co_return first;
    };
    auto request = TestRouter::request(Method::get, piece_coach(), kPiecePath, {});
    request.request_id = "r1";
    EXPECT_EQ(runtime::block_on(read_one(test_.router(), std::move(request))), "one,");
    EXPECT_EQ(read_, std::vector<int>{0});
}

}  // namespace
}  // namespace polku::http
