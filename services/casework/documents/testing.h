#pragma once

#include "services/casework/documents/api.h"
#include "services/casework/documents/model.h"
#include "services/casework/testing_codes.h"
#include "shared/domain/sha256.h"

#include <string>

/// For the tests of documents: files are sent as a browser sends them.
namespace polku::casework::samples {

struct SampleFile {
    std::string bytes = "Sopimus, näyte\n";
    std::string title = "Työsopimus";
    std::string file_name = "sopimus.txt";
    std::string media_type = "text/plain";
    std::string category = "employment";
    std::string sharing = "category";
};

class DocumentTest : public TestWithCodes {
protected:
    DocumentTest() { api_.router().add(document_routes((*secrets_).sealing())); }

    /// The body that tells of the file before it comes.
    static std::string told(SampleFile const& file) {
        return fmt::format(
            R"({{"title":"{}","file_name":"{}","media_type":"{}","size":{},"sha256":"{}","category":"{}","sharing":"{}"}})",
            file.title, file.file_name, file.media_type, file.bytes.size(), domain::sha256_hex(file.bytes),
            file.category, file.sharing);
    }
    http::Response begin(access::Principal const& who, domain::Id const& case_id, SampleFile const& file) {
        tick();
        return api_.post(who, of_case(case_id, "/documents"), told(file));
    }
    http::Response send_part(access::Principal const& who, domain::Id const& case_id, domain::Id const& document,
                             int number, std::string bytes) {
        return api_.put(who, path_of(case_id, document, "/parts/" + std::to_string(number)), std::move(bytes),
                        {{"content-type", "application/octet-stream"}});
    }
    void send_all(access::Principal const& who, domain::Id const& case_id, domain::Id const& document,
                  std::string const& bytes) {
        int number = 1;
        for (std::size_t at = 0; at < bytes.size(); at += kDocumentPartBytes) {
            auto const sent = send_part(who, case_id, document, number++, bytes.substr(at, kDocumentPartBytes));
            EXPECT_EQ(sent.status, 200) << sent.body;
        }
    }
    http::Response complete(access::Principal const& who, domain::Id const& case_id, domain::Id const& document) {
        tick();
        return api_.post(who, path_of(case_id, document, "/complete"), "");
    }
    domain::Id record(access::Principal const& who, domain::Id const& case_id, SampleFile const& file = {}) {
        auto const document = id_of(begin(who, case_id, file));
        send_all(who, case_id, document, file.bytes);
        auto const recorded = complete(who, case_id, document);
        EXPECT_EQ(recorded.status, 200) << recorded.body;
        return document;
    }
    http::Response withdraw_document(access::Principal const& who, domain::Id const& case_id,
                                     domain::Id const& document, std::string_view reason = "wrong_file") {
        tick();
        return api_.post(who, path_of(case_id, document, "/withdraw"), fmt::format(R"({{"reason":"{}"}})", reason));
    }
    http::Response download(access::Principal const& who, domain::Id const& case_id, domain::Id const& document) {
        return api_.get(who, path_of(case_id, document, "/content"));
    }
    /// The answer to whoever asks for the list.
    std::string listed(access::Principal const& who, domain::Id const& case_id, std::string_view query = "") {
        auto const response = api_.get(who, of_case(case_id, "/documents" + std::string(query)));
        EXPECT_EQ(response.status, 200) << response.body;
        return response.body;
    }
    static std::string path_of(domain::Id const& case_id, domain::Id const& document, std::string_view rest) {
        return of_case(case_id, "/documents/" + document.text + std::string(rest));
    }
    /// How many sealed parts are kept.
    std::int64_t parts_kept() {
        static constexpr storage::Query kParts{"test.parts", "SELECT COUNT(*) FROM document_part"};
        return api_.database().read([](storage::Tx& tx) {
            return tx.one(kParts, [](storage::Row const& row) { return row.integer(0); }).value();
        });
    }
};

}  // namespace polku::casework::samples
