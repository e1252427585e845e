#pragma once

#include "shared/runtime/await.h"
#include "shared/storage/database.h"

#include <exception>
#include <utility>

namespace polku::storage {

/// Writes, and resumes on the caller's own loop when the commit is durable. Throws what `run` or the
/// commit threw. `run` as in WriteJob.
inline runtime::Awaitable<void> await_write(Database& database, std::move_only_function<Verdict(Tx&)> run) {
    return runtime::await_end([&database, run = std::move(run)](runtime::Done<std::exception_ptr> done) mutable {
        WriteJob job;
        job.run = std::move(run);
        job.done = std::move(done);
        database.write(std::move(job));
    });
}

}  // namespace polku::storage
