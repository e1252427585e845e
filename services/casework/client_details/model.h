#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// What is kept up to date about a client. All of it of the category basic.
enum class DetailField : std::uint8_t {
    family_name,
    given_names,
    mother_tongue,
    service_language,
    interpreter,
    municipality,
    phone,
    email,
    number,
    safety_ban,
};
inline constexpr domain::Name<DetailField> kDetailFieldNames[] = {
    {"family_name", DetailField::family_name},
    {"given_names", DetailField::given_names},
    {"mother_tongue", DetailField::mother_tongue},
    {"service_language", DetailField::service_language},
    {"interpreter", DetailField::interpreter},
    {"municipality", DetailField::municipality},
    {"phone", DetailField::phone},
    {"email", DetailField::email},
    {"number", DetailField::number},
    {"safety_ban", DetailField::safety_ban},
};

struct ClientDetails {
    std::string family_name;                  ///< 1 to 100 characters
    std::string given_names;                  ///< 1 to 200
    std::string mother_tongue;                ///< ISO 639-1
    std::string service_language;             ///< ISO 639-1
    std::string interpreter;                  ///< ISO 639-1: into which an interpreter is needed; empty: none
    std::optional<std::string> municipality;  ///< three digits; nothing: not to be read or written by this person
    std::string phone;
    std::string email;
    std::string number;  ///< by which the reader's own organisation knows the client; empty: none
};

/// By which an organisation knows the client.
struct ClientNumber {
    domain::Id organisation;
    std::string number;
};

/// A change on record: which fields, never told of what they were.
struct DetailsChange {
    std::int64_t version = 0;  ///< the client's, after it
    domain::Instant changed_at;
    domain::Id changed_by;
    domain::Id changed_organisation;
    std::vector<DetailField> fields;
};

}  // namespace polku::casework
