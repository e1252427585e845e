#pragma once

#include "services/casework/imports/model.h"
#include "shared/events/job_runner.h"
#include "shared/storage/secrets.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace polku::casework::imports {

/// How long a file is kept for its run: it holds identity codes.
inline constexpr int kDaysKept = 7;

/// The kind of the job that deletes a file. Its subject is the import.
inline constexpr std::string_view kForgetFile = "import.forget_file";

/// Where an import's file is sealed.
storage::FieldPlace place_of_file(domain::Id const& import);

/// Stores the sealed file, and has it deleted kDaysKept days after import.read_at.
void keep_file_for_days(storage::Tx& tx, Import const& import, std::span<std::uint8_t const> sealed,
                        domain::IdSource& ids);

/// The job. Nothing when the file was deleted by its run.
domain::Result<void> forget_file(events::JobCall& call);

}  // namespace polku::casework::imports
