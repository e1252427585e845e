#pragma once

#include <span>
#include <string_view>

namespace polku::storage {

/// One step of a database's schema, embedded from `migrations/NNNN_name.sql`. Steps are applied in order, each in its
/// own transaction, exactly once; a step that was applied and has other text now is refused (its SHA-256 is kept).
///
/// Beside SQL a step may hold declarations, one a line, for which the migrator writes the guarding triggers:
///   -- frozen: statement_line when frozen_at           rows whose `frozen_at` is not null can be neither changed nor
///   deleted
///   -- frozen: statement_line by statement(statement_id) when frozen_at
///                                                      rows whose parent is frozen can be neither added, changed nor
///                                                      deleted, and the frozen parent keeps its `id` and `frozen_at`
///                                                      and cannot be deleted
///   -- append-only: event                              rows can be neither changed nor deleted
///   -- gap-free: event(number)                         rows come with number 1, 2, 3, ... and no other
/// The triggers use RAISE(ABORT) only; their message is the declaration's kind and table (`frozen: statement_line`),
/// thrown as ConstraintError. Every table must be STRICT and no constraint deferred; a step that makes another kind is
/// refused.
struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

}  // namespace polku::storage
