#include "services/casework/documents/testing.h"
#include "shared/http/body_stream.h"
#include "shared/runtime/block_on.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class DocumentApi : public DocumentTest {
protected:
    domain::Id titled(access::Principal const& who, domain::Id const& case_id, std::string title,
                      std::string sharing = "category", std::string category = "employment") {
        SampleFile file;
        file.title = std::move(title);
        file.sharing = std::move(sharing);
        file.category = std::move(category);
        return record(who, case_id, file);
    }
    nlohmann::json list(access::Principal const& who, domain::Id const& case_id, std::string_view query = "") {
        return nlohmann::json::parse(listed(who, case_id, query));
    }
    std::vector<std::string> titles(access::Principal const& who, domain::Id const& case_id,
                                    std::string_view query = "") {
        std::vector<std::string> found;
        auto const page = list(who, case_id, query);
        for (auto const& item : page["items"]) found.push_back(item["title"]);
        return found;
    }
    std::vector<std::string> event_types() {
        std::vector<std::string> types;
        for (auto const& recorded : api_.recorded_events()) {
            if (recorded.event.type.contains("document")) types.push_back(recorded.event.type);
        }
        return types;
    }
};

TEST_F(DocumentApi, NewestFirstToWhoeverHasAGroundOrIsOfTheOrganisation) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    titled(coach(), made.case_id, "Yhteinen");
    auto const own = titled(social_worker(), made.case_id, "Omille", "organisation");
    auto const health = titled(coach(), made.case_id, "Terveys", "category", "health");
    EXPECT_THAT(titles(coach(), made.case_id), ElementsAre("Terveys", "Yhteinen"));
    EXPECT_THAT(titles(social_worker(), made.case_id), ElementsAre("Terveys", "Omille", "Yhteinen"));
    EXPECT_THAT(titles(officer(), made.case_id), ElementsAre("Yhteinen"));
    EXPECT_THAT(titles(client_person(made.client), made.case_id), ElementsAre("Terveys", "Omille", "Yhteinen"));
    EXPECT_EQ(download(client_person(made.client), made.case_id, own).status, 200);
    EXPECT_EQ(download(coach(), made.case_id, own).status, 404);
    EXPECT_EQ(download(officer(), made.case_id, health).status, 404);
    EXPECT_EQ(download(suunta_coach(), made.case_id, health).status, 404);
    auto const first = list(social_worker(), made.case_id, "?limit=1");
    EXPECT_THAT(titles(social_worker(), made.case_id, "?limit=1&cursor=" + first["next"].get<std::string>()),
                ElementsAre("Omille"));
}

TEST_F(DocumentApi, OneForAnOrganisationLeavesNoTraceToOthers) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const before = api_.get(coach(), of_case(made.case_id, "/documents")).body;
    auto const hidden = titled(social_worker(), made.case_id, "Omille", "organisation");
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/documents")).body, before);
    EXPECT_EQ(withdraw_document(coach(), made.case_id, hidden).status, 404);
    EXPECT_THAT(api_.get(coach(), of_case(made.case_id, "/timeline")).body, Not(HasSubstr("Omille")));
    EXPECT_THAT(api_.get(social_worker(), of_case(made.case_id, "/timeline")).body, HasSubstr("Omille"));
    EXPECT_THAT(event_types(), IsEmpty());
}

TEST_F(DocumentApi, ConsentThatEndsTakesItAway) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const health = titled(social_worker(), made.case_id, "Terveys", "category", "health");
    EXPECT_EQ(download(coach(), made.case_id, health).status, 200);
    ASSERT_EQ(withdraw_consent(officer(), made.case_id, consent_of(made.case_id)).status, 200);
    EXPECT_THAT(titles(coach(), made.case_id), IsEmpty());
    EXPECT_EQ(download(coach(), made.case_id, health).status, 404);
    EXPECT_THAT(titles(social_worker(), made.case_id), ElementsAre("Terveys"));
}

TEST_F(DocumentApi, ADownloadUnderWayEndsWithTheGroundForIt) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    SampleFile file;
    file.category = "health";
    file.bytes = std::string(2 * kDocumentPartBytes, 'x');
    auto const document = record(social_worker(), made.case_id, file);
    EXPECT_EQ(download(coach(), made.case_id, document).body, file.bytes);
    auto request =
        http::TestRouter::request(http::Method::get, coach(), path_of(made.case_id, document, "/content"), {});
    request.request_id = "00000000-0000-7000-8000-0000000000d1";
    auto const answer = runtime::block_on(api_.router().handle(std::move(request)));
    ASSERT_NE(answer.stream, nullptr);
    EXPECT_EQ(runtime::block_on(answer.stream->next()).size(), kDocumentPartBytes);
    ASSERT_EQ(withdraw_consent(officer(), made.case_id, consent_of(made.case_id)).status, 200);
    EXPECT_THROW(runtime::block_on(answer.stream->next()), std::runtime_error);
}

