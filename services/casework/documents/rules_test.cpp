#include "services/casework/documents/rules.h"

#include "services/casework/items/testing.h"
#include "shared/domain/sha256.h"

#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using access::Category;
using access::Relation;
using samples::granted;
using samples::who_stands;

NewDocument sample_file() {
    NewDocument file;
    file.title = "Työsopimus";
    file.file_name = "sopimus.pdf";
    file.media_type = "application/pdf";
    file.size = 8;
    file.sha256 = domain::sha256_hex("%PDF-1.4");
    return file;
}

Document sample_document(Sharing sharing = Sharing::category) {
    Document document;
    document.id = {"document"};
    document.file = sample_file();
    document.file.sharing = sharing;
    document.recorded = {{1'000}, {"person"}, {"sent"}};
    document.complete = true;
    return document;
}

std::string fault_of(NewDocument const& file) {
    auto const faults = file_faults(file);
    std::string told;
    for (auto const& fault : faults) told += fault.pointer + " " + fault.code + ";";
    return told;
}

TEST(DocumentRules, AFileIsNamedAsItsTypeIs) {
    EXPECT_EQ(fault_of(sample_file()), "");
    struct Named {
        char const* media_type;
        char const* file_name;
        char const* told;
    };
    for (auto const& [media_type, file_name, told] : {
             Named{"image/jpeg", "kuva.JPEG", ""},
             Named{"image/jpeg", "kuva.jpg", ""},
             Named{"text/csv", "taulukko.csv", ""},
             Named{"application/pdf", "sopimus.exe", "/file_name file_name_ending;"},
             Named{"application/pdf", ".pdf", "/file_name file_name_ending;"},
             Named{"application/pdf", "kansio/sopimus.pdf", "/file_name file_name_path;"},
             Named{"application/pdf", "..\\sopimus.pdf", "/file_name file_name_path;"},
             Named{"application/pdf", "sopimus\u202Efdp.pdf", "/file_name control_character;"},
             Named{"text/html", "sivu.html", "/media_type document_type_not_taken;"},
             Named{"image/svg+xml", "kuva.svg", "/media_type document_type_not_taken;"},
         }) {
        auto file = sample_file();
        file.media_type = media_type;
        file.file_name = file_name;
        EXPECT_EQ(fault_of(file), told) << file_name;
    }
    auto wrong = sample_file();
    wrong.sha256 = std::string(64, 'A');
    wrong.file_name = "a/b.txt";
    EXPECT_EQ(fault_of(wrong), "/file_name file_name_path;/file_name file_name_ending;/sha256 not_a_sha256;")
        << "every fault at once";
}

TEST(DocumentRules, PartsHaveTheirPlaces) {
    auto document = sample_document();
    document.file.size = 2 * kDocumentPartBytes + 1;
    EXPECT_EQ(document.parts(), 3);
    EXPECT_TRUE(check_part(document, 1, kDocumentPartBytes));
    EXPECT_TRUE(check_part(document, 3, 1));
    EXPECT_EQ(check_part(document, 3, 2).error().faults.front().code, "document_part_size");
    EXPECT_EQ(check_part(document, 2, 1).error().status, 422);
    EXPECT_EQ(check_part(document, 4, 1).error().status, 404);
    EXPECT_EQ(check_part(document, 0, 1).error().status, 404);
    document.file.size = kMostDocumentBytes;
    EXPECT_EQ(document.parts(), 40);
    EXPECT_EQ(document.part_bytes(40), kDocumentPartBytes);
}

TEST(DocumentRules, WhatCameIsWhatWasTold) {
    auto const file = sample_file();
    EXPECT_TRUE(content_faults(file, {}, "%PDF-1.4").empty());
    auto const missing = content_faults(file, {2, 5}, "");
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing.front().params.front().second, "2, 5");
    auto const other = content_faults(file, {}, "#!/bin/sh");
    ASSERT_EQ(other.size(), 3U);
    EXPECT_EQ(other[0].code, "document_size_differs");
    EXPECT_EQ(other[1].code, "document_hash_differs");
    EXPECT_EQ(other[2].code, "document_type_differs");
}

TEST(DocumentRules, WhoMayRecord) {
    EXPECT_TRUE(check_recording(Category::health, true, true, kMostDocuments - 1));
    EXPECT_EQ(check_recording(Category::health, true, true, kMostDocuments).error().code, "too_many_documents");
    EXPECT_EQ(check_recording(Category::health, false, true, 0).error().code, "case_closed");
    EXPECT_EQ(check_recording(Category::health, true, false, 0).error().faults.front().code, "no_ground_to_record");
    auto begun = sample_document();
    begun.complete = false;
    EXPECT_TRUE(check_begun(begun, who_stands(Relation::party, "sent").principal()));
    EXPECT_EQ(check_begun(begun, who_stands(Relation::party, "another").principal()).error().status, 404);
    EXPECT_EQ(check_begun(sample_document(), who_stands(Relation::party, "sent").principal()).error().code,
              "document_recorded");
}

TEST(DocumentRules, WhoReadsIt) {
    auto const shared = sample_document();
    auto const own = sample_document(Sharing::organisation);
    EXPECT_TRUE(may_see_document(who_stands(Relation::party, "another"), shared));
    EXPECT_FALSE(may_see_document(who_stands(Relation::responsible, "another"), own));
    EXPECT_TRUE(may_see_document(who_stands(Relation::party, "sent"), own));
    EXPECT_TRUE(may_see_document(who_stands(Relation::own, "another"), own));
    auto const without_ground = {granted(Category::social)};
    EXPECT_FALSE(may_see_document(who_stands(Relation::party, "another", true, without_ground), shared));
    EXPECT_TRUE(may_see_document(who_stands(Relation::party, "sent", true, without_ground), shared)) << "own record";
    EXPECT_TRUE(may_see_document(who_stands(Relation::former, "sent"), own));
    EXPECT_FALSE(may_see_document(who_stands(Relation::former, "another"), shared));
    auto begun = shared;
    begun.complete = false;
    EXPECT_FALSE(may_see_document(who_stands(Relation::own, "another"), begun));
    EXPECT_FALSE(may_see_document(who_stands(Relation::party, "sent"), begun));
}

TEST(DocumentRules, ItsOwnOrganisationWithdrawsItOnce) {
    auto document = sample_document();
    EXPECT_TRUE(check_withdrawal(document, who_stands(Relation::party, "sent")));
    EXPECT_TRUE(check_withdrawal(document, who_stands(Relation::party, "sent", false))) << "in a closed case";
    EXPECT_EQ(check_withdrawal(document, who_stands(Relation::responsible, "another")).error().code,
              "not_your_document");
    document.withdrawn = {{2'000}, {"somebody"}, WithdrawalReason::wrong_file};
    auto const again = check_withdrawal(document, who_stands(Relation::party, "sent")).error();
    EXPECT_EQ(again.code, "document_withdrawn");
    EXPECT_EQ(again.facts.front().second, "somebody");
}

TEST(DocumentRules, ABrowserStoresItUnderItsName) {
    EXPECT_EQ(attachment_named("cv.pdf"), "attachment; filename=\"cv.pdf\"; filename*=UTF-8''cv.pdf");
    EXPECT_EQ(attachment_named("Työ 1.pdf"), "attachment; filename=\"Ty__ 1.pdf\"; filename*=UTF-8''Ty%C3%B6%201.pdf");
    EXPECT_EQ(attachment_named("a\"b%41;.txt"),
              "attachment; filename=\"a_b_41;.txt\"; filename*=UTF-8''a%22b%2541%3B.txt");
}

}  // namespace
}  // namespace polku::casework
