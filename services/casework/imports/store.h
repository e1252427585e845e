#pragma once

#include "services/casework/imports/model.h"
#include "services/casework/imports/rules.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework::imports {

/// Whether casework knows the organisation (its copy of identity's directory) as an employment authority.
bool is_authority(storage::Tx& tx, domain::Id const& organisation);
/// All of them, by id.
std::vector<domain::Id> authorities(storage::Tx& tx);

/// What a referral of this authority may name on that day. A lot whose lead or intake team the directory does not have
/// yet is left out.
ReferralFacts load_facts(storage::Tx& tx, domain::Id const& organisation, domain::LocalDate today);

/// The fingerprints kept with the authority's own number for a client; nothing when the number is new.
std::optional<std::string> find_number(storage::Tx& tx, domain::Id const& organisation, std::string_view number);
/// The client with this identity code, whoever has registered it. For matches alone: the answer must not reach the
/// importer.
std::optional<domain::Id> find_code(storage::Tx& tx, std::span<std::uint8_t const> code_hash);

/// The import with its kept faults, and the sealed file when there is one.
void insert_import(storage::Tx& tx, Import const& import, std::vector<Fault> const& faults);
void insert_file(storage::Tx& tx, domain::Id const& import, std::span<std::uint8_t const> sealed);

/// Writes state, counts and times at import.version + 1, and replaces the faults. Requires: the import is at
/// import.version.
void update_import(storage::Tx& tx, Import const& import, std::vector<Fault> const& faults);

/// Of that organisation alone.
std::optional<Import> find_import(storage::Tx& tx, domain::Id const& organisation, domain::Id const& import);

/// Newest first, after the last one of the page before; of one state or of any.
struct HistoryPage {
    domain::Instant read_at;
    std::string id;
};
std::vector<Import> list_imports(storage::Tx& tx, domain::Id const& organisation, std::optional<State> state,
                                 std::optional<HistoryPage> const& after, int limit);

/// In the order of the file.
std::vector<Fault> list_faults(storage::Tx& tx, domain::Id const& import, std::size_t most);

std::optional<std::vector<std::uint8_t>> load_file(storage::Tx& tx, domain::Id const& import);
void delete_file(storage::Tx& tx, domain::Id const& import);

}  // namespace polku::casework::imports
