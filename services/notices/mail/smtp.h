#pragma once

#include "services/notices/mail/letter.h"
#include "services/notices/mail/model.h"
#include "services/notices/mail/options.h"

#include <atomic>
#include <memory>

namespace polku::notices {

/// The line to the mail server (RFC 5321, through libcurl), kept open from one letter to the next. Not for several
/// threads at once, but for `stop`. Each letter takes a bounded time: ten seconds to connect, two minutes in all.
class SmtpLine {
public:
    /// Throws std::runtime_error when the password cannot be read.
    explicit SmtpLine(MailOptions const& options);
    ~SmtpLine();
    SmtpLine(SmtpLine const&) = delete;
    SmtpLine& operator=(SmtpLine const&) = delete;

    /// Blocks. Throws nothing.
    Delivery send(Letter const& letter);
    /// From any thread: ends what is under way within a second, or, where the whole letter is out and its answer alone
    /// is waited for, within ten: so that stopping seldom leaves it open whether the letter was taken.
    void stop() { stopping_ = true; }

private:
    struct Line;
    std::unique_ptr<Line> line_;
    std::atomic<bool> stopping_ = false;
};

}  // namespace polku::notices
