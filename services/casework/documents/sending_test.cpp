#include "services/casework/check/document_store.h"
#include "services/casework/documents/testing.h"
#include "services/casework/jobs.h"
#include "shared/runtime/block_on.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SendingADocument : public DocumentTest {
protected:
    events::Finding checked(storage::SealingKey const& key) {
        return api_.database().read([&](storage::Tx& tx) { return check_documents(tx, key); });
    }
};

SampleFile long_file() {
    SampleFile file;
    file.bytes = "%PDF-1.7\n" + std::string(2 * kDocumentPartBytes, '\x07') + "%%EOF";
    file.file_name = "Pitkä.pdf";
    file.media_type = "application/pdf";
    return file;
}

TEST_F(SendingADocument, ItComesBackAsItWas) {
    auto const made = taken();
    auto const file = long_file();
    auto const document = record(coach(), made.case_id, file);
    EXPECT_EQ(parts_kept(), 3);
    auto const got = download(officer(), made.case_id, document);
    ASSERT_EQ(got.status, 200) << got.body;
    EXPECT_TRUE(got.body == file.bytes);
    EXPECT_EQ(got.header("content-type"), "application/pdf");
    EXPECT_EQ(got.header("content-disposition"),
              "attachment; filename=\"Pitk__.pdf\"; filename*=UTF-8''Pitk%C3%A4.pdf");
    EXPECT_EQ(got.header("x-content-type-options"), "nosniff");
    EXPECT_THAT(std::string(got.header("content-security-policy").value()), HasSubstr("sandbox"));
    EXPECT_TRUE(checked((*secrets_).sealing()).holds());
    imports::testing::TestSecrets others;
    EXPECT_THAT(checked((*others).sealing()).broken, ElementsAre(document.text))
        << "sealed with the installation's key";
}

TEST_F(SendingADocument, EveryFaultIsToldAtOnce) {
    auto const made = taken();
    auto file = long_file();
    file.title = "";
    file.file_name = "../x.exe";
    auto body = nlohmann::json::parse(told(file));
    body["size"] = kMostDocumentBytes + 1;
    body["sharing"] = "all";
    auto const refused = api_.post(coach(), of_case(made.case_id, "/documents"), body.dump());
    EXPECT_EQ(refused.status, 422);
    for (auto const* const field : {"/title", "/file_name", "/size", "/sharing"})
        EXPECT_THAT(refused.body, HasSubstr(field));
    EXPECT_THAT(refused.body, HasSubstr("file_name_path"));
    EXPECT_THAT(refused.body, HasSubstr("file_name_ending"));
    auto wrong = SampleFile{};
    wrong.category = "social";
    EXPECT_THAT(begin(officer(), made.case_id, wrong).body, HasSubstr("no_ground_to_record"));
    EXPECT_EQ(begin(client_person(made.client), made.case_id, SampleFile{}).status, 403);
}

TEST_F(SendingADocument, APartSentAgainHasOneEffect) {
    auto const made = taken();
    auto const document = id_of(begin(coach(), made.case_id, long_file()));
    auto const first = long_file().bytes.substr(0, kDocumentPartBytes);
    EXPECT_EQ(send_part(coach(), made.case_id, document, 1, first).status, 200);
    EXPECT_EQ(send_part(coach(), made.case_id, document, 1, first).status, 200);
    EXPECT_EQ(parts_kept(), 1);
    auto const other = std::string(kDocumentPartBytes, 'x');
    EXPECT_THAT(send_part(coach(), made.case_id, document, 1, other).body, HasSubstr("document_part_differs"));
    EXPECT_THAT(send_part(coach(), made.case_id, document, 2, "short").body, HasSubstr("document_part_size"));
    EXPECT_EQ(send_part(coach(), made.case_id, document, 2, other + "x").status, 413);
    EXPECT_EQ(send_part(coach(), made.case_id, document, 4, "x").status, 404);
    auto const not_a_number = api_.put(coach(), path_of(made.case_id, document, "/parts/first"), "x",
                                       {{"content-type", "application/octet-stream"}});
    EXPECT_EQ(not_a_number.status, 404);
    EXPECT_EQ(parts_kept(), 1);
    auto const early = complete(coach(), made.case_id, document);
    EXPECT_EQ(early.status, 422);
    EXPECT_THAT(early.body, HasSubstr("document_parts_missing"));
    EXPECT_THAT(early.body, HasSubstr("2, 3"));
    EXPECT_THAT(listed(coach(), made.case_id), HasSubstr(R"("items":[])"));
}

