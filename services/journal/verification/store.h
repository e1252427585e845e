#pragma once

#include "services/journal/tree/model.h"
#include "shared/domain/instant.h"
#include "shared/events/journal.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Reads a journal that may have been altered: nothing is taken for granted that the schema would guarantee.
namespace polku::journal {

/// A record beside its leaf, as they stand in the file.
struct FoundRecord {
    std::int64_t leaf = 0;
    std::string source;
    std::string log;
    std::int64_t number = 0;
    std::string canonical;
    domain::Instant gathered_at;
    std::optional<Salt> salt;
    std::optional<Hash> hash;  ///< nothing: it has no leaf
};

std::vector<FoundRecord> found_records(storage::Tx& tx, std::int64_t after_leaf, int limit);
std::int64_t count_records(storage::Tx& tx);

/// The first record after `leaf` whose predecessor in its own log is missing.
std::optional<FoundRecord> first_after_a_hole(storage::Tx& tx, std::int64_t leaf);

/// The newest number that is here of a log; 0: none.
std::int64_t newest_number(storage::Tx& tx, std::string const& source, std::string const& log);

/// One line of whose data a record is about.
struct FoundClient {
    std::string client;
    domain::Instant at;
    std::string kind;
    bool by_person = false;

    bool operator==(FoundClient const&) const = default;
};
/// By client.
std::vector<FoundClient> found_clients(storage::Tx& tx, std::int64_t leaf);
std::int64_t count_clients(storage::Tx& tx);

/// Client by case, as the journal has learned them.
std::map<std::string, std::string> found_case_clients(storage::Tx& tx);

std::optional<Hash> found_node(storage::Tx& tx, Node const& node);
std::int64_t count_nodes(storage::Tx& tx);
std::int64_t highest_leaf(storage::Tx& tx);

/// What the engine says of the file itself: "ok", or the first thing that is wrong.
std::string file_check(storage::Tx& tx);

/// Entries of a read log's file, in order.
std::vector<events::NumberedEntry> read_log_after(storage::Tx& read_log, std::int64_t number, int limit);

}  // namespace polku::journal
