#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// A person whom organisations serve together. The identity code stays sealed; it is not part of this.
struct Client {
    domain::Id id;
    std::int64_t version = 1;
    std::string family_name;
    std::string given_names;
    std::optional<domain::LocalDate> born_on;
    std::string mother_tongue;     ///< ISO 639-1
    std::string service_language;  ///< ISO 639-1
    std::string municipality;      ///< three digits; a place: hidden under a safety ban
    std::string phone;
    std::string email;
    std::string interpreter;  ///< ISO 639-1: into which an interpreter is needed; empty: none
    bool safety_ban = false;
    domain::Instant registered_at;
    domain::Id registered_organisation;
};

/// A row of the client list: one open case that the reader has a ground for.
struct ClientRow {
    domain::Id client;
    domain::Id case_id;
    std::string given_names;
    std::string family_name;
    domain::Id contract;
    domain::Id responsible_organisation;
    domain::Id responsible_team;
    std::optional<domain::Id> responsible_person;
    domain::Instant opened_at;
    access::Ground ground = access::Ground::none;  ///< on which the reader may know of the client
    bool has_other_records = false;                ///< others were merged with this one
};

}  // namespace polku::casework
