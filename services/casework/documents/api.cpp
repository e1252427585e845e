#include "services/casework/documents/api.h"

#include "services/casework/documents/rules.h"
#include "services/casework/documents/sending.h"
#include "services/casework/documents/store.h"
#include "services/casework/events.h"
#include "services/casework/items/page.h"
#include "services/casework/items/render.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <array>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnDocuments{Action::document_read, Action::document_write};

void write_withdrawal(json::Writer& writer, std::optional<Withdrawal> const& withdrawn) {
    if (!withdrawn) {
        writer.field("withdrawn", nullptr);
        return;
    }
    writer.begin_object("withdrawn")
        .field("at", withdrawn->at)
        .field("by", withdrawn->by)
        .field("reason", domain::name_of<WithdrawalReason>(kWithdrawalReasonNames, withdrawn->reason))
        .end_object();
}

void write_document(json::Writer& writer, http::ReadCall& call, Document const& document) {
    auto const& file = document.file;
    writer.begin_object()
        .field("id", document.id)
        .field("version", document.version())
        .field("title", file.title)
        .field("file_name", file.file_name)
        .field("media_type", file.media_type)
        .field("size", static_cast<std::int64_t>(file.size))
        .field("sha256", file.sha256)
        .field("sharing", domain::name_of<Sharing>(kSharingNames, file.sharing))
        .field("organisation", document.recorded.organisation);
    write_withdrawal(writer, document.withdrawn);
    write_recorded(writer, call, file.category, document.recorded);
    auto acts = access::can(call.principal(), call.allowed.case_access(), kActsOnDocuments);
    if (document.withdrawn) acts.clear();
    if (!check_withdrawal(document, call.allowed)) std::erase(acts, access::name(Action::document_write));
    write_can(writer, acts);
    writer.end_object();
}

domain::Result<http::Response> list_documents_route(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    std::optional<DocumentPlace> after;
    if (!page->after.empty()) {
        auto const at = number_in_cursor(page->after[0]);
        if (!at) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
        after = DocumentPlace{domain::Instant{*at}, page->after[1]};
    }
    auto documents = list_documents(call.tx, call.allowed, after, page->limit + 1);
    auto const more = documents.size() > static_cast<std::size_t>(page->limit);
    if (more) documents.pop_back();
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& document : documents) write_document(writer, call, document);
    writer.end_array();
    if (more) {
        auto const& last = documents.back();
        writer.field("next", http::make_cursor({std::to_string(last.recorded.at.ms), last.id.text}));
    } else {
        writer.field("next", nullptr);
    }
    constexpr std::array kWriting{Action::document_write};
    auto acts = access::can(call.principal(), call.allowed.case_access(), kWriting);
    if (!call.allowed.case_access().open) acts.clear();
    write_can(writer, acts);
    writer.end_object();
    call.entry.clients = {call.allowed.case_access().client};
    return http::json_response(std::move(body));
}

/// Empty: the document is no longer shown. A part opens as what was recorded in its place, or not at all.
std::string shown_part(storage::Tx& tx, access::Allowed const& allowed, storage::SealingKey const& key,
                       domain::Id const& id, int number) {
    auto const document = load_document(tx, allowed, id);
    if (!document || document->withdrawn || !may_see_document(allowed, *document)) return {};
    auto part = open_part(tx, key, id, number);
    if (!part) throw storage::StorageError("document " + id.text + " lacks a part");
    return std::move(*part);
}

/// The file as it came, a part at a time: one that is withdrawn meanwhile ends there. A browser stores it and shows
/// nothing of it by itself.
domain::Result<http::Response> download_document(http::ReadCall& call, storage::SealingKey const& key) {
    auto const document = load_document(call.tx, call.allowed, call.path.id("document"));
    if (!document || document->withdrawn || !may_see_document(call.allowed, *document)) {
        return domain::refused(domain::not_found());
    }
    auto const& file = document->file;
    http::Response response;
    call.pieces = http::Pieces{document->parts(),
                               [&key, id = document->id](storage::Tx& tx, access::Allowed const& allowed, int number) {
                                   return shown_part(tx, allowed, key, id, number + 1);
                               }};
    auto const text = file.media_type.starts_with("text/");
    response.set("Content-Type", text ? file.media_type + "; charset=utf-8" : file.media_type);
    response.set("Content-Disposition", attachment_named(file.file_name));
    response.set("Content-Security-Policy", "sandbox; default-src 'none'");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Cache-Control", "no-store");
    call.entry.subject = document->id.text;
    call.entry.clients = {call.allowed.case_access().client};
    call.entry.categories = {file.category};
    return response;
}

/// One that is being sent is given up by who sends it: nothing of it stays.
http::Written give_up(http::WriteCall& call, Document const& document) {
    erase_begun(call.tx, document.id);
    call.entry.subject = document.id.text;
    call.entry.outcome = "given_up";
    call.entry.categories = {document.file.category};
    return {.id = document.id.text, .version = document.version(), .state = "erased"};
}

domain::Result<http::Written> withdraw_document(http::WriteCall& call, WithdrawalReason const& reason) {
    auto document = load_document(call.tx, call.allowed, call.path.id("document"));
    if (document && check_begun(*document, call.principal())) return give_up(call, *document);
    if (!document || !may_see_document(call.allowed, *document)) return domain::refused(domain::not_found());
    if (auto const checked = check_withdrawal(*document, call.allowed); !checked) {
        return domain::refused(checked.error());
    }
    document->withdrawn = {call.now, call.principal().person, reason};
    save_withdrawn(call.tx, *document);
    if (document->file.sharing == Sharing::category) call.emit(document_event("withdrawn", *document));
    call.entry.subject = document->id.text;
    call.entry.outcome = "withdrawn";
    call.entry.categories = {document->file.category};
    return http::Written{.id = document->id.text, .version = document->version(), .state = "withdrawn"};
}

WithdrawalReason read_reason(json::Reader& reader) {
    return reader.choice<WithdrawalReason>("reason", kWithdrawalReasonNames);
}

}  // namespace

std::vector<http::Route> document_routes(storage::SealingKey const& key) {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    auto const download = [&key](http::ReadCall& call) { return download_document(call, key); };
    return {
        {Method::get, "/api/v1/cases/{case}/documents", Action::document_list, of_case, Cost::fast,
         list_documents_route},
        {Method::post, "/api/v1/cases/{case}/documents", Action::document_write, of_case, Cost::fast, begin_document()},
        {Method::put, "/api/v1/cases/{case}/documents/{document}/parts/{part:text}", Action::document_write, of_case,
         Cost::heavy, put_document_part(key)},
        {Method::post, "/api/v1/cases/{case}/documents/{document}/complete", Action::document_write, of_case,
         Cost::heavy, complete_document(key)},
        {Method::get, "/api/v1/cases/{case}/documents/{document}/content", Action::document_read, of_case, Cost::heavy,
         http::ReadHandler(download)},
        {Method::post, "/api/v1/cases/{case}/documents/{document}/withdraw", Action::document_write, of_case,
         Cost::fast, http::json_write<WithdrawalReason>(read_reason, withdraw_document)},
    };
}

}  // namespace polku::casework
