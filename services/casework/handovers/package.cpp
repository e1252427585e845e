#include "services/casework/handovers/package.h"

#include "shared/domain/sha256.h"
#include "shared/json/canonical.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::casework {

namespace {

nlohmann::json date_or_null(std::optional<domain::LocalDate> const& date) {
    return date ? nlohmann::json(domain::format_iso(*date)) : nlohmann::json();
}

PackagePart part_of(access::Category category, nlohmann::json const& content) {
    auto text = json::canonical(content);
    auto hash = domain::sha256_hex(text);
    return {category, std::move(text), std::move(hash)};
}

}  // namespace

std::vector<PackagePart> make_package(CaseContent const& content) {
    // Places are no part of a package: under a safety ban nobody may read them, and whoever may read them reads them on the client.
    nlohmann::json const basic = {{"client", content.client.id.text},
                                  {"family_name", content.client.family_name},
                                  {"given_names", content.client.given_names},
                                  {"number", content.number},
                                  {"mother_tongue", content.client.mother_tongue},
                                  {"service_language", content.client.service_language}};
    nlohmann::json const employment = {{"unemployed_since", date_or_null(content.the_case.unemployed_since)},
                                       {"target_group", content.the_case.target_group},
                                       {"needs", content.the_case.needs},
                                       {"wished_start", date_or_null(content.the_case.wished_start)},
                                       {"referral_note", content.the_case.referral_note},
                                       {"note", content.note}};
    return {part_of(access::Category::basic, basic), part_of(access::Category::employment, employment)};
}

std::string package_hash(std::vector<PackagePart> const& package) {
    auto parts = package;
    std::ranges::sort(parts, {}, &PackagePart::category);
    std::string lines;
    for (auto const& part : parts) {
        lines += access::name(part.category);
        lines += ' ';
        lines += part.hash;
        lines += '\n';
    }
    return domain::sha256_hex(lines);
}

}  // namespace polku::casework
