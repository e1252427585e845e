#pragma once

#include "shared/http/feed.h"
#include "shared/runtime/background.h"
#include "shared/storage/database.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::http {

/// What a service does with the journal and the read log of another: plain code that an EntryReader asks in turn, on
/// one thread.
class EntryKeeper {
public:
    virtual ~EntryKeeper() = default;
    using Write = std::move_only_function<storage::Verdict(storage::Tx&)>;

    /// After which number to ask; nothing: no more is taken. Blocks for one read.
    virtual std::optional<std::int64_t> ask_after(EntryLog log) = 0;
    /// What to write of what was answered; nothing: there is nothing new, or it cannot be kept.
    virtual std::optional<Write> take(EntryLog log, std::vector<events::NumberedEntry> const& answered) = 0;
    /// What was taken last is durable.
    virtual void kept(EntryLog log) = 0;
    /// What was taken last breaks a constraint of the schema.
    virtual void refused(EntryLog log, std::string_view constraint) = 0;
};

/// Reads both logs of one service into one database.
class EntryReader final : public runtime::Background {
public:
    /// `reader`: the name of the service that reads. All outlive this.
    EntryReader(storage::Database& database, Channel& source, std::string reader, EntryKeeper& keeper);

    runtime::Awaitable<bool> step() override;

private:
    runtime::Awaitable<bool> step_log(EntryLog log);

    storage::Database& database_;
    Channel& source_;
    std::string reader_;
    EntryKeeper& keeper_;
};

}  // namespace polku::http
