#pragma once

#include "services/journal/records/model.h"
#include "services/journal/records/rules.h"
#include "shared/domain/problem.h"
#include "shared/http/entry_reader.h"
#include "shared/storage/database.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::journal {

/// Gathers the journal and the read log of one service by their gap-free numbers. Not for several threads at once, but
/// for `figures`.
class Gatherer final : public http::EntryKeeper {
public:
    /// `source`: the service's name. All outlive the gatherer.
    Gatherer(storage::Database& database, domain::Clock const& clock, std::string source)
        : database_(database), clock_(clock), source_(std::move(source)) {}

    std::optional<std::int64_t> ask_after(http::EntryLog log) override;
    std::optional<Write> take(http::EntryLog log, std::vector<events::NumberedEntry> const& answered) override;
    void kept(http::EntryLog log) override;
    void refused(http::EntryLog log, std::string_view constraint) override;

    struct Figures {
        std::string source;
        std::int64_t journal = 0;   ///< the newest number kept, as far as known
        std::int64_t read_log = 0;  ///< the same
        /// What the source wrote until then is here. Nothing: not yet asked since the start.
        std::optional<domain::Instant> gathered_at;
        bool stopped = false;  ///< a log has a gap or is not the one it was: nothing more is taken from this source
        std::string reason;
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Progress {
        std::int64_t number = 0;
        std::optional<domain::Instant> gathered_at;
    };
    void note(http::EntryLog log, Progress progress);
    void stop_on(http::EntryLog log, domain::Problem const& problem);
    [[nodiscard]] bool stopped() const;

    storage::Database& database_;
    domain::Clock const& clock_;
    std::string source_;
    std::optional<Newest> newest_;  ///< of the log that is asked for
    domain::Instant asked_at_;
    Progress taken_;  ///< where the log stands once what was taken is kept
    mutable std::mutex mutex_;
    std::array<Progress, 2> progress_;
    std::string stopped_on_;
};

/// The last moment until which everything of every source is here; nothing when one was not heard since the start.
std::optional<domain::Instant> gathered_until(std::vector<Gatherer::Figures> const& sources);

}  // namespace polku::journal
