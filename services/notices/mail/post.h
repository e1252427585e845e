#pragma once

#include "services/notices/mail/model.h"
#include "services/notices/mail/options.h"
#include "services/notices/mail/smtp.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/runtime/background.h"
#include "shared/runtime/heavy_pool.h"
#include "shared/storage/database.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace polku::notices {

/// Makes the digests that are due and hands them to the mail server, on a thread of its own: a slow server holds
/// nothing else up. A digest is committed before it is sent and recorded as sent after the server's 250, so that a
/// repeat, with the same Message-ID, can only follow a crash between the two.
class Post final : public runtime::Background {
public:
    /// All outlive it. Throws std::runtime_error when the password cannot be read.
    Post(storage::Database& database, domain::Clock const& clock, domain::IdSource& ids, MailOptions options);

    runtime::Awaitable<bool> step() override;
    void stop() override;

    struct Figures {
        std::int64_t sent = 0;
        bool away = false;  ///< the mail server, at the last try
    };
    [[nodiscard]] Figures figures() const { return {sent_, away_times_ > 0}; }

private:
    void make_digests(storage::Tx& tx);
    runtime::Awaitable<void> try_one(Mail mail);

    storage::Database& database_;
    domain::Clock const& clock_;
    domain::IdSource& ids_;
    MailOptions options_;
    SmtpLine line_;
    domain::Instant away_until_{};
    std::atomic<int> away_times_ = 0;
    std::atomic<std::int64_t> sent_ = 0;
    runtime::HeavyPool thread_{1, 2};  ///< last: what runs on it uses the line
};

}  // namespace polku::notices