TEST_F(SendingADocument, WhatIsNotWhatWasToldIsNotRecorded) {
    auto const made = taken();
    SampleFile const file;
    auto const changed = id_of(begin(coach(), made.case_id, file));
    send_part(coach(), made.case_id, changed, 1, std::string(file.bytes.size(), 'x'));
    auto const refused = complete(coach(), made.case_id, changed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("document_hash_differs"));
    SampleFile program;
    program.bytes = std::string("MZ\x90\0\3", 5);
    auto const disguised = id_of(begin(coach(), made.case_id, program));
    send_all(coach(), made.case_id, disguised, program.bytes);
    EXPECT_THAT(complete(coach(), made.case_id, disguised).body, HasSubstr("document_type_differs"));
    EXPECT_THAT(listed(coach(), made.case_id), HasSubstr(R"("items":[])"));
    EXPECT_EQ(download(coach(), made.case_id, disguised).status, 404);
}

TEST_F(SendingADocument, IsForWhoBeganItAlone) {
    auto const made = taken();
    SampleFile const file;
    auto const document = id_of(begin(coach(), made.case_id, file));
    EXPECT_EQ(send_part(second_coach(), made.case_id, document, 1, file.bytes).status, 404);
    EXPECT_EQ(complete(officer(), made.case_id, document).status, 404);
    EXPECT_EQ(withdraw_document(second_coach(), made.case_id, document).status, 404);
    auto const another = taken([] {
        auto sample = referral();
        sample.number = "N-8";
        return sample;
    }());
    EXPECT_EQ(send_part(coach(), another.case_id, document, 1, file.bytes).status, 404) << "under another case";
    send_all(coach(), made.case_id, document, file.bytes);
    ASSERT_EQ(complete(coach(), made.case_id, document).status, 200);
    EXPECT_THAT(complete(coach(), made.case_id, document).body, HasSubstr("document_recorded"));
    EXPECT_EQ(send_part(coach(), made.case_id, document, 1, file.bytes).status, 409);
}

TEST_F(SendingADocument, GivenUpNothingStays) {
    auto const made = taken();
    SampleFile const file;
    auto const document = id_of(begin(coach(), made.case_id, file));
    send_all(coach(), made.case_id, document, file.bytes);
    EXPECT_THAT(withdraw_document(coach(), made.case_id, document).body, HasSubstr("erased"));
    EXPECT_EQ(parts_kept(), 0);
    EXPECT_EQ(complete(coach(), made.case_id, document).status, 404);
    EXPECT_THAT(api_.recorded_events().back().event.type, Not(HasSubstr("document")));
}

TEST_F(SendingADocument, WhatIsNotRecordedInADayIsErased) {
    auto const made = taken();
    events::JobRunner jobs{api_.database(), api_.clock(), api_.ids(), "casework"};
    add_jobs(jobs);
    auto const kept = record(coach(), made.case_id);
    auto const begun = id_of(begin(coach(), made.case_id, long_file()));
    send_part(coach(), made.case_id, begun, 1, long_file().bytes.substr(0, kDocumentPartBytes));
    EXPECT_TRUE(checked((*secrets_).sealing()).holds()) << "a job erases it";
    api_.clock().advance(std::chrono::hours(23));
    runtime::block_on(jobs.catch_up());
    EXPECT_EQ(parts_kept(), 2);
    api_.clock().advance(std::chrono::hours(1));
    runtime::block_on(jobs.catch_up());
    EXPECT_EQ(parts_kept(), 1);
    EXPECT_EQ(complete(coach(), made.case_id, begun).status, 404);
    EXPECT_EQ(download(coach(), made.case_id, kept).status, 200);
    EXPECT_TRUE(checked((*secrets_).sealing()).holds());
}

TEST_F(SendingADocument, AnOrganisationHasTwoHundredAtMost) {
    auto const made = taken();
    SampleFile file;
    std::string first;
    for (int number = 0; number < kMostDocuments; ++number) {
        auto const begun = begin(coach(), made.case_id, file);
        ASSERT_EQ(begun.status, 201) << begun.body;
        if (first.empty()) first = id_of(begun).text;
    }
    auto const refused = begin(coach(), made.case_id, file);
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("too_many_documents"));
    EXPECT_THAT(refused.body, HasSubstr("200"));
    EXPECT_EQ(begin(officer(), made.case_id, file).status, 201) << "another organisation's are its own";
    withdraw_document(coach(), made.case_id, {first});
    EXPECT_EQ(begin(coach(), made.case_id, file).status, 201);
}

}  // namespace
}  // namespace polku::casework::samples
