#pragma once

#include "services/notices/confirmation/model.h"
#include "services/notices/mail/model.h"
#include "services/notices/mail/options.h"
#include "services/notices/mail/smtp.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/storage/database.h"
#include "shared/storage/secrets.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace polku::notices {

/// Makes the digests that are due and hands them to the mail server. A digest is committed before it is sent and
/// recorded as sent after the server's 250, so that a repeat, with the same Message-ID, can only follow a crash between
/// the two. A letter that asks for an address has its code drawn as it is handed over: the code stands nowhere else, so
/// a repeat of it has another, and only the newest counts.
class Post {
public:
    /// All outlive it. Throws std::runtime_error when the password cannot be read.
    Post(storage::Database& database, domain::Clock const& clock, domain::IdSource& ids, storage::LookupKey const& key,
         MailOptions options);

    /// What is due now. Blocks for as long as the server takes (SmtpLine). True: there was something. Throws when the
    /// storage is away. Not for several threads at once.
    bool work();
    /// From any thread: what is under way ends soon, and nothing new is begun.
    void stop();

    struct Figures {
        std::int64_t sent = 0;
        bool away = false;  ///< the mail server, at the last try
    };
    [[nodiscard]] Figures figures() const { return {sent_, away_times_ > 0}; }

private:
    void make_digests(storage::Tx& tx);
    void try_one(Mail const& mail);
    void try_one(Confirmation const& due);
    /// What it says of the server; false: nothing, for a stop broke the line off.
    bool hear(Delivery const& delivery);

    storage::Database& database_;
    domain::Clock const& clock_;
    domain::IdSource& ids_;
    storage::LookupKey const& key_;
    MailOptions options_;
    SmtpLine line_;
    domain::Instant away_until_{};
    std::atomic<int> away_times_ = 0;
    std::atomic<std::int64_t> sent_ = 0;
    std::atomic<bool> stopping_ = false;
};

}  // namespace polku::notices
