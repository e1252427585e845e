#include "services/casework/documents/sending.h"

#include "services/casework/deadlines/store.h"
#include "services/casework/documents/forgetting.h"
#include "services/casework/documents/rules.h"
#include "services/casework/documents/store.h"
#include "services/casework/events.h"
#include "services/casework/items/caller.h"
#include "shared/http/json_write.h"
#include "shared/json/reader.h"

#include <charconv>
#include <memory>

namespace polku::casework {

namespace {

constexpr json::TextRule kDocumentTitle{.max = 200};
constexpr json::TextRule kFileName{.max = 200};
constexpr json::TextRule kMediaType{.max = 100};
constexpr json::TextRule kHash{.max = 64};
constexpr json::IntegerRule kFileSize{.min = 1, .max = static_cast<std::int64_t>(kMostDocumentBytes)};
constexpr int kAskAgainAfterSeconds = 1;

NewDocument read_document(json::Reader& reader) {
    NewDocument file;
    file.title = reader.text("title", kDocumentTitle);
    file.file_name = reader.text("file_name", kFileName);
    file.media_type = reader.text("media_type", kMediaType);
    file.size = static_cast<std::size_t>(reader.integer("size", kFileSize));
    file.sha256 = reader.text("sha256", kHash);
    file.category = reader.choice<access::Category>("category", access::kCategoryNames);
    file.sharing = reader.choice<Sharing>("sharing", kSharingNames);
    // A field that could not be read has its own fault already.
    if (file.file_name.empty() || file.media_type.empty() || file.sha256.empty()) return file;
    for (auto const& fault : file_faults(file)) reader.fault(fault.pointer.substr(1), fault.code, fault.params);
    return file;
}

domain::Result<void> may_still_record(http::WriteCall& call, access::Category category, int present) {
    auto const may_record = call.allowed.ground_for(category).has_value();
    return check_recording(category, call.allowed.case_access().open, may_record, present);
}

domain::Result<http::Written> begin(http::WriteCall& call, NewDocument const& file) {
    auto const present = count_documents(call.tx, call.allowed);
    if (auto const checked = may_still_record(call, file.category, present); !checked) {
        return domain::refused(checked.error());
    }
    Document document;
    document.id = call.ids.next();
    document.case_id = call.allowed.case_access().case_id;
    document.file = file;
    document.begun_at = call.now;
    document.recorded = caller(call);
    insert_document(call.tx, document);
    erase_unless_recorded(call.tx, document, call.ids);
    call.entry.subject = document.id.text;
    call.entry.outcome = "begun";
    call.entry.categories = {file.category};
    return http::Written{.status = 201,
                         .id = document.id.text,
                         .version = document.version(),
                         .state = "begun",
                         .location = "/api/v1/cases/" + document.case_id.text + "/documents"};
}

/// The document that the path names, while the caller is sending it.
domain::Result<Document> sent_by_caller(http::WriteCall& call) {
    auto document = load_document(call.tx, call.allowed, call.path.id("document"));
    if (!document) return domain::refused(domain::not_found());
    if (auto const begun = check_begun(*document, call.principal()); !begun) return domain::refused(begun.error());
    return *std::move(document);
}

/// 0 for what is no number.
int part_number(std::string const& text) {
    int number = 0;
    auto const* const end = text.data() + text.size();
    auto const [at, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && at == end ? number : 0;
}

/// A part as it came, sealed for its place.
struct SentPart {
    int number = 0;
    std::size_t bytes = 0;
    std::vector<std::uint8_t> sealed;
    std::optional<bool> same_as_before;  ///< as the part that was there already; nothing: none was
};

domain::Result<http::Written> keep_part(http::WriteCall& call, SentPart const& part) {
    auto const document = sent_by_caller(call);
    if (!document) return domain::refused(document.error());
    if (auto const checked = check_part(*document, part.number, part.bytes); !checked) {
        return domain::refused(checked.error());
    }
    if (part.same_as_before == false) return domain::refused(domain::conflict("document_part_differs"));
    // Another came in between: the next try compares with it.
    if (!part.same_as_before && !insert_part(call.tx, document->id, part.number, part.sealed)) {
        return domain::refused(domain::unavailable(kAskAgainAfterSeconds));
    }
    call.entry.subject = document->id.text;
    call.entry.outcome = "part";
    call.entry.categories = {document->file.category};
    return http::Written{.id = document->id.text, .version = document->version(), .state = "begun"};
}

/// What came of the parts that are there, judged before the transaction.
struct Judged {
    bool begun = false;  ///< by the caller, when it was judged
    std::vector<domain::FieldFault> faults;
};

domain::Result<http::Written> record(http::WriteCall& call, Judged const& judged) {
    auto found = sent_by_caller(call);
    if (!found) return domain::refused(found.error());
    auto document = *std::move(found);
    if (!judged.begun) return domain::refused(domain::unavailable(kAskAgainAfterSeconds));
    if (!judged.faults.empty()) return domain::refused(domain::invalid(judged.faults));
    if (auto const checked = may_still_record(call, document.file.category, 0); !checked) {
        return domain::refused(checked.error());
    }
    document.complete = true;
    document.recorded.at = call.now;
    save_recorded(call.tx, document);
    // What is for one organisation alone is told to nobody else, so its event does not leave the service.
    if (document.file.sharing == Sharing::category) call.emit(document_event("recorded", document));
    note_act(call.tx, document.case_id, call.now);
    call.entry.subject = document.id.text;
    call.entry.outcome = "recorded";
    call.entry.categories = {document.file.category};
    return http::Written{.id = document.id.text, .version = document.version(), .state = "recorded"};
}

}  // namespace

http::WriteHandler begin_document() { return http::json_write<NewDocument>(read_document, begin); }

http::WriteHandler put_document_part(storage::SealingKey const& key) {
    http::WriteHandler handler;
    handler.content_types = {"application/octet-stream"};
    handler.prepare = [&key](http::PrepareCall& call) -> domain::Result<http::WriteFunction> {
        auto const& bytes = call.request.body;
        if (bytes.size() > kDocumentPartBytes) return domain::refused(domain::too_large(kDocumentPartBytes));
        auto const document = call.path.id("document");
        auto part = std::make_shared<SentPart>();
        part->number = part_number(call.path.text("part"));
        part->bytes = bytes.size();
        part->sealed = seal_part(key, document, part->number, bytes);
        call.read([&](storage::Tx& tx) {
            if (!load_begun(tx, call.principal, call.path.id("case"), document)) return;
            auto const before = open_part(tx, key, document, part->number);
            part->same_as_before = before ? std::optional(*before == bytes) : std::nullopt;
        });
        return http::WriteFunction([part](http::WriteCall& write) { return keep_part(write, *part); });
    };
    return handler;
}

http::WriteHandler complete_document(storage::SealingKey const& key) {
    http::WriteHandler handler;
    handler.prepare = [&key](http::PrepareCall& call) -> domain::Result<http::WriteFunction> {
        auto const empty = http::read_json(call.request, [](json::Reader&) {});
        if (!empty) return domain::refused(empty.error());
        Judged judged;
        call.read([&](storage::Tx& tx) {
            auto const document = load_begun(tx, call.principal, call.path.id("case"), call.path.id("document"));
            if (!document) return;
            auto const missing = missing_parts(tx, *document);
            auto const bytes = missing.empty() ? open_parts(tx, key, *document) : std::string();
            judged = {.begun = true, .faults = content_faults(document->file, missing, bytes)};
        });
        return http::WriteFunction([judged](http::WriteCall& write) { return record(write, judged); });
    };
    return handler;
}

}  // namespace polku::casework