TEST_F(DocumentApi, WithdrawnItIsGoneAndOnRecord) {
    auto const made = taken();
    auto const document = titled(coach(), made.case_id, "Väärä");
    EXPECT_EQ(withdraw_document(officer(), made.case_id, document).status, 403);
    EXPECT_EQ(withdraw_document(coach(), made.case_id, document, "tired").status, 422);
    ASSERT_EQ(withdraw_document(second_coach(), made.case_id, document).status, 200);
    EXPECT_EQ(parts_kept(), 0);
    EXPECT_EQ(download(coach(), made.case_id, document).status, 404);
    auto const shown = list(officer(), made.case_id)["items"][0];
    EXPECT_EQ(shown["title"], "Väärä");
    EXPECT_EQ(shown["recorded_by"], coach().person.text);
    EXPECT_EQ(shown["withdrawn"]["by"], second_coach().person.text);
    EXPECT_EQ(shown["withdrawn"]["reason"], "wrong_file");
    EXPECT_EQ(shown["version"], 3);
    EXPECT_THAT(shown["can"], IsEmpty());
    EXPECT_THAT(withdraw_document(coach(), made.case_id, document).body, HasSubstr("document_withdrawn"));
    EXPECT_THAT(event_types(), ElementsAre("polku.document.recorded.v1", "polku.document.withdrawn.v1"));
    auto const timeline = api_.get(officer(), of_case(made.case_id, "/timeline?kind=document")).body;
    EXPECT_THAT(timeline, HasSubstr("withdrawn"));
    EXPECT_THAT(timeline, HasSubstr("recorded"));
}

TEST_F(DocumentApi, AnotherClientsLosesItsNameToo) {
    auto const made = taken();
    auto const document = titled(coach(), made.case_id, "Toisen asiakkaan");
    ASSERT_EQ(withdraw_document(coach(), made.case_id, document, "wrong_client").status, 200);
    EXPECT_THAT(titles(coach(), made.case_id), ElementsAre(""));
    EXPECT_THAT(api_.get(coach(), of_case(made.case_id, "/timeline")).body, Not(HasSubstr("Toisen asiakkaan")));
}

TEST_F(DocumentApi, WhoLeavesReadsWhatIsKeptOfThem) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    auto const own = titled(social_worker(), made.case_id, "Omille", "organisation");
    auto const shared = titled(coach(), made.case_id, "Yhteinen");
    titled(coach(), made.case_id, "Valmentajien", "organisation");
    withdraw_document(coach(), made.case_id, titled(coach(), made.case_id, "Peruttu"));
    ASSERT_EQ(end_party(coach(), made.case_id, party).status, 200);
    auto const kept = read_case(social_worker(), made.case_id).body;
    for (auto const* const text : {"Omille", "Yhteinen"}) EXPECT_THAT(kept, HasSubstr(text));
    for (auto const* const text : {"Valmentajien", "Peruttu"}) EXPECT_THAT(kept, Not(HasSubstr(text)));
    EXPECT_EQ(download(social_worker(), made.case_id, own).status, 200);
    EXPECT_EQ(download(social_worker(), made.case_id, shared).status, 404) << "of the others what there was, no file";
    EXPECT_EQ(withdraw_document(social_worker(), made.case_id, own).status, 403);
    EXPECT_EQ(api_.get(social_worker(), of_case(made.case_id, "/documents")).status, 403);
}

TEST_F(DocumentApi, WhoIsHandedTheCaseLearnsWhatThereIs) {
    auto const made = taken();
    titled(coach(), made.case_id, "Yhteinen");
    titled(coach(), made.case_id, "Valmentajien", "organisation");
    auto const handover = id_of(propose(coach(), made.case_id, kCounty, kSocialTeam));
    auto const package = api_.get(social_worker(), "/api/v1/handovers/" + handover.text).body;
    EXPECT_THAT(package, HasSubstr("Yhteinen"));
    EXPECT_THAT(package, Not(HasSubstr("Valmentajien")));
}

TEST_F(DocumentApi, EveryLookIsJournaledAndNothingOfIt) {
    auto const made = taken();
    auto const document = titled(coach(), made.case_id, "Salaisuus");
    download(officer(), made.case_id, document);
    titles(officer(), made.case_id);
    auto const reads = api_.read_log();
    ASSERT_GE(reads.size(), 2U);
    EXPECT_THAT(reads[reads.size() - 2], HasSubstr("document_read"));
    EXPECT_THAT(reads[reads.size() - 2], HasSubstr(document.text));
    EXPECT_THAT(reads[reads.size() - 2], HasSubstr(made.client.text));
    EXPECT_THAT(reads.back(), HasSubstr("document_list"));
    for (auto const& entry : reads) EXPECT_THAT(entry, Not(HasSubstr("Salaisuus")));
    for (auto const& entry : api_.journal()) EXPECT_THAT(entry, Not(HasSubstr("Salaisuus")));
    for (auto const& recorded : api_.recorded_events()) EXPECT_THAT(recorded.event.data, Not(HasSubstr("Salaisuus")));
}

}  // namespace
}  // namespace polku::casework::samples
