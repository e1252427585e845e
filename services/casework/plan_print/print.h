#pragma once

#include "services/casework/directory/names.h"
#include "services/casework/plan_versions/model.h"
#include "services/casework/plans/model.h"
#include "services/casework/terms/model.h"
#include "shared/pdf/document.h"

#include <optional>
#include <string>

namespace polku::casework {

/// A version of the plan for one reader, for print.
struct PlanPrint {
    PlanVersion version;
    bool superseded = false;            ///< a later version was agreed on
    PlanItems shown;                    ///< what the reader may see of it
    std::optional<std::string> client;  ///< the name, if the reader may see it
    std::string service_language;       ///< the client's, ISO 639-1
    OrganisationNames organisations;
    std::optional<Term> type;  ///< what such a plan is called; nothing: a plan
};

/// The language of the print: the client's, or Finnish when it is none of ours.
domain::Language print_language(PlanPrint const& print);

/// What is printed: the plan with who has agreed on it, in the order of the version. Of the version and the reader
/// alone, nothing of the moment. Pure.
pdf::Document plan_document(PlanPrint const& print);

}  // namespace polku::casework
