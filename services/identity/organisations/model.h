#pragma once

#include "shared/domain/business_id.h"
#include "shared/domain/ids.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Organisations and their teams, and the names of consortia. Who leads a consortium and who its members are, by date,
/// belongs to payments.
namespace polku::identity {

enum class OrganisationKind : std::uint8_t {
    employment_authority,  ///< työvoimaviranomainen: a municipality or an employment area
    wellbeing_county,      ///< hyvinvointialue
    provider,              ///< palveluntuottaja
    kela,
};

inline constexpr domain::Name<OrganisationKind> kOrganisationKindNames[] = {
    {"employment_authority", OrganisationKind::employment_authority},
    {"wellbeing_county", OrganisationKind::wellbeing_county},
    {"provider", OrganisationKind::provider},
    {"kela", OrganisationKind::kela},
};

/// What a name is in each language of the interface: 1 to 200 code points, kept as written.
struct LocalName {
    std::string fi;
    std::string sv;
    std::string en;

    bool operator==(LocalName const&) const = default;
};

struct Organisation {
    domain::Id id;
    std::int64_t version = 1;
    OrganisationKind kind = OrganisationKind::employment_authority;  ///< as which it acts
    /// The code of a kind of the settings' own, by whose name it is called; nothing: by its kind's.
    std::optional<std::string> called{};
    LocalName name;
    std::string business_id;  ///< normalised: "0166906-4"
};

struct Team {
    domain::Id id;
    domain::Id organisation;
    std::string name;
};

struct Consortium {
    domain::Id id;
    std::string name;
};

struct NewOrganisation {
    OrganisationKind kind = OrganisationKind::employment_authority;
    std::optional<std::string> called{};
    LocalName name;
    domain::BusinessId business_id;
};

/// Everybody's address book: small (hundreds of rows), always whole. Organisations by Finnish name, teams and consortia
/// by name.
struct Directory {
    std::vector<Organisation> organisations;
    std::vector<Team> teams;
    std::vector<Consortium> consortia;
};

}  // namespace polku::identity
