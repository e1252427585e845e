#pragma once

#include "services/casework/cases/referral.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"
#include "shared/domain/problem.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework::imports {

/// The columns of a referral file in their canonical order. A file may have them in any order, but has each exactly
/// once.
enum class Column : std::uint8_t {
    number,
    identity_code,
    family_name,
    given_names,
    mother_tongue,
    service_language,
    municipality,
    phone,
    email,
    safety_ban,
    unemployed_since,
    target_group,
    needs,
    lot,
    wished_start,
    consent_categories,
    consent_until,
    team,
    note,
};
inline constexpr domain::Name<Column> kColumnNames[] = {
    {"asiakasnumero", Column::number},
    {"henkilotunnus", Column::identity_code},
    {"sukunimi", Column::family_name},
    {"etunimet", Column::given_names},
    {"aidinkieli", Column::mother_tongue},
    {"asiointikieli", Column::service_language},
    {"kotikunta", Column::municipality},
    {"puhelin", Column::phone},
    {"sahkoposti", Column::email},
    {"turvakielto", Column::safety_ban},
    {"tyottomyys_alkoi", Column::unemployed_since},
    {"kohderyhma", Column::target_group},
    {"palvelutarpeet", Column::needs},
    {"toimeksianto", Column::lot},
    {"toivottu_alku", Column::wished_start},
    {"suostumus_luokat", Column::consent_categories},
    {"suostumus_paattyy", Column::consent_until},
    {"lahettava_yksikko", Column::team},
    {"lisatiedot", Column::note},
};
inline constexpr std::size_t kColumns = std::size(kColumnNames);

constexpr std::size_t at(Column column) { return static_cast<std::size_t>(column); }
constexpr std::string_view name(Column column) { return kColumnNames[at(column)].text; }

/// What a row says, each cell in its one normal form (dates ISO, lists in the order of the code table, an identity code
/// in capitals): two rows say the same exactly when these are equal, however their files were written.
using RowContent = std::array<std::string, kColumns>;

/// One thing that is wrong with one cell, one row (no column) or the header (row 1).
struct Fault {
    std::size_t row = 1;      ///< the record's number in the file; the header is 1
    std::string column{};     ///< a name of kColumnNames, or what the header has instead
    std::string code;         ///< key into messages.h: what is wrong and what was expected
    std::string seen{};       ///< what was read, cut to 100 characters; never a whole identity code
    domain::Params params{};  ///< for the message's placeholders

    bool operator==(Fault const&) const = default;
};

/// All faults are counted; the first kMost are kept, which is enough to send a file back with.
class Faults {
public:
    static constexpr std::size_t kMost = 20'000;

    void add(Fault fault) {
        ++total_;
        if (kept_.size() < kMost) kept_.push_back(std::move(fault));
    }
    /// By row, then by column in canonical order.
    void put_in_order();
    [[nodiscard]] std::size_t total() const { return total_; }
    [[nodiscard]] std::vector<Fault> const& kept() const { return kept_; }

private:
    std::vector<Fault> kept_;
    std::size_t total_ = 0;
};

struct Counts {
    std::int64_t rows = 0;       ///< records below the header that hold anything
    std::int64_t created = 0;    ///< new: a client and a case each
    std::int64_t unchanged = 0;  ///< imported before with the same content
    std::int64_t matches = 0;    ///< a known identity code under another number: a task for the authority, not a case
    std::int64_t faults = 0;     ///< a row may have several

    bool operator==(Counts const&) const = default;
    [[nodiscard]] std::int64_t faulty_rows() const { return rows - created - unchanged - matches; }
};

/// How the file is written: said to its sender.
struct SeenFile {
    std::string encoding;   ///< "UTF-8", "UTF-8 (BOM)", "Windows-1252" (converted), "UTF-16" or "binary" (not read)
    std::string separator;  ///< ";", "," or a tab; empty when the file was not read
    bool converted = false;

    bool operator==(SeenFile const&) const = default;
};

enum class RowKind : std::uint8_t { created, unchanged, matched };

/// A row without fault.
struct CheckedRow {
    std::size_t row = 0;
    RowKind kind = RowKind::created;
    Referral referral;  ///< without `fingerprints`
    RowContent content;
};

struct Preview {
    SeenFile seen;
    Counts counts;
    Faults faults;
};

/// `undone`: it was done, and what it made was taken back since.
enum class State : std::uint8_t { faulty, ready, running, done, undone };
inline constexpr domain::Name<State> kStateNames[] = {{"faulty", State::faulty},
                                                      {"ready", State::ready},
                                                      {"running", State::running},
                                                      {"done", State::done},
                                                      {"undone", State::undone}};

/// An import as its organisation sees it: a file that was read, and what became of it.
struct Import {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id organisation;
    std::string file_name;
    std::string file_hash;  ///< SHA-256, hexadecimal
    State state = State::ready;
    Counts counts;
    SeenFile seen;
    domain::Instant read_at;
    std::string read_by;  ///< a person's id, or "system:import"
    std::optional<domain::Instant> run_at;
    std::optional<std::string> run_by;
    std::optional<domain::Instant> done_at;
    std::optional<domain::Instant> undone_at;
    std::optional<std::string> undone_by;
};

/// What somebody may have done on a case that an import made, which is then undone no more.
enum class CaseAct : std::uint8_t {
    closing,
    worker,    ///< somebody is its named worker, or it moved
    handover,  ///< answered or withdrawn, or one that the import did not make
    party,
    plan,
    task,
    appointment,
    note,
    document,
    consent,
    emergency,
    client,  ///< its client: another case, or found to be the same person as another record, or not
};
inline constexpr domain::Name<CaseAct> kCaseActNames[] = {{"closing", CaseAct::closing},
                                                          {"worker", CaseAct::worker},
                                                          {"handover", CaseAct::handover},
                                                          {"party", CaseAct::party},
                                                          {"plan", CaseAct::plan},
                                                          {"task", CaseAct::task},
                                                          {"appointment", CaseAct::appointment},
                                                          {"note", CaseAct::note},
                                                          {"document", CaseAct::document},
                                                          {"consent", CaseAct::consent},
                                                          {"emergency", CaseAct::emergency},
                                                          {"client", CaseAct::client}};

/// A case that an import made and somebody has acted on.
struct ActedCase {
    domain::Id case_id;
    domain::Id client;
    std::string number;         ///< the organisation's own, of the row that made it
    std::vector<CaseAct> acts;  ///< each once, in the order of kCaseActNames
};

inline constexpr std::size_t kMaxBytes = std::size_t{20} * 1024 * 1024;
inline constexpr std::size_t kMaxRows = 100'000;

}  // namespace polku::casework::imports
