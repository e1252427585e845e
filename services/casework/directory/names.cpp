#include "services/casework/directory/names.h"

#include "shared/access/principal.h"
#include "shared/json/reader.h"
#include "shared/runtime/block_on.h"

namespace polku::casework {

void OrganisationNames::add(domain::Id const& organisation, domain::Language language, std::string name) {
    names_[{organisation.text, language}] = std::move(name);
}

std::string const& OrganisationNames::of(domain::Id const& organisation, domain::Language language) const {
    auto const found = names_.find({organisation.text, language});
    return found == names_.end() ? organisation.text : found->second;
}

AskNames ask_identity(http::Channel& identity) {
    return [&identity](std::string const& request_id) -> std::optional<OrganisationNames> {
        http::Request request;
        request.method = http::Method::get;
        request.path = "/internal/organisations";
        request.request_id = request_id;
        request.principal = access::system_principal("casework");
        auto const response = runtime::block_on(identity.send(std::move(request)));
        if (response.status != 200) return std::nullopt;
        auto const document = json::parse(response.body);
        if (!document) return std::nullopt;
        json::Reader reader(*document);
        reader.allow_unknown();
        OrganisationNames names;
        reader.each("items", [&](json::Reader& one) {
            one.allow_unknown();
            auto const id = one.id("id");
            one.object("name", [&](json::Reader& name) {
                for (auto const& language : domain::kLanguageNames)
                    names.add(id, language.value, name.text(language.text));
            });
        });
        return reader.finish() ? std::optional(std::move(names)) : std::nullopt;
    };
}

}  // namespace polku::casework
