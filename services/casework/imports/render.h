#pragma once

#include "services/casework/imports/model.h"
#include "services/casework/imports/progress.h"
#include "shared/domain/language.h"
#include "shared/json/writer.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework::imports {

/// A row of the preview: who would come, whereto, and on which ground.
struct Sample {
    std::size_t row = 0;
    std::string name;
    std::string lot;
    std::string team;
    domain::LocalDate wished_start;
    access::Ground ground = access::Ground::commission;
};
Sample sample_of(CheckedRow const& row);

/// The members of an import that the history and the page of one import share. `progress` is null unless it runs.
void write_import(json::Writer& writer, Import const& import, Progress const* progress);
void write_faults(json::Writer& writer, std::span<Fault const> faults);
void write_samples(json::Writer& writer, std::span<Sample const> samples);

/// The list to send back: row, column, what was read and what was expected, for a spreadsheet (UTF-8 with a byte-order
/// mark, `;`, CRLF, no cell that runs as a formula). `total` counts also those that were not kept.
std::string faults_csv(std::span<Fault const> faults, std::int64_t total, domain::Language language);

}  // namespace polku::casework::imports
