#pragma once

#include "services/casework/cases/model.h"
#include "services/casework/clients/model.h"
#include "services/casework/documents/model.h"
#include "services/casework/handovers/model.h"
#include "services/casework/notes/model.h"
#include "services/casework/plans/model.h"
#include "services/casework/tasks/model.h"

#include <string>
#include <vector>

namespace polku::casework {

/// What a case holds, for its package.
struct CaseContent {
    Client const& client;
    Case const& the_case;
    std::string number;  ///< the authority's number for the client, or empty
    std::string note;    ///< the sender's words
    PlanItems plan{};    ///< every item
    std::vector<Task> tasks{};
    std::vector<Note> notes{};          ///< those that go along
    std::vector<Document> documents{};  ///< likewise: what they are, never the files
};

/// The package by category, each part canonical JSON with its SHA-256; categories without content are left out. Pure.
std::vector<PackagePart> make_package(CaseContent const& content);

/// SHA-256, hex, over "category hash\n" of each part in the order of category: one figure that freezes the whole.
std::string package_hash(std::vector<PackagePart> const& package);

}  // namespace polku::casework
