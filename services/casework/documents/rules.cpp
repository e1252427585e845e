#include "services/casework/documents/rules.h"

#include "services/casework/clients/rules.h"
#include "services/casework/items/rules.h"
#include "shared/domain/file_type.h"
#include "shared/domain/sha256.h"
#include "shared/domain/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace polku::casework {

namespace {

/// A media type that is taken, and how the names of its files end. Files without macros alone.
struct TakenType {
    std::string_view media_type;
    std::array<std::string_view, 2> endings;
};
constexpr TakenType kTakenTypes[] = {
    {"application/pdf", {".pdf", ".pdf"}},
    {"image/png", {".png", ".png"}},
    {"image/jpeg", {".jpg", ".jpeg"}},
    {"image/webp", {".webp", ".webp"}},
    {"text/plain", {".txt", ".txt"}},
    {"text/csv", {".csv", ".csv"}},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", {".docx", ".docx"}},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {".xlsx", ".xlsx"}},
    {"application/vnd.oasis.opendocument.text", {".odt", ".odt"}},
    {"application/vnd.oasis.opendocument.spreadsheet", {".ods", ".ods"}},
    {"application/rtf", {".rtf", ".rtf"}},
};
constexpr std::string_view kTakenWords = "PDF, PNG, JPEG, WebP, TXT, CSV, DOCX, XLSX, ODT, ODS, RTF";

/// Marks that turn the direction of writing, with which a name shows another ending than it has (UAX 9).
bool turns_direction(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        auto const point = domain::next_code_point(name, at);
        if ((point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) return true;
    }
    return false;
}

bool is_hash(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

constexpr std::string_view kAttributeMarks = "!#$&+-.^_`|~";

bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

std::vector<domain::FieldFault> file_faults(NewDocument const& file) {
    std::vector<domain::FieldFault> faults;
    if (file.file_name.find_first_of("/\\") != std::string::npos)
        faults.push_back({"/file_name", "file_name_path", {}});
    if (turns_direction(file.file_name)) faults.push_back({"/file_name", "control_character", {}});
    auto const* const type = std::ranges::find(kTakenTypes, file.media_type, &TakenType::media_type);
    if (type == std::end(kTakenTypes)) {
        faults.push_back({"/media_type", "document_type_not_taken", {{"accepted", std::string(kTakenWords)}}});
    } else {
        auto const name = small_letters(file.file_name);
        auto const ends = [&](std::string_view ending) {
            return name.size() > ending.size() && name.ends_with(ending);
        };
        if (std::ranges::none_of(type->endings, ends)) {
            faults.push_back({"/file_name", "file_name_ending", {{"ending", std::string(type->endings[0])}}});
        }
    }
    if (!is_hash(file.sha256)) faults.push_back({"/sha256", "not_a_sha256", {}});
    return faults;
}

domain::Result<void> check_recording(access::Category category, bool case_open, bool may_record, int present) {
    if (!case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = item_faults(category, {.organisation_in_case = true, .may_record = may_record});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    if (present >= kMostDocuments) {
        return domain::refused(domain::conflict("too_many_documents", {{"max", std::to_string(kMostDocuments)}}));
    }
    return {};
}

domain::Result<void> check_begun(Document const& document, access::Principal const& by) {
    if (document.recorded.person != by.person || document.recorded.organisation != by.organisation) {
        return domain::refused(domain::not_found());
    }
    if (document.complete) return domain::refused(domain::conflict("document_recorded"));
    return {};
}

domain::Result<void> check_part(Document const& document, int number, std::size_t bytes) {
    if (number < 1 || number > document.parts()) return domain::refused(domain::not_found());
    auto const expected = document.part_bytes(number);
    if (bytes != expected) {
        return domain::refused(domain::invalid(
            "", "document_part_size", {{"expected", std::to_string(expected)}, {"actual", std::to_string(bytes)}}));
    }
    return {};
}

std::vector<domain::FieldFault> content_faults(NewDocument const& file, std::vector<int> const& missing,
                                               std::string_view bytes) {
    if (!missing.empty())
        return {{"", "document_parts_missing", {{"parts", fmt::format("{}", fmt::join(missing, ", "))}}}};
    std::vector<domain::FieldFault> faults;
    if (bytes.size() != file.size) faults.push_back({"/size", "document_size_differs", {}});
    if (domain::sha256_hex(bytes) != file.sha256) faults.push_back({"/sha256", "document_hash_differs", {}});
    if (!domain::is_file_of(file.media_type, bytes)) {
        faults.push_back({"/media_type", "document_type_differs", {{"type", file.media_type}}});
    }
    return faults;
}

domain::Result<void> check_withdrawal(Document const& document, access::Allowed const& allowed) {
    if (document.recorded.organisation != allowed.principal().organisation) {
        return domain::refused(domain::forbidden("not_your_document"));
    }
    if (document.withdrawn) {
        return domain::refused(domain::conflict(
            "document_withdrawn",
            {{"by", document.withdrawn->by.text}, {"at", domain::format_instant(document.withdrawn->at)}}));
    }
    return {};
}

bool may_see_document(access::Allowed const& allowed, Document const& document) {
    if (!document.complete) return false;
    if (allowed.case_access().relation == access::Relation::own) return true;
    auto const& recorded = document.recorded;
    auto const own = recorded.organisation == allowed.principal().organisation;
    if (allowed.case_access().relation == access::Relation::former && !own) return false;
    return may_see(allowed, document.file.category, recorded) &&
           shared_with(document.file.sharing, recorded.organisation, allowed.principal().organisation);
}

std::string attachment_named(std::string_view file_name) {
    std::string plain;
    std::string exact;
    for (auto const c : file_name) {
        auto const ascii = static_cast<unsigned char>(c) < 0x80;
        auto const kept = ascii && (letter_or_digit(c) || kAttributeMarks.find(c) != std::string_view::npos);
        // '"' and '\' would have to be quoted, and '%' is read by some as the beginning of an escape.
        plain += ascii && c != '"' && c != '\\' && c != '%' ? c : '_';
        exact += kept ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, exact);
}

}  // namespace polku::casework
